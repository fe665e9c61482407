"""Notices: header, date, issuer, side file."""

from datetime import date
from pathlib import Path

import pytest

from zhengming.errors import ConfigError, InputError
from zhengming.pipeline import dates, notice

SEED = Path(__file__).parents[2] / "segments/notices/carbon-standardization-group.txt"

DATES = {
    "figures": ("en", "Update on:2022-04-22 14:43", date(2022, 4, 22)),
    "slashes": ("en", "2022/4/2", date(2022, 4, 2)),
    "month first": ("en", "Published: April 22, 2022", date(2022, 4, 22)),
    "abbreviated": ("en", "Apr 22, 2022", date(2022, 4, 22)),
    "day first": ("en", "22 April 2022", date(2022, 4, 22)),
    "weekday before": ("en", "Friday, April 22, 2022", date(2022, 4, 22)),
    "Chinese": ("zh-Hans", "发布时间：2022年4月22日", date(2022, 4, 22)),
    "French": ("fr", "le 22 avril 2022", date(2022, 4, 22)),
    "German": ("de", "Berlin, 22. April 2022", date(2022, 4, 22)),
    "Russian": ("ru", "22 апреля 2022 г.", date(2022, 4, 22)),
    "the first of two": ("en", "2021-01-02, updated April 3, 2021", date(2021, 1, 2)),
    "no such day": ("en", "2022-02-30", None),
    "a number, no date": ("en", "GB/T 32150-2015-12345", None),
    "none": ("en", "on March 2 in Beijing", None),
}


@pytest.mark.parametrize(("language", "text", "day"), DATES.values(), ids=DATES)
def test_dates_are_found_as_cldr_writes_them(language: str, text: str, day: date | None) -> None:
    assert dates.find(text, language=language) == day


def test_the_seed_is_ten_segments_with_its_header_understood() -> None:
    found = notice.read(SEED)
    assert [str(segment.kind) for segment in found.segments] == ["heading", "metadata", *["sentence"] * 8]
    assert found.title == "Standardization Group on Carbon Peak and Neutrality Established"
    assert found.metadata == (("Source from", "SAC"), ("Update on", "2022-04-22 14:43"))
    assert found.date == date(2022, 4, 22)


def write(folder: Path, side: str = "") -> Path:
    path = folder / "n.txt"
    path.write_text(
        "A Heading of the Notice\nSource: MEE | Date: May 6, 2019\n\nThe meeting was held.\n", encoding="utf-8"
    )
    if side:
        path.with_suffix(".toml").write_text(side, encoding="utf-8")
    return path


def test_the_side_file_overrules_the_header_and_on_overrules_both(tmp_path: Path) -> None:
    assert notice.read(write(tmp_path)).date == date(2019, 5, 6)
    path = write(tmp_path, 'date = 2019-05-01\nissuer = "mee"\ntitle = "Another"\n')
    found = notice.read(path)
    assert (found.date, found.issuer, found.title) == (date(2019, 5, 1), "mee", "Another")
    assert notice.read(path, on=date(2020, 1, 1)).date == date(2020, 1, 1)


SIDES = {
    "unknown key": ('dat = "2019-05-01"', 'unknown key "dat"'),
    "no date": ('date = "May"', 'no date: "May"'),
    "number": ("issuer = 3", "must be text"),
    "broken": ("date = ", "not valid TOML"),
}


@pytest.mark.parametrize(("side", "message"), SIDES.values(), ids=SIDES)
def test_a_faulty_side_file_is_told(tmp_path: Path, side: str, message: str) -> None:
    with pytest.raises((ConfigError, InputError), match=message) as caught:
        notice.read(write(tmp_path, side))
    assert caught.value.path == tmp_path / "n.toml"


UNFIT = {
    "not UTF-8": (b"A line.\nMe\xffeting", (2, 3), "not UTF-8"),
    "control character": (b"A line.\nMee\x04ting", (2, 4), r"U\+0004"),
    "empty": (b" \n", (None, None), "holds no text"),
}


@pytest.mark.parametrize(("data", "place", "message"), UNFIT.values(), ids=UNFIT)
def test_an_unfit_notice_is_told_with_its_place(
    tmp_path: Path, data: bytes, place: tuple[int | None, int | None], message: str
) -> None:
    path = tmp_path / "n.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        notice.read(path)
    assert (caught.value.line, caught.value.column) == place
