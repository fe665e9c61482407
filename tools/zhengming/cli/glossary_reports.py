"""Faults of the base in the report formats of `zhengming check`."""

from collections.abc import Sequence
from pathlib import Path

from zhengming.checks import Finding, reports
from zhengming.terminology.integrity import Fault


def render(faults: Sequence[Fault], files: Sequence[Path], form: str) -> str:
    """Return the report of faults in a format that `zhengming check` has."""
    return reports.render(reports.Run(tuple(map(_finding, faults)), tuple(files), len(files), Path.cwd()), form)


def _finding(fault: Fault) -> Finding:
    return Finding(
        code=fault.code,
        name=fault.name,
        severity=fault.severity,
        message=fault.message,
        path=fault.path,
        line=fault.line or 1,
        column=1,
        context="",
        source_span=None,
        target_span=None,
        hint=fault.remedy,
        source=fault.message,
    )
