"""A date of the target is not that of the source.

Dates are compared as days, in whatever form each language writes them; what one side leaves out (the year, said
before) does not count.

    en: The forum opened on July 12, 2019.
    bad: 论坛于2019年8月12日开幕。
    fixed: 论坛于2019年7月12日开幕。

    en: The forum opened on 12 July 2019 and closed on July 14.
    good: 论坛于2019年7月12日开幕，7月14日闭幕。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit, Span
from zhengming.checks.values.dates import Date

SEVERITY = "error"
VALUES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield dates of the target that stand for another date of the source."""
    values = facts.values
    for ours, theirs in zip(values.target_dates, values.source_dates, strict=False):
        here, there = facts.target[ours.start : ours.end], facts.source[theirs.start : theirs.end]
        span = Span(theirs.start, theirs.end)
        yield Hit(f'date differs: "{here}" for "{there}"', ours.start, ours.end, span, _fix(facts, ours, theirs))


def _fix(facts: Facts, ours: Date, theirs: Date) -> Fix | None:
    text = facts.target[ours.start : ours.end]
    edits = [
        (str(mine), str(given))
        for mine, given in ((ours.year, theirs.year), (ours.month, theirs.month), (ours.day, theirs.day))
        if mine != given and mine is not None and given is not None
    ]
    if len(edits) != 1 or text.count(edits[0][0]) != 1:
        return None
    return Fix(ours.start, ours.end, text.replace(*edits[0]))
