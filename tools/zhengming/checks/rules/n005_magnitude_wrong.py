"""The digits are right, the power of ten is not.

Million is 百万, a hundred 万; billion is 十亿: 1.2 million is 120万, 2.4 billion is 24亿. The commonest error of
number in translation between English and Chinese, invisible to comparing digits.

    en: The fund is 1.2 million yuan.
    bad: 资金为120亿元。

    en: a fund of 130 billion yuan
    bad: 13000亿元的资金

    en: from 150,000 to 180,000
    good: 从150 , 000到180 , 000

    en: The fund is 2.4 billion yuan.
    good: 资金为24亿元。
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.values import mending

SEVERITY = "error"
VALUES = True
_TORN = re.compile(r"\s+,\s*\d{3}(?!\d)")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield numbers that differ from the source's by a power of ten."""
    if not facts.values.source_numbers or not facts.values.target_numbers:
        return
    for number, partner in mending.couples(facts):
        if _TORN.match(facts.target, partner.end):
            continue  # 150 , 000 is number-torn's business
        if mending.magnitude(number, partner) and "percent" not in {number.kind, partner.kind}:
            yield mending.hit(facts, number, partner, "magnitude differs")
