"""A sentence of the source has no counterpart in the target.

Sentences are aligned by number and length (Gale and Church 1993); what is left over on the source's side is missing. Where two
sentences may as well have been merged into one, the finding is for information only.

    en: The two sides agreed to set up a working group. Ms. Li will lead it. The first meeting will be held in May.
    bad: 双方同意成立工作组。首次会议将于5月举行。

    en: The two sides agreed to set up a working group. Ms. Li will lead it.
    good: 双方同意成立工作组，由李女士牵头。
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.checks import sentences
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Severity, Span
from zhengming.checks.language import Language
from zhengming.checks.sentences import Sentence

SEVERITY = "warning"
SOURCE_NEEDS = ".!?"
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLEAR = 0.9
"""The margin from which a missing sentence is right more than 85 times in 100 (docs/decisions/030)."""
_WHOLE = 0.95
"""The share of the expected length at which nothing is missing."""
_ANCHOR = re.compile(r"``[^`]+``|`[^`]+`|[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*|\d+(?:[.,]\d+)*")


def find(facts: Facts) -> Iterable[Hit]:
    """Return the sentences of the source that no sentence of the target answers."""
    if len(facts.source) < 40:
        return ()
    ends = _ends(facts.source_text, facts.theirs)
    if ends <= _ends(facts.text, facts.ours) or (ends == 1 and _single(facts)) or not facts.native:
        return ()
    return _missing(facts)


def _missing(facts: Facts) -> Iterator[Hit]:
    theirs, ours = facts.source_sentences, facts.sentences
    if len(theirs) < 2 or len(ours) >= len(theirs):
        return
    if facts.source.count("\n") > 2:
        return
    if not any(bead.source and not bead.target for bead in facts.beads):
        return
    margin, share = sentences.margin(theirs, ours, ratio=facts.ratio, texts=(facts.source, facts.target))
    if share > _WHOLE:
        return
    for bead in facts.beads:
        for sentence in bead.source if not bead.target else ():
            own = _own(facts, sentence)
            said = len(_WORD.findall(sentence.text)) >= 3 or bool(own)
            if said and not (own and all(anchor in facts.target for anchor in own)):
                yield _hit(facts, sentence, "info" if margin < _CLEAR else None)


def _single(facts: Facts) -> bool:
    # The one mark of an end stands at the end: there is but one sentence.
    return facts.source[-1] in facts.theirs.section("sentences").get("ends", ".!?") and "\n" not in facts.source


def _ends(text: str, language: Language) -> int:
    return sum(map(text.count, language.section("sentences").get("ends", ".!?")))


def _own(facts: Facts, sentence: Sentence) -> list[str]:
    # What can't be translated stands in the target all the same, if the sentence was merged and not dropped.
    anchors = _ANCHOR.findall(facts.source[sentence.start : sentence.end])
    rest = facts.source[: sentence.start] + facts.source[sentence.end :]
    return [anchor for anchor in anchors if anchor not in rest]


def _hit(facts: Facts, sentence: Sentence, severity: Severity | None) -> Hit:
    words = facts.source[sentence.start : sentence.end]
    words = words if len(words) <= 60 else words[:57] + "…"
    span = Span(sentence.start, sentence.end)
    return Hit(f'sentence missing: "{words}"', 0, len(facts.target), span, severity=severity)
