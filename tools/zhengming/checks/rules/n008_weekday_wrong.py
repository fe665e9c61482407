"""The day of the week in the target is not that of the source, or not that of its own date.

Names of days are compared by the tables of CLDR; an invitation for Tuesday is missed on Monday.

    en: on Monday, June 3, 2024
    bad: 2024年6月3日，星期二

    en: on Monday, June 3, 2024
    good: 2024年6月3日，星期一
"""

from collections.abc import Iterable, Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.language import Language
from zhengming.checks.values import dates

SEVERITY = "warning"


def source_words(theirs: Language, _ours: Language) -> Iterable[str]:
    """Return the names of the days, and their plurals."""
    names = dates.weekdays(theirs.tag)
    return (*names, *(f"{name}s" for name in names))


def target_needs(ours: Language) -> str | None:
    """Return the characters with which the names of the days begin, where the language has such."""
    return "".join(ours.section("dates").get("weekdays", ())) or None


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the weekdays of the target that the source does not name, where the source names others instead."""
    found = list(dates.days(facts.text, facts.ours))
    if not found:
        return
    given = {day for day, _, _ in dates.days(facts.source_text, facts.theirs)}
    missing = given - {day for day, _, _ in found}
    for day, start, end in found:
        if missing and day not in given:
            yield Hit(f'weekday differs: "{facts.target[start:end]}"', start, end)
