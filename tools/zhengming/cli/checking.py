"""The work of `zhengming check`: find the files, run the rules, mend, sift, report."""

import fnmatch
import gc
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zhengming import locations, text
from zhengming.checks import SEVERITIES, Finding, Rule, check_all, choose, mend, reports, suppression
from zhengming.checks import baseline as baselines
from zhengming.checks.examining import Seen, Task
from zhengming.checks.parallel import Pool
from zhengming.checks.remembered import Memory
from zhengming.cli import mending, revisions
from zhengming.cli.progress import Progress
from zhengming.documents import Catalog, files, read
from zhengming.documents.storage import parse
from zhengming.errors import UsageError
from zhengming.terminology import Termbase
from zhengming.workspace import Workspace

_SUFFIXES = frozenset({".po", ".tmx", ".xlf", ".xliff"})


@dataclass(frozen=True, slots=True)
class Request:
    """The words of one call of the command."""

    paths: tuple[str, ...] = ()
    form: str = ""
    outputs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    on: str = ""
    glossaries: tuple[Path, ...] = ()
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    diff_base: str = ""
    statistics: bool = False
    fail_on: str = "info"
    exit_zero: bool = False
    jobs: int = 0
    no_cache: bool = False


def run(request: Request) -> int:
    """Run the checks and print or write the reports; return 0 when clean, 1 with findings."""
    if request.fail_on not in SEVERITIES:
        raise UsageError(
            f'unknown severity "{request.fail_on}"', value=request.fail_on, remedy="use error, warning or info"
        )
    # Findings and units hold no cycles, and looking for some takes a tenth of the time.
    gc.disable()
    workspace = Workspace.find()
    paths = tuple(_files(request.paths, workspace))
    progress = Progress()
    try:
        checker = Checker(request, workspace, progress)
        if request.fix or request.diff:
            catalogs = checker.read(paths)
            findings = checker.found(catalogs)
            mending.mend(catalogs, findings, unsafe=request.unsafe, diff=request.diff)
            if request.diff:
                return 1 if mend.chosen(findings, unsafe=request.unsafe) and not request.exit_zero else 0
        findings, units = checker.run(paths)
    finally:
        progress.close()
    root = Path.cwd()
    report = reports.Run(_sift(request, findings, root), paths, units, root)
    _report(request, report)
    names: tuple[str, ...] = SEVERITIES
    grave = names[: names.index(request.fail_on) + 1]
    return 1 if any(one.severity in grave for one in report.findings) and not request.exit_zero else 0


def _files(words: tuple[str, ...], workspace: Workspace | None) -> Iterator[Path]:
    if not words:
        if workspace is None or not workspace.locales.is_dir():
            raise UsageError("nothing to check", remedy="name files or folders, or run it in a workspace with locales/")
        words = (os.path.relpath(workspace.locales),)
    for word in words:
        path = Path(word)
        if path.is_dir():
            yield from sorted(
                found for found in path.rglob("*") if found.suffix.lower() in _SUFFIXES and found.is_file()
            )
        else:
            yield path


