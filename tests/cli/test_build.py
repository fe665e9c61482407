"""`zhengming build`: the whole road in a workspace, and what may go wrong on it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

import zhengming as zm
from zhengming.cli.app import run_app
from zhengming.documents import State
from zhengming.errors import ConflictError, InputError, LanguageError, OutputError, UsageError
from zhengming.pipeline import building

ROOT = Path(__file__).parents[2]
SEED = ROOT / "segments/notices/carbon-standardization-group.txt"
gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")

SECOND = """Ministry of Ecology and Environment Holds Press Conference
Source: MEE | Date: May 29, 2019

Mr. Zhao Yingmin, Vice-Minister of Ecology and Environment, attended the press conference in Beijing on May 29.
The National Development and Reform Commission (NDRC) and the Ministry of Finance (MOF) sent representatives.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a workspace with the seed notice."""
    run_app(["init", str(tmp_path)])
    shutil.copy(SEED, tmp_path / "segments/notices")
    return tmp_path


def build(home: Path, *words: str) -> int:
    return run_app(["build", "--workspace", str(home), *words])


def po(home: Path, name: str = SEED.stem) -> Path:
    return home / "locales/zh_CN" / f"{name}.po"


def translate(path: Path) -> None:
    """Put something into every open entry, as a translator's editor would."""
    catalog = zm.read(path)
    done = tuple(
        unit if unit.obsolete else replace(unit, target=f"译文{number}。", state=State.TRANSLATED)
        for number, unit in enumerate(catalog.units)
    )
    zm.write(replace(catalog, units=done), path)


def snapshot(home: Path) -> dict[str, tuple[bytes, int]]:
    found: dict[str, tuple[bytes, int]] = {}
    for path in (home / "locales").rglob("*"):
        # A file half written by a running build bears another name, and may be gone before it is read.
        with suppress(FileNotFoundError, IsADirectoryError):
            found[str(path)] = path.read_bytes(), path.stat().st_mtime_ns
    return found


def test_the_seed_goes_the_whole_road(home: Path) -> None:
    assert build(home) == 0
    catalog = zm.read(po(home))
    assert catalog.language == "zh-Hans"
    assert catalog.get("X-Notice-Date") == "2022-04-22"
    assert len(catalog.units) == 10
    assert all(reference.startswith("segments/notices/") for unit in catalog.units for reference in unit.references)
    assert [int(unit.references[0].rpartition(":")[2]) for unit in catalog.units] == [1, 2, 4, 5, 6, 7, 7, 7, 8, 9]
    meeting = catalog.units[2].notes
    assert "Deputy Secretary-General of NDRC → 国家发展改革委副秘书长" in meeting
    assert any("SAMR" in line and "市场监管总局副局长" in line and "国家标准委主任" in line for line in meeting)
    assert all(len(unit.notes) <= 8 for unit in catalog.units)
    template = zm.read(home / "locales/templates" / f"{SEED.stem}.pot")
    assert [unit.source for unit in template.units] == [unit.source for unit in catalog.units]


def test_building_again_touches_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(home)
    translate(po(home))
    build(home)
    before = snapshot(home)
    capsys.readouterr()
    build(home)
    assert "\nunchanged\n" in capsys.readouterr().out
    assert snapshot(home) == before


def test_finished_units_go_into_the_memory(home: Path) -> None:
    build(home)
    memory = po(home).with_suffix(".tmx")
    assert not memory.exists()
    translate(po(home))
    build(home)
    found = zm.read(memory)
    assert len(found.units) == 10
    assert dict(found.units[2].properties)["x-segment"] == "3"
    assert dict(found.units[2].properties)["x-notice"] == SEED.stem


def test_a_changed_word_keeps_the_translation_as_fuzzy(home: Path) -> None:
    build(home)
    translate(po(home))
    path = home / "segments/notices" / SEED.name
    path.write_text(path.read_text(encoding="utf-8").replace("March 2", "March 3"), encoding="utf-8")
    build(home)
    before, after = SEED.read_text(encoding="utf-8"), zm.read(po(home))
    fuzzy = [unit for unit in after.units if unit.fuzzy]
    assert [(unit.target, unit.previous in before) for unit in fuzzy if unit.previous] == [("译文2。", True)]
    assert "March 3" in fuzzy[0].source
    assert sum(unit.finished for unit in after.units) == 9


