"""Files are written whole or not at all, and never over what somebody else wrote."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import zhengming as zm
from zhengming.documents import Catalog, State, Unit, files
from zhengming.errors import ConflictError, InputError, OutputError

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "甲"\n'

KILLED = """
import os, signal, sys
from pathlib import Path
from zhengming.documents import files
moment = sys.argv[2]
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "fsync":
    os.fsync = die
else:
    setattr(Path, moment, die)
files.save(Path(sys.argv[1]), b"new" * 100000)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL here")
@pytest.mark.parametrize("moment", ["fsync", "chmod", "replace"])
def test_a_killed_writer_leaves_the_old_file(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), moment], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    assert files.save(path, b"newer")
    assert path.read_bytes() == b"newer"


def test_what_a_killed_writer_left_is_swept_later(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    left, other = tmp_path / ".x.po.abc.part", tmp_path / ".y.po.abc.part"
    for part in (left, other):
        part.write_bytes(b"half")
        os.utime(part, (time.time() - 9_000,) * 2)
    files.save(path, b"whole")
    assert sorted(found.name for found in tmp_path.iterdir()) == [".y.po.abc.part", "x.po"]


def test_a_file_that_changed_since_it_was_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(PO, encoding="utf-8")
    catalog = zm.read(path)
    path.write_text(PO + "\n# mine\n", encoding="utf-8")
    with pytest.raises(ConflictError, match="changed since it was read"):
        zm.write(Catalog((Unit("b", "乙", State.TRANSLATED),), path=path, stamp=catalog.stamp), path)
    assert path.read_text(encoding="utf-8").endswith("# mine\n")


def test_a_file_that_appeared_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"theirs")
    with pytest.raises(ConflictError):
        files.save(path, b"ours", expected=files.ABSENT)
    assert path.read_bytes() == b"theirs"


def test_a_file_that_says_the_same_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    assert files.save(path, b"same")
    os.utime(path, (1, 1))
    assert not files.save(path, b"same")
    assert path.stat().st_mtime == 1


@pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX")
def test_mode_and_link_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.po", tmp_path / "link.po"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    files.save(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="can't be"):
        files.save(tmp_path / "file" / "x.po", b"new")


READ = {
    "missing": (None, "x.po", "no such file"),
    "another format": (b"%PDF-1.7\n", "x.pdf", "no translation file"),
    "other XML": (b"<html/>", "x.html", 'root element "html"'),
    "MO": (b"\xde\x12\x04\x95\x00", "x.mo", "compiled MO"),
    "empty TMX": (b"", "x.tmx", "malformed XML"),
    "conflict in a PO": (b'<<<<<<< ours\nmsgid "a"\n', "x.po", "conflict marker"),
}


@pytest.mark.parametrize(("data", "name", "message"), READ.values(), ids=READ)
def test_what_is_no_catalog_is_told_in_one_line(tmp_path: Path, data: bytes | None, name: str, message: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        zm.read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        zm.read(tmp_path)


def test_a_file_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.po"
    path.write_text(PO, encoding="utf-8")
    monkeypatch.setattr(files, "LIMIT", 10)
    with pytest.raises(InputError, match="too large"):
        zm.read(path)


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(PO, encoding="utf-8")
    assert zm.read(path).units[0].target == "甲"
