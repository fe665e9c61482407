"""A permission became a duty, or a duty a permission.

may is 可以 (可, 得), shall and must are 应当 and 必须 (须): Legislative Technical Norms (Trial) of the Standing Committee of the
National People's Congress (2009), 11; GB/T 1.1—2020, appendix C. Reported where a sentence has one kind only and its translation
only the other.

    en: The chairperson may adjourn the meeting.
    bad: 主席应当休会。

    en: Drivers must wear a seat belt.
    bad: 驾驶人可以系安全带。

    en: Drivers must wear a seat belt, and the chairperson may adjourn the meeting.
    good: 驾驶人应当系安全带，主席可以休会。
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.language import Language, language

SEVERITY = "warning"
NEEDS = "应應须須必务務可权權"


def source_words(theirs: Language, _ours: Language) -> frozenset[str]:
    """Return the words of which every duty and licence has one."""
    return theirs.telling(theirs.section("modality").get("quick", ()))


def find(facts: Facts) -> Iterator[Hit]:
    """Yield sentences whose only modal word is of the other kind than the source's."""
    if not any(word in facts.low for word in facts.theirs.section("modality").get("quick", ())):
        return
    theirs, ours = _forms(facts.theirs.tag), _forms(facts.ours.tag)
    if not theirs or not ours or not facts.native:
        return
    duty, licence, other, *_ = theirs
    if not duty.search(facts.source_text) and not licence.search(facts.source_text):
        return
    for bead in facts.beads:
        if not bead.source or not bead.target:
            continue
        for sentence in bead.source:
            given = duty.search(sentence.text), licence.search(sentence.text)
            match = given[0] or given[1]
            if match is None or all(given) or other.search(sentence.text):
                continue
            wanted, unwanted = (ours[3], ours[1]) if given[0] else (ours[4], ours[0])
            here = next((found for one in bead.target if (found := _at(unwanted, one.text, one.start))), None)
            if here and not any(wanted.search(one.text) for one in bead.target):
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                yield Hit(f'"{facts.target[here[0] : here[1]]}" for "{match[0]}"', *here, span)


def _at(pattern: re.Pattern[str], text: str, offset: int) -> tuple[int, int] | None:
    match = pattern.search(text)
    return (offset + match.start(), offset + match.end()) if match else None


@lru_cache(maxsize=8)
def _forms(tag: str) -> tuple[re.Pattern[str], ...] | None:
    tables = language(tag)
    section: dict[str, Any] = tables.section("modality")
    if "duty" not in section:
        return None
    edge = "" if tables.wide else r"\b"
    names = ("duty", "licence", "other", "duty_seen", "licence_seen")
    return tuple(re.compile(f"{edge}(?:{'|'.join(section.get(name, ())) or '(?!)'}){edge}") for name in names)
