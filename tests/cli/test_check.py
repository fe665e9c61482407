"""`zhengming check`: files, options, formats, exit codes."""

import json
import subprocess
from pathlib import Path

import pytest

from zhengming.cli import main

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CLEAN = HEAD + '\nmsgid "Save the file."\nmsgstr "保存文件。"\n'
WRONG = HEAD + '\nmsgid "Save the file."\nmsgstr "保存文件."\n'


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    Path("clean.po").write_text(CLEAN, encoding="utf-8")
    Path("wrong.po").write_text(WRONG, encoding="utf-8")


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["check", *words])
    assert isinstance(stop.value.code, int)
    return stop.value.code


def test_clean_file_exits_0(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("clean.po") == 0
    assert capfd.readouterr().out == "no findings in 1 units in 1 file\n"


def test_finding_exits_1_with_place_and_code(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("wrong.po", "--format", "concise") == 1
    assert capfd.readouterr().out.startswith("wrong.po:7:13: P001 ")


def test_folder_is_searched(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(".", "--format", "json") == 1
    assert json.loads(capfd.readouterr().out)["files"] == ["clean.po", "wrong.po"]


@pytest.mark.parametrize(
    "words",
    [["missing.po"], ["wrong.po", "--select", "Q1"], ["wrong.po", "--format", "xml"], ["wrong.po", "--on", "May"],
     ["wrong.po", "--fail-on", "never"], ["wrong.po", "--baseline", "clean.po"], []],
    ids=["missing", "rule", "format", "date", "severity", "baseline", "nothing"],
)  # fmt: skip
def test_wrong_use_exits_2_in_one_line(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1


def test_malformed_file_names_line_and_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    Path("broken.po").write_text(CLEAN + "msgidd\n", encoding="utf-8")
    assert run("broken.po", "-o", "json=out.json") == 2
    assert "broken.po:8" in capfd.readouterr().err
    assert not Path("out.json").exists()


def test_selection_and_severity_decide_the_exit_code() -> None:
    assert run("wrong.po", "--ignore", "P001") == 0
    assert run("wrong.po", "--exit-zero") == 0
    Path("double.po").write_text(CLEAN.replace("保存文件", "a 保存  b 文件"), encoding="utf-8")
    assert run("double.po") == 1
    assert run("double.po", "--fail-on", "warning") == 0


def test_several_reports_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("wrong.po", "-o", "json=a.json", "-o", "sarif=b.sarif") == 1
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["findings"][0]["code"] == "P001"
    assert json.loads(Path("b.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert capfd.readouterr().out == ""


def test_github_is_the_default_in_its_actions(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("wrong.po") == 1
    assert capfd.readouterr().out.startswith("::error file=wrong.po,line=7,col=13,")


def test_fix_mends_the_file_and_diff_only_shows_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("wrong.po", "--diff") == 1
    assert '+msgstr "保存文件。"' in capfd.readouterr().out
    assert Path("wrong.po").read_text(encoding="utf-8") == WRONG
    assert run("wrong.po", "--fix") == 0
    assert Path("wrong.po").read_text(encoding="utf-8") == CLEAN


def test_baseline_holds_until_the_text_changes(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("wrong.po", "--write-baseline", "known.json") == 0
    Path("wrong.po").write_text(WRONG.replace("\nmsgid", "\n\n\nmsgid"), encoding="utf-8")
    assert run("wrong.po", "--baseline", "known.json") == 0
    Path("wrong.po").write_text(WRONG.replace("保存文件", "请保存文件"), encoding="utf-8")
    assert run("wrong.po", "--baseline", "known.json") == 1
    assert "stale: wrong.po P001" in capfd.readouterr().err


def test_diff_base_leaves_out_what_the_branch_did_not_change() -> None:
    def git(*words: str) -> None:
        facts = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *facts, *words], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "Begin")
    assert run("wrong.po", "--diff-base", "HEAD") == 0
    Path("wrong.po").write_text(WRONG + '\nmsgid "Open it."\nmsgstr "打开它."\n', encoding="utf-8")
    assert run("wrong.po", "--diff-base", "HEAD") == 1
    assert run("wrong.po", "--diff-base", "nowhere") == 2


def test_configuration_selects_and_ignores_by_file() -> None:
    Path("zhengming.toml").write_text('[check.per-file-ignores]\n"wrong*" = ["P"]\n', encoding="utf-8")
    assert run("wrong.po") == 0
    Path("zhengming.toml").write_text('[check]\nignore = ["half-width-stop"]\n', encoding="utf-8")
    assert run("wrong.po") == 0


def test_statistics_count_by_rule(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("wrong.po", "--statistics") == 1
    assert capfd.readouterr().out.split() == ["1", "P001", "half-width-stop", "(error)"]


XLIFF = """<?xml version='1.0'?>
<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>
  <file original='a' datatype='plaintext' source-language='en' target-language='zh-CN'><body>
    <trans-unit id='1'><source>Save the <x id='1'/> file.</source>
      <target state='translated'>保存<x id='1' ctype='x-a'/>文件.</target>
      <alt-trans><target>&#20445;</target></alt-trans></trans-unit>
  </body></file>
</xliff>"""


def test_fix_changes_only_the_span_in_xliff(capfd: pytest.CaptureFixture[str]) -> None:
    Path("x.xlf").write_text(XLIFF, encoding="utf-8")
    assert run("x.xlf", "--format", "concise") == 1
    assert capfd.readouterr().out.startswith("x.xlf:5:61: P001 ")
    assert run("x.xlf", "--diff") == 1
    assert "+      <target state='translated'>保存<x id='1' ctype='x-a'/>文件。</target>" in capfd.readouterr().out
    assert Path("x.xlf").read_text(encoding="utf-8") == XLIFF
    assert run("x.xlf", "--fix") == 0
    assert Path("x.xlf").read_text(encoding="utf-8") == XLIFF.replace("文件.", "文件。")


def test_a_lost_inline_code_is_found_in_xliff(capfd: pytest.CaptureFixture[str]) -> None:
    Path("x.xlf").write_text(XLIFF.replace("<x id='1' ctype='x-a'/>文件.", "文件。"), encoding="utf-8")
    assert run("x.xlf", "--format", "concise") == 1
    assert "M002 tag <x1> is missing" in capfd.readouterr().out


def test_a_second_run_says_the_same_with_and_without_the_cache(capfd: pytest.CaptureFixture[str]) -> None:
    words = ["clean.po", "wrong.po", "--format", "json"]
    said = []
    for more in ([], [], ["--no-cache"], ["--jobs", "2", "--no-cache"]):
        assert run(*words, *more) == 1
        said.append(capfd.readouterr().out)
    assert len(set(said)) == 1


def test_a_remembered_run_still_sifts(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("wrong.po") == 1
    assert run("wrong.po", "--fail-on", "error", "--exit-zero") == 0
    Path("zhengming.toml").write_text('[check.per-file-ignores]\n"wrong*" = ["P"]\n', encoding="utf-8")
    assert run("wrong.po") == 0
    Path("wrong.po").write_text(WRONG + "msgidd\n", encoding="utf-8")
    assert run("wrong.po") == 2
    assert "wrong.po:8" in capfd.readouterr().err
