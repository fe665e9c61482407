"""The main job: notices in, catalogs and memories out. All is worked out before the first file is written."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from zhengming import documents, languages, workspace
from zhengming.documents import Catalog, Unit, files
from zhengming.errors import InputError, UsageError
from zhengming.pipeline import catalogs, notice
from zhengming.pipeline.notice import Notice
from zhengming.pipeline.units import units
from zhengming.terminology import Mention, Termbase
from zhengming.workspace import Workspace

TEMPLATES = "templates"
"""The folder in `locales/` that holds the POT files."""

Status = Literal["new", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a build: what it holds, what became of it, and what was found there before.

    `catalog` is what is (or stays) in the file.
    """

    path: Path
    catalog: Catalog
    status: Status
    expected: str = files.ABSENT


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one notice: its files, and its mentions by language."""

    notice: Notice
    outputs: tuple[Output, ...]
    mentions: dict[str, tuple[Mention, ...]]

    @property
    def translations(self) -> tuple[Output, ...]:
        """The PO files among the outputs."""
        return tuple(output for output in self.outputs if output.path.suffix == ".po")


def build(
    home: Workspace,
    *,
    notices: Sequence[Path] = (),
    locales: Sequence[str] = (),
    on: date | None = None,
    now: datetime,
    termbase: Termbase | None = None,
    advance: Callable[[int, int], None] | None = None,
) -> tuple[Built, ...]:
    """Bring a workspace's catalogs up to date with its notices, and return what came of each, in order of their names.

    `notices` and `locales` default to all there are; `on` overrules the notices' dates. `now` dates a new POT.
    `termbase` is by default the one that `glossary` gives.
    `advance` is called with the notices done and their number. Nothing is written before every notice has been worked
    out; files that say the same already are not touched; ConflictError when one changed meanwhile.
    """
    wanted = tuple(dict.fromkeys(languages.tag(name) for name in locales or home.config.locales))
    paths = _notices(home, notices)
    termbase = termbase or glossary(home)
    results: list[Built] = []
    for number, path in enumerate(paths, 1):
        found = notice.read(path, language=home.config.source, on=on)
        results.append(_plan(home, found, wanted, termbase, catalogs.stamped(now)))
        if advance:
            advance(number, len(paths))
    for output in (output for result in results for output in result.outputs if output.status != "unchanged"):
        documents.write(output.catalog, output.path, expected=output.expected)
    return tuple(results)


def glossary(home: Workspace) -> Termbase:
    """Return the shipped base with the workspace's own records, and those its configuration names, over it."""
    shipped = workspace.shipped_glossary().resolve()
    own = [home.glossary] if any(home.glossary.rglob("*.toml")) else []  # an empty one would only cost a compilation
    own += [home.root / name for name in home.config.glossary]
    return Termbase.load(*(path for path in own if path.resolve() != shipped))


def _notices(home: Workspace, named: Sequence[Path]) -> tuple[Path, ...]:
    """Return the notices' files: all of the workspace's, or those named by path or bare name."""
    if not named:
        found = sorted(path for path in home.notices.glob("**/*") if path.suffix in notice.SUFFIXES and path.is_file())
    else:
        found = [_named(home, path) for path in named]
    if not found:
        raise InputError("holds no notice", path=home.notices, remedy=f"put one there as *{notice.SUFFIXES[0]}")
    twice = [name for name, count in Counter(path.stem for path in dict.fromkeys(found)).items() if count > 1]
    if twice:
        raise UsageError(f'two notices are called "{twice[0]}"', path=home.notices, value=twice[0], remedy="rename one")
    return tuple(dict.fromkeys(found))


def _named(home: Workspace, path: Path) -> Path:
    """Return the file that a path, or a notice's bare name, means; a missing one is told when it is read."""
    tries = [path, *(home.notices / f"{path}{suffix}" for suffix in ("", *notice.SUFFIXES))]
    return next((one for one in tries if one.is_file()), path)


def _plan(home: Workspace, found: Notice, wanted: Sequence[str], termbase: Termbase, now: str) -> Built:
    project = catalogs.Project(home.config.project or found.name, home.config.team, home.config.contact)
    found = _issued(found, termbase)
    targets = [language for language in wanted if language != found.language]
    mentions = {language: _annotate(found, termbase, language) for language in targets}
    texts = {language: units(found, mentions[language], reference=_reference(home, found)) for language in targets}
    pot = _template(home, found, project, texts, now)
    created = pot.catalog.get("POT-Creation-Date") or now
    outputs = [pot]
    for language in targets:
        new = catalogs.translation(found, texts[language], project, language=language, created=created)
        folder = home.locales / languages.gettext_name(language)
        outputs.append(translated := _merged(folder / f"{found.name}.po", new))
        outputs += _memory(folder / f"{found.name}.tmx", found, translated.catalog)
    return Built(found, tuple(outputs), mentions)


def _issued(found: Notice, termbase: Termbase) -> Notice:
    """Return the notice with its issuer: the first value in its header that is a body on record."""
    if found.issuer:
        return found
    for _, value in found.metadata:
        for mention in termbase.annotate(value, source=found.language, on=found.date):
            if mention.kind == "body" and mention.concepts and (mention.start, mention.end) == (0, len(value)):
                return replace(found, issuer=mention.concepts[0])
    return found


def _annotate(found: Notice, termbase: Termbase, language: str) -> tuple[Mention, ...]:
    return termbase.annotate(found.text, source=found.language, target=language, on=found.date, issuer=found.issuer)


def _reference(home: Workspace, found: Notice) -> str:
    path = found.path.resolve()
    return path.relative_to(home.root.resolve()).as_posix() if path.is_relative_to(home.root.resolve()) else path.name


def _template(
    home: Workspace, found: Notice, project: catalogs.Project, texts: dict[str, tuple[Unit, ...]], now: str
) -> Output:
    """Return the POT; it carries the hints only where there is one language that they can be for."""
    bodies = list(texts.values()) or [units(found, (), reference=_reference(home, found))]
    alone = [languages.tag(name) for name in home.config.locales] == list(texts)[:1]
    sources = bodies[0] if alone else tuple(replace(unit, notes=()) for unit in bodies[0])
    new = catalogs.template(found, sources, project, created=now)
    path = home.locales / TEMPLATES / f"{found.name}.pot"
    old = documents.read(path) if path.exists() else None
    return _output(path, catalogs.aged(new, old), old)


def _merged(path: Path, new: Catalog) -> Output:
    old = documents.read(path) if path.exists() else None
    return _output(path, documents.merge(old, new) if old else new, old)


def _memory(path: Path, found: Notice, catalog: Catalog) -> list[Output]:
    """Return the memory's file, none when nothing is finished and there was none before."""
    new = catalogs.memory(found, catalog)
    if not new.units and not path.exists():
        return []
    before = files.stamp_of(path)
    status: Status = "new" if not before else "updated"
    same = before == files.stamp(documents.render(new, path))
    return [Output(path, new, "unchanged" if same else status, before)]


def _output(path: Path, catalog: Catalog, old: Catalog | None) -> Output:
    if old is None:
        return Output(path, catalog, "new")
    return Output(path, catalog, "unchanged" if catalog == old else "updated", old.stamp or files.ABSENT)
