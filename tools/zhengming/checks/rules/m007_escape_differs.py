r"""An escape sequence of the source is missing in the target, or added.

A literal \n or \t is read by a program; so is the backslash before it.

    en: Line one\nLine two
    bad: 第一行n第二行

    en: Line one\nLine two
    good: 第一行\n第二行
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "warning"
SOURCE_NEEDS = "\\"
_ESCAPE = re.compile(r"\\[nrt]")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the first escape sequence that stands more often in the source than in the target."""
    if "\\" not in facts.source_chars:
        return
    missing = Counter(_ESCAPE.findall(facts.source)) - Counter(_ESCAPE.findall(facts.target))
    for text in list(missing)[:1]:
        yield Hit(f"escape sequence {text} is missing", 0, len(facts.target))
