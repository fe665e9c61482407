"""Puts the scans, the decisions and the structure of a text together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from zhengming.segmentation import lists
from zhengming.segmentation.adjustment import adjust
from zhengming.segmentation.decision import REACH, Boundary, Decision
from zhengming.segmentation.policies import Dots, Newlines, Numbers, Policies, Quotations, Semicolons
from zhengming.segmentation.quotation import CLOSING, Quotation
from zhengming.segmentation.rules import load, resolve
from zhengming.segmentation.scanner import Scanner, compile_scanner
from zhengming.segmentation.segment import Segment, build, build_alike
from zhengming.segmentation.stops import Stops
from zhengming.segmentation.structure import BRACKETED, CELLS, Block, Layout, is_row, marked

_NO_GAP, _WIDE_GAP, _LAW_GAP = 1 << 30, 2, 0
"""How wide a blank makes a list number a segment: none, a wide one, and in laws any after a numeral."""

_FEW, _SOME = 4, 64
"""So many boundaries are put in their places faster than the whole is sorted: in any text, and in a longer one."""


class Splitter:
    """A language's rules and a caller's policies, compiled; safe to share between threads."""

    def __init__(self, language: str, policies: Policies) -> None:
        """Compile the rules that serve `language`."""
        rules = load(language)
        kept = policies.quotations == "kept"
        self.policies = policies
        self._decision = Decision(rules)
        self._layout = Layout(rules, self._decision)
        self._stops = Stops(self._decision, spaced=not rules.properties.unspaced)
        self._quotation = Quotation(rules, kept=kept)
        self._references = frozenset(word.casefold() for word in rules.role("references"))
        self._narrow = compile_scanner(rules, narrow=True, kept=kept)
        self._wide = compile_scanner(rules, narrow=False, kept=kept)
        self._set_gap = {"own": 1, "attached": _NO_GAP}.get(policies.numbers, 0)
        self._plain = policies.semicolons == "never" and policies.ellipsis == "auto"

    def split(self, text: str) -> tuple[Segment, ...]:
        """Return the segments of `text` in order; what lies between them is blank."""
        first, last = 0, len(text)
        if last == 0 or text[0].isspace() or text[-1].isspace():
            first, last = last - len(text.lstrip()), len(text.rstrip())
        if first >= last:
            return ()
        narrow = text.isascii()
        blocks: Sequence[Block]
        if _broken(text, narrow=narrow):
            blocks = self._layout.blocks(text, self.policies.newlines)
            items = [block.start for block in blocks if marked(text, *block)]
        else:
            blocks = (Block(first, last),)
            items = [first] if marked(text, first, last) else []
        found = self._boundaries(text, self._narrow if narrow else self._wide, blocks, items)
        if len(blocks) == 1:
            kind = self._layout.only_kind(text, blocks[0], alone=not found, item=bool(items))
            return build_alike(text, first, found, last, kind)
        before, after = zip(*found, strict=True) if found else ((), ())
        starts, ends = (first, *after), (*before, last)
        return build(text, starts, ends, self._layout.kinds(text, blocks, starts, items))

    def _boundaries(self, text: str, scanner: Scanner, blocks: Sequence[Block], items: Sequence[int]) -> list[Boundary]:
        """Return where segments end and begin; `items` are the blocks that begin with a list marker."""
        several = len(blocks) > 1
        gap = self._gap(text, blocks)
        starts = [block.start for block in blocks] if several else blocks[0][:1]
        found, more, openings = self._stops.find(text, scanner, starts, gap)
        openings += items
        if several:
            more += [(above.end, below.start) for above, below in pairwise(blocks)]
        self._add_marks(text, scanner, more)
        if "\t" in text:
            for block in blocks:
                if is_row(text, block):
                    more += [match.span(1) for match in CELLS.finditer(text, block.start, block.end)]
        for block in blocks:
            start, end = block
            if text[start].islower() and scanner.small.match(text, start, end):
                more += self._lower_stops(text, scanner, block)
        for start in items:
            if gap < _NO_GAP and (marker := BRACKETED.match(text, start)):
                more += _after_marker(text, marker.end(), gap or _WIDE_GAP)
        if more:
            found = _merged(found, more)
        if openings:
            ends = _block_ends(blocks, openings)
            found = lists.itemised(
                text, found, sorted(zip(openings, ends, strict=True)), self._references, attached=gap > 1
            )
        return found if self._plain else adjust(text, found, self.policies)

    def _add_marks(self, text: str, scanner: Scanner, found: list[Boundary]) -> None:
        """Put to `found` where marks other than the full stop end sentences."""
        for mark, pattern in scanner.marks:
            if mark in text:
                found += [match.regs[1] for match in pattern.finditer(text)]
        goes_on = self._quotation.goes_on
        for mark, pattern in scanner.joined:
            if mark in text:
                found += [
                    boundary
                    for boundary in [match.regs[1] for match in pattern.finditer(text)]
                    if text[boundary[0] - 1] not in CLOSING or not goes_on(text, boundary)
                ]
        if scanner.emoji and _pictured(text):
            found += [match.regs[1] for match in scanner.emoji.finditer(text)]

    def _gap(self, text: str, blocks: Sequence[Block]) -> int:
        """Return how wide the blank after a list number must be to make the number a segment of its own."""
        if self._set_gap:
            return self._set_gap
        return _LAW_GAP if len(blocks) > 1 and self._layout.is_law(text, blocks) else _WIDE_GAP

    def _lower_stops(self, text: str, scanner: Scanner, block: Block) -> Iterator[Boundary]:
        """Yield the sentence ends of a block that is written without capitals."""
        special = self._decision.special
        for mark, pattern in scanner.lower:
            for match in pattern.finditer(text, block.start, block.end):
                stop = match.start()
                word = text[max(block.start, stop - REACH) : stop].rsplit(maxsplit=1)[-1]
                if mark != "." or (word.strip("()").isalnum() and word not in special):
                    yield match.span(1)


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
    """Tell whether a text may hold emoji; its length in UTF-16 tells of most, at a tenth of what a search costs."""
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        return True
    return "\u2764" in text or "\u263a" in text or "\u2728" in text or "\u2b50" in text


def _merged(found: list[Boundary], more: list[Boundary]) -> list[Boundary]:
    """Return both in order and none twice; a few are put in their places, many are sorted in."""
    if len(more) > _FEW and (len(more) > _SOME or len(more) * 4 > len(found)):
        found += more
        found.sort()  # runs in order already: no more than a merge
        return list(dict.fromkeys(found))
    for boundary in more:
        at = bisect_left(found, boundary)
        if at == len(found) or found[at] != boundary:
            found.insert(at, boundary)
    return found


def _block_ends(blocks: Sequence[Block], starts: Sequence[int]) -> list[int]:
    """Return where the block of each of `starts` ends."""
    if len(blocks) == 1:
        return [blocks[0].end] * len(starts)
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
    semicolons: Semicolons = "never",
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
