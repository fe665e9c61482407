"""A number of the target is not that of the source.

Numbers are compared as values: eleven, 11 and 十一 agree, so do 1.2 million and 120万, or a month's name and its
number. Only what is left over on both sides is reported.

    en: Register within eleven working days.
    bad: 请在13个工作日内登记。

    en: Line numbers start with 1.
    bad: 行号从 4 开始。
    fixed: 行号从 1 开始。

    en: Twenty-five enterprises received 1.2 million yuan in March.
    good: 25家企业3月获得120万元。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.values import mending

SEVERITY = "error"
VALUES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield numbers of the target that stand for another number of the source, of the same kind and not of its digits."""
    if not facts.values.source_numbers or not facts.values.target_numbers:
        return
    for number, partner in mending.couples(facts):
        if not mending.magnitude(number, partner) and "percent" not in {number.kind, partner.kind}:
            yield mending.hit(facts, number, partner, "number differs")
