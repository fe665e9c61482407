"""A number is torn by blanks around its separator.

GB/T 15835—2011, 5.1.3: digits of one number stand together; 390 , 000 is read as two.

    en: The count rose to 390,000.
    bad: 数量增至390 , 000。
    fixed: 数量增至390,000。

    en: The count rose to 390,000.
    good: 数量增至390 000。
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
VALUES = True
_TORN = re.compile(r"(?<!\d)(\d{1,3})(?:\s+[,，]\s*|\s*[,，]\s+)(\d{3})(?!\d)")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield numbers torn where the source has them whole."""
    for match in _TORN.finditer(facts.text):
        whole = f"{match[1]},{match[2]}"
        if whole in facts.source:
            yield Hit(
                "number torn apart", match.start(), match.end(), fix=Fix(match.start(), match.end(), whole, safe=True)
            )
