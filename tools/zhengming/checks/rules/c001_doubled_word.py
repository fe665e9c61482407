"""A word of two or more characters stands twice in a row.

A slip of the pen that spelling checkers pass over; reduplication on purpose (研究研究) is listed and left alone, and so are
a noun and a verb that meet (将此设置设置为).

    en: The file in its original format
    bad: 原始格式文件文件
    fixed: 原始格式文件

    en: the the notice
    bad: 该 notice notice 已发布

    en: The meeting discussed the plan.
    bad: 会议讨论讨论了该计划。

    en: Set this setting to zero.
    good: 将此设置设置为零。

    en: Let us study the matter.
    good: 我们研究研究此事。
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from zhengming import languages
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.language import Language

SEVERITY = "error"
_LINKS = frozenset("的之在")
"""上传的文件的文件名: the particle belongs to what stands before it."""
_ASCII = re.compile(r"([A-Za-z](?<![\w][A-Za-z])[A-Za-z]+) +\1\b(?! +\1\b)")
_LATIN = re.compile(r"\b([^\W\d_]{2,}) +\1\b(?! +\1\b)", re.IGNORECASE)


def find(facts: Facts) -> Iterable[Hit]:
    """Return the second of two equal words that follow each other."""
    return _doubled(facts) if facts.doubled or " " in facts.target or not facts.ours.wide else ()


def _doubled(facts: Facts) -> Iterator[Hit]:
    if not languages.spaced(facts.ours.tag):
        yield from _run_on(facts)
    elif " " in facts.chars or "\n" in facts.chars:
        yield from _spaced(facts)
    if facts.ours.wide and " " in facts.chars:
        yield from _spaced(facts, ascii_only=True)


def _run_on(facts: Facts) -> Iterator[Hit]:
    for match in _pattern(facts.ours.letters).finditer(facts.text):
        word = match[1]
        if len(set(word)) == 1 or word[0] in _LINKS or word[-1] in _LINKS or facts.named or _wanted(facts, match):
            continue
        start = match.end() - len(word)
        yield Hit(f'"{word}" stands twice', start, match.end(), fix=Fix(start, match.end(), ""))


def _wanted(facts: Facts, match: re.Match[str]) -> bool:
    if facts.text[match.end() : match.end() + 1] in tuple(facts.ours.marks.get("compound_endings", "")):
        return True
    around = facts.text[max(0, match.start() - 2) : match.end() + 2]
    if any(entry in around for entry in _reduplications(facts.ours)):
        # What is done once or for a while (讨论讨论) is not yet done: no 了 or 过 follows.
        return (
            facts.text[match.end() : match.end() + 1] not in tuple(facts.ours.marks.get("aspects", ""))
            or len(set(around)) < 3
        )
    return _met(facts, match[1])


def _met(facts: Facts, word: str) -> bool:
    stems = _verb_nouns(facts.ours.list("verb-nouns")).get(word, ())
    return sum(len(set(re.findall(rf"\b{stem}[a-z]*", facts.low))) for stem in stems) > 1


@lru_cache(maxsize=4)
def _verb_nouns(lines: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        word, _, stem = line.partition(" ")
        found[word] = (*found.get(word, ()), stem)
    return found


def _reduplications(language: Language) -> tuple[str, ...]:
    return language.list("reduplications")


def _spaced(facts: Facts, *, ascii_only: bool = False) -> Iterator[Hit]:
    for match in (_ASCII if ascii_only else _LATIN).finditer(facts.text):
        word = match[1]
        if match[0].lower() in facts.source_text.lower():
            continue
        if word.lower() in facts.ours.list("reduplications") or word[0] != match[0].split()[-1][0]:
            continue
        start = match.end() - len(word)
        yield Hit(f'"{word}" stands twice', start, match.end(), fix=Fix(match.start() + len(word), match.end(), ""))


@lru_cache(maxsize=8)
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(rf"([{letters}]{{2,5}})\1(?!\1)")
