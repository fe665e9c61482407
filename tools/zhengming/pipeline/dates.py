"""Dates in running text, in the ways that CLDR writes them in a language and in figures."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format, get_month_names

from zhengming import languages

_FIGURES = r"(?<!\d)(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)"
_WIDTHS: tuple[Literal["full", "long", "medium"], ...] = ("full", "long", "medium")
_FIELD = re.compile(r"'([^']*)'|(E+|y+|M+|L+|d+|G+)|([^'A-Za-z]+)|([A-Za-z]+)")


def find(text: str, *, language: str) -> date | None:
    """Return the first date with day, month and year in `text`, None where there is none.

    Read are year-month-day in figures and the full, long and medium date forms of `language` by CLDR.
    """
    found: list[tuple[int, date]] = []
    for pattern, months in (re.compile(_FIGURES), {}), *_patterns(language):
        for match in pattern.finditer(text):
            if (day := _date(match, months)) is not None:
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


def _date(match: re.Match[str], months: dict[str, int]) -> date | None:
    month = match["m"].casefold()
    try:
        return date(int(match["y"]), months.get(month) or int(month), int(match["d"]))
    except ValueError:
        return None


@lru_cache(maxsize=32)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """Return a pattern for each date form of a language, with the numbers of its months' names."""
    return tuple(
        (re.compile(source, re.IGNORECASE), months)
        for locale in _locales(language)
        for months in [_months(locale)]
        for source in dict.fromkeys(_source(get_date_format(width, locale).pattern, months) for width in _WIDTHS)
        if source
    )


def _locales(language: str) -> Iterator[Locale]:
    """Yield the language's locale and, where there is one, its worldwide one (English: day before month)."""
    home = languages.locale(language)
    yield home
    try:
        yield Locale.parse(f"{home.language}_001")
    except UnknownLocaleError:
        return


def _months(locale: Locale) -> dict[str, int]:
    names = {}
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale=locale).items():
            names[name.casefold()] = number
            names[name.casefold().rstrip(".")] = number
    return {name: number for name, number in names.items() if not name.isdigit()}


def _source(form: str, months: dict[str, int]) -> str:
    """Return the regular expression of a CLDR date form; weekdays and eras may be left out."""
    parts = []
    for quoted, code, between, _ in (match.groups() for match in _FIELD.finditer(form)):
        if code:
            names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
            month = rf"\d{{1,2}}|{names}" if len(code) < 3 else names
            field = {
                "y": r"(?<!\d)(?P<y>\d{4})",
                "M": f"(?P<m>{month})",
                "L": f"(?P<m>{month})",
                "d": r"(?P<d>\d{1,2})",
            }
            parts.append(field.get(code[0], ""))
        elif between and parts and not any(parts):
            parts.append("")  # what follows a weekday at the beginning
        else:
            parts.append(re.sub(r"(\\?\s)+", r"\\s*", re.escape(quoted or between or "")))
    source = "".join(parts)
    return source if all(f"(?P<{field}>" in source for field in "ymd") else ""
