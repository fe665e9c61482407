"""A word that the note says not to translate was translated.

Developers mark names of products and settings so (`#. Do not translate: Weblate`).

    note: Do not translate "Green Label".
    en: The Green Label is granted for a year.
    bad: 绿色标签有效期一年。

    note: Do not translate "Green Label".
    en: The Green Label is granted for a year.
    good: Green Label 有效期一年。
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
NOTED = True
_NOTE = re.compile(r"(?:do not|don['’]t|never) translate:?\s+(?:the\s+)?[\"“'‘`]([^\"”'’`]+)[\"”'’`]", re.IGNORECASE)


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the words in quotes behind “do not translate” that the source has and the target lacks."""
    for note in facts.unit.notes:
        for match in _NOTE.finditer(note):
            if match[1] in facts.source and match[1] not in facts.target:
                yield Hit(f'"{match[1]}" is to be kept', 0, len(facts.target))
