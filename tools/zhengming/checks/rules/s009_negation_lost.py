"""The source denies, the translation affirms.

“shall not” without 不得, “was not” without 不 or 没有: one character lost turns the meaning round. Only sentences
of which the target has no negative word at all are reported; “not only”, “not until” and the like are known. A word
that answers another of the source (不同 for “different”, 为空 for “empty”) is no negation.

    en: The speaker was not part of this proposal.
    bad: 这位演讲者是该提案的一部分。

    en: The speaker was not part of this proposal.
    good: 这位演讲者不是该提案的一部分。

    en: Unlike the old version, the new one does not send reports.
    bad: 与旧版本不同，新版本发送报告。

    en: On the first, uncached call it is needed on Windows but not on Unix.
    bad: 没有缓存时，在Windows上需要，但在Unix上需要。

    en: The sample contains no lead.
    bad: 样品含铅。

    en: This is not only a task but also a duty.
    good: 这是任务，更是责任。
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.language import Language, language
from zhengming.checks.sentences import Bead

SEVERITY = "info"
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = frozenset(".;,")
_NAMED = frozenset("'\"‘’“”-`=/")


def source_words(theirs: Language, _ours: Language) -> frozenset[str]:
    """Return the words of which every negation has one; of an ending (n't) its last letters."""
    section = theirs.section("negation")
    endings = (_LETTERS.findall(ending)[-1:] for ending in section.get("endings", ()))
    return theirs.telling(section.get("words", ())) | {word for last in endings for word in last}


def find(facts: Facts) -> Iterator[Hit]:
    """Yield sentences whose source has a negation and whose target has none."""
    section = facts.theirs.section("negation")
    if "pardoned" not in section or not facts.native:
        return
    denies, pattern = _denies(facts.ours.tag), _pattern(facts.theirs.tag, _ending(facts.low, section))
    if denies is None:
        return
    given = sum(1 for _ in _negations(facts.source_text, pattern, section))
    if not given:
        return
    evidence = _evidence(facts.text, facts, denies)
    contrast = any(word in facts.low for word in section.get("contrast", ()))
    if evidence and not contrast and _ends(facts) <= 1:
        return
    if evidence > given and not contrast:
        return  # with negations to spare none is lost, as a rule
    for bead in facts.beads:
        if not bead.source or not bead.target:
            continue
        if any(_evidence(one.text, facts, denies) for one in bead.target):
            if contrast:
                yield from _contrast(bead, facts, denies)
            continue
        for sentence in bead.source:
            match = next(_negations(sentence.text, pattern, section), None)
            if match and match[0] not in facts.text:
                start, end = bead.target[0].start, bead.target[-1].end
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                yield Hit(f'negation lost: "{match[0]}"', start, end, span)
                break


def _contrast(bead: Bead, facts: Facts, denies: re.Pattern[str]) -> Iterator[Hit]:
    # "… on one but not on the other": what follows 但 or 而 must deny.
    words, own = (
        facts.theirs.section("negation").get("contrast", ()),
        facts.ours.section("negation").get("contrast", ()),
    )
    source = next((one for one in bead.source if any(word in one.text for word in words)), None)
    if source is None or not own:
        return
    for one in bead.target:
        at = min((place for word in own if (place := one.text.find(word)) >= 0), default=-1)
        if at >= 0 and not _evidence(one.text[at:], facts, denies):
            yield Hit("negation lost: the second half affirms", one.start + at, one.end, Span(source.start, source.end))


def _evidence(text: str, facts: Facts, denies: re.Pattern[str]) -> int:
    # How many words deny, those left out that answer another word of the source.
    table = facts.ours.section("negation").get("explained", {})
    found = 0
    for match in denies.finditer(text):
        if not match["neutral"]:
            found += not any(trigger in facts.low for trigger in table.get(match[0], ()))
    return found


def _ends(facts: Facts) -> int:
    return sum(map(facts.source_text.count, facts.theirs.section("sentences").get("ends", ".!?")))


def _negations(text: str, pattern: re.Pattern[str], section: dict[str, Any]) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if (
            before in _NAMED
            or after in _NAMED
            or (match[0][0].isupper() and before == " " and text[match.start() - 2] not in ".!?")
        ):
            continue  # a word in quotes or in a list of words is named, not said; Not Found is a name
        if match[0].lower() == "not" and after in _ENDS:
            continue  # "the one is free; the other is not": said by its opposite
        around = text[max(0, match.start() - 16) : match.end() + 16].lower()
        ahead = text[match.end() : match.end() + 200].partition(".")[0]
        if _pardoned(tuple(section["pardoned"])).search(around) or any(word in ahead for word in section["unless"]):
            continue
        ago = text[max(0, match.start() - 60) : match.start()].lower().rpartition(".")[2]
        if not any(word in ago for word in section.get("tests", ())):
            yield match


@lru_cache(maxsize=8)
def _pardoned(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


@lru_cache(maxsize=8)
def _denies(tag: str) -> re.Pattern[str] | None:
    section = language(tag).section("negation")
    if "neutral" not in section:
        return None
    neutral = "|".join(map(_any_case, section["neutral"]))
    words = sorted({*section["words"], *section.get("explained", {})}, key=len, reverse=True)
    edge = "" if language(tag).wide else r"(?<![^\W\d_])"
    # The first characters ahead of all: a hundred words are not tried at every place.
    first = "".join(sorted({_any_case(word[0]).strip("[]") for word in (*section["neutral"], *words)}))
    return re.compile(rf"(?=[{first}])(?:(?P<neutral>{neutral})|{edge}(?:{'|'.join(map(_any_case, words))}))")


def _any_case(word: str) -> str:
    # Spelt out: to fold the case of every character of a text takes longer than to look for the words.
    return "".join(
        f"[{char.lower()}{char.upper()}]" if char.isalpha() and char.lower() != char.upper() else re.escape(char)
        for char in word
    )


def _ending(low: str, section: dict[str, Any]) -> bool:
    return any(ending in low for ending in section.get("endings", ()))


@lru_cache(maxsize=16)
def _pattern(tag: str, ending: bool) -> re.Pattern[str]:
    section = language(tag).section("negation")
    words = "|".join(map(re.escape, section["words"]))
    if ending:
        words += f"|[A-Za-z]+(?:{'|'.join(map(re.escape, section['endings']))})"
    first = "A-Za-z" if ending else "".join(sorted({re.escape(word[0]) for word in section["words"]}))
    return re.compile(rf"(?=[{first}])\b(?:{words})\b", re.IGNORECASE)
