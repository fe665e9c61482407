"""Segments a file of any size in bounded memory, a part at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from zhengming.errors import InputError
from zhengming.segmentation.segment import Segment

PART = 1 << 20
"""How many code points are read at a time."""

_LARGEST = 8 * PART


class Splits(Protocol):
    """What can cut a text: a `Splitter` or an `SrxSplitter`."""

    def split(self, text: str) -> tuple[Segment, ...]:
        """Return the segments of `text` in order."""
        ...


class Source(Protocol):
    """What text is read from: an open file or anything like it."""

    def read(self, size: int = -1, /) -> str:
        """Return up to `size` further code points, "" at the end."""
        ...


def stream(source: Source, splitter: Splits, *, part: int = PART) -> Iterator[Segment]:
    """Yield the segments of `source` in order, offsets counted from its beginning.

    Cuts the text at blank lines, where no segment goes on; in text without them after the last but one segment of a part.
    Equal to splitting the whole but for what a whole text tells of itself: the column at which its lines were wrapped,
    and whether it is a law. Holds at most 8 parts; a longer stretch without any end is cut at a blank.
    """
    held, base, more = "", 0, True
    while more:
        read = source.read(part)
        more = bool(read)
        held += read
        if more and len(held) < part:
            continue
        cut = _paragraph(held, part) if more else len(held)
        if cut:
            yield from _moved(splitter.split(held[:cut]), base)
        elif len(held) >= 2 * part:
            segments = splitter.split(held)
            cut = segments[-1].start if len(segments) > 1 else _blank(held)
            yield from _moved(segments[:-1] if len(segments) > 1 else splitter.split(held[:cut]), base)
        held, base = held[cut:], base + cut


def read(path: Path, splitter: Splits) -> Iterator[Segment]:
    """Yield the segments of a UTF-8 file; InputError when it can't be read or is not UTF-8."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from stream(lines, splitter)
    except UnicodeDecodeError as error:
        found = f"is not UTF-8 (byte 0x{error.object[error.start]:02x})"
        raise InputError(found, path=path, remedy="save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"can't be read ({(error.strerror or str(error)).lower()})", path=path) from error


def _paragraph(held: str, part: int) -> int:
    """Return where the last paragraph of the text begins, or 0."""
    found = max(held.rfind("\n\n", max(0, len(held) - 2 * part)), held.rfind("\n\r\n", max(0, len(held) - 2 * part)))
    return found + 1 if found > 0 else 0


def _blank(held: str) -> int:
    """Return where to cut a text that has no end of a segment: nowhere yet, or at its last blank when it is too long."""
    if len(held) < _LARGEST:
        return 0
    at = held.rfind(" ")
    return at if at > 0 else len(held)


def _moved(segments: tuple[Segment, ...], base: int) -> Iterator[Segment]:
    for start, end, text, kind in segments:
        yield Segment(start + base, end + base, text, kind)
