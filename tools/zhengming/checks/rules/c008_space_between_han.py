"""A blank stands between two characters of a script that is written without.

GB/T 15834 knows no word space. A person's two-character name spread for a column is the one custom that is left
alone.

    en: The facility is enabled.
    bad: 该设施已 启用。
    fixed: 该设施已启用。

    en: The facility is enabled.
    good: 该设施已启用。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = " "


def find(facts: Facts) -> Iterator[Hit]:
    """Yield single blanks between two letters of the language's own script."""
    if (
        not facts.ours.wide
        or facts.ours.marks.get("word_blanks")
        or " " not in facts.chars
        or "\n" in facts.target.strip()
    ):
        return
    for match in _pattern(facts.ours.letters).finditer(facts.text):
        yield Hit(
            "blank between Chinese characters",
            match.start(),
            match.end(),
            fix=Fix(match.start(), match.end(), "", safe=True),
        )


@lru_cache(maxsize=8)
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[{letters}]) (?=[{letters}])")