class Checker:
    """The rules, names and helpers of one call; the same for every pass over the files."""

    def __init__(self, request: Request, workspace: Workspace | None, progress: Progress) -> None:
        """Take the words of the call, and what the workspace says where they say nothing."""
        config = workspace.config.check if workspace else {}
        self.request, self.progress = request, progress
        self.ignores: dict[str, list[str]] = config.get("per-file-ignores", {})
        select = request.select or tuple(config.get("select", ()))
        self.rules = choose(select, (*request.ignore, *config.get("ignore", ())))
        self.on = _day(request.on or str(config.get("on", "")))
        own = _glossaries(request, workspace) if any(rule.code[0] in "TAX" for rule in self.rules) else None
        self.termbase = Termbase.load(*own) if own is not None else None
        folders = [locations.shipped_glossary(), *map(str, own)] if own is not None else []
        self.pool = Pool(folders, request.jobs)
        self.memory = None if request.no_cache else Memory(self.rules, folders, [str(self.on)])

    def read(self, paths: Sequence[Path]) -> list[Catalog]:
        """Return the catalogs in the files."""
        return [read(path) for path in self.progress.steps("reading", paths, len(paths), "files")]

    def run(self, paths: Sequence[Path]) -> tuple[tuple[Finding, ...], int]:
        """Return the findings that are asked for, and how many units were looked at; read nothing that is known."""
        stamps = [(str(path), files.stamp(files.load(path))) for path in paths] if self.memory else []
        known = self.memory.findings(stamps) if self.memory else None
        if known is None:
            catalogs = self.read(paths)
            known = self.found(catalogs), sum(unit.finished for catalog in catalogs for unit in catalog.units)
            if self.memory and [catalog.stamp for catalog in catalogs] == [mark for _, mark in stamps]:
                self.memory.keep(stamps, *known)
        wanted = _changed(self.request, known[0])
        return tuple(one for one in wanted if not _ignored(one, self.ignores)), known[1]

    def found(self, catalogs: Sequence[Catalog]) -> tuple[Finding, ...]:
        """Return all findings in the catalogs."""
        examiner = self.memory.examiner(self.pool) if self.memory else self.pool

        def told(tasks: Sequence[Task], rules: Sequence[Rule]) -> Iterator[Iterator[Seen]]:
            return self.progress.units(examiner(tasks, rules), [len(task.units) for task in tasks])

        return check_all(catalogs, termbase=self.termbase, on=self.on, rules=self.rules, examiner=told)


def _glossaries(request: Request, workspace: Workspace | None) -> list[Path]:
    """Return the folders of records beside the shipped ones."""
    own = [workspace.root / name for name in workspace.config.glossary] if workspace else []
    if workspace and not own and workspace.glossary.is_dir() and workspace.glossary.resolve() != _shipped():
        own = [workspace.glossary]
    return [*own, *request.glossaries]


def _shipped() -> Path:
    from zhengming.workspace import shipped_glossary

    return shipped_glossary().resolve()


def _day(word: str) -> date | None:
    if not word:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise UsageError(f'"{word}" is no date', value=word, remedy="write it as 2022-04-22") from error


def _ignored(one: Finding, table: dict[str, list[str]]) -> bool:
    name = one.path.as_posix() if one.path else ""
    return any(
        suppression.covers(word, one.code, one.name)
        for pattern, words in table.items()
        if fnmatch.fnmatch(name, pattern) or fnmatch.fnmatch(name, f"*/{pattern}")
        for word in words
    )


def _changed(request: Request, findings: tuple[Finding, ...]) -> Iterable[Finding]:
    if not request.diff_base:
        return findings
    known: dict[Path | None, set[tuple[str | None, str, str]]] = {}
    for path in {one.path for one in findings if one.path}:
        data = revisions.read(path, request.diff_base)
        units = parse(data, path).units if data is not None else ()
        known[path] = {(unit.context or "", unit.source, target) for unit in units for target in unit.targets}
    return [one for one in findings if (one.context, one.source, one.target) not in known.get(one.path, set())]


def _sift(request: Request, findings: tuple[Finding, ...], root: Path) -> tuple[Finding, ...]:
    name = reports.Run((), root=root).name
    if request.write_baseline:
        files.save(request.write_baseline, baselines.dump(findings, name).encode())
        print(f"{request.write_baseline}: {len(findings)} findings recorded", file=sys.stderr)
        return ()
    if request.baseline is None:
        return findings
    fresh, stale = baselines.sift(findings, baselines.load(text.read(request.baseline), request.baseline), name)
    for entry in stale:
        print(f"{request.baseline}: stale: {entry.path} {entry.code} {entry.context}".rstrip(), file=sys.stderr)
    return fresh


def _report(request: Request, report: reports.Run) -> None:
    form = request.form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    for output in request.outputs:
        kind, _, name = output.rpartition("=")
        files.save(Path(name), reports.render(report, kind or form).encode())
    if request.statistics:
        counts = Counter((one.code, one.name, one.severity) for one in report.findings)
        for (code, rule, severity), count in counts.most_common():
            print(f"{count:6}  {code}  {rule} ({severity})")
    elif not request.outputs:
        print(reports.render(report, form), end="")
    else:
        print(f"{len(report.findings)} findings", file=sys.stderr)
