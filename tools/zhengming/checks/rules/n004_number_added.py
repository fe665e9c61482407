"""A number of the target has no counterpart in the source.

Off by default: a translator may number what the source counts in words.

    en: The notice covers several products.
    bad: 该公告涉及14种产品。

    en: The notice covers fourteen products.
    good: 该公告涉及14种产品。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "warning"
DEFAULT = False


def find(facts: Facts) -> Iterator[Hit]:
    """Yield numbers that only the target has."""
    values = facts.values
    if not values.source_numbers and not values.source_dates:
        for number in values.target_numbers:
            text = facts.target[number.start : number.end].strip()
            if any(char.isdigit() for char in text):
                yield Hit(f'number "{text}" is not in the source', number.start, number.end)
