"""The calendar does not have this date.

The Gregorian calendar decides (GB/T 7408.1—2023, ISO 8601-1): a slip of one digit often makes such a day.

    en: on June 30, 2024
    bad: 2024年6月31日

    en: on February 29, 2024
    good: 2024年2月29日
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.values import dates

SEVERITY = "error"
NEEDS = "0123456789"
_DIGITS = frozenset("0123456789")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield dates of the target that do not exist and that the source does not have either."""
    if _DIGITS.isdisjoint(facts.chars):
        return
    mark = facts.ours.section("dates").get("mark")
    if mark and mark not in facts.chars and "-" not in facts.chars:
        return
    wrong = [one for one in dates.read(facts.text, facts.ours) if not one.possible]
    if not wrong:
        return
    given = {one.parts for one in dates.read(facts.source_text, facts.theirs)}
    for one in wrong:
        if one.parts not in given:
            yield Hit(f'no such date: "{facts.target[one.start : one.end]}"', one.start, one.end)
