"""`zhengming init`."""

from pathlib import Path

import pytest

from zhengming.cli.app import run_app
from zhengming.errors import UsageError
from zhengming.workspace import Workspace


def test_a_workspace_is_made_and_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["init", str(tmp_path / "new")]) == 0
    home = Workspace.find(tmp_path / "new" / "segments")
    assert home is not None
    assert home.config.locales == ("zh_CN",)
    assert all(folder.is_dir() for folder in (home.glossary, home.notices, home.locales))
    steps = [line for line in (home.root / "README.md").read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    assert len(steps) == 5
    assert capsys.readouterr().out.count("made  ") == 5


def test_nothing_is_ever_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "zhengming.toml").write_text('locales = ["fr"]', encoding="utf-8")
    run_app(["init", str(tmp_path)])
    run_app(["init", str(tmp_path)])
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "zhengming.toml").read_text(encoding="utf-8") == 'locales = ["fr"]'
    assert capsys.readouterr().out.count("kept  ") == 2 + 5


def test_a_configured_project_gets_no_second_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.zhengming]\n", encoding="utf-8")
    run_app(["init", str(tmp_path)])
    assert not (tmp_path / "zhengming.toml").exists()


def test_a_file_is_no_place_for_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="not a folder"):
        run_app(["init", str(tmp_path / "x")])
