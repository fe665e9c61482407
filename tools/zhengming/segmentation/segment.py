"""What a text is cut into: segments with their place and kind."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import repeat
from typing import NamedTuple


class SegmentKind(StrEnum):
    """What a segment is in its notice; everything that is running text is a sentence."""

    HEADING = "heading"
    METADATA = "metadata"
    SENTENCE = "sentence"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    QUOTATION = "quotation"
    SALUTATION = "salutation"
    SIGNATURE = "signature"


class Segment(NamedTuple):
    """A piece of a text: `text == source[start:end]`, offsets in code points of the unchanged text.

    Neither begins nor ends with a blank. A named tuple and not a frozen dataclass, because making a thousand of these
    takes a third of the time (docs/decisions/010).
    """

    start: int
    end: int
    text: str
    kind: SegmentKind


def build(text: str, starts: Sequence[int], ends: Sequence[int], kinds: Iterable[SegmentKind]) -> tuple[Segment, ...]:
    """Return the segments of `text` at these places, in one pass that runs inside the interpreter."""
    slices = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return tuple(map(tuple.__new__, repeat(Segment), zip(starts, ends, slices, kinds, strict=False)))


def build_alike(
    text: str, first: int, boundaries: Iterable[tuple[int, int]], last: int, kind: SegmentKind
) -> tuple[Segment, ...]:
    """Return the segments of one kind that `boundaries` part `text` into, from `first` to `last`."""
    fields = []
    start = first
    for end, after in boundaries:
        fields.append((start, end, text[start:end], kind))
        start = after
    fields.append((start, last, text[start:last], kind))
    return tuple(map(tuple.__new__, repeat(Segment), fields))
