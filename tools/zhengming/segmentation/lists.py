"""Finds the items of a list that stands in one line: "1. Scope 2. Terms", "(a) one; (b) two"."""

import re
from collections.abc import Iterable, Iterator

from zhengming.segmentation.characters import BULLETS, escaped

_FIRST = re.compile(
    rf"""
    ([{escaped(BULLETS)}]\s*)?            # a bullet may stand before the number
    ([(（]?)
    ([0-9]{{1,3}} | [ivx]{{1,5}} | [IVX]{{1,5}} | [A-Za-z])
    (\.\)|[.)）]) (?=\s)
    """,
    re.VERBOSE,
)
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
FIRST_LABELS = frozenset({"1", "a", "A", "i", "I"})
"""What the first item of a list may be labelled with, where only its first character is looked at."""
_REACH, _HEAD = 24, 8


def itemised(
    text: str, openings: Iterable[tuple[int, int]], references: frozenset[str]
) -> tuple[dict[int, int], set[int]]:
    """Return the boundaries between the items of lists that begin at `openings` and end with their block.

    And the ends of those items' numbers, where a boundary would part a number from its item.
    """
    added: dict[int, int] = {}
    numbers: set[int] = set()
    missing: set[tuple[str, int]] = set()
    idle: set[tuple[str, int]] = set()
    for opening, end in openings:
        head = (text[opening : opening + _HEAD], end)
        if head in idle or opening in numbers:
            continue
        count = len(added)
        for start, after in items(text, opening, end, references, missing):
            added[_stripped(text, start)] = start
            numbers.add(after)
        if len(added) == count:
            idle.add(head)
    return added, numbers


def _stripped(text: str, start: int) -> int:
    """Return where the text before `start` ends, blanks left out."""
    while text[start - 1].isspace():
        start -= 1
    return start


def items(
    text: str, start: int, end: int, references: frozenset[str], missing: set[tuple[str, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where each further item of the list at `start` begins and where its marker ends.

    Nothing is yielded where no list begins. A number after a word of `references` ("Table 2.") is no marker. Markers
    that the rest of a block lacks are noted in `missing` and not looked for again: linear over all calls.
    """
    found = _FIRST.match(text, start, end)
    if found is None:
        return
    bullet, opening, label, closing = found[1] or "", found[2], found[3], found[4]
    at = found.end()
    roman = (
        label.lower() in _ROMANS[2:5]
        or label == "i"
        or (label == "I" and text.find(f"{opening}II{closing}", at, end) > 0)
    )
    while label := _following(label, roman=roman):
        marker = f"{bullet}{opening}{label}{closing}"
        if closing == "." and len(label) == 1 and label.isupper() and not roman:
            return  # an initial: "A. Hall met B. Lee."
        place = -1 if (marker, end) in missing else _find(text, marker, at, end, references)
        if place < 0:
            missing.add((marker, end))
            return
        at = place + len(marker)
        yield place, at


def _following(label: str, *, roman: bool) -> str:
    if label.isdecimal():
        return str(int(label) + 1)
    if roman:
        at = _ROMANS.index(label.lower()) + 1
        following = _ROMANS[at] if at < len(_ROMANS) else ""
        return following.upper() if label.isupper() else following
    return chr(ord(label) + 1) if len(label) == 1 and label not in "zZ" else ""


def _find(text: str, marker: str, at: int, end: int, references: frozenset[str]) -> int:
    """Return where `marker` next stands between blanks and after no reference word, or -1."""
    while (place := text.find(marker, at, end)) >= 0:
        after = place + len(marker)
        if after < end and text[place - 1].isspace() and text[after].isspace():
            words = text[max(at, place - _REACH) : place].split()
            if words and words[-1].strip("(.").casefold() not in references:
                return place
        at = after
    return -1
