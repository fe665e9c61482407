"""A percentage of the target is not that of the source, or percent stands for percentage points.

百分点 is the difference of two percentages; 增长5% and 增长5个百分点 say different things (National Bureau of
Statistics, glossary).

    en: 33.4 percent of the samples failed.
    bad: 3.34%的样品不合格。

    en: up 2 percentage points
    bad: 上升2%

    en: up 2 percentage points, or 5 percent
    good: 上升2个百分点，即5%
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.values import mending

SEVERITY = "error"
VALUES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield pairs of left-over numbers of which one at least is a percentage."""
    if not facts.values.source_numbers or not facts.values.target_numbers:
        return
    for number, partner in mending.couples(facts):
        if "percent" in {number.kind, partner.kind}:
            yield mending.hit(facts, number, partner, "percentage differs")
