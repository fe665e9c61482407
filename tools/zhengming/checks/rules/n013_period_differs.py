"""A quarter, half-year, part of the day or decade of the target is not that of the source.

上半年 and 下半年, 上午 and 下午 differ in one character, and no figure shows it.

    en: Sales grew in the third quarter.
    bad: 第二季度销售额有所增长。

    en: Profits fell in the second half of the year.
    bad: 上半年利润下降。

    en: The shop opens at 9 a.m.
    bad: 商店晚上9点营业。

    en: The factory was built in the 1980s.
    bad: 该工厂建于20世纪70年代。

    en: In the third quarter and the 1980s, at 8:30 p.m.
    good: 在第三季度和20世纪80年代，晚上8时30分
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.values import phrases

SEVERITY = "error"
NEEDS = "季期年半午晚晨早夜凌世"
_GROUPS = ("quarter", "half", "daypart", "decade")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the periods of the target that stand for another of the source."""
    for group in _GROUPS:
        ours = phrases.read(facts.text, facts.ours, group)
        theirs = phrases.read(facts.source_text, facts.theirs, group) if ours else ()
        for there, here in phrases.differing(theirs, ours):
            text, given = facts.target[here.start : here.end], facts.source[there.start : there.end]
            yield Hit(f'"{text}" for "{given}"', here.start, here.end, Span(there.start, there.end))
