"""A character stands twice where the language has no such word.

的的, 了了, 和和: a function character typed twice. Where two words meet (目的|的, 存在|在, 为了|了解) nothing is
wrong: the words that end or begin with such a character are listed.

    en: a new device was added
    bad: 添加了了一个新设备
    fixed: 添加了一个新设备

    en: prepare the exam
    bad: 为为考试作准备
    fixed: 为考试作准备

    en: It is part of the project.
    bad: 它是项目的的一部分。

    en: This function is now always available.
    bad: 该函数现在在总是可用。

    en: in order to understand the purpose of the meeting
    good: 为了了解会议目的的细节
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.language import Language

SEVERITY = "error"


def find(facts: Facts) -> Iterable[Hit]:
    """Return the second of two equal function characters that no listed word explains."""
    return _doubled(facts) if facts.doubled else ()


def _doubled(facts: Facts) -> Iterator[Hit]:
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
    words, parts = _words(language)
    if any(after[:i] in words for i in range(2, len(after) + 1)):
        return True
    # 目的 is no word in 项目的; and what follows the second must be able to follow it (现在|在总是).
    follows = text[at + 2 : at + 4]
    return any(
        before[i:] in words and before[max(0, i - 1) : i + 1] not in parts and f"{text[at + 1]}{follows}" not in parts
        for i in range(len(before) - 1)
    )


@lru_cache(maxsize=8)
def _sets(words: tuple[str, ...], parts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words), frozenset(parts)


def _words(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return _sets(language.list("boundary-words"), language.list("boundary-parts"))


@lru_cache(maxsize=8)
def _pattern(doubles: str) -> re.Pattern[str]:
    return re.compile(rf"([{doubles}])\1(?!\1)")
