"""A character stands twice where the language has no such word.

的的, 了了, 和和: a function character typed twice. Where two words meet (目的|的, 存在|在, 为了|了解) nothing is
wrong: the words that end or begin with such a character are listed.

    en: a new device was added
    bad: 添加了了一个新设备
    fixed: 添加了一个新设备

    en: prepare the exam
    bad: 为为考试作准备
    fixed: 为考试作准备

    en: in order to understand the purpose of the meeting
    good: 为了了解会议目的的细节
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.language import Language

SEVERITY = "error"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the second of two equal function characters that no listed word explains."""
    doubles = facts.ours.marks.get("never_doubled")
    if not doubles or facts.named:
        return
    for match in _pattern(doubles).finditer(facts.text):
        start = match.start()
        if not _explained(facts.text, start, facts.ours):
            yield Hit(f'"{match[1]}" stands twice', start + 1, start + 2, fix=Fix(start + 1, start + 2, ""))


def _explained(text: str, at: int, language: Language) -> bool:
    # A word ends at the first of the two, or begins at the second.
    before, after = text[max(0, at - 3) : at + 1], text[at + 1 : at + 5]
    ends, begins = _words(language)
    return any(before[i:] in ends for i in range(len(before) - 1)) or any(
        after[:i] in begins for i in range(2, len(after) + 1)
    )


@lru_cache(maxsize=8)
def _sets(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words), frozenset(words)


def _words(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return _sets(language.list("boundary-words"))


@lru_cache(maxsize=8)
def _pattern(doubles: str) -> re.Pattern[str]:
    return re.compile(rf"([{doubles}])\1(?!\1)")
