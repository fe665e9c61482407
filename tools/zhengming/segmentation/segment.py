"""What a text is cut into: segments with their place and kind."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
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


_new = tuple.__new__
"""What a named tuple's own `__new__` calls, without the way there."""


def build(
    text: str, first: int, ends: Iterable[int], afters: Mapping[int, int], kind: SegmentKind
) -> tuple[Segment, ...]:
    """Return the segments of one kind from `first` on; after an end that is not in `afters` one blank stands.

    A plain loop: in a call of 600 bytes, setting up iterators for it costs more than it does.
    """
    made = []
    start = first
    for end in ends:
        made.append(_new(Segment, (start, end, text[start:end], kind)))
        start = afters.get(end) or end + 1
    return tuple(made)


def build_each(
    text: str, starts: Iterable[int], ends: Iterable[int], kinds: Iterable[SegmentKind]
) -> tuple[Segment, ...]:
    """Return the segments of `text` at these places."""
    return tuple(
        [
            _new(Segment, (start, end, text[start:end], kind))
            for start, end, kind in zip(starts, ends, kinds, strict=False)
        ]
    )
