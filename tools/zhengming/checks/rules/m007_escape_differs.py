r"""An escape sequence of the source is missing in the target, or added.

A literal \n or \t is read by a program; so is the backslash before it. A character entity ends with its semicolon.

    en: Line one\nLine two
    bad: 第一行n第二行

    en: Line one\nLine two
    good: 第一行\n第二行

    en: Copyright &copy; 2020
    bad: 版权所有 &copy 2020
    fixed: 版权所有 &copy; 2020
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
SOURCE_NEEDS = "\\&"
_ESCAPE = re.compile(r"\\[nrt]")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the first escape sequence that stands more often in the source than in the target."""
    yield from _entities(facts)
    if "\\" not in facts.source_chars:
        return
    missing = Counter(_ESCAPE.findall(facts.source)) - Counter(_ESCAPE.findall(facts.target))
    for text in list(missing)[:1]:
        yield Hit(f"escape sequence {text} is missing", 0, len(facts.target))


def _entities(facts: Facts) -> Iterator[Hit]:
    names = {mask.text[1:-1] for mask in facts.source_masked.of("entity")}
    for name in sorted(names):
        for match in re.finditer(rf"&{re.escape(name)}(?![\w;])", facts.text):
            fix = Fix(match.end(), match.end(), ";")
            yield Hit(f"entity &{name}; without its semicolon", match.start(), match.end(), fix=fix)
