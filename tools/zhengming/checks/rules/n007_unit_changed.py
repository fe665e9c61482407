"""An amount has another currency or unit than in the source.

1.2 billion US dollars is 12亿美元, not 12亿元; a ton is no kilogram, 48 hours are no 48 days. Compared are amounts of one
value: where unit and value both differ (5 miles, 8公里), the amount was converted.

    en: a fund of 5 million US dollars
    bad: 500万元基金

    en: 300 tons of steel
    bad: 300公斤钢材

    en: within 48 hours
    bad: 在48天内

    en: a fund of $12.8 million
    bad: 1280万元基金

    en: a fund of 5 million yuan and 300 tons of steel
    good: 500万元资金和300吨钢材

    en: an exact ISO 8601 day of the week
    good: 精确的 ISO 8601 星期几

    en: a road of 5 miles, closed for six months
    good: 一条8公里长的道路，关闭半年
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.values import measures

SEVERITY = "error"
SOURCE_NEEDS = "0123456789"
source_words = measures.words
NEEDS = "0123456789二三四五六七八九十百千万亿两萬億兩"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield units of the target beside a figure that has another unit in the source."""
    theirs = measures.read(facts.source_text, facts.theirs)
    ours = measures.read(facts.text, facts.ours) if theirs else ()
    for there, here in measures.differing(theirs, ours) if ours else ():
        text, given = facts.target[here.start : here.end], facts.source[there.start : there.end]
        yield Hit(f'"{text}" for "{given}"', here.start, here.end, Span(there.start, there.end), hint=there.unit)
