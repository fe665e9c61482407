"""An enumeration of the target has fewer items than that of the source.

“A, B, C and D” are four items; 甲、乙和丁 are three.

    en: The products are textiles, toys, cement and steel.
    bad: 产品为纺织品、玩具和钢材。

    en: The products are textiles, toys, cement and steel.
    good: 产品为纺织品、玩具、水泥和钢材。
"""

from collections.abc import Iterator

from zhengming.checks import enumerations
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.language import Language

SEVERITY = "info"
SOURCE_NEEDS = ","


def target_needs(ours: Language) -> str:
    """Return the mark between the items of a list, where the language has its own."""
    return str(ours.marks.get("enumeration", ""))


def find(facts: Facts) -> Iterator[Hit]:
    """Yield enumerations of the target that are shorter than their counterparts in the source."""
    for theirs, ours in enumerations.couples(facts):
        message = f"{theirs.items} items in the source's list, {ours.items} here"
        yield Hit(message, ours.start, ours.end, Span(theirs.start, theirs.end))
