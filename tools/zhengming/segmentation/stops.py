"""Finds where full stops end sentences: plain ones by the end of the word before them, doubtful ones by decision.

See docs/decisions/011 for why it is done in two passes and for what each step costs.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from zhengming.segmentation.decision import REACH, TAIL, Boundary, Decision
from zhengming.segmentation.lists import FIRST_LABELS
from zhengming.segmentation.scanner import Scanner

Doubt = tuple[int, int, str]
"""A stop, where the next segment would begin, and the word before the stop."""

_SPAN, _START = re.Match.span, re.Match.start
_RUN, _RUNS_ON = frozenset(".!?…"), frozenset({". ", "! ", "? ", "… "})
_LATIN = re.compile(r".*[^\x00-\x7f]", re.DOTALL)


class Stops:
    """A language's decision on full stops, applied to whole texts."""

    def __init__(self, decision: Decision, *, spaced: bool) -> None:
        """Take the decision; `spaced` tells whether blanks part words, so that the word before a stop is one."""
        self._decision = decision
        self._spaced = spaced

    def find(
        self, text: str, scanner: Scanner, starts: Sequence[int], gap: int
    ) -> tuple[list[Boundary], list[Boundary], list[int]]:
        """Return the boundaries at plain stops and those at doubtful ones, each in order, and where lists may begin.

        `starts` are where the blocks begin, `gap` is how wide a blank sets a list number off.
        """
        doubtful: list[Doubt] = []
        doubted, tails, rfind = self._decision.doubtful, self._decision.tails, text.rfind
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
            if ((tail := text[stop - size : stop]).isalpha() and tail not in tails) or stands(stop)
        ]
        plain = len(doubtful)
        for stop, after in map(_SPAN, scanner.stop.finditer(text)):
            low = stop - REACH if stop > REACH else 0
            doubtful.append((stop, after, text[rfind(" ", low, stop) + 1 or low : stop]))
        if 0 < plain < len(doubtful):
            doubtful.sort()
        further, openings = self._resolved(text, found, doubtful, starts, gap) if doubtful else ([], [])
        return found, further, openings

    def _resolved(
        self, text: str, found: Sequence[Boundary], doubtful: Sequence[Doubt], starts: Sequence[int], gap: int
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


def _place(text: str, stop: int, after: int) -> Boundary:
    """Return the boundary at a stop: its segment ends after the closers, before the blank."""
    if after - stop > 6 and text.startswith(". . . .", stop) and text[stop - 1 : stop].isalnum():
        return stop + 1, stop + 2  # of four dots the first is the stop (Chicago Manual of Style, 13.53)
    return stop + len(text[stop:after].rstrip()), after
