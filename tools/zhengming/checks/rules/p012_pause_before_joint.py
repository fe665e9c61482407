"""A pause mark stands before 和 or 等.

GB/T 15834—2011, 4.5.3.5: 、 separates items; before the word that joins the last one, and before 等, there is none.

    en: textiles, toys, and steel
    bad: 纺织品、玩具、和钢材
    fixed: 纺织品、玩具和钢材

    en: textiles, toys, and steel
    good: 纺织品、玩具和钢材
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "info"
NEEDS = "、"
_MARK = re.compile(r"、(?=以及|和(?![平谐睦解氏弦声服约风田暖])|等(?![级式同价待于值候效温高额边分号离比腰]))")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield pause marks directly before a joint."""
    for match in _MARK.finditer(facts.text):
        fix = Fix(match.start(), match.end(), "", safe=True)
        yield Hit("、 before a joint", match.start(), match.end(), fix=fix)
