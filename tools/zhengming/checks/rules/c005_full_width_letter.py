"""Digits or Latin letters take the full width.

GB/T 15835—2011, 5.1: Arabic numerals in text are half-width; full-width ones break search and links.

    en: in 2021
    bad: ２０２１年
    fixed: 2021年

    en: in 2021
    good: 2021年
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_FULL = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield runs of full-width digits and letters that the source does not have."""
    for match in _FULL.finditer(facts.text):
        if match[0] not in facts.source:
            half = "".join(chr(ord(char) - 0xFEE0) for char in match[0])
            yield Hit(
                "full-width digits or letters",
                match.start(),
                match.end(),
                fix=Fix(match.start(), match.end(), half, safe=True),
            )
