"""A blank stands between two characters of a script that is written without.

GB/T 15834 knows no word space. Left alone are the words of a usage line (文件 模式 for FILE PATTERN), what a figure makes a name
(字符串1), references of reStructuredText, which need their blank, and examples behind 比如.

    en: The facility is enabled.
    bad: 该设施已 启用。
    fixed: 该设施已启用。

    en: The facility is enabled.
    good: 该设施已启用。

    en: Usage: %s FILE PATTERN
    good: 用法：%s 文件 模式

    en: eg. My View
    good: 比如 我的视图
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = " "
_USAGE = re.compile(r"\b[Uu]sage: |\b[A-Z]{3,} [A-Z]{3,}\b|\[OPTION\]|^\s*-\w", re.MULTILINE)


def find(facts: Facts) -> Iterator[Hit]:
    """Yield single blanks between two letters of the language's own script."""
    if (
        not facts.ours.wide
        or facts.ours.marks.get("word_blanks")
        or " " not in facts.chars
        or "\n" in facts.target.strip()
    ):
        return
    gaps = list(_pattern(facts.ours.letters).finditer(facts.text))
    if not gaps or _USAGE.search(facts.source):
        return
    for match in gaps:
        if _wanted(facts, match.start()):
            continue
        yield Hit(
            "blank between Chinese characters",
            match.start(),
            match.end(),
            fix=Fix(match.start(), match.end(), "", safe=True),
        )


def _wanted(facts: Facts, at: int) -> bool:
    # 字符串1, 凌动®, 桥牌_
    if _named(facts.ours.letters).match(facts.text, at + 1):
        return True
    return facts.text[:at].endswith(tuple(facts.ours.marks.get("instances", ())))


@lru_cache(maxsize=8)
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(rf" (?=[{letters}])(?<=[{letters}] )")


@lru_cache(maxsize=8)
def _named(letters: str) -> re.Pattern[str]:
    return re.compile(rf"[{letters}]{{1,8}}(?:[0-9®™]|_(?![A-Za-z0-9]))")
