"""The source asks, the translation states.

A question ends with ？ (GB/T 15834—2011, 4.2). A colon may become a stop where what follows is set apart anyway.

    en: Do you want to continue?
    bad: 是否要继续。
    fixed: 是否要继续？

    en: The group has the following duties:
    good: 该组履行下列职责。

    en: Are you sure?
    good: 确定吗？
"""

from collections.abc import Iterator

from zhengming.checks import endings
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
SOURCE_NEEDS = "?"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield a final stop where the source has a question mark."""
    stop = facts.ours.marks.get("stop", ".")
    text = facts.target.rstrip()
    if not text.endswith(stop):
        return
    mark = endings.last(facts.source)
    if mark != "?":
        return
    own = facts.ours.marks.get("full", {}).get(mark, mark)
    at = len(text) - len(stop)
    yield Hit(f'ends with "{stop}", the source with "{mark}"', at, len(text), fix=Fix(at, len(text), own))
