"""`zhengming term`: what it prints, how it ends, and what it must not import."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhengming.cli import card, given
from zhengming.cli.app import run_app
from zhengming.cli.term import COLUMNS, run
from zhengming.errors import UsageError, ZhengmingError
from zhengming.terminology.termbase import Termbase

HEAVY = {"typer", "click", "rich", "lxml", "polib", "babel", "regex", "pydantic", "pypinyin", "opencc", "tomllib"}
LIGHT = {"dataclasses", "inspect", "pathlib", "tempfile", "hashlib", "re", "json", "datetime"}


def imported(*words: str, flags: tuple[str, ...] = ()) -> set[str]:
    """Return the modules that are loaded after a call."""
    code = (
        "import sys\nfrom zhengming.cli import main\n"
        f"try: main({list(words)!r})\nexcept SystemExit as end: assert end.code == 0, end.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, *flags, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize(
    "words",
    [
        ("SAMR",),
        ("国家标准委",),
        ("State Administration for Market Regulation",),
        ("gjfzggw",),
        ("Ministry of Comerce",),
        ("SAMR", "--format", "json"),
    ],
)
def test_a_look_up_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    imported("term", "SAMR")  # the cache is warm
    assert not imported("term", *words) & HEAVY


def test_an_acronym_is_answered_with_next_to_nothing_imported() -> None:
    imported("term", "SAMR")
    # Without site: editors' and installers' start-up files may import anything.
    path = os.pathsep.join(entry for entry in sys.path if entry)
    code = (
        "import sys; sys.path[:0] = %r; from zhengming.cli import main\n"
        "try: main(['term', 'SAMR'])\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code % path.split(os.pathsep)], capture_output=True, text=True, check=True
    )
    assert "国家市场监督管理总局" in done.stdout
    assert not {name.partition(".")[0] for name in done.stderr.split()} & (HEAVY | LIGHT)


def test_text_is_one_line_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["SAMR"]) == 0
    assert capsys.readouterr().out == "国家市场监督管理总局\t市场监管总局\tState Administration for Market Regulation\n"


def test_what_is_not_found_is_said_on_stderr_with_suggestions(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["Ministry", "of", "Magic"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith('zhengming: nothing is called "Ministry of Magic"\n  did you mean ')


def test_no_name_in_a_language_is_not_an_empty_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["SAMR", "--to", "sw"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert 'no name in sw is on record for "State Administration for Market Regulation"' in shown.err


def test_tsv_has_the_columns_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    run(["NFRA", "--format", "tsv"])
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 2
    assert all(len(row) == 1 + len(COLUMNS) and row[0] == "NFRA" for row in rows)


def test_a_batch_gives_one_json_object_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = "\ufeffSAMR\r\n\n  国家标准委 \nMinistry of Magic\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert run(["-"]) == 1
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["query"] for one in objects] == ["SAMR", "国家标准委", "Ministry of Magic"]
    assert objects[0]["answers"][0]["target"] == "国家市场监督管理总局"
    assert objects[1]["answers"][0]["target"] == "Standardization Administration of China"
    assert objects[2]["answers"] == []
    assert objects[2]["suggestions"][0]["score"] < 0.78


def test_json_has_the_fields_of_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    from dataclasses import asdict

    run(["AQSIQ", "--format", "json", "--on", "2010"])
    (shown,) = json.loads(capsys.readouterr().out)["answers"]
    day = given.day("2010")
    assert shown == json.loads(json.dumps(asdict(Termbase.load().lookup("AQSIQ", on=day)[0])))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--on", "tomorrow", "SAMR"], '"tomorrow" is not a date', id="date"),
        pytest.param(["--to", "zz", "SAMR"], 'unknown language "zz"', id="language"),
        pytest.param(["--format", "xml", "SAMR"], 'unknown format "xml"', id="format"),
        pytest.param(["--limit", "0", "SAMR"], "not a whole number above 0", id="limit"),
        pytest.param(["--glossary", "/nowhere/at/all", "SAMR"], "is not a glossary folder", id="glossary"),
        pytest.param(["--colour", "red", "SAMR"], 'unknown option "--colour"', id="option"),
        pytest.param(["SAMR", "--on"], "--on needs a value", id="value"),
        pytest.param(["--on", "2018"], "no query", id="query"),
    ],
)
def test_wrong_use_is_one_clear_error(words: list[str], message: str) -> None:
    with pytest.raises(ZhengmingError, match=message):
        run(words)


def test_a_workspaces_own_records_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "glossary" / "bodies").mkdir(parents=True)
    (tmp_path / "zhengming.toml").write_text('locales = ["zh_CN"]', encoding="utf-8")
    record = 'id = "own"\nkind = "agency"\nevidence = "attested"\nsources = ["test"]\n'
    record += '[en]\nfull = "Own House"\n[zh-Hans]\nfull = "自家"\n'
    (tmp_path / "glossary" / "bodies" / "own.toml").write_text(record, encoding="utf-8")
    monkeypatch.setenv("ZHENGMING_CACHE", str(tmp_path / "cache"))
    inside = tmp_path / "glossary" / "bodies"
    monkeypatch.chdir(inside)
    assert run(["Own House"]) == 0
    assert capsys.readouterr().out == "自家\t自家\tOwn House\n"
    assert [Path(folder) for folder in given.glossaries([])][1:] == given.folders(None)


def test_help_through_the_framework_shows_the_options_that_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    run_app(["term", "--help"])
    shown = capsys.readouterr().out
    for option in ("--on", "--to", "--format", "--limit", "--glossary"):
        assert option in shown
        with pytest.raises(UsageError, match="needs a value"):
            run(["SAMR", option])


def test_the_framework_gives_the_same_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["term", "SAMR", "--on", "2020"]) == 0
    assert "市场监管总局" in capsys.readouterr().out


def test_a_card_tells_everything_in_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    run(["SAMR", "--format", "card"])
    lines = capsys.readouterr().out.splitlines()
    labels = {line[2:12].strip() for line in lines[1:]} - {""}
    assert lines[0] == "国家市场监督管理总局"
    assert {"short", "name", "valid", "before", "tree", "never", "source"} <= labels
    assert all(card.width(line) <= 80 for line in lines if "http" not in line)


def test_wrapping_keeps_every_character_and_words_whole() -> None:
    text = "General Administration of Quality Supervision 国家质量监督检验检疫总局、国家工商行政管理总局"
    lines = list(card.wrap(text, 24))
    assert all(card.width(line) <= 26 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not any(line.startswith(("、", "，")) for line in lines)
