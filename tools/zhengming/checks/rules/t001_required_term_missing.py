"""An official name or term of the source is not rendered by its official equivalent.

The names that a body bears are fixed by the documents that set it up; the termbase has them with their sources. The
full name, the official short form and the forms of official media are all accepted, so is a local organ's name without the place
(省人大常委会), and what is unsure is never demanded.

    date: 2022-04-22
    en: the National Development and Reform Commission said
    bad: 国家发展与改革部门表示

    date: 2022-04-22
    en: the National Development and Reform Commission said
    good: 国家发展改革委表示

    date: 2022-04-22
    en: chairman of the Standing Committee of the Fujian Provincial People's Congress
    good: 福建省委书记、省人大常委会主任

    en: The ABC represents an optional protocol.
    good: 该抽象基类表示可选的协议。

    date: 2022-04-22
    en: the goal of carbon neutrality
    good: 碳中和目标
"""

from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.terminology import Part

SEVERITY = "error"
NAMES = True
_LETTERS = 3


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the names of which no accepted equivalent stands in the target, unless a wrong or outdated one does."""
    if facts.scene.termbase is None:
        return
    seen = {one.part.concept for one in names.misnamed(facts)}
    for demand in names.demands(facts):
        part = demand.part
        if part.concept in seen or names.answered(facts, part) or _ambiguous(facts, part):
            continue
        seen.add(part.concept)
        text = facts.source[part.start : part.end]
        message = f'"{text}" should be "{part.accepted[0]}"'
        hint = f"also accepted: {', '.join(part.accepted[1:4])}" if len(part.accepted) > 1 else ""
        yield Hit(message, 0, len(facts.target), Span(part.start, part.end), hint=hint)


def _ambiguous(facts: Facts, part: Part) -> bool:
    # Three letters mean many things (ABC, IPC): outside dated texts they are a body only where its name stands beside them.
    text = facts.source[part.start : part.end]
    if facts.dated or len(text) > _LETTERS or not text.isupper():
        return False
    parts = (one for mention in facts.mentions for one in mention.parts)
    return not any(one.concept == part.concept and one.end - one.start > _LETTERS for one in parts)
