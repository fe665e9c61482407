"""A change by an amount is rendered as a change to it, or the reverse.

降低了20% leaves 80, 降低到20% leaves 20 (GB/T 15835—2011 leaves the wording to grammar; Xinhua's style book has the pair).
Reported where both sides say plainly which of the two is meant, of one and the same figure.

    en: The share increased to 35 percent.
    bad: 占比提高了35%。

    en: Costs dropped by 20 percent.
    bad: 成本下降到20%。

    en: The share increased by 3 percentage points to 35 percent.
    good: 占比提高了3个百分点，达到35%。
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.language import language
from zhengming.checks.values import numbers
from zhengming.checks.values.numbers import Value

SEVERITY = "error"
NEEDS = "了到至"
SOURCE_NEEDS = "0123456789"
_Way = Literal["by", "to"]
_NEAR = 60
"""How many characters before the amount the verb of change may stand."""


def find(facts: Facts) -> Iterator[Hit]:
    """Yield amounts of change whose way differs."""
    ours = _changes(facts.text, facts.ours.tag)
    theirs = _changes(facts.source_text, facts.theirs.tag) if ours else []
    for value, way, start, end in ours:
        ways = {other for one, other, _, _ in theirs if one == value}
        if ways and way not in ways:
            _, _, first, last = next(one for one in theirs if one[0] == value)
            yield Hit(f'"{facts.target[start:end]}" for "{facts.source[first:last]}"', start, end, Span(first, last))


def _changes(text: str, tag: str) -> list[tuple[Value, _Way, int, int]]:
    pattern, verbs = _patterns(tag)
    places = list(pattern.finditer(text)) if pattern else []
    if not places:
        return []
    values = {number.start: number for number in numbers.read(text, language(tag))}
    found: list[tuple[Value, _Way, int, int]] = []
    for match in places:
        number = next((values[at] for at in range(match.end(), match.end() + 4) if at in values), None)
        if number and (verbs is None or verbs.search(text, max(0, match.start() - _NEAR), match.start())):
            found.append((number.value, "by" if match.lastgroup == "by" else "to", match.start(), number.end))
    return found


@lru_cache(maxsize=8)
def _patterns(tag: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    table = language(tag).section("change")
    if not table:
        return None, None
    pattern = re.compile(f"(?P<by>{'|'.join(table['by'])})|(?P<to>{'|'.join(table['to'])})", re.IGNORECASE)
    verbs = re.compile(rf"\b(?:{'|'.join(table['verbs'])})", re.IGNORECASE) if table["verbs"] else None
    return pattern, verbs
