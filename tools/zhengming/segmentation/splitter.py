"""Puts the scans, the decisions and the structure of a text together."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter

from zhengming.segmentation.decision import Boundary, Decision
from zhengming.segmentation.policies import Ellipsis, Newlines, Numbers, Policies, Quotations, Semicolons
from zhengming.segmentation.rules import load, resolve
from zhengming.segmentation.scanner import Scanner, compile_scanner
from zhengming.segmentation.segment import Segment, SegmentKind, build
from zhengming.segmentation.structure import Block, Layout

_END, _AFTER = itemgetter(0), itemgetter(1)


class Splitter:
    """A language's rules and a caller's policies, compiled; safe to share between threads."""

    def __init__(self, language: str, policies: Policies) -> None:
        """Compile the rules that serve `language`."""
        rules = load(language)
        self.policies = policies
        self._decision = Decision(rules)
        self._layout = Layout(rules, self._decision)
        properties = rules.properties
        self._narrow = compile_scanner(properties.spaced, properties.joined, narrow=True)
        self._wide = compile_scanner(properties.spaced, properties.joined, narrow=False)

    def split(self, text: str) -> tuple[Segment, ...]:
        """Return the segments of `text` in order; what lies between them is blank."""
        first, last = len(text) - len(text.lstrip()), len(text.rstrip())
        if first >= last:
            return ()
        if "\n" not in text and text.isprintable():
            found = self._boundaries(text)
            kinds = repeat(SegmentKind.SENTENCE)
            starts = [first, *map(_AFTER, found)]
            ends = [*map(_END, found), last]
            return build(text, starts, ends, kinds)
        blocks = self._layout.blocks(text, self.policies.newlines)
        found = self._boundaries(text, [(above.end, below.start) for above, below in zip(blocks, blocks[1:])])
        starts = [first, *map(_AFTER, found)]
        ends = [*map(_END, found), last]
        return build(text, starts, ends, self._kinds(text, blocks, starts))

    def _boundaries(self, text: str, cuts: Sequence[Boundary] = ()) -> list[Boundary]:
        scanner = self._narrow if text.isascii() else self._wide
        found = self._stops(text, scanner)
        more = list(cuts)
        for mark, pattern in (*scanner.spaced, *scanner.joined):
            if mark in text:
                more += [match.regs[1] for match in pattern.finditer(text)]
        if not more:
            return found
        return sorted({*found, *more})

    def _stops(self, text: str, scanner: Scanner) -> list[Boundary]:
        found: list[Boundary] = []
        special, ends, rfind = self._decision.special, self._decision.ends, text.rfind
        begun = 0
        for match in scanner.stop.finditer(text):
            (stop, _), boundary = match.regs
            low = stop - 24 if stop > 24 else 0
            word = text[rfind(" ", low, stop) + 1 or low : stop]
            if (word.isalpha() and word not in special and boundary[0] != boundary[1]) or ends(
                text, stop, boundary, begun
            ):
                found.append(boundary)
                begun = boundary[1]
        return found

    def _kinds(self, text: str, blocks: Sequence[Block], starts: Sequence[int]) -> list[SegmentKind]:
        kinds: list[SegmentKind] = []
        at, only = 0, len(blocks) == 1
        for block in blocks:
            first = at
            while at < len(starts) and starts[at] < block.end:
                at += 1
            kinds += [self._layout.kind(text, block, alone=at - first == 1, only=only)] * (at - first)
        return kinds


@lru_cache(maxsize=128)
def splitter(language: str, policies: Policies) -> Splitter:
    """Return the compiled splitter for these rules and policies; made once."""
    return Splitter(resolve(language), policies)


@lru_cache(maxsize=256)
def _chosen(
    language: str, newlines: Newlines, numbers: Numbers, semicolons: Semicolons, quotations: Quotations, dots: Ellipsis
) -> Splitter:
    return splitter(language, Policies(newlines, numbers, semicolons, quotations, dots))


def split(
    text: str,
    *,
    language: str = "en",
    newlines: Newlines = "auto",
    numbers: Numbers = "attached",
    semicolons: Semicolons = "never",
    quotations: Quotations = "kept",
    ellipsis: Ellipsis = "auto",
) -> tuple[Segment, ...]:
    """Return the segments of `text` in order, with their places in the unchanged text and their kinds.

    Slices and the blanks between them join to the unchanged text. The policies are told in `Policies`. Raises
    LanguageError for what is no language tag, UsageError for an unknown policy. Linear in the length of `text`.

    >>> [segment.text for segment in split("Dr. Tian spoke. Mr. Su Wei listened.")]
    ['Dr. Tian spoke.', 'Mr. Su Wei listened.']
    """
    return _chosen(language, newlines, numbers, semicolons, quotations, ellipsis).split(text)
