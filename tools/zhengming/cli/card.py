"""One answer as a card for the terminal: the name, its place among bodies, its dates, what it must not be called, source."""

import os
import sys
from unicodedata import combining, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhengming.terminology.lookup.replies import Facts

LABEL = 10
"""Columns before a value."""
WIDEST = 100
"""Columns of a card at most, however wide the terminal."""
CHILDREN = 6
"""Departments shown; the others are counted."""


def render(answer: "Facts") -> str:
    """Return the card of one answer, wrapped to the terminal's width."""
    room = min(_columns(), WIDEST) - LABEL - 4  # two for the indent, two for a mark that may not begin a line
    bold, plain, dim = ("\x1b[1m", "\x1b[0m", "\x1b[2m") if _colour() else ("", "", "")
    lines = [f"{bold}{answer['target'] or answer['target_short'] or '—'}{plain}"]
    for label, value in _rows(answer):
        for number, line in enumerate(value if isinstance(value, list) else list(wrap(value, room))):
            shown = label if not number else ""
            lines.append(f"  {dim}{shown:<{LABEL}}{plain}{line}")
    return "\n".join(lines)


def _rows(answer: "Facts") -> "Iterator[tuple[str, str | list[str]]]":
    name, acronym = answer["source"], answer["acronym"]
    beside = acronym and acronym != name and name.isascii()
    if answer["target_short"] != answer["target"]:
        yield "short", answer["target_short"]
    yield "name", f"{name} ({acronym})" if beside else name
    if acronym and not beside and acronym != name:
        yield "acronym", acronym
    if answer["valid_from"] or answer["valid_to"]:
        yield "valid", f"{answer['valid_from'] or '…'} – {answer['valid_to'] or 'now'}"
    joint = "、" if any(east_asian_width(char) == "W" for char in answer["target"]) else ", "
    for label, key in (("before", "predecessors"), ("after", "successors")):
        if answer[key]:
            yield label, joint.join(answer[key])
    if answer["parent"] or answer["departments"]:
        yield "tree", tree(answer["parent"], answer["target"], answer["departments"])
    for text, why in answer["forbidden"]:
        yield "never", f"{text} ({why})" if why else text
    if answer["note"]:
        yield "note", answer["note"]
    if answer["why"] or not answer["sure"]:
        yield "why" if answer["sure"] else "unsure", answer["why"] or "nothing on record says so"
    if answer["sources"]:
        yield "source", answer["sources"][0]


def tree(parent: str, name: str, inside: tuple[str, ...]) -> list[str]:
    """Return a body between what it belongs to and what belongs to it, one name a line."""
    lines = [parent] if parent else []
    lines.append(f"└─ {name}" if parent else name)
    indent = "   " if parent else ""
    shown = list(inside[:CHILDREN])
    if len(inside) > CHILDREN:
        shown.append(f"… {len(inside) - CHILDREN} more")
    for position, text in enumerate(shown):
        lines.append(f"{indent}{'└─' if position == len(shown) - 1 else '├─'} {text}")
    return lines


def wrap(text: str, room: int) -> "Iterator[str]":
    """Yield a text in lines of at most `room` cells, broken at blanks and between Chinese characters."""
    line, used = "", 0
    for piece in _pieces(text):
        if line and used + width(piece) > room and piece not in "，。、；）":
            yield line.rstrip()
            line, used = "", 0
        fresh = piece if line else piece.lstrip()
        line += fresh
        used += width(fresh)
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> "Iterator[str]":
    """Yield what must stay together: a word with the blank before it, or one wide character."""
    word = ""
    for char in text:
        if char == " " or east_asian_width(char) in "WF":
            if word:
                yield word
            word = ""
        if east_asian_width(char) in "WF":
            yield char
        else:
            word += char
    if word:
        yield word


def width(text: str) -> int:
    """Return how many terminal cells a text takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
