"""Two blanks stand between words where the source has no such gap.

Left over from an edit. Beside markup, blanks do not show. Blanks that begin a line, follow a sentence or draw a
column, as in the source, are left alone.

    en: Redirect to the URL.
    bad: 重定向到该  URL。
    fixed: 重定向到该 URL。

    en: name  value
    good: 名称  值
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "info"
NEEDS = " "
_DOUBLE = re.compile(r"(?<=[^\s。！？.!?:：;；*\ufffc]) {2,}(?=[^\s*\ufffc])")
_SOURCE = re.compile(r"(?<=[^\s.!?]) {2,}(?=\S)")


def find(facts: Facts) -> Iterable[Hit]:
    """Return gaps of two blanks and more inside a sentence."""
    return _gaps(facts) if "  " in facts.target and not facts.listing else ()


def _gaps(facts: Facts) -> Iterator[Hit]:
    found = list(_DOUBLE.finditer(facts.text))
    if not found or len(_SOURCE.findall(facts.source)) >= len(found):
        return
    for match in found:
        yield Hit(
            "two blanks in a row", match.start(), match.end(), fix=Fix(match.start(), match.end(), " ", safe=True)
        )
