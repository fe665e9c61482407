"""A footnote or reference mark of the source is missing in the target.

The note at the foot of the page then belongs to nothing, or the numbers of all later notes are off by one.

    en: The rate rose [1]_ in May.
    bad: 5月该比率上升。

    en: The rate rose [1]_ in May.
    good: 5月该比率上升 [1]_。
"""

from collections import Counter
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span

SEVERITY = "warning"
SOURCE_NEEDS = "["


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the reference marks that stand more often in the source than in the target."""
    if "]_" not in facts.source:
        return
    left = Counter(mask.text for mask in facts.masked.of("reference"))
    for mask in facts.source_masked.of("reference"):
        if not mask.text.endswith("]_"):
            continue
        if left[mask.text]:
            left[mask.text] -= 1
        elif mask.text not in facts.target:
            yield Hit(f"reference {mask.text} is missing", 0, len(facts.target), Span(mask.start, mask.end))
