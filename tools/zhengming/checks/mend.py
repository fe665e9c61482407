"""Put fixes into targets and into the text of the files they came from, touching nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from zhengming.checks.finding import Finding, Fix
from zhengming.documents import Catalog, Unit


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of one file, by line and column from 1, and what is to stand there, escaped for the format."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def chosen(findings: Iterable[Finding], *, unsafe: bool) -> tuple[Finding, ...]:
    """Return the findings whose fixes are to be made: of overlapping ones in a unit only the first."""
    taken: dict[tuple[str, str, str, int], list[Fix]] = defaultdict(list)
    made = []
    for one in findings:
        fix = one.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        others = taken[one.context, one.source, one.target, one.form]
        if not any(_clash(fix, other) for other in others):
            others.append(fix)
            made.append(one)
    return tuple(made)


def _clash(fix: Fix, other: Fix) -> bool:
    if fix.start == fix.end or other.start == other.end:
        return fix.start <= other.end and other.start <= fix.end
    return fix.start < other.end and other.start < fix.end


def mended(target: str, fixes: Iterable[Fix]) -> str:
    """Return a target with fixes made that do not overlap."""
    for fix in sorted(fixes, key=lambda one: (one.start, one.end), reverse=True):
        target = target[: fix.start] + fix.text + target[fix.end :]
    return target


def apply(catalog: Catalog, findings: Iterable[Finding], *, unsafe: bool = False) -> tuple[Catalog, tuple[Edit, ...]]:
    """Return the catalog with the fixes made, and the edits that make the same change in its file's text."""
    fixes: dict[tuple[str, str, str, int], list[Fix]] = defaultdict(list)
    for one in chosen(findings, unsafe=unsafe):
        assert one.fix
        fixes[one.context, one.source, one.target, one.form].append(one.fix)
    units, edits = [], []
    for unit in catalog.units:
        targets = list(unit.targets)
        for form, target in enumerate(targets):
            source = unit.plural if unit.plural and (form or not unit.other_targets) else unit.source
            own = fixes.get((unit.context or "", source, target, form)) if unit.finished else None
            if own:
                targets[form] = mended(target, own)
                edits += [_edit(unit, fix, form, catalog.format) for fix in own]
        units.append(
            unit
            if tuple(targets) == unit.targets
            else replace(unit, target=targets[0], other_targets=tuple(targets[1:]))
        )
    return replace(catalog, units=tuple(units)), tuple(edits)


def _edit(unit: Unit, fix: Fix, form: int, kind: str) -> Edit:
    start, end = unit.place(fix.start, form=form), unit.place(fix.end, form=form)
    if fix.end > fix.start:
        # The end is counted from the last character: on the next line it would take the wrap's quotes along.
        last = unit.place(fix.end - 1, form=form)
        end = end if end.line == last.line else replace(last, column=last.column + 1)
    return Edit((start.line, start.column), (end.line, end.column), _escape(fix.text, kind))


def _escape(text: str, kind: str) -> str:
    if kind in {"po", "pot"}:
        for char, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
            text = text.replace(char, escaped)
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rewrite(text: str, edits: Iterable[Edit]) -> str:
    """Return a file's text with edits made; lines end where they ended."""
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        (first, left), (last, right) = edit.start, edit.end
        whole = lines[first - 1][: left - 1] + edit.text + lines[last - 1][right - 1 :]
        lines[first - 1 : last] = [whole]
    return "".join(lines)
