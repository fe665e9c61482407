"""A fraction of the target is not that of the source.

三分之二 is two thirds: the denominator comes first, and the two figures are easily crossed.

    en: Two thirds of the members voted in favour.
    bad: 三分之一的成员投了赞成票。

    en: One in five adults smokes.
    bad: 四分之一的成年人吸烟。

    en: Three quarters of the members and one in five adults
    good: 四分之三的成员和五分之一的成年人
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.values import phrases

SEVERITY = "error"
NEEDS = "分"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the fractions of the target that stand for another of the source."""
    ours = phrases.read(facts.text, facts.ours, "fraction")
    theirs = phrases.read(facts.source_text, facts.theirs, "fraction") if ours else ()
    for there, here in phrases.differing(theirs, ours):
        text, given = facts.target[here.start : here.end], facts.source[there.start : there.end]
        yield Hit(f'"{text}" for "{given}"', here.start, here.end, Span(there.start, there.end))
