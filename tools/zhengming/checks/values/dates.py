"""Dates in running text as values: months and weekdays from CLDR, the forms of a language from its table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from zhengming import languages
from zhengming.checks.language import Language, language

_ISO = r"(?<![\d./-])(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d./-]|\.\d)"
_WORD = re.compile(r"[^\W\d_]+")
_HAN = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}


@dataclass(frozen=True, slots=True)
class Date:
    """A date with what the text says of it; None is what it leaves out."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int

    def agrees(self, other: "Date") -> bool:
        """Tell whether both can be the same day: what one leaves out, the other may say."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)

    @property
    def possible(self) -> bool:
        """Whether the calendar has it."""
        try:
            date(self.year or 2000, self.month, self.day or 1)
        except ValueError:
            return False
        return True

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers it holds."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)


def read(text: str, language: Language) -> tuple[Date, ...]:
    """Return the dates in `text`, in text order, not overlapping."""
    found: list[Date] = []
    taken = bytearray(len(text))
    table = language.section("dates")
    for pattern in _patterns(language.tag, tuple(table.get("forms", ())))[_first(text, language, table) :]:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            one = _date(match, language)
            if one:
                found.append(one)
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found.sort(key=lambda one: one.start)
    if table.get("then"):
        found += _days_after(text, found, table["then"])
        found.sort(key=lambda one: one.start)
    return tuple(found)


def _first(text: str, language: Language, table: dict[str, Any]) -> int:
    """Return the number of the first pattern to try: the last one alone needs no name of a month and no mark of one."""
    mark = table.get("mark")
    if mark:
        return 0 if mark in text else -1
    names = _single(language.tag) if not table.get("forms") else frozenset[str]()
    return -1 if names and names.isdisjoint(_WORD.findall(text.lower())) else 0


@lru_cache(maxsize=32)
def _single(tag: str) -> frozenset[str]:
    """Return the names of the months where each is one word, none where one is not."""
    names = months(tag)
    return frozenset(names) if all(name.isalpha() for name in names) else frozenset()


def _days_after(text: str, found: list[Date], form: str) -> Iterator[Date]:
    # 3月3日至9日: the second day is of the same month.
    pattern = re.compile(form)
    for one, after in zip_longest(tuple(found), tuple(found[1:])):
        match = pattern.match(text, one.end, after.start if after else len(text)) if one.day else None
        day = _number(match["d"]) if match else None
        if match and day and day <= 31:
            yield Date(one.year, one.month, day, match.start("d"), match.end())


def named(text: str, language: Language) -> frozenset[int]:
    """Return the months that a text names, whatever their case."""
    names = months(language.tag)
    low = text.lower()
    return frozenset(names[word] for word in _WORD.findall(low) if word in names)


@lru_cache(maxsize=32)
def _patterns(tag: str, forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    if forms:
        return tuple(re.compile(form) for form in (*forms, _ISO))
    month = "|".join(sorted((re.escape(name) for name in months(tag)), key=len, reverse=True))
    tail = r"(?:st|nd|rd|th|\.|er|º|ª)?"
    of = r"(?:of\s+|de\s+|d’)?"
    year = rf"(?:,?\s*{of}(?P<y>\d{{4}})(?!\d))?"
    return (
        re.compile(rf"\b(?P<month>{month})\b\.?\s+(?P<d>\d{{1,2}})(?!\d|[.,:]\d){tail}(?![\w%]){year}", re.IGNORECASE),
        re.compile(rf"(?<![\w.,])(?P<d>\d{{1,2}}){tail}\s+{of}(?P<month>{month})\b\.?{year}", re.IGNORECASE),
        re.compile(rf"\b(?P<month>{month})\b\.?,?\s+{of}(?P<y>[12]\d{{3}})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?P<month>{_title(month)})\b(?=\s*(?:to|through|until|bis|au?|à|–|—|-)\s*(?:{_title(month)})\b)"
        ),
        re.compile(_ISO),
    )


def _title(names: str) -> str:
    # March to June are months, march to may are verbs.
    return "|".join(name.capitalize() for name in names.split("|"))


@lru_cache(maxsize=32)
def months(tag: str) -> dict[str, int]:
    """Return the names of the months in a language, wide and abbreviated, in lower case, without a final point."""
    locale = languages.locale(tag)
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                plain = name.lower().rstrip(".")
                if plain and not plain.isdigit():
                    names.setdefault(plain, number)
    if locale.language == "en":
        names["sept"] = 9  # in print beside CLDR's Sep
    return names


@lru_cache(maxsize=32)
def weekdays(tag: str) -> dict[str, int]:
    """Return the wide names of the days of the week in a language, Monday 0, in lower case."""
    locale = languages.locale(tag)
    names = {
        name.lower(): number
        for context in ("format", "stand-alone")
        for number, name in locale.days[context]["wide"].items()
    }
    # CLDR has 星期二 alone; 周二 and 礼拜二 say the same.
    marks = language(tag).section("dates").get("weekdays", ())
    for name, number in tuple(names.items()):
        first = next((mark for mark in marks if name.startswith(mark)), None)
        names |= {mark + name.removeprefix(first): number for mark in marks} if first else {}
    return names


def _date(match: re.Match[str], language: Language) -> Date | None:
    facts = match.groupdict()
    month = months(language.tag)[facts["month"].lower()] if facts.get("month") else _number(facts.get("m"))
    day, year = _number(facts.get("d")), _number(facts.get("y"))
    if month is None or not 1 <= month <= 19 or (day is not None and day > 39):
        return None
    return Date(year, month, day, match.start(), match.end())


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_HAN.get(char, 0)) for char in text))
    tens, _, ones = text.partition("十")
    return (_HAN.get(tens, 1) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)


def days(text: str, language: Language) -> Iterator[tuple[int, int, int]]:
    """Yield the weekdays named in `text`: Monday 0, start, end."""
    names = weekdays(language.tag)
    for match in _days(language.tag).finditer(text):
        yield names[match["day"].lower()], match.start(), match.end()


@lru_cache(maxsize=32)
def _days(tag: str) -> re.Pattern[str]:
    edge = r"\b" if languages.spaced(tag) else ""
    # 一周一次: a week, not a Monday.
    counted = "" if edge else r"(?<![一二两兩三四五六七八九十几幾半\d])"
    # 每周一次, 本周一直: no day, where what follows counts or goes on.
    rest = (
        ""
        if edge
        else r"(?<![每本上下]..)(?<![每本上下]...)|(?=$|[、，。；：！？,.;至到—~的（(]|[休开開上下早晚举舉召闭閉出发發在])"
    )
    plural = "s?" if edge else ""  # on Fridays
    names = "|".join(map(re.escape, sorted(weekdays(tag), key=len, reverse=True)))
    return re.compile(rf"{edge}{counted}(?P<day>{names})(?:{rest}){plural}{edge}", re.IGNORECASE)
