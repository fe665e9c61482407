"""A sentence of the target has no counterpart in the source.

Off by default: translators of software explain, and the aligner can't always tell an explanation from an addition.

    en: The two sides agreed to set up a working group.
    bad: 双方同意成立工作组。会议期间，双方还参观了多家企业和研究机构。

    en: The two sides agreed to set up a working group, and Ms. Li will lead it.
    good: 双方同意成立工作组。李女士任组长。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "warning"
DEFAULT = False
NEEDS = "。！？"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the sentences of the target that no sentence of the source answers."""
    if len(facts.sentences) > len(facts.source_sentences) and facts.source_sentences:
        for bead in facts.beads:
            for sentence in bead.target if not bead.source else ():
                yield Hit("sentence not in the source", sentence.start, sentence.end)
