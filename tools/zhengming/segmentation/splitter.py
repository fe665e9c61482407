"""Puts the scans, the decisions and the structure of a text together."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from zhengming.segmentation import lists
from zhengming.segmentation.adjustment import adjust
from zhengming.segmentation.decision import Decision
from zhengming.segmentation.neighbours import REACH, Boundary
from zhengming.segmentation.policies import Dots, Newlines, Numbers, Policies, Quotations, Semicolons
from zhengming.segmentation.quotation import Quotation
from zhengming.segmentation.rules import load, resolve
from zhengming.segmentation.scanner import Scanner, compile_scanner
from zhengming.segmentation.segment import Segment, SegmentKind, build, build_each
from zhengming.segmentation.stops import Stops
from zhengming.segmentation.structure import BRACKETED, CELLS, HEADING, Block, Layout, is_row, marked

_NO_GAP, _WIDE_GAP, _LAW_GAP = 1 << 30, 2, 0
"""How wide a blank makes a list number a segment: none, a wide one, and in laws any after a numeral."""


_FEW = 6
"""So many boundaries are put in their places faster than the whole is sorted."""

_WIDEST = 4
"""Bytes a character takes in memory where one of them lies beyond the first plane (PEP 393)."""

_HOPS = 24
"""So many marks of a kind are looked at one by one."""

_NONE: Mapping[int, int] = {}
_ITEM = SegmentKind.LIST_ITEM


class Splitter:
    """A language's rules and a caller's policies, compiled; safe to share between threads."""

    def __init__(self, language: str, policies: Policies) -> None:
        """Compile the rules that serve `language`."""
        rules = load(language)
        kept, halved = policies.quotations == "kept", policies.semicolons != "never"
        self.policies = policies
        self._decision = Decision(rules)
        self._layout = Layout(rules, self._decision)
        self._stops = Stops(self._decision, spaced=not rules.properties.unspaced)
        self._quotation = Quotation(rules, kept=kept)
        self._references = frozenset(word.casefold() for word in rules.role("references"))
        self._narrow = compile_scanner(rules, narrow=True, kept=kept, halved=halved)
        self._wide = compile_scanner(rules, narrow=False, kept=kept, halved=halved)
        self._set_gap = {"own": 1, "attached": _NO_GAP}.get(policies.numbers, 0)
        self._plain = policies.semicolons != "list" and policies.ellipsis == "auto"

    def split(self, text: str) -> tuple[Segment, ...]:
        """Return the segments of `text` in order; what lies between them is blank."""
        first, last = 0, len(text)
        if last == 0 or text[0].isspace() or text[-1].isspace():
            first, last = last - len(text.lstrip()), len(text.rstrip())
        if first >= last:
            return ()
        narrow = text.isascii()
        scanner = self._narrow if narrow else self._wide
        if _broken(text, narrow=narrow):
            blocks = self._layout.blocks(text, self.policies.newlines)
            if len(blocks) > 1:
                return self._split_blocks(text, scanner, blocks)
        ends, more, openings = self._stops.find(text, scanner, (first,), self._set_gap or _WIDE_GAP)
        item = marked(text, first, last)
        if item:
            openings.append(first)
        self._add_marks(text, scanner, more)
        tabbed = "\t" in text
        if item or tabbed or (text[first].islower() and not _is_capitalised(text, first, last)):
            self._add_rare(text, scanner, (first, last), self._set_gap or _WIDE_GAP, more, item=item)
        afters = _merge(ends, more) if more else _NONE
        if openings or not self._plain:
            reach = [(opening, last) for opening in sorted(openings)]
            ends, afters = self._refined(text, ends, afters, reach, self._set_gap or _WIDE_GAP)
        kind = _ITEM if item else SegmentKind.SENTENCE
        if not item and (tabbed or text[first] == ">" or last - first <= HEADING):
            kind = self._layout.only_kind(text, first, last)
        ends.append(last)
        return build(text, first, ends, afters, kind)

    def _split_blocks(self, text: str, scanner: Scanner, blocks: Sequence[Block]) -> tuple[Segment, ...]:
        """Return the segments of a text of several blocks."""
        articles = 0 if self._set_gap else self._layout.articles(text, blocks)
        gap = self._set_gap or (_LAW_GAP if articles else _WIDE_GAP)
        ends, more, openings = self._stops.find(text, scanner, [block.start for block in blocks], gap)
        more += [(above.end, below.start) for above, below in pairwise(blocks)]
        self._add_marks(text, scanner, more)
        items = []
        tabbed = "\t" in text
        for block in blocks:
            item = marked(text, *block)
            if item:
                items.append(block.start)
            if item or tabbed or (text[block.start].islower() and not _is_capitalised(text, *block)):
                self._add_rare(text, scanner, block, gap, more, item=item)
            if articles > 1 and (end := self._layout.label(text, block.start)) > 0:
                more += _after_marker(text, end, 1)
        openings += items
        afters = _merge(ends, more)
        if openings or not self._plain:
            reach = sorted(zip(openings, _block_ends(blocks, openings), strict=True))
            ends, afters = self._refined(text, ends, afters, reach, gap)
        starts = [blocks[0].start, *(afters.get(end) or end + 1 for end in ends)]
        ends.append(blocks[-1].end)
        return build_each(text, starts, ends, self._layout.kinds(text, blocks, starts, items))

    def _refined(
        self, text: str, ends: list[int], afters: Mapping[int, int], openings: Sequence[tuple[int, int]], gap: int
    ) -> tuple[list[int], Mapping[int, int]]:
        """Return the boundaries with those of lists that may begin at `openings`, and as the caller's policies want them."""
        added, numbers = lists.itemised(text, openings, self._references) if openings else ({}, set())
        if added:
            if gap > 1:
                ends = [end for end in ends if end not in numbers]
            ends = sorted({*ends, *added})
            afters = {**afters, **added}
        if self._plain:
            return ends, afters
        found = adjust(text, [(end, afters.get(end) or end + 1) for end in ends], self.policies)
        return [end for end, _ in found], dict(found)

    def _add_rare(
        self, text: str, scanner: Scanner, block: tuple[int, int], gap: int, found: list[Boundary], *, item: bool
    ) -> None:
        """Put to `found` the cells of a row, the ends of sentences without capitals, and the number of an item."""
        start, end = block
        if is_row(text, start, end):
            found += [match.span(1) for match in CELLS.finditer(text, start, end)]
        if text[start].islower() and scanner.small.match(text, start, end):
            found += self._lower_stops(text, scanner, start, end)
        if item and 0 < gap < _NO_GAP and (marker := BRACKETED.match(text, start)):
            found += _after_marker(text, marker.end(), gap)

    def _add_marks(self, text: str, scanner: Scanner, found: list[Boundary]) -> None:
        """Put to `found` where marks other than the full stop end sentences."""
        find = text.find
        for mark, following, patterns in scanner.marks:
            at = find(mark)
            if at >= 0:
                _hop(text, at, (mark, following), patterns, found)
        goes_on, asked = self._quotation.goes_on, self._quotation.asked
        for mark, pattern in scanner.joined:
            if mark in text:
                found += [
                    boundary
                    for boundary in [match.regs[1] for match in pattern.finditer(text)]
                    if text[boundary[0] - 1] not in asked or not goes_on(text, boundary)
                ]
        if scanner.emoji and _pictured(text):
            found += [match.regs[1] for match in scanner.emoji.finditer(text)]

    def _lower_stops(self, text: str, scanner: Scanner, start: int, end: int) -> Iterator[Boundary]:
        """Yield the sentence ends of a block that is written without capitals."""
        special = self._decision.special
        for mark, pattern in scanner.lower:
            for match in pattern.finditer(text, start, end):
                stop = match.start()
                word = text[max(start, stop - REACH) : stop].rsplit(maxsplit=1)[-1]
                if mark != "." or (word.strip("()").isalnum() and word not in special):
                    yield match.span(1)


