"""Enumerations on both sides of a unit: how many items each has, and which belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.language import Language
from zhengming.checks.masking import FILLER


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list inside a sentence and the number of its items."""

    start: int
    end: int
    items: int


def couples(facts: Facts) -> Iterator[tuple[Enumeration, Enumeration]]:
    """Yield the enumerations of source and target that stand alone in sentences that belong together, target shorter."""
    if facts.ours.marks.get("enumeration", "、") not in facts.chars:
        return
    for bead in facts.beads:
        theirs = [one for sentence in bead.source for one in spaced(sentence.text, sentence.start, facts.theirs)]
        if len(theirs) != 1:
            continue
        ours = [one for sentence in bead.target for one in run_on(sentence.text, sentence.start, facts.ours)]
        if len(ours) == 1 and 2 <= ours[0].items < theirs[0].items:
            yield theirs[0], ours[0]


def spaced(text: str, offset: int, language: Language) -> Iterator[Enumeration]:
    """Yield the enumerations `A, B and C` of a language with word spaces: three items and more."""
    if "," not in text:
        return
    last = tuple(language.section("lists").get("last", ()))
    if not last:
        return
    openers = tuple(language.section("lists").get("openers", ()))
    leads = tuple(language.section("lists").get("leads", ()))
    for match in _spaced(last).finditer(text):
        items = [part.strip() for part in match["items"].split(",")]
        first = max((at for at, item in enumerate(items) if at and _opens(item, openers)), default=0)
        count = len(items) - first + 1
        if first == 0 and _introduces(items, text[: match.start()], leads):
            count -= 1
        if count >= 3:
            yield Enumeration(offset + match.start(), offset + match.end(), count)


def _opens(item: str, openers: tuple[str, ...]) -> bool:
    low = f"{item.lower()} "
    return any(low.startswith(f"{word} ") for word in openers)


def _introduces(items: list[str], before: str, leads: tuple[str, ...]) -> bool:
    # "In general, A and B", "the five commands without migrations, A, B and C": the first is no item.
    before = before.rstrip()
    if before and before[-1] not in ",.;:(—–!?":
        return False
    sizes = [len(item.split()) for item in items]
    return _opens(items[0], leads) or (sizes[0] >= 5 and all(size <= 1 for size in sizes[1:]))


@lru_cache(maxsize=8)
def _spaced(last: tuple[str, ...]) -> re.Pattern[str]:
    word = rf"[\w{FILLER}'’*/+#.-]+"
    item = rf"{word}(?:\s+{word}){{0,5}}"
    joint = "|".join(map(re.escape, sorted(last, key=len, reverse=True)))
    short = rf"{word}(?:\s+{word}){{0,6}}?"
    return re.compile(rf"(?P<items>{item}(?:,\s+(?!(?:{joint})\b){short})+),?\s+(?:{joint})\s+{word}")


def run_on(text: str, offset: int, language: Language) -> Iterator[Enumeration]:
    """Yield the enumerations 甲、乙和丙 of a language that writes them without spaces: clauses with the mark of enumeration."""
    mark = language.marks.get("enumeration")
    if not mark or mark not in text:
        return
    last = tuple(language.section("lists").get("last", ()))
    rest = tuple(language.section("lists").get("more", ()))
    for match in _clauses(mark).finditer(text):
        parts = match[0].split(mark)
        tail = re.search("|".join(map(re.escape, sorted(last, key=len, reverse=True))), parts[-1]) if last else None
        items = len(parts) + (1 if tail and tail.start() > 0 else 0)
        yield Enumeration(offset + match.start(), offset + match.end(), items)


@lru_cache(maxsize=8)
def _clauses(mark: str) -> re.Pattern[str]:
    inside = r"[^，。；：！？,;:!?（）()]"
    return re.compile(rf"{inside}*{mark}{inside}*")
