"""Findings kept from run to run: a unit that was looked at under the same rules, names and style is not looked at again.

Two things are kept, each in a file of its own in the user's cache folder: what was found in every unit of a document, by a
digest of all that the unit says; and the findings of a whole run, by its files' content. What concerns several units (repeats,
ledgers) is never kept by unit: it is worked out anew whenever any file of the run has changed. The files are written in one
step, carry a checksum, and are only ever passed over, never trusted, when they are cut, damaged, or of another version.
"""

import marshal
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from zhengming import __version__, locations
from zhengming.checks.catalogue import Rule
from zhengming.checks.examining import Examiner, Seen, Task, today
from zhengming.checks.facts import Scene
from zhengming.checks.finding import Finding, Fix, Hit, Span
from zhengming.documents import Unit
from zhengming.terminology import Mention, Part
from zhengming.terminology.cache import stamp

MAGIC = b"zhengming findings 1\n"
MOST = 256 << 20
"""Bytes that all files together may take; the longest unused go first."""
_PACKAGES = ("checks", "documents", "segmentation", "terminology")
_DIGEST = 12

Plain = tuple[Any, ...] | None


class Memory:
    """Where findings are kept for one set of rules, names and days; `key` tells it from every other."""

    def __init__(self, rules: Sequence[Rule], glossaries: Sequence[str], words: Sequence[str] = ()) -> None:
        """Take the rules, the folders of the termbase's records, and whatever else decides what is found."""
        stamps = tuple(stamp(folder) for folder in glossaries)
        self.key = _digest(
            __version__, sys.version, repr(_code()), repr([one.code for one in rules]), repr(stamps), *words
        )
        self.folder = Path(locations.cache_folder()) / "checks"

    def examiner(self, inner: Examiner) -> Examiner:
        """Return an examiner that asks `inner` only for units that are new or changed."""

        def look(tasks: Sequence[Task], rules: Sequence[Rule]) -> Iterator[Iterator[Seen]]:
            kept = [_Document(self, task) for task in tasks]
            fresh = inner(
                [Task(task.scene, one.unknown, task.name) for task, one in zip(tasks, kept, strict=True)], rules
            )
            for one, found in zip(kept, fresh, strict=True):
                yield one.merged(found)
            self._clear()

        return look

    def findings(self, files: Iterable[tuple[str, str]]) -> "tuple[tuple[Finding, ...], int] | None":
        """Return the findings and the number of units of a run over files (path and stamp), None when it is not known."""
        data = self.load(self._run(files))
        return (tuple(_finding(one) for one in data[0]), data[1]) if data else None

    def keep(self, files: Iterable[tuple[str, str]], findings: Iterable[Finding], units: int) -> None:
        """Keep the findings of a run."""
        self.save(self._run(files), ([_plain_finding(one) for one in findings], units))

    def _run(self, files: Iterable[tuple[str, str]]) -> str:
        return _digest(self.key, date.today().isoformat(), *(part for pair in files for part in pair))

    def load(self, name: str) -> Any:
        """Return what was kept under a name, None when there is nothing that can be used."""
        path = self.folder / f"{name}.seen"
        try:
            data = path.read_bytes()
            body = data[len(MAGIC) + 16 :]
            if (
                data[: len(MAGIC)] != MAGIC
                or blake2b(body, digest_size=16).digest() != data[len(MAGIC) : len(MAGIC) + 16]
            ):
                return None
            found = marshal.loads(body)  # noqa: S302 - the user's own file, its checksum ours; it holds no code
            with suppress(OSError):
                os.utime(path)
        except (OSError, ValueError, EOFError, TypeError):
            return None
        return found

    def save(self, name: str, value: Any) -> None:
        """Keep a value of plain containers; a folder that can't be written is passed over: it saves time only."""
        part = ""
        try:
            body = marshal.dumps(value)
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self.folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(MAGIC + blake2b(body, digest_size=16).digest() + body)
            Path(part).replace(self.folder / f"{name}.seen")
        except (OSError, ValueError):
            if part:
                with suppress(OSError):
                    Path(part).unlink(missing_ok=True)

    def _clear(self) -> None:
        """Remove the longest unused files beyond MOST bytes; what another process removes meanwhile is gone all the same."""
        with suppress(OSError):
            with os.scandir(self.folder) as entries:
                found = sorted((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in entries)
            left = sum(size for _, size, _ in found) - MOST
            for _, size, path in found:
                if left <= 0:
                    break
                Path(path).unlink(missing_ok=True)
                left -= size


class _Document:
    """One document's units: those known from before, and those that are to be looked at."""

    def __init__(self, memory: Memory, task: Task) -> None:
        self.memory = memory
        self.name = _digest(memory.key, task.name, _scene(task.scene))
        self.known: dict[bytes, Plain] = (memory.load(self.name) if task.units else None) or {}
        self.marks = [_mark(unit) for unit in task.units]
        self.unknown = [unit for unit, mark in zip(task.units, self.marks, strict=True) if mark not in self.known]

    def merged(self, found: Iterator[Seen]) -> Iterator[Seen]:
        """Yield what was found in all units, known and looked at, and keep it."""
        held: dict[bytes, Plain] = {}
        for mark in self.marks:
            if mark in self.known:
                held[mark] = plain = self.known[mark]
                yield _seen(plain)
            else:
                seen = next(found)
                held[mark] = _plain(seen)
                yield seen
        if self.unknown or len(held) < len(self.known):
            self.memory.save(self.name, held)


def _digest(*words: str) -> str:
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _mark(unit: Unit) -> bytes:
    """Return a digest of all that a rule can see of a unit."""
    forms = "\1".join(unit.other_targets)
    lines = "\1".join((*unit.notes, "\2", *unit.flags, "\2", *unit.references, "\2", *unit.comments))
    pairs = "\1".join(part for pair in unit.properties for part in pair) if unit.properties else ""
    text = f"{unit.source}\0{unit.target}\0{unit.context}\0{unit.plural}\0{forms}\0{lines}\0{pairs}\0{unit.previous}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _scene(scene: Scene) -> str:
    """Return what a scene tells the rules; of its style what it decides, not the counts, which every edit moves."""
    style = scene.style
    marks = [*sorted(style.marks), ""]
    halves = [f"{half}{full}" for half in marks for full in marks if style.prefers_half(half, full)]
    others = [_ordered(getattr(style, field.name)) for field in fields(style) if field.name != "marks"]
    tags = [one.tag for one in scene.languages]
    return repr(
        (tags, halves, others, today(scene).isoformat(), scene.termbase is not None, sorted(scene.options.items()))
    )


def _ordered(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset | set) else value


def _code() -> list[tuple[str, int, int]]:
    """Return what identifies the code and the tables that decide what is found."""
    found = []
    for package in _PACKAGES:
        for folder, _, names in os.walk(Path(__file__).parents[1] / package):
            for name in names:
                if not name.endswith(".pyc"):
                    facts = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - hundreds of files at every start
                    found.append((name, facts.st_size, facts.st_mtime_ns))
    return sorted(found)


def _plain(seen: Seen) -> Plain:
    """Return what was found as plain containers, None for nothing at all."""
    if not seen.hits and seen.mentions is None:
        return None
    hits = tuple((code, form, *_plain_hit(hit)) for code, form, hit in seen.hits)
    return hits, None if seen.mentions is None else tuple(_plain_mention(one) for one in seen.mentions)


def _seen(plain: Plain) -> Seen:
    if plain is None:
        return Seen()
    hits, mentions = plain
    return Seen(
        tuple((code, form, _hit(*rest)) for code, form, *rest in hits),
        None if mentions is None else tuple(_mention(one) for one in mentions),
    )


def _plain_hit(hit: Hit) -> tuple[Any, ...]:
    span = (hit.source.start, hit.source.end) if hit.source else None
    return hit.message, hit.start, hit.end, span, _plain_fix(hit.fix), hit.hint, hit.severity


def _hit(message: str, start: int, end: int, span: Any, fix: Any, hint: str, severity: Any) -> Hit:
    return Hit(message, start, end, Span(*span) if span else None, Fix(*fix) if fix else None, hint, severity)


def _plain_fix(fix: Fix | None) -> tuple[Any, ...] | None:
    return (fix.start, fix.end, fix.text, fix.safe) if fix else None


_MENTION = tuple(field.name for field in fields(Mention))
_PART = tuple(field.name for field in fields(Part))


def _plain_mention(mention: Mention) -> tuple[Any, ...]:
    parts = tuple(tuple(getattr(part, name) for name in _PART) for part in mention.parts)
    return tuple(parts if name == "parts" else getattr(mention, name) for name in _MENTION)


def _mention(plain: tuple[Any, ...]) -> Mention:
    values = dict(zip(_MENTION, plain, strict=True))
    values["parts"] = tuple(Part(*part) for part in values["parts"])
    return Mention(**values)


_FINDING = tuple(field.name for field in fields(Finding))


def _plain_finding(one: Finding) -> tuple[Any, ...]:
    own = {
        "path": str(one.path) if one.path else None,
        "source_span": (one.source_span.start, one.source_span.end) if one.source_span else None,
        "target_span": (one.target_span.start, one.target_span.end) if one.target_span else None,
        "fix": _plain_fix(one.fix),
    }
    return tuple(own[name] if name in own else getattr(one, name) for name in _FINDING)


def _finding(plain: tuple[Any, ...]) -> Finding:
    values = dict(zip(_FINDING, plain, strict=True))
    values["path"] = Path(values["path"]) if values["path"] else None
    for name, make in (("source_span", Span), ("target_span", Span), ("fix", Fix)):
        values[name] = make(*values[name]) if values[name] else None
    return Finding(**values)
