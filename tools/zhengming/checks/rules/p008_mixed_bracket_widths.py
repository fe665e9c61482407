"""A bracket opens in one width and closes in the other.

GB/T 15834—2011, 5.1.5: both halves of a pair are set alike.

    en: the Ministry of Commerce (MOFCOM)
    bad: 商务部（MOFCOM)
    fixed: 商务部（MOFCOM）

    en: the Ministry of Commerce (MOFCOM)
    good: 商务部（MOFCOM）
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = "（）"
_MIXED = re.compile(r"（[^（）()]*(\))|(\()[^（）()]*）")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the half-width bracket of a pair whose other half is full-width."""
    if ("（" in facts.chars) is False and "）" not in facts.chars:
        return
    for match in _MIXED.finditer(facts.text):
        at = match.start(1) if match[1] else match.start(2)
        full = "）" if match[1] else "（"
        yield Hit("bracket pair of two widths", at, at + 1, fix=Fix(at, at + 1, full, safe=True))
