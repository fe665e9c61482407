"""A word of another region stands in the place of the reader's own.

Texts converted from Taiwan's Mandarin character by character keep its words: 档案 for a file, 预设 for a default. Reported where
the source has the English word, the reader's own word is missing, and the document does not use the other one as a rule.

    en: The default value is shown in the file.
    bad: 预设值见文件。
    fixed: 默认值见文件。

    en: The server returned an error.
    bad: 伺服器返回错误。

    en: The archives are open to the public.
    good: 档案向公众开放。

    en: preset values
    good: 预设值
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.ledger import Document, Ledger
from zhengming.documents import Unit

SEVERITY = "info"
_HABIT = 5


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    english: re.Pattern[str]
    unless: re.Pattern[str]
    own: str


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the words of another region, in text order of each unit."""
    for document in ledger.documents:
        words = _words(document.scene.languages[1].list("regional-words"))
        if words:
            yield from _document(document, words)


def _document(document: Document, words: dict[str, _Word]) -> Iterator[tuple[Facts, Hit]]:
    pattern = _pattern(tuple(words))
    found = [(entry, match) for entry in document.entries for match in pattern.finditer(entry.unit.target)]
    theirs = Counter(match[0] for _, match in found)
    uses = {word: _uses(document, words[word]) for word, count in theirs.items() if count >= _HABIT}
    for entry, match in found:
        word = words[match[0]]
        if not _asks(entry.unit, word) or word.own in entry.unit.target:
            continue
        if theirs[word.text] > uses.get(word.text, theirs[word.text]):
            continue
        facts = entry.facts()
        if facts.listing or facts.text[match.start()] != match[0][0]:
            continue
        fix = Fix(match.start(), match.end(), word.own)
        hint = f'write "{word.own}"'
        yield facts, Hit(f'"{word.text}" is another region\'s word', match.start(), match.end(), fix=fix, hint=hint)


def _uses(document: Document, word: _Word) -> int:
    return sum(word.own in unit.target and _asks(unit, word) for unit in document.entries.units)


def _asks(unit: Unit, word: _Word) -> bool:
    source = unit.source
    return word.english.search(source) is not None and word.unless.search(source) is None


@lru_cache(maxsize=8)
def _words(lines: tuple[str, ...]) -> dict[str, _Word]:
    found = {}
    for line in lines:
        text, english, own = (part.strip() for part in line.split("|"))
        names = [name.strip() for name in english.split(",")]
        unless = [name[1:] for name in names if name.startswith("!")]
        names = [name for name in names if not name.startswith("!")]
        found[text] = _Word(text, _any(names), _any(unless), own)
    return found


def _any(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})", re.IGNORECASE)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
