"""For people: each finding with the words it is about, underlined, and the hint."""

from zhengming.checks.finding import Finding
from zhengming.checks.reports import Run
from zhengming.text import width

_BEFORE, _AFTER = 24, 40


def render(run: Run) -> str:
    """Return the findings, each over two to four lines, and a closing line with the counts."""
    return "".join(f"{_finding(one, run)}\n" for one in run.findings) + _summary(run)


def _finding(one: Finding, run: Run) -> str:
    place = f"{run.name(one.path) or '-'}:{one.line}:{one.column}"
    lines = [f"{place}: {one.severity}: {one.code} {one.name}: {one.message}", *_quote(one)]
    if one.hint:
        lines.append(f"    hint: {one.hint}")
    return "\n".join(lines)


def _quote(one: Finding) -> list[str]:
    span = one.target_span
    if span is None or span.end <= span.start or (span.start == 0 and span.end >= len(one.target) > _AFTER):
        return []
    start, end = max(0, span.start - _BEFORE), min(len(one.target), span.end + _AFTER)
    shown = one.target[start:end].replace("\n", " ").replace("\t", " ")
    left = width(one.target[start : span.start])
    marked = max(1, width(one.target[span.start : span.end]))
    lead, tail = ("…" if start else ""), ("…" if end < len(one.target) else "")
    return [f"    {lead}{shown}{tail}", f"    {' ' * (left + width(lead))}{'^' * marked}"]


def _summary(run: Run) -> str:
    where = f"{run.units} units in {len(run.files)} {'file' if len(run.files) == 1 else 'files'}"
    if not run.findings:
        return f"no findings in {where}\n"
    counts = {name: sum(one.severity == name for one in run.findings) for name in ("error", "warning", "info")}
    told = ", ".join(
        f"{count} {name}{'s' if count > 1 and name != 'info' else ''}" for name, count in counts.items() if count
    )
    return f"{told} in {where}\n"
