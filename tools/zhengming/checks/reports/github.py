"""Annotations of GitHub Actions: workflow commands on standard output."""

from zhengming.checks.finding import Severity
from zhengming.checks.reports import Run

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(run: Run) -> str:
    """Return one workflow command a finding (GitHub docs, “Workflow commands”)."""
    lines = []
    for one in run.findings:
        facts = {
            "file": run.name(one.path),
            "line": str(one.line),
            "col": str(one.column),
            "endLine": str(max(one.end_line, one.line)),
            "title": f"zhengming {one.code} {one.name}",
        }
        if one.end_line <= one.line:
            facts["endColumn"] = str(max(one.end_column, one.column))
        message = one.message + (f"\nhint: {one.hint}" if one.hint else "")
        told = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in facts.items())
        lines.append(f"::{_LEVELS[one.severity]} {told}::{message.translate(_DATA)}\n")
    return "".join(lines)
