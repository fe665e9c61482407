"""Reports of a run; each file is one format and offers `render(run) -> str`."""

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from zhengming.checks.finding import Finding
from zhengming.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Run:
    """What a report is made of: the findings in order, the files and the number of units that were looked at."""

    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()
    units: int = 0
    root: Path | None = None

    def name(self, path: Path | None) -> str:
        """Return a path as reports write it: relative to the root where it lies below, with forward slashes."""
        if path is None:
            return ""
        if self.root is not None and path.is_absolute() and path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return path.as_posix()


def formats() -> tuple[str, ...]:
    """Return the names of the report formats."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def render(run: Run, form: str) -> str:
    """Return the report of a run in a format; UsageError for a format nobody knows."""
    if form not in formats():
        raise UsageError(f'unknown report format "{form}"', value=form, remedy=f"use one of {', '.join(formats())}")
    make: Callable[[Run], str] = import_module(f"{__name__}.{form}").render
    return make(run)
