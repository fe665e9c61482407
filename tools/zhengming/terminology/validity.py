"""Partial dates (2018, 2018-03, 2018-03-17) and the periods between them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


def first_day(partial: str) -> date:
    """Return the first day a partial date can mean; ValueError when it means none."""
    year, month, day = _numbers(partial)
    return date(year, month or 1, day or 1)


def last_day(partial: str) -> date:
    """Return the last day a partial date can mean; ValueError when it means none."""
    year, month, day = _numbers(partial)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _numbers(partial: str) -> tuple[int, int, int]:
    found = _PARTIAL.match(partial)
    if found is None:
        raise ValueError(f'"{partial}" is not a date; write 2018, 2018-03 or 2018-03-17')
    year, month, day = (int(part or 0) for part in found.groups())
    date(year, month or 1, day or 1)
    return year, month, day


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of `start` to the last day of `end`; an empty string is unknown, and so unbounded."""

    start: str = ""
    end: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether `day` may lie in the period."""
        return not (self.start and first_day(self.start) > day) and not (self.end and last_day(self.end) < day)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether two periods surely share a day: meeting in the same month or year is a hand-over, not an overlap."""
        return not (_before(self, other) or _before(other, self))


def _before(one: Period, other: Period) -> bool:
    return bool(one.end and other.start and first_day(one.end) <= last_day(other.start))
