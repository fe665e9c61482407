"""GitLab Code Quality: a subset of Code Climate's JSON."""

import json
from collections import Counter
from hashlib import blake2b

from zhengming.checks.finding import Severity
from zhengming.checks.reports import Run

_LEVELS: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run) -> str:
    """Return the list of issues (GitLab docs, “Code Quality report format”); equal findings get fingerprints of their own."""
    seen: Counter[str] = Counter()
    issues = []
    for one in run.findings:
        key = f"{run.name(one.path)}\x00{one.fingerprint}"
        seen[key] += 1
        issues.append(
            {
                "description": f"{one.code} {one.message}",
                "check_name": f"{one.code} {one.name}",
                "fingerprint": blake2b(f"{key}\x00{seen[key]}".encode(), digest_size=8).hexdigest(),
                "severity": _LEVELS[one.severity],
                "location": {
                    "path": run.name(one.path),
                    "positions": {
                        "begin": {"line": one.line, "column": one.column},
                        "end": {"line": max(one.end_line, one.line), "column": one.end_column or one.column},
                    },
                },
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
