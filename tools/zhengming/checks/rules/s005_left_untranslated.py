"""Part of the target is still in the source's language.

A sentence, or a long stretch of one, was copied and never translated. Code, names and titles in capitals are not
language.

    en: This is the first rule. The second rule is applied to all of the requests.
    bad: 这是第一条规则。The second rule is applied to all of the requests.

    en: See `Using a form in a view`_ for the whole of it.
    good: 详见 `Using a form in a view`_ 。

    en: See The Art of Computer Programming for this.
    good: 参见 The Art of Computer Programming。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.masking import FILLER

SEVERITY = "warning"
NEEDS = " "
_RUN = re.compile(rf"[A-Za-z][A-Za-z'’-]*(?:[ ,;:.\n\"'*/(){FILLER}-]+[A-Za-z][A-Za-z'’-]*){{3,}}")
_QUOTES = frozenset("\"'“‘「『《(（`")
_TWO = re.compile(r"[a-z]{2,} [a-z]{2,}")
_PLAIN = re.compile(r"(?<![\w.-])[a-z]{2,}(?![\w(])")
_WORD = re.compile(r"[A-Za-z'’-]+")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield runs of words of the source's language inside a text of another script."""
    if facts.ours.letter is None or " " not in facts.chars or not _TWO.search(facts.text):
        return
    small = _function(facts.theirs.tag)
    if not small or not facts.native:
        return
    taken = -1
    for match in _RUN.finditer(facts.text):
        if (
            _language(match[0], small)
            and not _quoted(facts.text, match.start())
            and not _reference(facts.target, match)
            and _copied(match[0], facts.source_text)
        ):
            taken = match.end()
            yield Hit("left untranslated", match.start(), match.end())
    for sentence in facts.sentences if taken < 0 else ():
        if _foreign(sentence.text, facts) and _copied(sentence.text, facts.source_text):
            yield Hit("left untranslated", sentence.start, sentence.end)


def _language(run: str, small: frozenset[str]) -> bool:
    words = _WORD.findall(run)
    lower = sum(word.islower() for word in words)
    count = sum(word.lower() in small for word in words)
    return count >= 2 and lower >= 3 and lower * 2 >= len(words) and count * 6 >= len(words)


def _foreign(text: str, facts: Facts) -> bool:
    # A whole sentence without one letter of the language, made of ordinary words.
    letter = facts.ours.letter
    if (
        letter is None
        or letter.search(text)
        or not text.endswith((".", "!", "?"))
        or any(mark in text for mark in "=<>{}[]|")
    ):
        return False
    words = _PLAIN.findall(text)
    return len(words) >= 3 and text[0] not in _QUOTES


def _quoted(text: str, at: int) -> bool:
    return text[:at].rstrip(" ")[-1:] in _QUOTES


def _reference(text: str, match: re.Match[str]) -> bool:
    # `Name of a page`_ is an address: its words are those of the target elsewhere.
    return (
        text[match.start() - 1 : match.start()] == "`" and re.match(r"[^`<]{0,40}`_", text[match.end() :]) is not None
    )


def _copied(run: str, source: str) -> bool:
    first = " ".join(_WORD.findall(run)[:4])
    return first in " ".join(_WORD.findall(source))


@lru_cache(maxsize=8)
def _function(tag: str) -> frozenset[str]:
    from zhengming.checks.language import language

    return frozenset(language(tag).section("function").get("words", ()))
