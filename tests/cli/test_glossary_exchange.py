"""`zhengming glossary export`, `import`, `diff`, `format` and `check` as their users call them."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

BODY = """sources = ["http://a.example/"]
id = "bureau"   # the id
kind = "agency"
evidence = "attested"
[zh-Hans]
full = "某某局"
short = "某局"
[en]
full = "Bureau of Things"
acronym = "BT"
[[department]]
id = "general-office"
en = ["General Office"]
zh-Hans = ["办公厅"]
"""
TERMS = """subject = "things"

[[term]]
id = "notice"
en = ["notice", "=SUM(1)"]
zh-Hans = ["通知"]
forbidden = [{ text = "注意", why = "literal" }]
"""


def zhengming(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zhengming", "glossary", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name, text in (("g/bodies/bureau.toml", BODY), ("g/terms/things.toml", TERMS)):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", ["tbx", "tbx2", "csv", "tsv"])
def test_a_whole_format_goes_out_and_comes_back(base: Path, form: str) -> None:
    suffix = {"tbx2": "tbx"}.get(form, form)
    assert zhengming("export", "g", "--format", form, "-o", f"out.{suffix}", cwd=base).returncode == 0
    same = zhengming("diff", "g", f"out.{suffix}", cwd=base)
    assert (same.returncode, same.stdout) == (0, "")
    taken = zhengming("import", f"out.{suffix}", "--into", "new", cwd=base)
    assert taken.returncode == 0
    assert taken.stdout.split() == ["new/bodies/out/bureau.toml", "new/terms/out.toml"]
    assert zhengming("diff", "g", "new", cwd=base).returncode == 0
    assert zhengming("format", "--check", "new", cwd=base).returncode == 0
    before = files(base / "new")
    again = zhengming("import", f"out.{suffix}", "--into", "new", cwd=base)
    assert (again.returncode, again.stdout) == (0, "")
    assert "3 known already" in again.stderr
    assert files(base / "new") == before


def test_export_prints_and_counts_what_is_lost(base: Path) -> None:
    done = zhengming("export", "g", "--format", "omegat", cwd=base)
    assert "BT\t某局" in done.stdout
    assert done.stderr.startswith("warning: omegat can't hold: ")
    assert "2 name type" in done.stderr


def test_profiles_and_languages_are_checked(base: Path) -> None:
    assert 'xml:lang="zh_CN"' in zhengming("export", "g", "--profile", "lokalize", cwd=base).stdout
    for words in (
        ["--profile", "trados"],
        ["--format", "pdf"],
        ["--to", "klingon"],
        ["--format", "tbx", "--dialect", "x"],
    ):
        done = zhengming("export", "g", *words, cwd=base)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("zhengming: ")


def test_a_dictionary_is_three_files_and_not_for_the_screen(base: Path) -> None:
    assert zhengming("export", "g", "--format", "stardict", cwd=base).returncode == 2
    assert zhengming("export", "g", "--format", "stardict", "-o", "zm.ifo", cwd=base).returncode == 0
    assert {path.name for path in base.glob("zm.*")} == {"zm.ifo", "zm.idx", "zm.dict"}


def test_import_overwrites_nothing_and_reports_conflicts(base: Path) -> None:
    before = files(base / "g")
    (base / "in.csv").write_text("en,zh-Hans\nnotice,公告\nmeasures,办法\nBT,某局\n", encoding="utf-8")
    done = zhengming("import", "in.csv", "--into", "g", cwd=base)
    assert done.returncode == 1
    assert "conflict: term:notice is on record as term:notice (g/terms/things.toml:3)" in done.stderr
    assert "通知 → 公告" in done.stderr
    assert "1 new, 1 known already, 1 in conflict, 0 left out" in done.stderr
    after = files(base / "g")
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {"terms/in.toml"}
    assert "办法" in after["terms/in.toml"].decode()


def test_a_dry_run_writes_nothing(base: Path) -> None:
    (base / "in.csv").write_text("en,zh-Hans\nmeasures,办法\n", encoding="utf-8")
    before = files(base)
    assert zhengming("import", "in.csv", "--into", "g", "--dry-run", cwd=base).stdout.split() == ["g/terms/in.toml"]
    assert files(base) == before


def test_a_department_without_its_body_is_left_out_with_the_reason(base: Path) -> None:
    (base / "in.csv").write_text(
        "id,language,text,concept.kind,concept.parent\nx/y,en,Y,department,x\n", encoding="utf-8"
    )
    done = zhengming("import", "in.csv", "--into", "new", cwd=base)
    assert done.returncode == 1
    assert 'left out: x/y: its body "x" is not in the file' in done.stderr


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        pytest.param("bad.tbx", b'<?xml version="1.0"?>\n<tbx>\n<a></tbx>', "bad.tbx:3", id="malformed"),
        pytest.param("bad.csv", b"en,zh-Hans\na,\xff\n", "bad.csv:2:3", id="not-utf-8"),
        pytest.param("bad.utf8", b"# x\nno tab\n", "bad.utf8:2", id="no-tab"),
        pytest.param("bad.toml", b'id = "x"\n[en\n', "bad.toml:2", id="toml"),
        pytest.param("bad.xyz", b"?", "bad.xyz", id="unknown"),
    ],
)
def test_a_bad_file_gets_one_line_and_nothing_is_written(base: Path, name: str, data: bytes, place: str) -> None:
    (base / name).write_bytes(data)
    done = zhengming("import", name, "--into", "new", cwd=base)
    assert done.returncode == 2
    assert done.stderr.startswith(f"zhengming: {place}")
    assert done.stderr.count("\n") == 1
    assert not (base / "new").exists()


def test_diff_tells_changes_as_text_and_json(base: Path) -> None:
    newer = base / "h" / "bodies" / "bureau.toml"
    newer.parent.mkdir(parents=True)
    newer.write_text(BODY.replace('"某局"', '"事局"').replace("BT", "BOT"), encoding="utf-8")
    done = zhengming("diff", "g", "h", cwd=base)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "equivalent bureau: zh-Hans short: 某局 → 事局",
        "renamed bureau: en acronym: BT → BOT",
        "removed term:notice: notice = 通知",
    ]
    changes = json.loads(zhengming("diff", "g", "h", "--format", "json", cwd=base).stdout)["changes"]
    assert changes[1] == {
        "change": "renamed", "id": "bureau", "what": "acronym", "language": "en", "before": "BT", "after": "BOT",
        "path": "h/bodies/bureau.toml", "line": 1,
    }  # fmt: skip
    assert zhengming("diff", "g", "nowhere", cwd=base).returncode == 2


def test_format_orders_keys_keeps_remarks_and_is_done_once(base: Path) -> None:
    assert zhengming("format", "--check", "g", cwd=base).returncode == 1
    assert (base / "g/bodies/bureau.toml").read_text(encoding="utf-8") == BODY
    done = zhengming("format", "g", cwd=base)
    assert (done.returncode, done.stdout.split()) == (0, ["g/bodies/bureau.toml"])
    text = (base / "g/bodies/bureau.toml").read_text(encoding="utf-8")
    assert text.startswith(
        'id = "bureau"  # the id\nkind = "agency"\nevidence = "attested"\nsources = ["http://a.example/"]\n\n[en]\n'
    )
    again = zhengming("format", "g/bodies/bureau.toml", cwd=base)
    assert (again.returncode, again.stdout) == (0, "")


def test_format_changes_no_file_when_one_is_broken(base: Path) -> None:
    (base / "g/terms/zzz.toml").write_text("[[term]]\nid = \n", encoding="utf-8")
    before = files(base)
    done = zhengming("format", "g", cwd=base)
    assert done.returncode == 2
    assert done.stderr.startswith("zhengming: g/terms/zzz.toml:2")
    assert files(base) == before


def test_check_speaks_the_report_formats(base: Path) -> None:
    (base / "g/terms/more.toml").write_text(TERMS.replace("通知", "告示"), encoding="utf-8")
    assert zhengming("check", "g", cwd=base).returncode == 1
    log = json.loads(zhengming("check", "g", "--format", "sarif", cwd=base).stdout)
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {"G002"}
    suites = ET.fromstring(zhengming("check", "g", "--format", "junit", cwd=base).stdout)
    assert suites.get("failures") == "1"
    assert zhengming("check", "g", "--format", "github", cwd=base).stdout.startswith("::error file=g/terms/")
    assert "[recorded-twice]" in zhengming("check", "g", "--format", "concise", cwd=base).stdout
    assert zhengming("check", "g", "--format", "smoke", cwd=base).returncode == 2
    assert zhengming("check", "nowhere", cwd=base).returncode == 2


def test_outside_a_workspace_the_shipped_base_is_not_written(base: Path) -> None:
    (base / "in.csv").write_text("en,zh-Hans\nmeasures,办法\n", encoding="utf-8")
    for words in (["import", "in.csv"], ["format"]):
        done = zhengming(*words, cwd=base)
        assert done.returncode == 2
        assert "no workspace" in done.stderr