def _hop(
    text: str, at: int, sought: tuple[str, str], patterns: Sequence[re.Pattern[str]], found: list[Boundary]
) -> None:
    """Put to `found` what the groups of `patterns` find from `at` on.

    `sought` is the mark they begin with, and what has to follow it, if not anything may. `str.find` goes from mark to mark
    several times as fast as `re` does; where there are many, `re` is as good.
    """
    mark, following = sought
    find = text.find
    for _ in range(_HOPS):
        if not following or text[at + 1 : at + 2] in following:
            for pattern in patterns:
                match = pattern.match(text, at)
                if match is None:
                    continue
                if pattern.groups == 1:
                    found.append(match.span(1))
                else:
                    found += [span for span in match.regs[1:] if span[1] > 0]
        at = find(mark, at + 1)
        if at < 0:
            return
    for pattern in patterns:
        found += [span for match in pattern.finditer(text, at) for span in match.regs[1:] if span[1] > 0]


def _broken(text: str, *, narrow: bool) -> bool:
    """Tell whether the text has more than one line, as `str.splitlines` counts; a test each is faster than one for all."""
    if (
        "\n" in text
        or "\r" in text
        or "\f" in text
        or "\v" in text
        or "\x1c" in text
        or "\x1d" in text
        or "\x1e" in text
    ):
        return True
    return not narrow and ("\x85" in text or "\u2028" in text or "\u2029" in text)


