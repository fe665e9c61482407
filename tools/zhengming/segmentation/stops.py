"""Finds where full stops end sentences: plain ones by the end of the word before them, doubtful ones by decision.

See docs/decisions/011 for why it is done in two passes and for what each step costs.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress

from zhengming.segmentation.decision import REMEMBERED, TAIL, Decision
from zhengming.segmentation.lists import FIRST_LABELS
from zhengming.segmentation.neighbours import AHEAD, BEHIND, REACH, Boundary
from zhengming.segmentation.scanner import Scanner

_OPENINGS = frozenset({"a. ", "a) "})
"""What opens a list after a stop though it is in small letters; other openings are met as stops."""
_UNKNOWN: Boundary = (-1, -1)
_LONG = 1 << 15
_SHORT = 1 << 11
"""In texts no longer than this, stops are counted before it is looked for those that are not plain."""

Judges = Callable[[str, int, int, int, int], Boundary | None]
Doubt = tuple[int, int]
"""A stop, and where the next segment would begin."""

_SPAN, _END = re.Match.span, re.Match.end
_RUN, _RUNS_ON = frozenset(".!?…"), frozenset({". ", "! ", "? ", "… "})
_CLOSED = frozenset(')]"')
_LATIN = re.compile(r".*[^\x00-\x7f]", re.DOTALL)


class _Settled(dict[str, bool]):
    """Tells of a stop and the characters before it whether they alone make it an end; each is worked out once.

    They do where a word without doubt stands after a blank, where they are letters and digits and the tail of no
    abbreviation, and where a bracket or quotation mark closes after a letter or digit. What is remembered is bounded:
    hostile text is worked out anew beyond that.
    """

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._sure, self._tails, self._endings = decision.sure, decision.tails, decision.endings
        self._dates = decision.dates

    def __missing__(self, tail: str) -> bool:
        word = tail[:-1]
        settled = self._sure[word.rpartition(" ")[2]] if " " in tail else self._ordinary(word)
        if len(self) < REMEMBERED:
            self[tail] = settled
        return settled

    def _ordinary(self, word: str) -> bool:
        if word[-1:] in _CLOSED:
            return word[-2:-1].isalnum()
        if not word.isalnum() or len(word) < TAIL or (self._dates and word.isdecimal()):
            return False
        return word not in self._tails and not word.endswith(self._endings)


class _Repeated:
    """Judges as `Stops` does, but what was judged in the same surroundings of one text is not judged again.

    For long texts that repeat themselves, as hostile ones do; a decision looks no further than BEHIND and AHEAD.
    """

    def __init__(self, judged: Judges) -> None:
        self._judged = judged
        self._known: dict[tuple[str, int, int], Boundary | None] = {}

    def __call__(self, text: str, stop: int, after: int, begun: int, gap: int) -> Boundary | None:
        if stop < BEHIND or after - stop > REACH:
            return self._judged(text, stop, after, begun, gap)
        size = stop - begun
        key = text[stop - BEHIND : after + AHEAD], after - stop, min(BEHIND, size)
        known = self._known.get(key, _UNKNOWN)
        if known is _UNKNOWN:
            boundary = self._judged(text, stop, after, begun, gap)
            known = boundary and (boundary[0] - stop, boundary[1] - stop)
            if len(self._known) < REMEMBERED:
                self._known[key] = known
        return known and (stop + known[0], stop + known[1])


class Stops:
    """A language's decision on full stops, applied to whole texts."""

    def __init__(self, decision: Decision, *, spaced: bool) -> None:
        """Take the decision; `spaced` tells whether blanks part words, so that the word before a stop is one."""
        self._decision = decision
        self._spaced = spaced
        self._size = TAIL + 1 if spaced else 0
        self._settled = _Settled(decision)
        self._sure = decision.sure

    def find(
        self, text: str, scanner: Scanner, starts: Sequence[int], gap: int
    ) -> tuple[list[int], list[Boundary], list[int]]:
        """Return where segments end at plain stops, the boundaries at doubtful ones, and where lists may begin.

        Each is in order; after a plain stop one blank stands. `starts` are where the blocks begin, `gap` is how wide a
        blank sets a list number off.
        """
        settled, size = self._settled, self._size
        found = list(map(_END, scanner.plain.finditer(text)))
        stand = [settled[text[end - size : end]] for end in found]
        doubtful: list[Doubt] = []
        if False in stand:
            at = -1
            for _ in range(stand.count(False)):
                at = stand.index(False, at + 1)
                stand[at] = self._stands(text, found[at] - 1, doubtful)
            found = list(compress(found, stand))
        others: Iterator[Doubt] = iter(())
        if len(text) > _SHORT or text.count(".") > len(stand):
            others = map(_SPAN, scanner.stop.finditer(text))
        if doubtful:
            others = iter(sorted([*doubtful, *others]))
        earliest = next(others, None)
        if earliest is None:
            return found, [], []
        further, openings = self._resolved(text, found, chain((earliest,), others), starts, gap)
        return found, further, openings

    def _stands(self, text: str, stop: int, doubtful: list[Doubt]) -> bool:
        """Tell whether a plain stop ends a sentence by the word before it alone; put to `doubtful` what that can't tell."""
        low = stop - REACH if stop > REACH else 0
        word = text[text.rfind(" ", low, stop) + 1 or low : stop]
        if self._spaced and self._sure[word]:
            return True
        if not self._decision.names(text, word, stop + 2) and _begins_run(text, stop):
            doubtful.append((stop, stop + 2))
        return False

    def _resolved(
        self, text: str, found: Sequence[int], doubtful: Iterable[Doubt], starts: Sequence[int], gap: int
    ) -> tuple[list[Boundary], list[int]]:
        """Return the boundaries of those doubtful stops that end a sentence, and where lists may begin."""
        judged: Judges = self._judged if len(text) < _LONG else _Repeated(self._judged)
        settled, size = self._settled, self._size - 1
        further: list[Boundary] = []
        openings: list[int] = []
        begun, several = starts[0], len(starts) > 1
        earliest = found[0] if found else len(text)
        for stop, after in doubtful:
            # A stop and one blank are by far the most: their end is known without looking.
            if after - stop == 2 and text[stop + 1] == " " and settled[text[stop - size : stop + 1]]:
                further.append((stop + 1, after))
                begun = after
                if text[after] == "a" and text[after : after + 3] in _OPENINGS:
                    openings.append(after)
                continue
            if earliest <= stop:
                begun = max(begun, found[bisect_right(found, stop) - 1] + 1)
            if several:
                begun = max(begun, starts[bisect_right(starts, stop) - 1])
            boundary = judged(text, stop, after, begun, gap)
            if boundary:
                further.append(boundary)
                begun = after
                if text[after] == "a" and text[after : after + 3] in _OPENINGS:
                    openings.append(after)
            elif stop - 1 == begun and text[begun] in FIRST_LABELS:
                openings.append(begun)
        return further, openings

    def _judged(self, text: str, stop: int, after: int, begun: int, gap: int) -> Boundary | None:
        """Return the boundary at a stop, None if no segment ends there; arguments as in `Decision.ends`."""
        low = stop - REACH if stop > REACH else 0
        word = text[text.rfind(" ", low, stop) + 1 or low : stop]
        if not self._spaced:
            word = _LATIN.sub("", word)
        boundary = (stop + 1, after) if after - stop == 2 and text[stop + 1].isspace() else _place(text, stop, after)
        if self._sure[word] and (word.isalnum() or (boundary[0] < after and text[stop + 1] != ".")):
            return boundary
        return boundary if self._decision.ends(text, word, stop, boundary, begun, gap) else None


def _begins_run(text: str, stop: int) -> bool:
    """Tell whether no run of terminators goes on at `stop`."""
    return stop > 0 and text[stop - 1] not in _RUN and text[stop - 2 : stop] not in _RUNS_ON


def _place(text: str, stop: int, after: int) -> Boundary:
    """Return the boundary at a stop: its segment ends after the closers, before the blank."""
    if after - stop > 6 and text.startswith(". . . .", stop) and text[stop - 1 : stop].isalnum():
        return stop + 1, stop + 2  # of four dots the first is the stop (Chicago Manual of Style, 13.53)
    return stop + len(text[stop:after].rstrip()), after
