"""Segments text with SRX rules, by SRX's own semantics and in linear time.

At each place between two characters the first rule whose `before` matches up to there and whose `after` matches from
there decides; where none does, there is no break. Only places where some rule would break are looked at: all rules that
break are one search, and each run of rules of the same kind is one test at the place.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from zhengming.segmentation.segment import Segment, SegmentKind, build_each
from zhengming.segmentation.srx.model import Rule, Srx
from zhengming.segmentation.srx.syntax import compiled, translated

if TYPE_CHECKING:
    import regex


class SrxSplitter:
    """The rules of an SRX file for one language, compiled."""

    def __init__(self, srx: Srx, language: str) -> None:
        """Compile the rules; LanguageError when the file has none for `language`, RulesError for a malformed one."""
        rules = srx.rules(language)
        breaking = [rule for rule in rules if rule.breaks]
        self._candidates = _alternation(breaking) if breaking else None
        self._runs = [(breaks, _alternation(list(run))) for breaks, run in groupby(rules, key=lambda rule: rule.breaks)]

    def places(self, text: str) -> Iterator[int]:
        """Yield the places in `text` where a segment ends and the next one begins, blanks not yet trimmed."""
        if self._candidates is None:
            return
        for match in self._candidates.finditer(text):
            place = match.start()
            if 0 < place < len(text) and self._breaks(text, place):
                yield place

    def split(self, text: str) -> tuple[Segment, ...]:
        """Return the segments of `text`, without the blanks around them; all are of the kind sentence."""
        starts, ends = [], []
        for start, end in pairwise([0, *self.places(text), len(text)]):
            piece = text[start:end]
            if trimmed := piece.strip():
                starts.append(start + len(piece) - len(piece.lstrip()))
                ends.append(starts[-1] + len(trimmed))
        return build_each(text, starts, ends, [SegmentKind.SENTENCE] * len(starts))

    def _breaks(self, text: str, place: int) -> bool:
        return next((breaks for breaks, rules in self._runs if rules.match(text, place)), False)


def _alternation(rules: list[Rule]) -> "regex.Pattern[str]":
    return compiled("|".join(dict.fromkeys(_either(rule) for rule in rules)))


@lru_cache(maxsize=4096)
def _either(rule: Rule) -> str:
    before = f"(?<={translated(rule.before)})" if rule.before else ""
    return f"(?:{before}(?={translated(rule.after)}))" if rule.after else f"(?:{before})"
