"""A file is split a part at a time, with the same result."""

import io
from pathlib import Path

import pytest

from zhengming.errors import InputError
from zhengming.segmentation import Policies, Segment, compile_splitter, split, stream
from zhengming.segmentation.streaming import read

TEXT = "Fees Announced\n\n" + "The fee is due in May. Dr. Hall said so.\n\nIt is 3.5 yuan! Is it? Yes.\n\n" * 40


class Counting(io.StringIO):
    largest = 0

    def read(self, size: int | None = -1, /) -> str:
        found = super().read(size)
        self.largest = max(self.largest, len(found))
        return found


def streamed(text: str, part: int) -> list[Segment]:
    return list(stream(io.StringIO(text), compile_splitter("en", Policies()), part=part))


@pytest.mark.parametrize("part", [1, 7, 64, 1000, 1 << 20])
def test_parts_give_the_segments_of_the_whole(part: int) -> None:
    assert [segment[:3] for segment in streamed(TEXT, part)] == [segment[:3] for segment in split(TEXT)]


def test_text_without_blank_lines_is_split_too() -> None:
    text = "The fee is due in May. Dr. Hall said so. " * 200
    assert [segment[:3] for segment in streamed(text, 500)] == [segment[:3] for segment in split(text)]


def test_no_more_is_read_than_a_part() -> None:
    source = Counting(TEXT * 5)
    assert sum(1 for _ in stream(source, compile_splitter("en", Policies()), part=300))
    assert source.largest == 300


def test_text_without_any_end_is_cut_in_bounded_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengming.segmentation.streaming._LARGEST", 4000)
    found = streamed("word " * 4000, 500)
    assert max(len(segment.text) for segment in found) < 6000
    assert "".join("".join(segment.text.split()) for segment in found) == "word" * 4000


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="is not UTF-8"):
        list(read(path, compile_splitter("en", Policies())))