def test_a_vanished_sentence_becomes_obsolete(home: Path) -> None:
    build(home)
    translate(po(home))
    path = home / "segments/notices" / SEED.name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    build(home)
    assert [unit.target for unit in zm.read(po(home)).units if unit.obsolete] == ["译文9。"]


@gettext
def test_gettext_is_content_with_every_file(home: Path) -> None:
    build(home)
    translate(po(home))
    path = home / "segments/notices" / SEED.name
    path.write_text(path.read_text(encoding="utf-8").replace("March 2", "March 3"), encoding="utf-8")
    build(home)
    for found in [*(home / "locales").rglob("*.po"), *(home / "locales").rglob("*.pot")]:
        assert subprocess.run(["msgcat", str(found)], capture_output=True, check=True).stdout == found.read_bytes()
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(po(home))], capture_output=True, check=True)
    assert done.stderr == b""


def test_a_second_notice_of_another_ministry_and_year_goes_the_same_road(home: Path) -> None:
    (home / "segments/notices/press.txt").write_text(SECOND, encoding="utf-8")
    assert build(home) == 0
    catalog = zm.read(po(home, "press"))
    assert catalog.get("X-Notice-Date") == "2019-05-29"
    notes = [line for unit in catalog.units for line in unit.notes]
    assert "Vice-Minister of Ecology and Environment → 生态环境部副部长" in notes
    assert "NDRC → 国家发展改革委" in notes


def test_the_workspaces_own_glossary_is_over_the_shipped_one(home: Path) -> None:
    record = home / "glossary/terms/own.toml"
    record.parent.mkdir()
    record.write_text(
        'subject = "own"\nsources = ["https://example.org"]\nevidence = "attested"\n\n'
        '[[term]]\nid = "steady"\nen = ["push various work"]\nzh-Hans = ["推进各项工作"]\n',
        encoding="utf-8",
    )
    build(home)
    assert any("push various work → 推进各项工作" in unit.notes for unit in zm.read(po(home)).units)


def test_on_overrules_the_notices_date(home: Path) -> None:
    build(home, "--on", "2021-01-02")
    assert zm.read(po(home)).get("X-Notice-Date") == "2021-01-02"


