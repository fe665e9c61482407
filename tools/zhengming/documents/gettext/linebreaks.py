"""Where a line may end: Unicode line breaking as GNU gettext does it, so that `msgcat` has nothing to change.

The classes are those of UAX #14, asked of the `regex` library. The pair table is that of the annex's pair-table
algorithm (Unicode 5–14, section 7.3), with the choices that the annex leaves open (AI, SA, XX as AL; CJ as NS; CB as
ID) made as libunistring makes them for UTF-8. It was compared with libunistring 0.9.10 (gettext 0.21) over every pair
of classes and the assigned characters.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from unicodedata import category, east_asian_width

import regex

_ESCAPED = regex.compile(r"\\.")

_PAIRS = """
OP  ^^^^^^^^^^^^^^^^^^^^^%^^^^^^^^^%
CL  _^^%%^^^^%%____%%%__^%^________%
CP  _^^%%%^^^%%%%%_%%%__^%^________%
QU  ^^^%%%^^^%%%%%%%%%%%^%^%%%%%%%%%
GL  %^^%%%^^^%%%%%%%%%%%^%^%%%%%%%%%
NS  _^^%%%^^^______%%%__^%^________%
EX  _^^%%%^^^______%%%__^%^________%
SY  _^^%%%^^^__%_%_%%%__^%^________%
IS  _^^%%%^^^__%___%%%__^%^________%
PR  %^^%%%^^^__%%%%%%%__^%^%%%%%_%%%
PO  %^^%%%^^^__%%%_%%%__^%^________%
NU  %^^%%%^^^%%%%%_%%%__^%^________%
AL  %^^%%%^^^%%%%%_%%%__^%^________%
HL  %^^%%%^^^%%%%%_%%%__^%^________%
ID  _^^%%%^^^_%____%%%__^%^________%
IN  _^^%%%^^^______%%%__^%^________%
HY  _^^%_%^^^__%___%%%__^%^________%
BA  _^^%_%^^^______%%%__^%^________%
BB  %^^%%%^^^%%%%%%%%%%%^%^%%%%%%%%%
B2  _^^%%%^^^______%%%_^^%^________%
ZW  ____________________^___________
CM  %^^%%%^^^%%%%%_%%%__^%^________%
WJ  %^^%%%^^^%%%%%%%%%%%^%^%%%%%%%%%
H2  _^^%%%^^^_%____%%%__^%^___%%___%
H3  _^^%%%^^^_%____%%%__^%^____%___%
JL  _^^%%%^^^_%____%%%__^%^%%%%____%
JV  _^^%%%^^^_%____%%%__^%^___%%___%
JT  _^^%%%^^^_%____%%%__^%^____%___%
RI  _^^%%%^^^______%%%__^%^_____%__%
EB  _^^%%%^^^_%____%%%__^%^_______%%
EM  _^^%%%^^^_%____%%%__^%^________%
ZWJ %^^%%%^^^%%%%%%%%%%%^%^%%%%%%%%%
"""
"""Class before, class after: `^` no break, `%` a break only where blanks lie between, `_` a break."""

_COLUMNS = tuple(line.split()[0] for line in _PAIRS.split("\n") if line)

_RESOLVED = {"AI": "AL", "SA": "AL", "XX": "AL", "SG": "AL", "CJ": "NS", "CB": "ID", "HH": "BA", "AK": "AL", "AP": "AL"}
_RESOLVED |= {"AS": "AL", "VI": "CM", "VF": "CM", "NL": "BK", "LF": "BK", "CR": "BK"}
_SINCE_MOVED = {"\u00b7": "AL", "\u0387": "AL", "\u2057": "AL", "\u2800": "AL"}  # moved by later versions of Unicode

_NAMES = (*_COLUMNS, "BK", "SP", *_RESOLVED)
_CLASSES = regex.compile("|".join(rf"(?P<{name}>\p{{Line_Break={name}}})" for name in _NAMES if name != "HH"))
_NARROW_ONLY = frozenset({"AL", "HL", "NU", "CM"})  # LB30 keeps a letter with "(", but not with "《"


def _pairs() -> dict[tuple[str, str], str]:
    rows = (line.split() for line in _PAIRS.split("\n") if line)
    table = {(name, column): mark for name, marks in rows for column, mark in zip(_COLUMNS, marks, strict=True)}
    table |= {("OW", column): table["OP", column] for column in _COLUMNS}
    table |= {(name, "OW"): "_" if name in _NARROW_ONLY else table[name, "OP"] for name in (*_COLUMNS, "OW")}
    return table


class _Classes(dict[str, str]):
    def __missing__(self, char: str) -> str:
        found = _CLASSES.match(char)
        name = _SINCE_MOVED.get(char) or (
            found.lastgroup if found and found.lastgroup else "BA" if _dash(char) else "AL"
        )
        name = _RESOLVED.get(name, name)
        self[char] = name = "OW" if name == "OP" and east_asian_width(char) in "FWH" else name
        return name


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        kind = category(char)
        narrow = 0 if kind in {"Mn", "Me", "Cf", "Cc"} or "\u1160" <= char <= "\u11ff" else 1
        self[char] = found = 2 if narrow and east_asian_width(char) in "WF" else narrow
        return found


def _dash(char: str) -> bool:
    return category(char) in {"Pd", "Cf"}  # HH, the class of hyphens from Unicode 17 on, was part of BA


_FAR = frozenset({"CM", "HL", "RI", "ZW", "BK"})  # classes whose rules look past their neighbours
_TABLE = _pairs()
_CLASS = _Classes()
_WIDTH = _Widths()


def breaks(text: str) -> Iterator[int]:
    """Yield every offset of `text` at which a new line may begin, in order."""
    last, blanks = "", False
    for at, char in enumerate(text):
        kind = _CLASS[char]
        if kind == "SP":
            blanks = True
            continue
        if kind == "BK":
            last = ""
        elif kind == "ZW":
            last = kind
        elif kind == "CM" and last != "ZW" and not blanks:
            continue
        elif last:
            if last == "ZW" or (mark := _TABLE[last, kind]) == "_" or (mark == "%" and blanks):
                yield at
            last = (
                "GL" if last == "HL" and kind in {"HY", "BA"} and not blanks else kind
            )  # LB21a: no break after either
        else:
            last = kind
        blanks = False


def width(text: str) -> int:
    """Return how many columns `text` takes, as libunistring counts them for UTF-8 (control characters: none)."""
    return len(text) if text.isascii() and text.isprintable() else sum(_WIDTH[char] for char in text)


def cut(text: str, *, first: int, room: int) -> list[str]:
    """Return an escaped string in lines of at most `room` columns, as full as they get.

    The first begins at column `first`. Escapes stay whole, and so does a line feed at the end with what precedes it. A
    stretch without an opportunity stays in one line, however long.
    """
    if first + len(text) <= room and text.isascii():
        return [text]
    if _FAR.isdisjoint(map(_CLASS.__getitem__, {*text})):
        return _cut_backwards(text, first, room)
    lines: list[str] = []
    line_start = piece_start = 0
    column = first
    for at in (*_opportunities(text), len(text)):
        piece = width(text[piece_start:at])
        if piece_start > line_start and column + piece > room:
            lines.append(text[line_start:piece_start])
            line_start, column = piece_start, 0
        column += piece
        piece_start = at
    return [*lines, text[line_start:]]


def _opportunities(text: str) -> Iterator[int]:
    closed = _closed(text)
    return (offset for offset in breaks(text) if offset not in closed)


def _closed(text: str) -> set[int]:
    """Return the offsets inside escapes, and the one before a line feed at the end."""
    if "\\" not in text:
        return set()
    closed = {found.end() - 1 for found in _ESCAPED.finditer(text)}
    return closed | {len(text) - 2} if text.endswith("\\n") else closed


def _cut_backwards(text: str, first: int, room: int) -> list[str]:
    """Cut where one look at the neighbours tells an opportunity: from each line's end back to the last one."""
    closed = _closed(text)
    ends = range(1, len(text) + 1) if text.isascii() else [*accumulate(map(_WIDTH.__getitem__, text))]
    lines: list[str] = []
    start, used = 0, -first
    while ends[-1] - used > room:
        limit = bisect_right(ends, used + room)
        at = next((at for at in range(limit, start, -1) if _open(text, at, closed)), 0)
        at = at or next((at for at in range(limit + 1, len(text)) if _open(text, at, closed)), 0)
        if not at:
            break
        lines.append(text[start:at])
        start, used = at, ends[at - 1]
    return [*lines, text[start:]]


def _open(text: str, at: int, closed: set[int]) -> bool:
    """Tell whether a line may begin at `at`, in a text without the classes that look farther than their neighbours."""
    if at >= len(text) or text[at] == " " or at in closed:
        return False
    before = at - 1
    while before >= 0 and text[before] == " ":
        before -= 1
    if before < 0:
        return False
    mark = _TABLE[_CLASS[text[before]], _CLASS[text[at]]]
    return mark == "_" or (mark == "%" and before < at - 1)
