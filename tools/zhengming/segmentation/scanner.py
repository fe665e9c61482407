"""Finds where sentences may end: one scan per terminator, whose literal prefix lets `re` search with memchr.

Each pattern matches a whole run of terminators with what closes after it, and never begins inside a run: a run that
leads nowhere is looked at once, so scanning is linear on any text (see docs/decisions/011).
"""

import re
from dataclasses import dataclass

from zhengming.segmentation.characters import (
    BULLETS,
    CLOSERS,
    HAN,
    NO_START,
    OPENERS,
    escaped,
    of_category,
)

_RUN = ".!?…"
_ASCII_LOWER = "a-z"


@dataclass(frozen=True, slots=True)
class Scanner:
    """Compiled patterns by terminator; group 1 is the blank between the end of a sentence and the next beginning.

    `spaced` terminators end a sentence before a blank and something that is not in lower case; `joined` ones need
    neither. `stop` is the full stop, which is spaced too but decided by the word before it.
    """

    stop: re.Pattern[str]
    spaced: tuple[tuple[str, re.Pattern[str]], ...]
    joined: tuple[tuple[str, re.Pattern[str]], ...]


def compile_scanner(spaced: str, joined: str, *, narrow: bool) -> Scanner:
    """Return the scanner for these terminators; `narrow` is for text that is all ASCII, whose classes are smaller."""
    lower = _ASCII_LOWER if narrow else of_category("Ll")
    marks = [char for char in spaced if char != "." and (char.isascii() or not narrow)]
    wide = [] if narrow else [char for char in joined if char != "."]
    run = escaped("".join(dict.fromkeys(_RUN + spaced + ("" if narrow else joined))))
    return Scanner(
        stop=re.compile(_spaced(".", run, lower, narrow=narrow), re.VERBOSE),
        spaced=tuple((mark, re.compile(_spaced(mark, run, lower, narrow=narrow), re.VERBOSE)) for mark in marks),
        joined=tuple((mark, re.compile(_joined(mark, run), re.VERBOSE)) for mark in wide),
    )


def _class(chars: str, *, narrow: bool) -> str:
    return escaped("".join(char for char in chars if char.isascii()) if narrow else chars)


def _spaced(mark: str, run: str, lower: str, *, narrow: bool) -> str:
    closers, openers = _class(CLOSERS, narrow=narrow), _class(OPENERS, narrow=narrow)
    refused, bullets = _class(NO_START, narrow=narrow), _class(BULLETS, narrow=narrow)
    glued = "(?<=[a-z0-9)]{2}\\.)(?=[A-Z][a-z]*+[ ,.])|" if mark == "." else ""
    if not narrow:
        glued += f"(?<=[{HAN}”’）》」]{re.escape(mark)})(?=[{HAN}“‘「『《（])|" if mark in "!?" else ""
    return rf"""
        {re.escape(mark)}
        (?<![{run}].) (?<![{run}]\ .)           # not inside a run, also one with blanks
        [{run}]*+ (?:[ \xa0]\.(?![.\w]))*+       # the run: ?! ... . . .
        [{closers}]*+                            # what closes after it
        (?:[ ]?\[[0-9][0-9,\-–]{{0,8}}\])*+      # notes: [17] [2–11]
        (?:[ \xa0\u202f][»”](?=\s|$))?+          # French closes after a blank
        ({glued}\s++)                            # the blank
        (?=
            (?:[{bullets}]+[ ]?)?+ [{openers}]*+
            (?:[^\s{lower}{refused}] | \.\.\.(?=\w))
        )
    """


def _joined(mark: str, run: str) -> str:
    return rf"""
        {re.escape(mark)}
        (?<![{run}].)
        [{run}]*+ [{escaped(CLOSERS.replace("“", "").replace("‘", ""))}]*+
        (\s*+)
        (?=[^\s，、；：,;:）)」』》】])
    """
