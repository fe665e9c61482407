"""Finds where full stops end sentences: plain ones by the end of the word before them, doubtful ones by decision.

See docs/decisions/011 for why it is done in two passes and for what each step costs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from zhengming.segmentation.decision import REACH, REMEMBERED, TAIL, Boundary, Decision
from zhengming.segmentation.lists import FIRST_LABELS
from zhengming.segmentation.scanner import Scanner

Doubt = tuple[int, int, str]
"""A stop, where the next segment would begin, and the word before the stop."""

_SPAN, _START = re.Match.span, re.Match.start
_RUN, _RUNS_ON = frozenset(".!?…"), frozenset({". ", "! ", "? ", "… "})
_LATIN = re.compile(r".*[^\x00-\x7f]", re.DOTALL)


class _Settled(dict[str, bool]):
    """Tells of the last characters before a stop whether they alone make it an end; each is worked out once.

    They do where they are letters and the tail of no abbreviation, or hold a blank and after it a word without doubt. What
    is remembered is bounded: hostile text is worked out anew beyond that.
    """

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._doubtful, self._tails = decision.doubtful, decision.tails

    def __missing__(self, tail: str) -> bool:
        word = tail.rpartition(" ")[2]
        settled = word.isalnum() and word not in self._doubtful if " " in tail else self._ordinary(tail)
        if len(self) < REMEMBERED:
            self[tail] = settled
        return settled

    def _ordinary(self, tail: str) -> bool:
        return tail.isalpha() and tail not in self._tails


class Stops:
    """A language's decision on full stops, applied to whole texts."""

    def __init__(self, decision: Decision, *, spaced: bool) -> None:
        """Take the decision; `spaced` tells whether blanks part words, so that the word before a stop is one."""
        self._decision = decision
        self._spaced = spaced
        self._settled = _Settled(decision)

    def find(
        self, text: str, scanner: Scanner, starts: Sequence[int], gap: int
    ) -> tuple[list[Boundary], list[Boundary], list[int]]:
        """Return the boundaries at plain stops and those at doubtful ones, each in order, and where lists may begin.

        `starts` are where the blocks begin, `gap` is how wide a blank sets a list number off.
        """
        doubtful: list[Doubt] = []
        doubted, settled, rfind = self._decision.doubtful, self._settled, text.rfind
        size = TAIL if self._spaced else 0

        def stands(stop: int) -> bool:
            low = stop - REACH if stop > REACH else 0
            word = text[rfind(" ", low, stop) + 1 or low : stop]
            if size and word.isalnum() and word not in doubted:
                return True
            if self._decision.names(text, word, stop + 2):
                return False
            if stop and text[stop - 1] not in _RUN and text[stop - 2 : stop] not in _RUNS_ON:
                doubtful.append((stop, stop + 2, word))
            return False

        found = [
            (stop + 1, stop + 2)
            for stop in map(_START, scanner.plain.finditer(text))
            if settled[text[stop - size : stop]] or stands(stop)
        ]
        others: Iterable[Doubt] = _others(text, scanner)
        if doubtful:
            others = sorted([*doubtful, *others])
        further, openings = self._resolved(text, found, others, starts, gap)
        return found, further, openings

    def _resolved(
        self, text: str, found: Sequence[Boundary], doubtful: Iterable[Doubt], starts: Sequence[int], gap: int
    ) -> tuple[list[Boundary], list[int]]:
        """Return the boundaries of those doubtful stops that end a sentence, and where lists may begin."""
        ends, doubted, spaced = self._decision.ends, self._decision.doubtful, self._spaced
        further: list[Boundary] = []
        openings: list[int] = []
        begun, several = starts[0], len(starts) > 1
        for stop, after, before in doubtful:
            word = before if spaced else _LATIN.sub("", before)
            # A stop and one blank are by far the most: their end is known without looking.
            boundary = (stop + 1, after) if after - stop == 2 else _place(text, stop, after)
            if word not in doubted and word.isalnum():
                further.append(boundary)
                begun = boundary[1]
                continue
            if found and found[0] < boundary:
                begun = max(begun, found[bisect_right(found, boundary) - 1][1])
            if several:
                begun = max(begun, starts[bisect_right(starts, stop) - 1])
            if ends(text, word, stop, boundary, begun, gap):
                further.append(boundary)
                begun = boundary[1]
            elif stop - 1 == begun and text[begun] in FIRST_LABELS:
                openings.append(begun)
        return further, openings


def _others(text: str, scanner: Scanner) -> Iterator[Doubt]:
    """Yield the stops that are not plain, one at a time: a million of them kept would be walked by every collection."""
    rfind = text.rfind
    for stop, after in map(_SPAN, scanner.stop.finditer(text)):
        low = stop - REACH if stop > REACH else 0
        yield stop, after, text[rfind(" ", low, stop) + 1 or low : stop]


def _place(text: str, stop: int, after: int) -> Boundary:
    """Return the boundary at a stop: its segment ends after the closers, before the blank."""
    if after - stop > 6 and text.startswith(". . . .", stop) and text[stop - 1 : stop].isalnum():
        return stop + 1, stop + 2  # of four dots the first is the stop (Chicago Manual of Style, 13.53)
    return stop + len(text[stop:after].rstrip()), after
