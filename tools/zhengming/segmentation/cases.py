"""Cases beside the rules: one line of text with ‖ at each boundary."""

from dataclasses import dataclass
from pathlib import Path

from zhengming.errors import RulesError
from zhengming.text import read

BOUNDARY = "‖"
NEWLINE = "⏎"
KNOWN_WRONG = "!"


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the segments it should fall into; `title` is the remark above it.

    `wrong` marks a case that is known to fail still: a test must see it fail, so that it is mended when it passes.
    """

    text: str
    segments: tuple[str, ...]
    title: str
    wrong: bool
    line: int


def load(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file.

    A line is a text with `‖` at each boundary and `⏎` for a newline; blanks count. A leading `! ` marks what is known to
    be wrong still; `#` at a line's beginning is a remark and names the cases below it. RulesError tells the line of a
    malformed case, or that there is none.
    """
    found: list[Case] = []
    title = ""
    for number, line in enumerate(read(path).splitlines(), 1):
        if line.startswith("#"):
            title = line[1:].strip()
        elif line.strip():
            found.append(_case(line, title, path, number))
    if not found:
        raise RulesError("holds no case", path=path, remedy="write at least one line of text with ‖ at each boundary")
    return tuple(found)


def _case(line: str, title: str, path: Path, number: int) -> Case:
    wrong = line.startswith(f"{KNOWN_WRONG} ")
    drawn = (line[2:] if wrong else line).replace(NEWLINE, "\n")
    segments = tuple(piece.strip() for piece in drawn.split(BOUNDARY))
    if not all(segments):
        column = line.find(BOUNDARY) + 1
        raise RulesError(
            "has a boundary without text on both sides", path=path, line=number, column=column, remedy="remove the ‖"
        )
    return Case(drawn.replace(BOUNDARY, ""), segments, title, wrong, number)