def test_json_tells_the_files_and_their_state(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    build(home, "--format", "json")
    told = json.loads(capsys.readouterr().out)
    (one,) = told["notices"]
    assert (one["segments"], one["date"], told["unchanged"]) == (10, "2022-04-22", False)
    assert {file["status"] for file in one["files"]} == {"new"}
    assert one["mentions"]["zh-Hans"] > 10


def test_a_notice_is_named_by_path_or_bare_name(home: Path) -> None:
    (home / "segments/notices/press.txt").write_text(SECOND, encoding="utf-8")
    build(home, "press")
    assert po(home, "press").exists()
    assert not po(home).exists()


def test_a_translators_own_wrap_is_left_while_nothing_changes(home: Path) -> None:
    build(home)
    path = po(home)
    unwrapped = (
        path.read_text(encoding="utf-8")
        .replace('msgid ""\n"The inaugural', 'msgid "The inaugural')
        .replace("\n", "\r\n")
    )
    path.write_bytes(unwrapped.encode())
    build(home)
    assert path.read_bytes() == unwrapped.encode()


def test_line_ends_and_comments_survive_a_changed_source(home: Path) -> None:
    build(home)
    translate(po(home))
    text = po(home).read_text(encoding="utf-8").replace("#. inaugural", "# 待定\n#. inaugural", 1)
    po(home).write_bytes(text.replace("\n", "\r\n").encode())
    path = home / "segments/notices" / SEED.name
    path.write_text(path.read_text(encoding="utf-8").replace("March 2", "March 3"), encoding="utf-8")
    build(home)
    data = po(home).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert "# 待定\r\n".encode() in data


def faulty(home: Path, what: str) -> None:
    notices = home / "segments/notices"
    match what:
        case "notice":
            (notices / "bad.txt").write_bytes(b"A heading\n\xff\n")
        case "po":
            po(home).parent.mkdir(parents=True)
            po(home).write_text('msgid "a\n', encoding="utf-8")
        case "toml":
            (notices / SEED.name).with_suffix(".toml").write_text("date = \n", encoding="utf-8")
        case "empty":
            (notices / SEED.name).unlink()


@pytest.mark.parametrize("what", ["notice", "po", "toml", "empty"])
def test_bad_input_is_told_and_nothing_is_written(home: Path, what: str) -> None:
    faulty(home, what)
    before = snapshot(home)
    with pytest.raises(InputError) as caught:
        build(home)
    assert caught.value.path is not None
    assert snapshot(home) == before


WRONG = {
    "no workspace": (("--workspace", "/"), UsageError),
    "no date": (("--on", "soon"), UsageError),
    "no locale": (("--locale", "xx_YY"), LanguageError),
    "no notice": (("absent",), InputError),
}


@pytest.mark.parametrize(("words", "kind"), WRONG.values(), ids=WRONG)
def test_wrong_words_are_told(home: Path, words: tuple[str, ...], kind: type[Exception]) -> None:
    with pytest.raises(kind):
        build(home, *words)


def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    shutil.rmtree(home / "locales")
    (home / "locales").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        build(home)


def test_a_file_saved_while_building_is_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(home)
    path = home / "segments/notices" / SEED.name
    path.write_text(path.read_text(encoding="utf-8").replace("March 2", "March 3"), encoding="utf-8")
    plan = building._plan

    def interrupted(*facts: object) -> object:
        made = plan(*facts)  # type: ignore[arg-type]
        po(home).write_text("saved meanwhile", encoding="utf-8")
        return made

    monkeypatch.setattr(building, "_plan", interrupted)
    with pytest.raises(ConflictError):
        build(home)
    assert po(home).read_text(encoding="utf-8") == "saved meanwhile"


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL here")
def test_a_killed_build_leaves_whole_files(home: Path) -> None:
    text = SEED.read_text(encoding="utf-8")
    for number in range(8):
        (home / f"segments/notices/n{number}.txt").write_text(
            text.replace("March 2", f"March {number + 3}"), encoding="utf-8"
        )
    build(home)
    for path in (home / "locales/zh_CN").glob("*.po"):
        translate(path)
    killed = 0
    for attempt in range(2):
        for path in (home / "segments/notices").glob("*.txt"):
            path.write_text(path.read_text(encoding="utf-8").replace("orderly", f"orderly{attempt}"), encoding="utf-8")
        running = subprocess.Popen(
            [sys.executable, "-m", "zhengming", "build", "-w", str(home)], stdout=subprocess.DEVNULL
        )
        before = snapshot(home)
        while (
            running.poll() is None
            and snapshot(home).keys() | before.keys() == before.keys()
            and snapshot(home) == before
        ):
            time.sleep(0.002)
        running.send_signal(signal.SIGKILL)
        killed += running.wait() == -signal.SIGKILL
        for path in (home / "locales").rglob("*.po"):
            units = zm.read(path).units
            assert len([unit for unit in units if not unit.obsolete]) == 10
            assert {unit.target for unit in units} >= {f"译文{number}。" for number in range(10)}
    assert killed
    assert build(home) in {0, 1}


def test_the_repositorys_own_catalogs_are_up_to_date(tmp_path: Path) -> None:
    run_app(["init", str(tmp_path)])
    shutil.rmtree(tmp_path / "locales")
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    for path in (ROOT / "segments/notices").glob("*.txt"):
        shutil.copy(path, tmp_path / "segments/notices")
    before = {name: content for name, (content, _) in snapshot(tmp_path).items()}
    assert build(tmp_path) == 0
    assert {name: content for name, (content, _) in snapshot(tmp_path).items()} == before
