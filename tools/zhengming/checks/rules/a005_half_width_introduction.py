"""The brackets around an introduced acronym are half-width.

GB/T 15834—2011, 5.1.5: in Chinese text brackets are full-width. Off by default: software keeps half-width ones.

    en: the Ministry of Commerce (MOFCOM)
    bad: 商务部(MOFCOM)
    fixed: 商务部（MOFCOM）

    en: the Ministry of Commerce (MOFCOM)
    good: 商务部（MOFCOM）
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "info"
DEFAULT = False
NEEDS = "("


def find(facts: Facts) -> Iterator[Hit]:
    """Yield half-width brackets around capitals behind the language's own letters."""
    if facts.ours.wide:
        for match in _pattern(facts.ours.letters).finditer(facts.text):
            fix = Fix(match.start(), match.end(), f"（{match[1]}）", safe=True)
            yield Hit("half-width brackets around an acronym", match.start(), match.end(), fix=fix)


@lru_cache(maxsize=8)
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[{letters}])\s?\(([A-Z]{{2,}})\)")
