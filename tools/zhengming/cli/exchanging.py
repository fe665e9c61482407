"""The work of `zhengming glossary export`, `import`, `diff` and `format`: find files, call the library, say what was lost."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhengming import text as texts
from zhengming import workspace
from zhengming.documents import files
from zhengming.errors import InputError, UsageError
from zhengming.terminology import difference, intake, records, shapes
from zhengming.terminology import formats as exchange
from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import layout, recordfiles


def folders(given: Sequence[Path] | None) -> list[Path]:
    """Return the glossary folders meant: those given, else the workspace's, else the shipped one."""
    for folder in given or ():
        if not folder.exists():
            raise InputError("is not there", path=folder, remedy="name a glossary folder or a file")
    found = workspace.Workspace.find()
    own = [found.glossary] if found is not None and found.glossary.is_dir() else [workspace.shipped_glossary()]
    return list(given) if given else own


def own(remedy: str) -> Path:
    """Return the workspace's glossary folder; UsageError outside a workspace, since the shipped base is not to be written."""
    found = workspace.Workspace.find()
    if found is None:
        raise UsageError("there is no workspace here", remedy=f"run zhengming init, or say the folder with {remedy}")
    return found.glossary


def gather(paths: Iterable[Path], form: str = "", options: exchange.Options | None = None) -> tuple[Concept, ...]:
    """Return the concepts of folders of records and of files of any format; what a file says in vain goes to stderr."""
    found: list[Concept] = []
    for path in paths:
        if path.is_dir():
            found += [concept for file in record_files(path) for concept in records.read(file)]
        else:
            taken = exchange.parse(files.load(path), path, name=form, options=options)
            found += taken.concepts
            tell(taken.lost, f"{path} says what records have no place for")
    return tuple(found)


def record_files(folder: Path) -> list[Path]:
    """Return the record files below a glossary folder, or below one of the folders in it."""
    whole = any((folder / part).is_dir() for part in shapes.FOLDERS)
    return records.files(folder) if whole else sorted(path for path in folder.rglob("*.toml") if path.is_file())


def tell(lost: Mapping[str, int], what: str) -> None:
    """Print one warning with what was lost and how often, most first."""
    if lost:
        counts = ", ".join(
            f"{count} {kind}" for kind, count in sorted(lost.items(), key=lambda item: (-item[1], item[0]))
        )
        print(f"warning: {what}: {counts}", file=sys.stderr)


def export(paths: Sequence[Path] | None, form: str, options: exchange.Options, out: Path | None) -> None:
    """Write the concepts of `paths` in a format, to a file or to standard output."""
    chosen = exchange.named(form)
    if out is None and chosen.binary:
        raise UsageError(f"{form} is not for the screen", value=form, remedy="name a file with -o")
    made = exchange.render(gather(folders(paths)), form, options)
    if out is None:
        sys.stdout.buffer.write(made.data)
        sys.stdout.flush()
    else:
        files.save(out, made.data)
        for suffix, data in made.beside.items():
            files.save(out.with_suffix(suffix), data)
        print(f"wrote {out}", file=sys.stderr)
    tell(made.lost, f"{form} can't hold")


def take_in(path: Path, form: str, options: exchange.Options, into: Path | None, *, dry: bool = False) -> bool:
    """Record the new concepts of a file below `into`, and return whether none was left out."""
    there = into or own("--into")
    known = gather([there]) if there.is_dir() else ()
    sifted = intake.sift(gather([path], form, options), known, source=options.source)
    plan = recordfiles.plan(sifted.new, _stem(path, there))
    for conflict in sifted.conflicts:
        print(
            f"conflict: {conflict.concept.id} is on record as {conflict.known.id} ({_place(conflict.known)})",
            file=sys.stderr,
        )
        for change in conflict.changes:
            print(f"    {change}", file=sys.stderr)
    for concept, reason in plan.left:
        print(f"left out: {concept.id}: {reason}", file=sys.stderr)
    for name, text in plan.files.items():
        if not dry:
            files.save(there / name, text.encode("utf-8"), expected=files.ABSENT)
        print(there / name)
    recorded = len(sifted.new) - len(plan.left)
    counts = f"{recorded} new, {len(sifted.known)} known already, {len(sifted.conflicts)} in conflict, {len(plan.left)} left out"
    print(counts, file=sys.stderr)
    return not sifted.conflicts and not plan.left


def _place(concept: Concept) -> str:
    return f"{concept.path}:{concept.line}" if concept.path else "no place"


def _stem(path: Path, there: Path) -> str:
    """Return the name for new files: the file's own, with a number where one of that name is there already."""
    plain = "".join(char if char.isalnum() or char in "-_" else "-" for char in path.stem) or "imported"
    number, stem = 1, plain
    while any(there.rglob(f"{stem}*.toml")) or any(there.rglob(stem)):
        number += 1
        stem = f"{plain}-{number}"
    return stem


def compare(old: Path, new: Path, style: str, source: str) -> bool:
    """Print what differs between two bases, and return whether anything does."""
    states = [gather(folders([path])) for path in (old, new)]
    changes = difference.compare(states[0], states[1], source=source)
    if style == "json":
        print(json.dumps({"changes": [change.plain() for change in changes]}, ensure_ascii=False, indent=1))
    else:
        for change in changes:
            print(change)
        kinds: dict[str, int] = {}
        for change in changes:
            kinds[change.kind] = kinds.get(change.kind, 0) + 1
        print(", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "no difference", file=sys.stderr)
    return bool(changes)


@dataclass(frozen=True, slots=True)
class _Arranged:
    path: Path
    stamp: str
    data: bytes


def arrange(paths: Sequence[Path] | None, *, check: bool) -> bool:
    """Lay record files out canonically, and return whether any was (or with `check`, would be) changed.

    Every file is laid out and proved before the first is written, so that a fault leaves all as they were.
    """
    chosen = folders(paths) if paths or check else [own("its name")]
    found = [file for path in chosen for file in (record_files(path) if path.is_dir() else [path])]
    changed: list[_Arranged] = []
    for path in found:
        data = files.load(path)
        made = layout.arrange(texts.decode(data, path), path).encode("utf-8")
        if made != data:
            changed.append(_Arranged(path, files.stamp(data), made))
    for one in changed:
        if not check:
            files.save(one.path, one.data, expected=one.stamp)
        print(one.path)
    verb = "would be changed" if check else "changed"
    print(f"{len(changed)} of {len(found)} files {verb}", file=sys.stderr)
    return bool(changed)
