"""The house rules that tools can check: types, lint, import contracts, and what the folders may hold."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
TOP = {
    "pyproject.toml", "README.md", "glossary", "segments", "locales", "tools", "tests", "LICENSE", "CHANGELOG.md", "docs",
}  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [["mypy"], ["ruff", "check", "tools", "tests"], ["ruff", "format", "--check", "tools", "tests"], ["lint-imports"]],
    ids=["types", "lint", "format", "import contracts"],
)
def test_tool_is_content(command: list[str]) -> None:
    program = BIN / command[0]
    if not program.exists():
        pytest.skip(f"{command[0]} is not installed beside this Python")
    done = subprocess.run([str(program), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_top_level_holds_what_the_mission_lists() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= TOP


@pytest.mark.parametrize("folder", ["glossary", "segments", "locales"])
def test_material_holds_no_python(folder: str) -> None:
    assert list((ROOT / folder).rglob("*.py")) == []


def test_modules_are_small() -> None:
    sizes = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tools" / "zhengming").rglob("*.py")
    }
    assert {str(path): size for path, size in sizes.items() if size > 480} == {}


def test_no_module_is_called_by_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "common", "misc", "manager", "base"}
    assert [path for path in (ROOT / "tools").rglob("*.py") if path.stem in empty] == []
