"""What a check says: a finding, its place, and the edit that would mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From grave to light; `--fail-on` counts from the left."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of code points in one text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit of the target: `text` in place of `start`–`end`; safe when it can't change what the sentence says."""

    start: int
    end: int
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields: a message about a stretch of the target, and perhaps of the source."""

    message: str
    start: int = 0
    end: int = 0
    source: Span | None = None
    fix: Fix | None = None
    hint: str = ""
    severity: Severity | None = None
    """Where this one weighs less than its rule says."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one unit.

    `line` and `column` are those of the fault in the file (inside a wrapped PO string the real ones), counted from 1.
    `target_span` and `source_span` are code points of the unit's `target` and `source`; `form` is the plural form.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: Path | None
    line: int
    column: int
    context: str
    source_span: Span | None
    target_span: Span | None
    fix: Fix | None = None
    hint: str = ""
    source: str = ""
    target: str = ""
    end_line: int = 0
    end_column: int = 0
    form: int = 0

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits of rule, context and texts: the same after lines move, another after either text changes."""
        facts = f"{self.code}\x00{self.context}\x00{self.source}\x00{self.target}"
        return blake2b(facts.encode(), digest_size=8).hexdigest()


def order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by path, place and code: the order of every report."""
    return tuple(sorted(findings, key=lambda one: (str(one.path or ""), one.line, one.column, one.code, one.message)))
