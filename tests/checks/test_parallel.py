"""Worker processes: the same findings in the same order, whatever happens to them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhengming import locations
from zhengming.checks import check_all, parallel
from zhengming.checks.parallel import Pool
from zhengming.documents import Catalog, State, Unit
from zhengming.terminology import Termbase

UNITS = tuple(
    Unit(
        f"Save file {number} of the State Council (WTO).",
        f"保存国务院文件{number + number % 7}.",
        State.TRANSLATED,
        str(number),
    )
    for number in range(40)
)
CATALOGS = [
    Catalog(UNITS[:25], "zh-Hans", "en", path=Path("a.po")),
    Catalog((), "zh-Hans", "en", path=Path("b.po")),
    Catalog(UNITS[25:], "zh-Hans", "en", header=(("X-Notice-Date", "2012-03-04"),), path=Path("c.po")),
    Catalog((Unit("Open.", "öffnen", State.TRANSLATED),), "de", "en", path=Path("d.po")),
]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "CHUNK", 4)


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_workers_finds_the_same(jobs: int) -> None:
    termbase = Termbase.load()
    found = check_all(CATALOGS, termbase=termbase, examiner=Pool([locations.shipped_glossary()], jobs))
    assert found == check_all(CATALOGS, termbase=termbase)
    assert found


@pytest.mark.usefixtures("small_chunks")
def test_workers_do_without_names() -> None:
    assert check_all(CATALOGS, examiner=Pool([], 2)) == check_all(CATALOGS)


@pytest.mark.usefixtures("small_chunks")
def test_what_a_killed_worker_had_in_hand_is_looked_at_here(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = subprocess.Popen

    def short_lived(*words: object, **options: object) -> "subprocess.Popen[bytes]":
        worker = begin(*words, **options)  # type: ignore[call-overload]
        worker.kill()
        return worker  # type: ignore[no-any-return]

    monkeypatch.setattr(subprocess, "Popen", short_lived)
    assert check_all(CATALOGS, examiner=Pool([], 2)) == check_all(CATALOGS)


@pytest.mark.parametrize(("wanted", "units", "most"), [(3, 1, 3), (0, 100, 1), (0, 10**6, parallel.MOST)])
def test_small_input_is_not_shared_out(wanted: int, units: int, most: int) -> None:
    assert 1 <= parallel.jobs(wanted, units) <= most


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            facts = (folder / "stat").read_text().rpartition(")")[2].split()
            words = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(facts[1]) == parent and b"zhengming.checks.worker" in words and facts[0] != "Z":
            found.append(int(folder.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_no_worker_outlives_the_command(ending: signal.Signals, tmp_path: Path) -> None:
    entries = (
        f'msgid "Save {number} files of the council."\nmsgstr "保存{number}个文件。"\n' for number in range(30_000)
    )
    path = tmp_path / "large.po"
    path.write_text("\n".join(['msgid ""\nmsgstr "Language: zh_CN\\n"\n', *entries]), encoding="utf-8")
    words = [sys.executable, "-m", "zhengming", "check", "--jobs", "2", "--no-cache", "--statistics", str(path)]
    command = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    until = time.monotonic() + 60
    while len(workers := _children(command.pid)) < 2 and command.poll() is None and time.monotonic() < until:
        pass
    assert len(workers) == 2
    command.send_signal(ending) if ending == signal.SIGKILL else os.killpg(command.pid, ending)
    _, said = command.communicate(timeout=60)
    assert command.returncode in {130, -signal.SIGKILL}
    assert b"Traceback" not in said
    until = time.monotonic() + 60
    while any(Path(f"/proc/{one}/cmdline").exists() and Path(f"/proc/{one}/cmdline").read_bytes() for one in workers):
        assert time.monotonic() < until
