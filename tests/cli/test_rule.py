"""`zhengming rule`: one page, or the list."""

import json

import pytest

from zhengming.cli import main


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["rule", *words])
    assert isinstance(stop.value.code, int)
    return stop.value.code


@pytest.mark.parametrize("word", ["P001", "p001", "half-width-stop"])
def test_page_is_found_by_code_or_name(word: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(word) == 0
    page = capfd.readouterr().out
    assert page.startswith("P001 half-width-stop (error)\n")
    assert "fixed: 部长签署了命令。" in page


def test_list_has_a_line_a_rule(capfd: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) > 40
    assert len({line.split()[0] for line in lines}) == len(lines)


def test_json_is_a_list(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "json") == 0
    assert {"code", "name", "severity", "default", "title", "reason"} == set(json.loads(capfd.readouterr().out)[0])


def test_unknown_rule_exits_2(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("Z999") == 2
    assert 'unknown rule "Z999"' in capfd.readouterr().err
