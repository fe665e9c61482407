"""Enumerations on both sides of a unit: how many items each has, and which belong together."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.language import Language
from zhengming.checks.masking import FILLER


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list inside a sentence and the number of its items; `code` is made of markup, `goes_on` behind a comma."""

    start: int
    end: int
    items: int
    code: bool = False
    goes_on: bool = False


_LONGEST = 2000
"""Code points of a sentence that is still read: what is longer is data, and its commas would be tried in every grouping."""


def couples(facts: Facts) -> Iterator[tuple[Enumeration, Enumeration]]:
    """Yield the enumerations of source and target that stand alone in sentences that belong together, target shorter."""
    if facts.ours.marks.get("enumeration", "、") not in facts.chars:
        return
    for bead in facts.beads:
        ours = [one for sentence in bead.target for one in run_on(sentence.text, sentence.start, facts.ours)]
        if not ours:
            continue
        theirs = [one for sentence in bead.source for one in spaced(sentence.text, sentence.start, facts.theirs)]
        if not any(one.goes_on for one in theirs):
            ours = [one for one in ours if not one.goes_on]
        if len(theirs) != len(ours):
            # Code may be listed with half-width commas.
            theirs, ours = [one for one in theirs if not one.code], [one for one in ours if not one.code]
        if len(theirs) != len(ours):
            continue
        # Lists as long as each other belong together, whatever the order of the clauses.
        stock = Counter(one.items for one in ours) & Counter(one.items for one in theirs)
        left, right = _rest(theirs, stock.copy()), _rest(ours, stock.copy())
        if len(left) == len(right) == 1 and 2 <= right[0].items == left[0].items - 1:
            yield left[0], right[0]


def _rest(found: list[Enumeration], stock: Counter[int]) -> list[Enumeration]:
    left = []
    for one in found:
        if stock[one.items] > 0:
            stock[one.items] -= 1
        else:
            left.append(one)
    return left


def spaced(text: str, offset: int, language: Language) -> Iterator[Enumeration]:
    """Yield the enumerations `A, B and C` of a language with word spaces: three items and more."""
    if "," not in text or len(text) > _LONGEST:
        return
    last = tuple(language.section("lists").get("last", ()))
    if not last:
        return
    openers = tuple(language.section("lists").get("openers", ()))
    leads = tuple(language.section("lists").get("leads", ()))
    skips = tuple(language.section("lists").get("skips", ()))
    conditions = tuple(language.section("lists").get("conditions", ()))
    for match in _spaced(last).finditer(text):
        items = [part.strip() for part in match["items"].split(",")]
        items = [item for item in items if not _opens(item, openers) or " " in item or item.lower() in skips]
        first = _first(items, openers, skips)
        count = len(items) - first + 1 + _again(match[0], text[match.end() :])
        if items and first == 0 and _introduces(items, text[: match.start()], leads, conditions):
            count -= 1
        if count >= 3:
            code = sum(FILLER in item for item in items) == len(items)
            goes_on = f", {match['last']} " in text[match.end() :]
            yield Enumeration(offset + match.start(), offset + match.end(), count, code, goes_on)


def _opens(item: str, openers: tuple[str, ...]) -> bool:
    low = f"{item.lower()} "
    return any(low.startswith(f"{word} ") for word in openers)


_ADVERB = re.compile(
    r"(?:\w+ly|\w*wise|also|here|first|second|third|then|next|now|today|instead|still|again|thus|further)"
)
_ARTICLE = re.compile(r"(?:^|\s)(?P<article>an?|the|its|their|one|any|some)\s+[\w'’\ufffc-]+$", re.IGNORECASE)


def _first(items: list[str], openers: tuple[str, ...], skips: tuple[str, ...]) -> int:
    # "…, containing the test, the example and the output": the list begins with the opener, behind "respectively" after it.
    first = 0
    for at, item in enumerate(items):
        if item.lower() in skips:
            first = at + 1
        elif at and _opens(item, openers):
            first = at
    return first


def _again(found: str, after: str) -> int:
    # "A, B or C or D" goes on; "A, B and C or D" may not.
    last = found.rsplit(None, 2)[-2] if found.count(" ") > 1 else ""
    return int(last == "or" and re.match(r"(?:\s+[a-z]+)?\s+or\s+(?:an?|any|the|other)\s", after) is not None)


def _introduces(items: list[str], before: str, leads: tuple[str, ...], conditions: tuple[str, ...]) -> bool:
    # "In general, A and B", "for the commands without migrations, A, B and C": what ends at the first comma is no item.
    clause = re.split(r"[.;:(—–!?,]", before)[-1].strip()
    if not clause and _ADVERB.fullmatch(items[0].lower()):
        return True
    article = _ARTICLE.search(items[0])
    if article and all(item.lower().startswith(f"{article['article'].lower()} ") for item in items[1:]):
        return False  # "if it is a class, a method or a property"
    if items[0].lower().endswith(conditions):
        return True
    if _opens(f"{clause} {items[0]}".strip(), leads):
        return True
    # A list of code behind a clause of words: the clause names what the code is.
    return len(items[0].split()) >= 5 and items[0][-1] != FILLER and all(item[:1] == FILLER for item in items[1:])


@lru_cache(maxsize=8)
def _spaced(last: tuple[str, ...]) -> re.Pattern[str]:
    # Possessive, and never begun inside a word: what a word took is not tried otherwise.
    word = rf"[\w{FILLER}'’*/+#.-]++"
    item = rf"(?<![\w{FILLER}'’*/+#.-]){word}(?:\s++{word}){{0,5}}"
    joint = "|".join(map(re.escape, sorted(last, key=len, reverse=True)))
    short = rf"{word}(?:\s++{word}){{0,6}}?"
    return re.compile(rf"(?P<items>{item}(?:,\s+(?!(?:{joint})\b){short})+),?\s+(?P<last>{joint})\s+{word}")


def run_on(text: str, offset: int, language: Language) -> Iterator[Enumeration]:
    """Yield the complete enumerations 甲、乙和丙 of a language without spaces: with a joint before the last item.

    Left out are adjectives (旧的、无效的) and lists that say themselves that there is more (等); those that go on behind a
    comma (……，或丙) are marked.
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
        if whole and not any(part.rstrip().endswith("的") for part in parts[:-1]):
            code = all(FILLER in part for part in parts)
            more_follows = goes_on.match(text, match.end()) is not None
            yield Enumeration(offset + match.start(), offset + match.end(), len(parts) + 1, code, more_follows)


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
