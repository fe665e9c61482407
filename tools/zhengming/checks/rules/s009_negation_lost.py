"""The source denies, the translation affirms.

“shall not” without 不得, “was not” without 不 or 没有: one character lost turns the meaning round. Only sentences
of which the target has no negative word at all are reported; “not only”, “not until” and the like are known.

    en: The speaker was not part of this proposal.
    bad: 这位演讲者是该提案的一部分。

    en: The speaker was not part of this proposal.
    good: 这位演讲者不是该提案的一部分。

    en: This is not only a task but also a duty.
    good: 这是任务，更是责任。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span

SEVERITY = "info"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield sentences whose source has a negation and whose target has none."""
    if not any(hint in facts.low for hint in _hints(facts.theirs.tag)) or not facts.native:
        return
    denies, pattern = _denies(facts.ours.tag), _pattern(facts.theirs.tag)
    if denies is None or pattern is None or (_ends(facts) <= 1 and _negative(facts.text, denies)):
        return
    if not any(not match["pardoned"] for match in pattern.finditer(facts.source_text)):
        return
    for bead in facts.beads:
        if not bead.source or not bead.target or any(_negative(one.text, denies) for one in bead.target):
            continue
        for sentence in bead.source:
            match = next((one for one in pattern.finditer(sentence.text) if not one["pardoned"]), None)
            if match:
                start, end = bead.target[0].start, bead.target[-1].end
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                yield Hit(f'negation lost: "{match[0]}"', start, end, span)
                break


def _ends(facts: Facts) -> int:
    return sum(map(facts.source_text.count, facts.theirs.section("sentences").get("ends", ".!?")))


def _negative(text: str, denies: re.Pattern[str]) -> bool:
    return any(not one["neutral"] for one in denies.finditer(text))


@lru_cache(maxsize=8)
def _hints(tag: str) -> tuple[str, ...]:
    from zhengming.checks.language import language

    section = language(tag).section("negation")
    return (*section.get("words", ()), *section.get("endings", ()))


@lru_cache(maxsize=8)
def _denies(tag: str) -> re.Pattern[str] | None:
    from zhengming.checks.language import language

    section = language(tag).section("negation")
    if "neutral" not in section:
        return None
    neutral = "|".join(map(re.escape, section["neutral"]))
    return re.compile(rf"(?P<neutral>{neutral})|{'|'.join(map(re.escape, section['words']))}")


@lru_cache(maxsize=8)
def _pattern(tag: str) -> re.Pattern[str] | None:
    from zhengming.checks.language import language

    section = language(tag).section("negation")
    if "pardoned" not in section:
        return None
    pardoned = "|".join(sorted(map(re.escape, section["pardoned"]), key=len, reverse=True))
    words = "|".join(map(re.escape, section["words"]))
    endings = "|".join(map(re.escape, section.get("endings", ()))) or "(?!)"
    unless = "|".join(map(re.escape, section.get("unless", ()))) or "(?!)"
    # A word in quotes is named, not said; Not Found is a name; not … until is 直到……才.
    return re.compile(
        rf"(?P<pardoned>(?i:\b(?:{pardoned}))\b|(?i:(?:{words})\b|\w+(?:{endings})\b)[^.;]*\b(?:{unless})\b)"
        rf"|(?<![\w'\"‘“-])(?:{words})(?![\w'\"’”-]|,)|(?<![\w'\"‘“-])\w+(?:{endings})\b"
    )
