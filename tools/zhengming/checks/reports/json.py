"""For programs: every fact of every finding."""

import json

from zhengming import __version__
from zhengming.checks.finding import Finding, Fix, Span
from zhengming.checks.reports import Run

VERSION = 1
"""Rises when a key changes its meaning or goes away; new keys do not raise it."""


def render(run: Run) -> str:
    """Return an object with `version`, `tool`, `units`, `files` and the list `findings`."""
    report = {
        "version": VERSION,
        "tool": f"zhengming {__version__}",
        "units": run.units,
        "files": [run.name(path) for path in run.files],
        "findings": [finding(one, run) for one in run.findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def finding(one: Finding, run: Run) -> dict[str, object]:
    """Return a finding's facts; spans are `[start, end]` in code points of the unit's texts."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "message": one.message,
        "path": run.name(one.path),
        "line": one.line,
        "column": one.column,
        "end_line": one.end_line,
        "end_column": one.end_column,
        "context": one.context,
        "span": _span(one.target_span),
        "source_span": _span(one.source_span),
        "fix": _fix(one.fix),
        "hint": one.hint,
        "source": one.source,
        "target": one.target,
        "fingerprint": one.fingerprint,
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _fix(fix: Fix | None) -> dict[str, object] | None:
    return None if fix is None else {"start": fix.start, "end": fix.end, "text": fix.text, "safe": fix.safe}
