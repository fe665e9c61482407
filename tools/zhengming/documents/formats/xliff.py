"""XLIFF 1.2 and 2.0–2.2: the exchange format of translation editors (OASIS), read with expat as a stream.

Writing is putting back: targets and states go into the bytes that were read, and all else stays as it was.
"""

from pathlib import Path
from types import ModuleType

from zhengming.documents import markup
from zhengming.documents.formats import Format
from zhengming.documents.markup import Coded
from zhengming.documents.model import Catalog, Unit
from zhengming.documents.xliff import one, two, writing
from zhengming.documents.xliff.elements import ONE, Element, Reader
from zhengming.documents.xliff.parts import Part
from zhengming.documents.xliff.validity import Validity
from zhengming.errors import InputError, UsageError

_SUFFIXES = (".xlf", ".xliff")


def recognise(head: bytes, path: Path) -> bool:
    """Tell whether a file is XML whose root is `xliff`; one that is only named so is ours to refuse."""
    root = markup.root(head)
    return root == "xliff" or (root in {None, ""} and path.suffix.lower() in _SUFFIXES)


def parse(data: bytes, path: Path) -> Catalog:
    """Return the units of the file; those of other languages than the first `<file>`'s are left out."""
    coded = markup.decoded(data, path)
    units: list[Unit] = []
    seen: dict[tuple[str | None, str], int] = {}

    validity = Validity()

    def take(reader: Reader, element: Element) -> None:
        if _dialect(reader) is two:
            validity.unit(reader, element)
        units.extend(_told_apart(part, seen).unit for part in _dialect(reader).parts(reader, element, coded.data))

    reader = Reader(path, take)
    root = reader.read(coded.data)
    dialect = _dialect(reader)
    if dialect is two:
        validity.root(reader, root)
    source, target = dialect.languages(root)
    return Catalog(
        units=tuple(units),
        language=target,
        source_language=source,
        header=dialect.head(root),
        format="xliff",
        newline="\r\n" if b"\r\n" in coded.data[: coded.data.find(b"\n") + 1] else "\n",
        raw=data,
    )


def render(catalog: Catalog) -> bytes:
    """Return the file that was read with the catalog's targets and states in it, else a new one of XLIFF 1.2."""
    if catalog.format != "xliff" or catalog.raw is None:
        return writing.fresh(catalog)
    path = catalog.path or Path("x.xlf")
    coded = markup.decoded(catalog.raw, path)
    wanted = {unit.key: unit for unit in catalog.units}
    seen: dict[tuple[str | None, str], int] = {}
    changes: list[writing.Splice] = []

    def take(reader: Reader, element: Element) -> None:
        dialect = _dialect(reader)
        for part in dialect.parts(reader, element, coded.data):
            unit = wanted.pop(_told_apart(part, seen).unit.key, None)
            if unit is not None and (unit.target, unit.state) != (part.unit.target, part.unit.state):
                changes.extend(writing.splices(part, unit, coded.data, states=dialect.STATES, points=dialect is two))

    reader = Reader(path, take)
    root = reader.read(coded.data)
    if wanted:
        lost = next(iter(wanted.values()))
        raise UsageError(f'the unit "{lost.source[:60]}" is not in the file', path=path, remedy="write to another file")
    if not changes:
        return catalog.raw
    changes += _language(reader, root, catalog, coded)
    return coded.file(writing.spliced(coded.data, changes))


def _language(reader: Reader, root: Element, catalog: Catalog, coded: Coded) -> list[writing.Splice]:
    """Return what names the target language of a file of XLIFF 2 that had no targets yet; it must be said then."""
    if _dialect(reader) is one or "trgLang" in root.attributes:
        return []
    if not catalog.language:
        raise UsageError("has no target language yet", path=catalog.path, remedy="say it in the catalog")
    return [writing.attribute(root, "trgLang", catalog.language, coded.data)]


def _told_apart(part: Part, seen: dict[tuple[str | None, str], int]) -> Part:
    """Return the part; the second one of the same context and source has its number in its context."""
    from dataclasses import replace

    key = part.unit.key
    seen[key] = seen.get(key, 0) + 1
    if seen[key] > 1:
        part.unit = replace(part.unit, context=f"{key[0] or ''}#{seen[key]}")
        seen[part.unit.key] = 1
    return part


def _dialect(reader: Reader) -> ModuleType:
    version = reader.root.attributes.get("version", "") if reader.root else ""
    first = reader.core in {"", ONE} or ":1." in reader.core
    if version.partition(".")[0] != ("1" if first else "2"):
        raise InputError(
            f'<xliff> of version "{version}" in the namespace of another' if version else "<xliff> without version",
            path=reader.path,
            line=reader.root.line if reader.root else 1,
            column=reader.root.column if reader.root else 1,
            value=version,
            remedy='use version="1.2" or version="2.1" with its namespace',
        )
    return one if first else two


FORMAT = Format("xliff", _SUFFIXES, recognise, parse, render, order=5)
