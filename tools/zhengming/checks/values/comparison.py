"""The values of a source and of its target side by side: what pairs up, what is left on either side."""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from zhengming.checks.language import Language
from zhengming.checks.values import dates, measures, numbers
from zhengming.checks.values.dates import Date
from zhengming.checks.values.numbers import Number, Value

_PLAIN = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]\d|\d)")
_MANY = 100
"""Dates without an exact partner that are still compared one by one."""
_TIME = re.compile(r"(\d{1,2})(?::\d\d)?\s*(p\.?\s?m\b|PM)", re.IGNORECASE)
_ROMAN = re.compile(r"\b[IVX]{1,5}\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Values left over after pairing equal ones; each tuple is in text order."""

    source_dates: tuple[Date, ...] = ()
    target_dates: tuple[Date, ...] = ()
    source_numbers: tuple[Number, ...] = ()
    target_numbers: tuple[Number, ...] = ()


EQUAL = Comparison()


def compare(source: str, target: str, languages: tuple[Language, Language]) -> Comparison:
    """Return what is left of the values of two masked texts."""
    source_dates, target_dates = dates.read(source, languages[0]), dates.read(target, languages[1])
    left_source, left_target = _unmatched(source_dates, target_dates)
    if left_source and left_target:
        explained = _Parts(source, source_dates, left_source, languages[0])
        left_target = tuple(one for one in left_target if not explained.cover(one))
    source_numbers = _outside(numbers.read(source, languages[0]), source_dates)
    target_numbers = _outside(numbers.read(target, languages[1]), target_dates)
    # A date that found its partner answers nothing else.
    more = _told_by_one(source_dates, target_dates)
    source_loose = _loose(source, source_numbers, left_source) | more | _months(source, source_dates, languages[0])
    target_loose = _loose(target, target_numbers, left_target) | more | _months(target, target_dates, languages[1])
    theirs = _left(source_numbers, target_numbers, target_loose)
    ours = _left(target_numbers, source_numbers, source_loose)
    if any(number.ordinal for number in ours):
        theirs += _ordinals(source_numbers, target_numbers)
    if theirs and ours:
        theirs, ours = measures.unconverted(theirs, ours, (source, target), languages)
        theirs, ours = _unlisted(theirs, ours)
    return Comparison(left_source, left_target, tuple(sorted(theirs, key=lambda one: one.start)), ours)


def _ordinals(numbers: tuple[Number, ...], others: tuple[Number, ...]) -> tuple[Number, ...]:
    # "the fourteenth meeting" asks only where the target counts with an ordinal too (第四次).
    values = {number.value for number in others}
    return tuple(number for number in numbers if number.ordinal and not number.firm and number.value not in values)


def _months(text: str, found: tuple[Date, ...], language: Language) -> set[Value]:
    return {Decimal(month) for month in dates.named(_without(text, found), language)} if not language.wide else set()


def _told_by_one(ours: tuple[Date, ...], theirs: tuple[Date, ...]) -> set[Value]:
    # Thu Mar 3 23:05 2005 is read without its year; the other side's date has it.
    return {Decimal(one.year) for one in (*ours, *theirs) if one.year}


def _unlisted(theirs: tuple[Number, ...], ours: tuple[Number, ...]) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    # "Article 194, 196" written 第194,196条 is no number of six digits.
    plain = [number for number in theirs if isinstance(number.value, Decimal) and str(number.value).isdigit()]
    joined = {Decimal(f"{first.value}{second.value}"): (first, second) for first, second in pairwise(plain[:_MANY])}
    for one in ours:
        couple = joined.get(one.value) if isinstance(one.value, Decimal) else None
        if couple:
            return tuple(n for n in theirs if n not in couple), tuple(n for n in ours if n is not one)
    return theirs, ours


class _Parts:
    """What the source says of dates that share a word: 3 and 4 February, July or August 2020."""

    def __init__(self, text: str, all_dates: tuple[Date, ...], left: tuple[Date, ...], language: Language) -> None:
        outside = _without(text, all_dates)
        loose = {int(match) for match in _PLAIN.findall(outside)}
        named = dates.named(outside, language)
        self.years = {one.year for one in left if one.year} | loose
        self.months = {one.month for one in left} | named | loose
        self.days = {one.day for one in left if one.day} | loose

    def cover(self, one: Date) -> bool:
        """Tell whether every part of a date of the target is said in the source."""
        fits = one.month in self.months and (one.day is None or one.day in self.days)
        return fits and (one.year is None or one.year in self.years)


def _without(text: str, found: tuple[Date, ...]) -> str:
    pieces, at = [], 0
    for one in found:
        pieces += [text[at : one.start], " "]
        at = one.end
    return "".join([*pieces, text[at:]])


def _unmatched(ours: tuple[Date, ...], theirs: tuple[Date, ...]) -> tuple[tuple[Date, ...], tuple[Date, ...]]:
    # Exact partners first: "May 3" must not take the place of "May 3, 2021".
    same = Counter(one.parts for one in ours) & Counter(one.parts for one in theirs)
    left, rest = _less(ours, same.copy()), _less(theirs, same.copy())
    alone = []
    for one in left[:_MANY]:
        partner = next((other for other in rest[:_MANY] if one.agrees(other)), None)
        if partner:
            rest.remove(partner)
        else:
            alone.append(one)
    return tuple(alone), tuple(rest[:_MANY])


def _less(found: tuple[Date, ...], stock: Counter[tuple[int, ...]]) -> list[Date]:
    left = []
    for one in found:
        if stock[one.parts] > 0:
            stock[one.parts] -= 1
        else:
            left.append(one)
    return left


def _outside(found: tuple[Number, ...], within: tuple[Date, ...]) -> tuple[Number, ...]:
    covered = {at for one in within for at in range(one.start, one.end)}
    return tuple(number for number in found if number.start not in covered)


def _loose(text: str, found: tuple[Number, ...], within: tuple[Date, ...]) -> set[Value]:
    values: set[Value] = {number.value for number in found if not number.firm}
    for one in within:
        values |= {Decimal(part) for part in one.parts}
    values |= {Decimal(int(match[1]) % 12 + 12) for match in _TIME.finditer(text)}
    values |= {Decimal(_roman(match[0])) for match in _ROMAN.finditer(text)}
    return values


def _roman(text: str) -> int:
    digits = [_ROMAN_VALUES[char] for char in text]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def _left(ours: tuple[Number, ...], theirs: tuple[Number, ...], loose: set[Value]) -> tuple[Number, ...]:
    stock = Counter((number.value, number.kind == "points") for number in theirs if number.firm)
    left = []
    for number in ours:
        if not number.firm:
            continue
        key = (number.value, number.kind == "points")
        if stock[key] > 0:
            stock[key] -= 1
        elif number.value not in loose:
            left.append(number)
    return tuple(left)
