"""The seed notice, as received and wrapped at a column."""

import textwrap
from pathlib import Path

import pytest

from zhengming.segmentation import SegmentKind, split
from zhengming.text import read

NOTICE = Path(__file__).parents[2] / "segments" / "notices" / "carbon-standardization-group.txt"


def squeezed(text: str) -> list[str]:
    return [" ".join(segment.text.split()) for segment in split(text)]


def test_notice_has_heading_metadata_and_eight_sentences() -> None:
    text = read(NOTICE)
    segments = split(text)
    assert [segment.kind for segment in segments] == [
        SegmentKind.HEADING,
        SegmentKind.METADATA,
        *[SegmentKind.SENTENCE] * 8,
    ]
    paragraphs = [text.count("\n", 0, segment.start) for segment in segments[2:]]
    assert [paragraphs.count(line) for line in dict.fromkeys(paragraphs)] == [1, 1, 1, 3, 1, 1]
    assert all(text[segment.start : segment.end] == segment.text for segment in segments)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_notice_gives_the_same_segments(width: int) -> None:
    text = read(NOTICE)
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) if line.strip() else line
        for line in text.split("\n")
    )
    assert squeezed(wrapped) == squeezed(text)
