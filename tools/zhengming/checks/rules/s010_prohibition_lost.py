"""The source forbids, the translation does not.

“shall not” and “must not” are 不得 (不应, 禁止, 严禁) in legal Chinese (GB/T 1.1—2020, appendix C: shall not =
不应/不得). Reported are sentences whose target has no word of prohibition.

    en: The certificate shall not be transferred.
    bad: 证书可以转让。

    en: The certificate shall not be transferred.
    good: 证书不得转让。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.language import Language

SEVERITY = "error"


def source_words(theirs: Language, _ours: Language) -> frozenset[str]:
    """Return the words of which every prohibition has one."""
    return theirs.telling(theirs.section("modality").get("prohibition", ()))


def find(facts: Facts) -> Iterator[Hit]:
    """Yield sentences with a prohibition in the source and none in the target."""
    forms = facts.theirs.section("modality").get("prohibition", ())
    if not any(form in facts.low for form in forms):
        return
    pattern, words = _pattern(tuple(forms)), facts.ours.section("modality").get("prohibition", ())
    if not words or not facts.native or not pattern.search(facts.source_text):
        return
    for bead in facts.beads:
        if not bead.target or any(word in one.text for one in bead.target for word in words):
            continue
        for sentence in bead.source:
            match = pattern.search(sentence.text)
            if match:
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                yield Hit(f'prohibition lost: "{match[0]}"', bead.target[0].start, bead.target[-1].end, span)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
