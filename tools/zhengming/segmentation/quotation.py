"""Tells whether a sentence goes on after a quotation that ends with a stop of its own, in scripts without blanks."""

import re

from zhengming.segmentation.characters import HAN
from zhengming.segmentation.neighbours import Boundary
from zhengming.segmentation.rules import Rules

CLOSING = frozenset('”’»」』"')
_OPENING = {"”": "“", "»": "«", "’": "‘", "」": "「", "』": "『"}
_MARKS = frozenset("！？")
_INTRODUCED = frozenset("：:，,")
_WORDS = r"(?:[^\s!?؟…]++\s){0,3}"
"""What may stand before the verb in scripts with blanks."""
_REACH = 200


class Quotation:
    """The clauses and particles of a language that go on after a quotation."""

    def __init__(self, rules: Rules, *, kept: bool) -> None:
        """Take the words of `rules`; `kept` keeps a quotation and the clause that reports it together."""
        verbs = "|".join(sorted(rules.role("reporting"), key=len, reverse=True)) if kept else ""
        subject, after = (rf"[{HAN}]{{0,5}}?", "[，。：；,！？]") if rules.properties.unspaced else (_WORDS, r"(?!\w)")
        self._clause = re.compile(f"{subject}(?:{verbs}){after}") if verbs else None
        words = "|".join(sorted(rules.role("after-quotation"), key=len, reverse=True))
        self._particle = re.compile(words) if words else None
        marked = "|".join(sorted(rules.role("after-mark"), key=len, reverse=True))
        self._marked = re.compile(marked) if marked else None
        self.asked = CLOSING | _MARKS if marked else CLOSING
        """After which characters `goes_on` is to be asked."""

    def goes_on(self, text: str, boundary: Boundary) -> bool:
        """Tell whether the sentence goes on: 「“好吗？”他问。」, but not where the quotation was introduced before it.

        After a mark without a quotation only a particle goes on: 「すごい！と叫んだ。」
        """
        end, after = boundary
        if text[end - 1] not in CLOSING:
            return self._marked is not None and text[end - 1] in _MARKS and self._marked.match(text, after) is not None
        if self._particle and self._particle.match(text, after):
            return True
        if self._clause is None or not self._clause.match(text, after):
            return False
        opening = text.rfind(_OPENING.get(text[end - 1], '"'), max(0, end - _REACH), end - 1)
        return opening <= 0 or text[opening - 1] not in _INTRODUCED
