"""Findings that are known and waited with: a file keyed by rule, context and texts, never by line."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from zhengming.checks.finding import Finding
from zhengming.errors import InputError

Name = Callable[[Path | None], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded finding; it holds as long as neither text of the unit changes."""

    path: str
    code: str
    context: str
    fingerprint: str
    count: int = 1


def load(text: str, path: Path) -> tuple[Entry, ...]:
    """Return the entries of a baseline file; InputError when it is none."""
    try:
        data = json.loads(text)
        return tuple(Entry(**entry) for entry in data["findings"])
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(
            f"is no baseline ({error})", path=path, remedy="write it anew with --write-baseline"
        ) from error


def dump(findings: Iterable[Finding], name: Name) -> str:
    """Return the text of a baseline that covers these findings; `name` gives a path as it is to be recorded."""
    counts = Counter((name(one.path), one.code, one.context, one.fingerprint) for one in findings)
    entries = [
        {"path": path, "code": code, "context": context, "fingerprint": mark, "count": count}
        for (path, code, context, mark), count in sorted(counts.items())
    ]
    return json.dumps({"version": 1, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def sift(
    findings: Iterable[Finding], known: Iterable[Entry], name: Name
) -> tuple[tuple[Finding, ...], tuple[Entry, ...]]:
    """Return the findings that the baseline does not cover, and its stale entries."""
    stock: Counter[tuple[str, str, str]] = Counter()
    for entry in known:
        stock[entry.path, entry.code, entry.fingerprint] += entry.count
    fresh = []
    for one in findings:
        key = (name(one.path), one.code, one.fingerprint)
        if stock[key] > 0:
            stock[key] -= 1
        else:
            fresh.append(one)
    stale = tuple(entry for entry in known if stock[entry.path, entry.code, entry.fingerprint] > 0)
    return tuple(fresh), stale
