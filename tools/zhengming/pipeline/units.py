"""A notice's segments as units: references, hints, and a context only where one source needs two translations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhengming import languages
from zhengming.documents import Unit
from zhengming.pipeline import hints
from zhengming.pipeline.notice import Notice
from zhengming.segmentation import Segment
from zhengming.terminology import Mention

CONTEXT = 18
"""Characters of a context at most: editors print it before every row."""

_WRAP = re.compile(r"[ \t\u00a0\u3000]*(?:\r\n|[\n\r\u2028\u2029])\s*")


@dataclass(slots=True)
class _Reading:
    """One source with one set of resolved names, and every place where it stands."""

    concepts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    references: list[str] = field(default_factory=list)


def units(notice: Notice, mentions: Sequence[Mention], *, reference: str) -> tuple[Unit, ...]:
    """Return a unit for each different segment, in the order of first appearance.

    `reference` is the notice's name in `#:` lines. Mentions are given to the segment in which they begin; their
    offsets are those of the notice. Equal segments are one unit unless their names mean different bodies; those get a
    context.
    """
    sources: dict[str, list[_Reading]] = {}
    given = _distribute(notice.segments, mentions)
    for segment, found in zip(notice.segments, given, strict=True):
        readings = sources.setdefault(source(segment.text, language=notice.language), [])
        concepts = tuple(concept for mention in found for concept in mention.concepts)
        reading = next((known for known in readings if known.concepts == concepts), None)
        if reading is None:
            readings.append(reading := _Reading(concepts, found))
        reading.references.append(f"{_isolated(reference)}:{notice.lines.place(segment.start).line}")
    return tuple(
        Unit(
            text,
            context=context,
            notes=hints.lines(reading.mentions),
            references=tuple(dict.fromkeys(reading.references)),
        )
        for text, readings in sources.items()
        for context, reading in zip(_contexts(readings), readings, strict=True)
    )


def source(text: str, *, language: str) -> str:
    """Return a segment as the source of a unit: lines that were wrapped are joined."""
    if not _WRAP.search(text):
        return text
    return _WRAP.sub(" " if languages.spaced(language) else "", text)


def _distribute(segments: Sequence[Segment], mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    found: list[tuple[Mention, ...]] = []
    at = 0
    for segment in segments:
        first = at
        while at < len(mentions) and mentions[at].start < segment.end:
            at += 1
        found.append(tuple(mentions[first:at]))
    return found


def _contexts(readings: Sequence[_Reading]) -> list[str | None]:
    """Return a short context for each reading: what its names mean that the others' do not; None for an only one."""
    if len(readings) == 1:
        return [None]
    found: list[str | None] = []
    for reading in readings:
        others = {concept for other in readings if other is not reading for concept in other.concepts}
        own = next((concept for concept in reading.concepts if concept not in others), "other")[:CONTEXT]
        number = 2
        name = own
        while name in found:
            name = f"{own[: CONTEXT - 3]}-{number}"
            number += 1
        found.append(name)
    return found


def _isolated(reference: str) -> str:
    """Return a file name fit for a `#:` line: one with blanks between isolates, as gettext has it."""
    return f"\u2068{reference}\u2069" if re.search(r"\s", reference) else reference
