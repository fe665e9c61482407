"""The compiled base on disk: current or made anew, whatever happens to the file."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhengming import Termbase
from zhengming.terminology import cache, store

RECORD = (
    'id = "cache-house"\nkind = "agency"\nevidence = "attested"\nsources = ["test"]\n'
    '[en]\nfull = "{en}"\n[zh-Hans]\nfull = "缓存之家"\n'
)


@pytest.fixture
def glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ZHENGMING_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "glossary"
    (folder / "bodies").mkdir(parents=True)
    write(folder, "Cache House")
    yield folder
    (tmp_path / "cache").chmod(0o700) if (tmp_path / "cache").exists() else None


def write(folder: Path, name: str) -> None:
    (folder / "bodies" / "cache-house.toml").write_text(RECORD.format(en=name), encoding="utf-8")


def answer(folder: Path, query: str = "Cache House") -> str:
    found = Termbase.load(folder, shipped=False).lookup(query)
    return found[0].target if found and found[0].score == 1 else ""


def kept(folder: Path) -> Path:
    (file,) = (folder.parent / "cache").glob("*.base")
    return file


CHILD = """
import sys
from pathlib import Path
from zhengming import Termbase
while not Path(sys.argv[2]).exists():
    pass
found = Termbase.load(Path(sys.argv[1]), shipped=False).lookup("Cache House")
sys.stdout.buffer.write(found[0].target.encode())
"""


def test_a_warm_cache_answers_without_reading_a_record(glossary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(glossary) == "缓存之家"
    monkeypatch.setattr("zhengming.terminology.termbase._compile", lambda _: pytest.fail("built again"))
    assert answer(glossary) == "缓存之家"


def test_a_changed_record_is_noticed(glossary: Path) -> None:
    assert answer(glossary) == "缓存之家"
    write(glossary, "Cache Palace")
    assert answer(glossary, "Cache Palace") == "缓存之家"
    assert answer(glossary) == ""


def test_a_new_and_a_removed_record_are_noticed(glossary: Path) -> None:
    answer(glossary)
    other = glossary / "bodies" / "other.toml"
    other.write_text(
        RECORD.format(en="Other House").replace("cache-house", "other").replace("缓存", "别"), encoding="utf-8"
    )
    assert answer(glossary, "Other House") == "别之家"
    other.unlink()
    assert answer(glossary, "Other House") == ""


def test_a_touched_record_is_not_compiled_again(glossary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(glossary)
    os.utime(glossary / "bodies" / "cache-house.toml", (1, 1))
    monkeypatch.setattr("zhengming.terminology.termbase._compile", lambda _: pytest.fail("built again"))
    assert answer(glossary) == "缓存之家"


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:40], id="cut in the head"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut in the middle"),
        pytest.param(lambda data: data[:-1], id="cut at the end"),
        pytest.param(lambda data: data + b"\0", id="longer"),
        pytest.param(lambda data: b"SQLite format 3\0" + data, id="another program's"),
        pytest.param(lambda data: b"\0" * len(data), id="zeros"),
        pytest.param(lambda data: data[:-3000] + b"\0" * 3000, id="zeros at the end"),
        pytest.param(
            lambda data: data[: len(data) // 3] + bytes(255 - byte for byte in data[len(data) // 3 :]), id="bits turned"
        ),
    ],
)
def test_a_damaged_file_is_made_anew(glossary: Path, harm: object) -> None:
    assert answer(glossary) == "缓存之家"
    file = kept(glossary)
    whole = file.read_bytes()
    file.write_bytes(harm(whole))  # type: ignore[operator]
    assert answer(glossary) == "缓存之家"
    assert [mention.target for mention in Termbase.load(glossary, shipped=False).annotate("at Cache House")] == [
        "缓存之家"
    ]
    assert len(kept(glossary).read_bytes()) == len(whole)


def test_any_one_wrong_byte_gives_the_right_answer(glossary: Path) -> None:
    answer(glossary)
    file = kept(glossary)
    whole = file.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert answer(glossary) == "缓存之家", at


def test_a_cache_of_another_version_is_not_read(glossary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(glossary)
    monkeypatch.setattr(cache, "_code", lambda: [(0, 0)])
    assert answer(glossary) == "缓存之家"
    assert len(list((glossary.parent / "cache").glob("*.base"))) == 2


def test_a_folder_that_cannot_be_written_is_passed_over(glossary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = glossary.parent / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("ZHENGMING_CACHE", str(blocked / "cache"))
    assert answer(glossary) == "缓存之家"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_read_only_folder_is_passed_over(glossary: Path) -> None:
    folder = glossary.parent / "cache"
    folder.mkdir()
    folder.chmod(0o500)
    assert answer(glossary) == "缓存之家"


def test_processes_building_at_once_all_answer(glossary: Path, tmp_path: Path) -> None:
    start = tmp_path / "start"
    words = [sys.executable, "-c", CHILD, str(glossary), str(start)]
    children = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(3)]
    start.touch()
    answers = [child.communicate(timeout=60)[0].decode() for child in children]
    assert answers == ["缓存之家"] * 3
    assert not list((tmp_path / "cache").glob("*.part"))
    assert answer(glossary) == "缓存之家"


def test_old_files_are_cleared_away(glossary: Path) -> None:
    folder = glossary.parent / "cache"
    folder.mkdir()
    for number in range(cache.MOST + 5):
        (folder / f"{number}.base").write_bytes(b"old")
        os.utime(folder / f"{number}.base", (number, number))
    answer(glossary)
    left = {file.name for file in folder.glob("*.base")}
    assert len(left) == cache.MOST
    assert "0.base" not in left


def test_rows_and_tables_give_back_what_was_put_in() -> None:
    values = [("a", 1), (), "国" * 300]
    data = store.rows(values)
    assert [store.row(data, number) for number in range(store.count(data))] == values
    entries = {str(number): (number,) for number in range(1000)}
    table = store.table(entries)
    assert all(store.entry(table, key) == value for key, value in entries.items())
    assert store.entry(table, "absent") is None
    assert store.entry(store.table({}), "absent") is None
    with pytest.raises(store.DamagedError):
        store.row(data, 3)
