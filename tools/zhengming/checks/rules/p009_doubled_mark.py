"""A punctuation mark stands twice, or two marks follow each other that exclude each other.

GB/T 15834—2011, 4: one place takes one mark of pause. ！！ and ？！ are emphasis and stay.

    en: The meeting was held in Beijing.
    bad: 会议在北京举行。。
    fixed: 会议在北京举行。

    en: First, read the notice.
    bad: 首先，，阅读公告。
    fixed: 首先，阅读公告。

    en: Really?!
    good: 真的吗？！
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = "，。；：、"
_DOUBLED = re.compile(
    r"([，。；：、])\1(?!\1)|[，；：、]。|。[，；：、]|，[；：、]|、[，；]|[。，；：](?=[.,;](?:\s|$))"
)
_TWO = re.compile(r"[，。；：、][，。；：、.,;]")


def find(facts: Facts) -> Iterable[Hit]:
    """Return marks of pause that stand next to each other."""
    return _next_to_each_other(facts) if _TWO.search(facts.text) else ()


def _next_to_each_other(facts: Facts) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(facts.text):
        start, end = match.span()
        if facts.text[start - 1 : start] == match[0][0]:
            continue
        if match[1]:
            yield Hit(f'"{match[1]}" stands twice', start, end, fix=Fix(start, end, match[1], safe=True))
        else:
            end = max(end, start + 2)
            yield Hit(f'"{facts.text[start:end]}": two marks for one pause', start, end)
