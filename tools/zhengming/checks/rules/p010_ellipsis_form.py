"""An ellipsis is written with full stops.

GB/T 15834—2011, 4.11: the ellipsis is six points in the middle of the line, ……. Three half-width points, as
programs print them, are left alone.

    en: Agriculture, forestry, fisheries...
    bad: 农业、林业、渔业。。。
    fixed: 农业、林业、渔业……

    en: Loading...
    good: 正在加载...
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = "。"
_STOPS = re.compile(r"。{3,}")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield runs of three and more full stops."""
    if "。。。" not in facts.target:
        return
    for match in _STOPS.finditer(facts.text):
        form = facts.ours.marks.get("ellipsis", "…")
        yield Hit(
            "an ellipsis of full stops",
            match.start(),
            match.end(),
            fix=Fix(match.start(), match.end(), form, safe=True),
        )
