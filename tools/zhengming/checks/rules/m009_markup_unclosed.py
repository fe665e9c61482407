"""Inline markup is opened and not closed.

`**` and double backquotes come in pairs (CommonMark, 6.2; reStructuredText, “Inline markup”); one that stands alone is
printed, and what was meant as code or stress runs on into the text.

    en: This is **important**.
    bad: 这一点**很重要。

    en: Use ``--force`` to overwrite.
    bad: 使用 ``--force 覆盖。

    en: This is **important**.
    good: 这一点 **很重要**。

    en: Raise x to the power of y: x ** y
    good: 求 x 的 y 次方：x ** y
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
SOURCE_NEEDS = "*`"
_FORMS = (("**", re.compile(r"(?<!\*)\*\*(?!\*)")), ("``", re.compile(r"(?<!`)``(?!`)")))


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the last of an odd number of marks of which the source has an even number, at least two."""
    if facts.listing:
        return
    for mark, pattern in _FORMS:
        if mark not in facts.source or mark not in facts.target:
            continue
        if facts.target.count(mark) % 2 == 0 and mark + mark[0] not in facts.target:
            continue
        given, found = len(pattern.findall(facts.source)), list(pattern.finditer(facts.target))
        if len(found) % 2 and given and not given % 2:
            if mark == "``" and "''" in facts.target:
                continue  # ``so'' quotes
            yield Hit(f"{mark} in odd number", found[-1].start(), found[-1].end())