def _pictured(text: str) -> bool:
    """Tell whether a text may hold emoji; its size in memory tells of most that it can't, at no cost."""
    size = len(text)
    if sys.getsizeof(text) > _WIDEST * size and len(text.encode("utf-16-le", "surrogatepass")) > 2 * size:
        return True
    return "\u2764" in text or "\u263a" in text or "\u2728" in text or "\u2b50" in text


def _is_capitalised(text: str, start: int, end: int) -> bool:
    """Tell whether a capital follows the first mark that may end a sentence, or there is none.

    Text that begins in the middle of a sentence is so told from text without capitals, mostly at no cost.
    """
    first = end
    for mark in ".!?":
        at = text.find(mark, start, first)
        if at >= 0:
            first = at
    return first == end or (text[first + 1 : first + 2] == " " and text[first + 2 : first + 3].isupper())


def _merge(ends: list[int], more: Sequence[Boundary]) -> Mapping[int, int]:
    """Put `more` into `ends`, in order and none twice; return what begins after those that no single blank follows."""
    afters = {end: after for end, after in more if after != end + 1}
    if len(more) <= _FEW:
        for end, _ in more:
            at = bisect_left(ends, end)
            if at == len(ends) or ends[at] != end:
                ends.insert(at, end)
        return afters
    ends += [end for end, _ in more]
    ends.sort()  # runs in order already: no more than a merge
    if len(set(ends)) < len(ends):
        ends[:] = dict.fromkeys(ends)
    return afters


def _block_ends(blocks: Sequence[Block], starts: Sequence[int]) -> list[int]:
    """Return where the block of each of `starts` ends."""
    return [blocks[bisect_right(blocks, start, key=attrgetter("start")) - 1].end for start in starts]


def _after_marker(text: str, end: int, gap: int) -> Iterator[Boundary]:
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    if after - end >= gap and after < len(text):
        yield end, after


@lru_cache(maxsize=128)
def compile_splitter(language: str, policies: Policies) -> Splitter:
    """Return the compiled splitter for these rules and policies; made once."""
    return Splitter(resolve(language), policies)


@lru_cache(maxsize=256)
def _chosen(
    language: str, newlines: Newlines, numbers: Numbers, semicolons: Semicolons, quotations: Quotations, dots: Dots
) -> Splitter:
    return compile_splitter(language, Policies(newlines, numbers, semicolons, quotations, dots))


def split(
    text: str,
    *,
    language: str = "en",
    newlines: Newlines = "auto",
    numbers: Numbers = "auto",
    semicolons: Semicolons = "auto",
    quotations: Quotations = "kept",
    ellipsis: Dots = "auto",
) -> tuple[Segment, ...]:
    """Return the segments of `text` in order, with their places in the unchanged text and their kinds.

    Slices and the blanks between them join to the unchanged text. The policies are told in `Policies`. Raises
    LanguageError for what is no language tag, UsageError for an unknown policy. Linear in the length of `text`.

    >>> [segment.text for segment in split("Dr. Tian spoke. Mr. Su Wei listened.")]
    ['Dr. Tian spoke.', 'Mr. Su Wei listened.']
    """
    return _chosen(language, newlines, numbers, semicolons, quotations, ellipsis).split(text)
