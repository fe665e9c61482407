"""Sentences inside one unit, and which of them belong together: cheap, for checks, on masked text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from zhengming.checks.language import Language
from zhengming.checks.masking import FILLER


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place and its masked text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source and of the target that say the same; either may be empty."""

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]


def split(text: str, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of a masked text, blanks around them left out, in text order."""
    found = []
    at = 0
    for match in _boundary(language.tag).finditer(text):
        if not language.wide and _abbreviated(text, match.start(), language):
            continue
        found.append((at, match.end()))
        at = match.end()
    found.append((at, len(text)))
    return tuple(_trim(text, start, end) for start, end in found if _says(text[start:end]))


def _says(text: str) -> bool:
    return any(char.isalnum() or char == FILLER for char in text)


def _trim(text: str, start: int, end: int) -> Sentence:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Sentence(start, end, text[start:end])


@lru_cache(maxsize=32)
def _boundary(tag: str) -> re.Pattern[str]:
    from zhengming.checks.language import language

    tables = language(tag)
    ends = re.escape(tables.section("sentences").get("ends", ".!?"))
    closers = r"”’」』）》)\]\"'*`" + FILLER if tables.wide else r"”’)\]\"'*`"
    letters = tables.letters
    if tables.wide:
        return re.compile(
            rf"[{ends}]+[”’」』）》)\]\"'*]*\s*|(?<=[^\x00-\x7f])[.!?](?=\s|$)\s*|(?<=[a-z]{{2}})[.!?]\s+(?=[{letters}])|\n\s*\n\s*"
        )
    return re.compile(rf"[{ends}]+[{closers}]*(?:\s+(?=[^\sa-z,;:])|$)|\n\s*\n\s*")


def _abbreviated(text: str, at: int, language: Language) -> bool:
    if text[at : at + 1] != ".":
        return False
    if text[at : at + 3] == "...":
        return True
    start = at
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    word = text[start:at]
    if word.isdigit() and not text[max(0, start - 40) : start].rpartition("\n")[2].strip():
        return True  # 1. at the head of a line numbers it
    return word in _abbreviations(language.tag, tuple(language.section("sentences").get("abbreviations", ()))) or (
        len(word) == 1 and word.isalpha() and word != "I"
    )


@lru_cache(maxsize=32)
def _abbreviations(_tag: str, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) | frozenset(word.capitalize() for word in words)


def pair(
    source: tuple[Sentence, ...], target: tuple[Sentence, ...], *, ratio: float, texts: tuple[str, str] = ("", "")
) -> tuple[Bead, ...]:
    """Return the beads of two lists of sentences: one to one where the counts agree, else the cheapest way.

    Dynamic programming over 1–1, 1–2, 2–1, 1–0 and 0–1 (Gale and Church 1993), by length and by what both sides must share:
    figures, code, acronyms of the unmasked `texts`. `ratio` is the target's length for one character of the source.
    Quadratic in the number of sentences, so more than 40 make one bead.
    """
    if len(source) == len(target):
        return tuple(Bead((theirs,), (ours,)) for theirs, ours in zip(source, target, strict=True))
    if max(len(source), len(target)) > _MANY or not source or not target:
        return (Bead(source, target),)
    return _align(*_weighed(source, target, ratio=ratio, texts=texts))[1]


def margin(
    source: tuple[Sentence, ...], target: tuple[Sentence, ...], *, ratio: float, texts: tuple[str, str]
) -> tuple[float, float]:
    """Return by how much it costs more to suppose that nothing is missing, and the target's length as a share of the expected.

    A margin near 0 is a toss-up between a sentence dropped and two merged; infinite where they can't have been merged.
    """
    theirs, ours = _weighed(source, target, ratio=ratio, texts=texts)
    share = sum(one.length for one in ours) / max(sum(one.length for one in theirs), 1.0)
    if max(len(source), len(target)) > _MANY:
        return 0.0, share
    best, _ = _align(theirs, ours)
    whole, _ = _align(theirs, ours, tuple(step for step in _STEPS if step[:2] != (1, 0)))
    return whole - best, share


def _weighed(
    source: tuple[Sentence, ...], target: tuple[Sentence, ...], *, ratio: float, texts: tuple[str, str]
) -> "tuple[list[_Weighed], list[_Weighed]]":
    return [_weigh(one, texts[0], ratio, texts[1]) for one in source], [_weigh(one, texts[1], 1.0) for one in target]


_MANY = 40


@dataclass(frozen=True, slots=True)
class _Weighed:
    sentence: Sentence
    length: float
    anchors: frozenset[str]


_ANCHOR = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z0-9_]*[A-Z0-9_][A-Z][A-Za-z0-9_]*|[A-Za-z]\w*_\w+|`[^`]+`")
_CAPITAL = re.compile(r"[A-Za-z]*[A-Z][A-Za-z0-9]+")
_CLAUSE = re.compile(r"[，；：、—,;:]")
_STEPS = ((1, 1, 0.1), (2, 1, 2.3), (1, 2, 2.3), (1, 0, 3.6), (0, 1, 3.6), (3, 1, 4.6), (1, 3, 4.6))
"""Sentences taken on either side, and what the step costs before anything is compared (as minus log of its frequency)."""


def _weigh(sentence: Sentence, text: str, ratio: float, other: str = "") -> _Weighed:
    opaque = sentence.text.count(FILLER)
    if other:
        # A name that the other side keeps as it is takes its full length there.
        opaque += sum(len(word) for word in set(_CAPITAL.findall(sentence.text)) if word in other)
    length = (len(sentence.text) - opaque) * ratio + opaque
    return _Weighed(sentence, length, frozenset(_ANCHOR.findall(text[sentence.start : sentence.end])))


_Steps = tuple[tuple[int, int, float], ...]


def _align(source: list[_Weighed], target: list[_Weighed], steps: _Steps = _STEPS) -> tuple[float, tuple[Bead, ...]]:
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            options = [
                (best[i - di, j - dj][0] + cost + _mismatch(source[i - di : i], target[j - dj : j]), (i - di, j - dj))
                for di, dj, cost in steps
                if (i - di, j - dj) in best
            ]
            if options:
                best[i, j] = min(options)
    beads: list[Bead] = []
    at = (len(source), len(target))
    if at not in best:
        return inf, ()
    total = best[at][0]
    while at != (0, 0):
        before = best[at][1]
        beads.append(
            Bead(
                tuple(one.sentence for one in source[before[0] : at[0]]),
                tuple(one.sentence for one in target[before[1] : at[1]]),
            )
        )
        at = before
    return total, tuple(reversed(beads))


def _mismatch(source: list[_Weighed], target: list[_Weighed]) -> float:
    if not source or not target:
        return 0.0
    expected, given = sum(one.length for one in source), sum(one.length for one in target)
    # 1.5 is the deviation of real units' lengths, in square roots of the expected length.
    cost: float = 0.5 * ((given - expected) / max(expected, 6.0) ** 0.5 / 1.5) ** 2
    shared = frozenset[str]().union(*(one.anchors for one in target))
    for one in source:
        if one.anchors and not one.anchors & shared:
            cost += 2.5
    given_there = frozenset[str]().union(*(one.anchors for one in source))
    for one in target:
        if one.anchors and not one.anchors & given_there:
            cost += 1.0
    if len(source) > len(target) and not any(_CLAUSE.search(one.sentence.text[:-1]) for one in target):
        cost += 2.0
    return min(cost, 12.0)
