"""A number of the source has no counterpart in the target.

Off by default: number words are often rendered without a number (two sides, 双方), and a sentence may be reworded.

    en: The notice covers 14 products.
    bad: 该公告涉及多种产品。

    en: The notice covers 14 products.
    good: 该公告涉及14种产品。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.values.comparison import compare

SEVERITY = "warning"
DEFAULT = False


def find(facts: Facts) -> Iterator[Hit]:
    """Yield numbers in digits that only the source has."""
    if not any(char.isdigit() for char in facts.source_chars):
        return
    values = compare(facts.source_text, facts.text, facts.scene.languages)
    if not values.target_numbers and not values.target_dates:
        for number in values.source_numbers:
            text = facts.source[number.start : number.end].strip()
            if any(char.isdigit() for char in text):
                yield Hit(f'number "{text}" is missing', 0, len(facts.target), Span(number.start, number.end))
