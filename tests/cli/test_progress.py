"""The line that tells how far long work is: on a terminal, after a while, and gone at the end."""

import io

import pytest

from zhengming.cli import progress
from zhengming.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return found


def work(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    monkeypatch.setattr("sys.stderr", terminal)  # not in the fixture: pytest puts its own there before the test
    line = Progress()
    steps = list(line.steps("reading", [1, 2], 2, "files"))
    units = [list(task) for task in line.units([[1] * 100, [2]], [100, 1])]
    line.close()
    return [steps, *units]


def test_a_terminal_shows_how_far_it_is(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert work(terminal, monkeypatch) == [[1, 2], [1] * 100, [2]]
    shown = terminal.getvalue()
    assert "reading [------------------------] 0 of 2 files" in shown
    assert "checking [###############---------] 64 of 101 units" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize("what", ["pipe", "CI", "dumb terminal", "short work"])
def test_it_is_silent_elsewhere(what: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    if what == "pipe":
        monkeypatch.setattr(terminal, "isatty", lambda: False)
    elif what == "CI":
        monkeypatch.setenv("CI", "true")
    elif what == "dumb terminal":
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr(progress, "PATIENCE", 60.0)
    assert work(terminal, monkeypatch) == [[1, 2], [1] * 100, [2]]
    assert terminal.getvalue() == ""
