"""Measures: a figure and the unit or currency behind it, or before it; and which amounts are the same in another unit."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from zhengming.checks.language import Language, language, shared
from zhengming.checks.values import numbers
from zhengming.checks.values.numbers import Number, Value

_MANY = 100
_NEAR = Decimal("0.06")
"""How far a converted and rounded amount may lie from the exact one."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount: its value, the key of its unit (CLDR or ISO 4217), and the place of the unit's name."""

    value: Value
    unit: str
    start: int
    end: int


def read(text: str, tables: Language) -> tuple[Measure, ...]:
    """Return the measures in a masked text, in text order; linear in its length."""
    figures, spoken = _quick(tables.tag)
    if figures is None or not (figures.search(text) or (spoken and spoken.search(text.lower()))):
        return ()
    return tuple(_measures(text, numbers.read(text, tables), tables))


def words(theirs: Language, _ours: Language) -> list[str]:
    """Return the words that may stand before a unit in place of a figure."""
    return [word for word, value in theirs.section("numbers").get("words", {}).items() if value > 1]


def _measures(text: str, found: tuple[Number, ...], tables: Language) -> Iterator[Measure]:
    behind, before, names = _patterns(tables.tag)
    assert behind
    for number in found:
        match = behind.match(text, number.end)
        if match is None and before:
            match = before.search(text, max(0, number.start - 12), number.start)
        if match:
            yield Measure(number.value, names[match["unit"].lower()], match.start("unit"), match.end("unit"))


def unconverted(
    theirs: tuple[Number, ...], ours: tuple[Number, ...], texts: tuple[str, str], tables: tuple[Language, Language]
) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """Return the numbers left over on both sides less those that are one amount in two units (5 miles, 8公里)."""
    theirs_by, ours_by = _by_place(texts[0], theirs, tables[0]), _by_place(texts[1], ours, tables[1])
    if not theirs_by or not ours_by:
        return theirs, ours
    gone: set[int] = set()
    for number, there in theirs_by:
        for other, here in ours_by:
            if id(other) not in gone and id(number) not in gone and _same(there, here):
                gone |= {id(number), id(other)}
    return tuple(one for one in theirs if id(one) not in gone), tuple(one for one in ours if id(one) not in gone)


def _by_place(text: str, found: tuple[Number, ...], tables: Language) -> list[tuple[Number, Measure]]:
    if _patterns(tables.tag)[0] is None:
        return []
    return [(number, one) for number in found[:_MANY] for one in _measures(text, (number,), tables)]


def _same(there: Measure, here: Measure) -> bool:
    factor = _factors().get((there.unit, here.unit))
    if factor is None or not isinstance(there.value, Decimal) or not isinstance(here.value, Decimal):
        return False
    exact = there.value * factor
    return abs(exact - here.value) <= abs(exact) * _NEAR


@lru_cache(maxsize=1)
def _factors() -> dict[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = {}
    for group in shared("units")["groups"]:
        sizes: dict[str, Any] = group["sizes"]
        for one, size in sizes.items():
            for other, unit in sizes.items():
                if one != other:
                    found[one, other] = Decimal(str(size)) / Decimal(str(unit))
    return found


def differing(theirs: tuple[Measure, ...], ours: tuple[Measure, ...]) -> Iterator[tuple[Measure, Measure]]:
    """Yield measures left over on both sides that have one value and two units."""
    given, here = Counter((one.value, one.unit) for one in theirs), Counter((one.value, one.unit) for one in ours)
    missing, added = given - here, here - given
    rest = [one for one in theirs if missing[one.value, one.unit] > 0]
    for one in ours:
        if added[one.value, one.unit] <= 0:
            continue
        partner = next((other for other in rest if other.value == one.value), None)
        if partner:
            rest.remove(partner)
            yield partner, one


@lru_cache(maxsize=16)
def _quick(tag: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    # A figure or a numeral with a unit near it: without one there is nothing to read.
    tables = language(tag)
    table = tables.section("numbers")
    units = [name for given in tables.section("units").values() for name in given]
    if not units:
        return None, None
    after = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    scales = "|".join(map(re.escape, table.get("scales", ()))) or "(?!)"
    signs = [name for given in tables.section("signs").values() for name in given]
    before = "".join(sorted({re.escape(name.strip()[-1]) for name in signs}))
    spoken = words(tables, tables)
    unit = rf"\s?-?(?:(?:{scales})[\s余]?)*(?:{after})"
    signed = rf"(?<=[{before}]\d)|(?<=[{before}]\s\d)" if before else "(?!)"
    if tables.wide:
        return re.compile(rf"[\d{''.join(spoken)}](?:{unit}|{signed})", re.IGNORECASE), None
    first = "".join(sorted({re.escape(word[0].lower()) for word in spoken})) or "0"
    spelt = re.compile(rf"(?=[{first}])\b(?:{'|'.join(map(re.escape, spoken)) or '(?!)'}){unit}".lower())
    return re.compile(rf"\d(?:{unit}|{signed})", re.IGNORECASE), spelt


@lru_cache(maxsize=16)
def _patterns(tag: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, dict[str, str]]:
    tables = language(tag)
    names = {name.lower(): unit for unit, given in tables.section("units").items() for name in given}
    signs = {name.lower(): unit for unit, given in tables.section("signs").items() for name in given}
    if not names:
        return None, None, {}
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    stops = "|".join(map(re.escape, tables.section("numbers").get("no_units", ()))) or "(?!)"
    edge = "" if tables.wide else r"\b"
    marks = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    return (
        re.compile(rf"[\s-]*余?(?!{stops})(?P<unit>{words}){edge}", re.IGNORECASE),
        re.compile(rf"(?P<unit>{marks})\s*$", re.IGNORECASE) if marks else None,
        {**names, **signs},
    )
