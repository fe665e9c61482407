"""Segments text with SRX rules, by SRX's own semantics and in linear time.

At each place between two characters the first rule whose `before` matches up to there and whose `after` matches from
there decides; where none does, there is no break. Only places where some rule would break are looked at: all rules that
break are one search. At a place, of each run of rules of the same kind those are tried that what stands before allows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from zhengming.segmentation.segment import Segment, SegmentKind, build_each
from zhengming.segmentation.srx.endings import LONGEST, endings, last_characters
from zhengming.segmentation.srx.model import Rule, Srx
from zhengming.segmentation.srx.syntax import compiled, translated

if TYPE_CHECKING:
    import regex

_REACH = 512
"""How many blanks before a place are looked over for what stands before them; more than a bounded repeat can match."""


class _Run:
    """Neighbouring rules of one kind: whichever of them matches, the verdict is the same, so their order is free."""

    def __init__(self, rules: Iterable[Rule], *, breaks: bool) -> None:
        self.breaks = breaks
        rules = list(rules)
        _alternation(rules)  # a malformed expression is told of at once, not where a text first needs it
        general: list[Rule] = []
        by_ending: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            ends = endings(translated(rule.before)) if rule.before else None
            for end in ends or ():
                by_ending[end].append(rule)
            if ends is None:
                general.append(rule)
        self._general = _alternation(general) if general else None
        self._rules = dict(by_ending)
        self._patterns: dict[str, regex.Pattern[str]] = {}

    def matches(self, text: str, place: int, tails: Iterable[str]) -> bool:
        """Tell whether a rule of the run matches at `place`, before which the text ends with each of `tails`."""
        if self._general and self._general.match(text, place):
            return True
        return any(self._pattern(tail).match(text, place) for tail in tails if tail in self._rules)

    def _pattern(self, ending: str) -> "regex.Pattern[str]":
        pattern = self._patterns.get(ending)
        if pattern is None:
            pattern = self._patterns[ending] = _alternation(self._rules[ending])
        return pattern


class SrxSplitter:
    """The rules of an SRX file for one language, compiled."""

    def __init__(self, srx: Srx, language: str) -> None:
        """Compile the rules; LanguageError when the file has none for `language`, RulesError for a malformed one."""
        rules = srx.rules(language)
        breaking = [rule for rule in rules if rule.breaks]
        self._candidates = _search(breaking) if breaking else None
        self._runs = [_Run(run, breaks=breaks) for breaks, run in groupby(rules, key=lambda rule: rule.breaks)]

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
        before = text[max(0, place - _REACH) : place].rstrip().casefold()
        tails = [before[-size:] for size in range(1, min(LONGEST, len(before)) + 1)]
        return next((run.breaks for run in self._runs if run.matches(text, place, tails)), False)


def _search(rules: list[Rule]) -> "regex.Pattern[str]":
    """Return the search for places where a rule of `rules` matches; a look at one character spares most of them."""
    last: set[str] = set()
    for rule in rules:
        characters = last_characters(translated(rule.before))
        if characters is None:
            return _alternation(rules)
        last |= characters
    either = "|".join(dict.fromkeys(map(_either, rules)))
    return compiled(f"(?<={'|'.join(sorted(last))})(?:{either})")


def _alternation(rules: list[Rule]) -> "regex.Pattern[str]":
    return compiled("|".join(dict.fromkeys(_either(rule) for rule in rules)))


@lru_cache(maxsize=4096)
def _either(rule: Rule) -> str:
    before = f"(?<={translated(rule.before)})" if rule.before else ""
    return f"(?:{before}(?={translated(rule.after)}))" if rule.after else f"(?:{before})"
