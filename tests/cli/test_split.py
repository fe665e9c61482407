"""`zhengming split`: formats, options, streams and errors."""

import io
import json
import sys
from pathlib import Path

import pytest

from zhengming.cli import main

TEXT = "Fees Announced\n\nDr. Hall spoke. It is due.\n"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["split", *words])
    assert isinstance(stop.value.code, int)
    return stop.value.code


def test_text_is_one_segment_a_line(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(str(notice)) == 0
    assert capfd.readouterr().out == "Fees Announced\nDr. Hall spoke.\nIt is due.\n"


@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_json_tells_place_and_kind(notice: Path, capfd: pytest.CaptureFixture[str], style: str) -> None:
    assert run(str(notice), "--format", style) == 0
    out = capfd.readouterr().out
    records = json.loads(out) if style == "json" else [json.loads(line) for line in out.splitlines()]
    assert [record["kind"] for record in records] == ["heading", "sentence", "sentence"]
    assert all(TEXT[record["start"] : record["end"]] == record["text"] for record in records)


def test_tsv_has_a_head(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(str(notice), "--format", "tsv") == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].split("\t") == ["path", "start", "end", "kind", "text"]
    assert lines[1].split("\t")[1:] == ["0", "14", "heading", "Fees Announced"]


def test_policy_of_the_call_goes_before_the_workspace(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zhengming.toml").write_text('[split]\nnewlines = "soft"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("Fees\nAre due.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("a.txt") == 0
    assert capfd.readouterr().out == "Fees Are due.\n"
    assert run("a.txt", "--newlines", "hard") == 0
    assert capfd.readouterr().out == "Fees\nAre due.\n"


def test_language_is_recognised_unless_given(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Das gilt vom 1. Januar an. Siehe die Anlage.", encoding="utf-8")
    assert run(str(path)) == 0
    assert capfd.readouterr().out.count("\n") == 2
    assert run(str(path), "--language", "en") == 0
    assert capfd.readouterr().out.count("\n") == 3


def test_own_rules_are_written_and_used(notice: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "srx", "--language", "en") == 0
    captured = capfd.readouterr()
    assert "can't express" in captured.err
    rules = tmp_path / "en.srx"
    rules.write_text(captured.out, encoding="utf-8")
    assert run(str(notice), "--rules", str(rules)) == 0
    assert capfd.readouterr().out == "Fees Announced\nDr. Hall spoke.\nIt is due.\n"


def test_standard_input_is_read(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("一。二。".encode())))
    assert run("-") == 0
    assert capfd.readouterr().out == "一。\n二。\n"


def test_empty_text_is_told_by_the_exit_code(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(" \n", encoding="utf-8")
    assert run(str(tmp_path / "a.txt"), "--format", "json") == 1
    assert capfd.readouterr().out == "[]\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["missing.txt"], "can't be read"),
        (["."], "is a folder"),
        (["bytes.txt"], "bytes.txt:2:1: is not UTF-8"),
        (["a.txt", "--format", "xml"], 'unknown format "xml"'),
        (["a.txt", "--newlines", "never"], "newlines"),
        (["a.txt", "--language", "no such"], "unknown language"),
        (["a.txt", "--rules", "a.txt"], "a.txt:1:1: is not well-formed XML"),
    ],
)
def test_wrong_use_is_one_clear_line(
    tmp_path: Path, words: list[str], message: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"ok\n\xff")
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 2
    captured = capfd.readouterr()
    assert captured.err.count("\n") == 1
    assert message in captured.err
    assert not captured.out
