"""A sentence of the source has no counterpart in the target.

Sentences are aligned by number and length (Gale and Church 1993); what is left over on the source's side is missing.

    en: The two sides agreed to set up a working group. Ms. Li will lead it. The first meeting will be held in May.
    bad: 双方同意成立工作组。首次会议将于5月举行。

    en: The two sides agreed to set up a working group. Ms. Li will lead it.
    good: 双方同意成立工作组，由李女士牵头。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.sentences import Sentence

SEVERITY = "error"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the sentences of the source that no sentence of the target answers."""
    source = facts.source
    if len(source) < 40 or not facts.native:
        return
    theirs, ours = facts.source_sentences, facts.sentences
    if len(theirs) < 2 or len(ours) >= len(theirs):
        return
    for bead in facts.beads:
        for sentence in bead.source if not bead.target else ():
            yield _hit(facts, sentence)


def _hit(facts: Facts, sentence: Sentence) -> Hit:
    words = facts.source[sentence.start : sentence.end]
    words = words if len(words) <= 60 else words[:57] + "…"
    return Hit(f'sentence missing: "{words}"', 0, len(facts.target), Span(sentence.start, sentence.end))
