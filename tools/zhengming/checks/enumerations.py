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


_LONGEST = 2000
"""Code points of a sentence that is still read: what is longer is data, and its commas would be tried in every grouping."""


def couples(facts: Facts) -> Iterator[tuple[Enumeration, Enumeration]]:
    """Yield the enumerations of source and target that stand alone in sentences that belong together, target shorter."""
    if facts.ours.marks.get("enumeration", "、") not in facts.chars:
        return
    for bead in facts.beads:
        theirs = [one for sentence in bead.source for one in spaced(sentence.text, sentence.start, facts.theirs)]
        if len(theirs) != 1:
            continue
        ours = [one for sentence in bead.target for one in run_on(sentence.text, sentence.start, facts.ours)]
        if len(ours) == 1 and 2 <= ours[0].items == theirs[0].items - 1:
            yield theirs[0], ours[0]


def spaced(text: str, offset: int, language: Language) -> Iterator[Enumeration]:
    """Yield the enumerations `A, B and C` of a language with word spaces: three items and more."""
    if "," not in text or len(text) > _LONGEST:
        return
    last = tuple(language.section("lists").get("last", ()))
    if not last:
        return
    openers = tuple(language.section("lists").get("openers", ()))
    leads = tuple(language.section("lists").get("leads", ()))
    for match in _spaced(last).finditer(text):
        items = [part.strip() for part in match["items"].split(",")]
        items = [item for item in items if not _opens(item, openers) or " " in item]
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
    # "In general, A and B", "for the commands without migrations, A, B and C": what ends at the first comma is no item.
    clause = re.split(r"[.;:(—–!?,]", before)[-1].strip()
    if _opens(f"{clause} {items[0]}".strip(), leads):
        return True
    # A list of code behind a clause of words: the clause names what the code is.
    return not clause and len(items[0].split()) >= 5 and all(item[:1] == FILLER for item in items[1:])


@lru_cache(maxsize=8)
def _spaced(last: tuple[str, ...]) -> re.Pattern[str]:
    word = rf"[\w{FILLER}'’*/+#.-]+"
    item = rf"{word}(?:\s+{word}){{0,5}}"
    joint = "|".join(map(re.escape, sorted(last, key=len, reverse=True)))
    short = rf"{word}(?:\s+{word}){{0,6}}?"
    return re.compile(rf"(?P<items>{item}(?:,\s+(?!(?:{joint})\b){short})+),?\s+(?:{joint})\s+{word}")


def run_on(text: str, offset: int, language: Language) -> Iterator[Enumeration]:
    """Yield the complete enumerations 甲、乙和丙 of a language without spaces: with a joint before the last item.

    Left out are adjectives (旧的、无效的), lists that say themselves that there is more (等), and lists that go on behind
    a comma (……，或丙).
    """
    mark = language.marks.get("enumeration")
    section = language.section("lists")
    if not mark or mark not in text or not section.get("last") or len(text) > _LONGEST:
        return
    joint, more, goes_on = _joints(tuple(section["last"]), tuple(section.get("more", ())))
    for match in _clauses(mark).finditer(text):
        parts = match[0].split(mark)
        tail = joint.search(parts[-1].strip())
        whole = tail is not None and tail.start() > 0 and not more.search(parts[-1])
        if (
            whole
            and not goes_on.match(text, match.end())
            and not any(part.rstrip().endswith("的") for part in parts[:-1])
        ):
            yield Enumeration(offset + match.start(), offset + match.end(), len(parts) + 1)


@lru_cache(maxsize=8)
def _joints(last: tuple[str, ...], more: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = "|".join(map(re.escape, sorted(last, key=len, reverse=True)))
    return (
        re.compile(words),
        re.compile("|".join(map(re.escape, more)) or "(?!)"),
        re.compile(rf"[，,]\s*(?:{words}|而|甚至|乃至)"),
    )


@lru_cache(maxsize=8)
def _clauses(mark: str) -> re.Pattern[str]:
    inside = r"[^，。；：！？,;:!?（）()]"
    return re.compile(rf"{inside}*{mark}{inside}*")
