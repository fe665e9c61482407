"""What `zhengming build` says: a table for people, JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from zhengming import checks
from zhengming.checks import Finding
from zhengming.documents import Catalog
from zhengming.pipeline import Built
from zhengming.text import width
from zhengming.workspace import Workspace


def _counts(catalog: Catalog) -> Counter[str]:
    return Counter("obsolete" if unit.obsolete else str(unit.state) for unit in catalog.units)


def _rows(built: Sequence[Built]) -> Iterator[tuple[str, ...]]:
    yield "notice", "language", "date", "segments", "names", "unsure", "done", "fuzzy", "open", "obsolete", "files"
    for result in built:
        for output in result.translations:
            counts = _counts(output.catalog)
            found = result.mentions[output.catalog.language]
            states = [
                one.status for one in result.outputs if one.path.suffix == ".pot" or one.path.stem == output.path.stem
            ]
            yield (
                result.notice.name,
                output.path.parent.name,
                str(result.notice.date or "?"),
                str(len(result.notice.segments)),
                str(len(found)),
                str(sum(not mention.sure for mention in found)),
                *(str(counts[state]) for state in ("translated", "fuzzy", "untranslated", "obsolete")),
                "unchanged" if set(states) == {"unchanged"} else "new" if output.status == "new" else "updated",
            )


def text(home: Workspace, built: Sequence[Built], findings: Sequence[Finding]) -> str:
    rows = list(_rows(built))
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    outputs = [output for result in built for output in result.outputs]
    lines += [f"{output.status}: {_shown(home, output.path)}" for output in outputs if output.status != "unchanged"]
    if all(output.status == "unchanged" for output in outputs):
        lines.append("unchanged")
    grave = Counter(finding.severity for finding in findings)
    told = ", ".join(f"{grave[severity]} {severity}" for severity in checks.SEVERITIES if grave[severity])
    lines.append(f'checks: {told}; "zhengming check" shows them' if findings else "checks: clean")
    return "\n".join(lines)


def plain(home: Workspace, built: Sequence[Built], findings: Sequence[Finding]) -> str:
    notices = [
        {
            "notice": _shown(home, result.notice.path),
            "title": result.notice.title,
            "language": result.notice.language,
            "issuer": result.notice.issuer,
            "date": result.notice.date.isoformat() if result.notice.date else None,
            "segments": len(result.notice.segments),
            "mentions": {tag: len(found) for tag, found in result.mentions.items()},
            "unsure": {tag: sum(not mention.sure for mention in found) for tag, found in result.mentions.items()},
            "files": [
                {"path": _shown(home, output.path), "status": output.status, **_counts(output.catalog)}
                for output in result.outputs
            ],
        }
        for result in built
    ]
    unchanged = all(output.status == "unchanged" for result in built for output in result.outputs)
    return json.dumps(
        {"notices": notices, "unchanged": unchanged, "findings": len(findings)}, ensure_ascii=False, indent=2
    )


def _shown(home: Workspace, path: Path) -> str:
    real, root = path.resolve(), home.root.resolve()
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else str(path)
