"""PO and POT: gettext's catalogs, and MO, what they are compiled to.

Reading and writing are our own (see docs/decisions/020): polib gives no places, takes files that gettext refuses, and
wraps otherwise than `msgcat`. MO is polib's.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polib

from zhengming import languages
from zhengming.documents.formats import Format
from zhengming.documents.gettext.rendering import entry
from zhengming.documents.gettext.syntax import entries
from zhengming.documents.model import Catalog, Unit
from zhengming.errors import InputError, LanguageError
from zhengming.text import decode

_CHARSET = re.compile(rb"Content-Type:[^\"\n]*charset=([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_CONTENT = re.compile(rb"^[ \t]*(#|msgid|msgctxt|\")", re.MULTILINE)
_PART = 1 << 20
"""Bytes of a file that are decoded together, at least."""
_MO = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")


def recognise(head: bytes, path: Path) -> bool:
    """Tell whether a file is PO: it has a comment or a keyword at a line's begin, or is named so."""
    if head.startswith(_MO):
        raise InputError("is a compiled MO file", path=path, remedy="give the PO file it was made from")
    return path.suffix.lower() in {".po", ".pot"} or (b"msgid" in head and bool(_CONTENT.search(head)))


def parse(data: bytes, path: Path) -> Catalog:
    """Return the catalog in `data`; a BOM is taken, and whatever charset the header names."""
    units, tail = entries(_parts(data, path), path)
    head = next((unit for unit in units if unit.source == "" and unit.context is None and not unit.obsolete), None)
    catalog = Catalog(
        units=tuple(unit for unit in units if unit is not head),
        header=_fields(head.target) if head else (),
        head=replace(head, target="") if head else None,
        tail=tail,
        format="pot" if path.suffix.lower() == ".pot" else "po",
        newline="\r\n" if b"\r\n" in data[: data.find(b"\n") + 1] else "\n",
    )
    return replace(
        catalog, language=_tag(catalog.get("Language")), source_language=_tag(catalog.get("X-Source-Language"))
    )


def render(catalog: Catalog) -> bytes:
    """Return the catalog as a PO file in UTF-8 without a BOM, every line as `msgcat` writes it."""
    blocks = [list(entry(unit)) for unit in _all(catalog) if not _spent(unit)]
    if catalog.tail:
        blocks.append(list(catalog.tail))
    text = "\n".join("".join(f"{line}\n" for line in block) for block in blocks)
    return text.replace("\n", catalog.newline).encode("utf-8")


def compiled(catalog: Catalog) -> bytes:
    """Return the finished units as a binary MO file."""
    file = polib.POFile()
    file.metadata = dict(catalog.header)
    for unit in catalog.units:
        if unit.finished:
            plural = (
                {"msgid_plural": unit.plural, "msgstr_plural": dict(enumerate(unit.targets))} if unit.plural else {}
            )
            file.append(polib.POEntry(msgctxt=unit.context, msgid=unit.source, msgstr=unit.target, **plural))
    found: bytes = file.to_binary()
    return found


def _all(catalog: Catalog) -> tuple[Unit, ...]:
    """Return the header's entry, where there is one, and the units."""
    if not catalog.header and catalog.head is None:
        return catalog.units
    target = "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in _in_utf8(catalog.header))
    return (replace(catalog.head or Unit(""), target=target), *catalog.units)


def _spent(unit: Unit) -> bool:
    """Tell whether nothing would be lost with an obsolete unit; gettext drops those."""
    return unit.obsolete and not any(unit.targets) and not unit.comments


def _in_utf8(header: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, re.sub(r"charset=\S+", "charset=UTF-8", value) if name.casefold() == "content-type" else value)
        for name, value in header
    )


def _fields(text: str) -> tuple[tuple[str, str], ...]:
    """Return header lines as name and value; the name is empty where the line is no `Name: value`."""
    lines = text.removesuffix("\n").split("\n") if text else []
    pairs = ((line, *line.partition(": ")) for line in lines)
    return tuple((name, value) if colon else ("", line) for line, name, colon, value in pairs)


def _parts(data: bytes, path: Path) -> Iterator[str]:
    """Yield the text of a file in parts of whole lines."""
    found = _CHARSET.search(data[:65536])
    charset = found[1].decode("ascii") if found else "utf-8"
    if data.startswith(codecs.BOM_UTF8) or charset.upper() in {"UTF-8", "UTF8", "CHARSET", "ASCII", "US-ASCII"}:
        yield from _utf8(data, path)
        return
    try:
        yield data.decode(charset)
    except LookupError as error:
        raise InputError(f'unknown charset "{charset}"', path=path, value=charset, remedy="save it as UTF-8") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"is not {charset}", path=path, line=line, value=charset, remedy="save it as UTF-8") from error


def _utf8(data: bytes, path: Path) -> Iterator[str]:
    at = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    while at < len(data):
        end = data.find(b"\n", at + _PART) + 1 or len(data)
        try:
            yield data[at:end].decode("utf-8")
        except UnicodeDecodeError:
            decode(data, path)  # says where
        at = end


def _tag(name: str | None) -> str:
    """Return the BCP 47 tag of a header's language, empty when it has none or one that nobody knows."""
    try:
        return languages.tag(name) if name else ""
    except LanguageError:
        return ""


FORMAT = Format("po", (".po", ".pot"), recognise, parse, render)
