"""XML read without danger: no entities, no DTD, no network, limits of size and depth; the only importer of the XML library.

`read` is what formats call. Elements are handed on inside this folder only.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from zhengming.errors import InputError

DEPTH = 64
"""How deep elements may nest; no exchange format of terms needs a dozen levels."""

Element = etree._Element  # noqa: SLF001 - the library gives the class no public name
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WRAPPED = re.compile(r"[ \t]*\r?\n[ \t]+")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ROOT = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|\s+|<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)


def read(data: bytes, path: Path) -> Element:
    """Return the root of a document; InputError with line and column for malformed, unsafe or too deep ones."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, dtd_validation=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = f"malformed XML ({(error.msg or 'no content').split(', line ')[0]})"
        place = {"line": max(line, 1), "column": max(column, 1)}
        raise InputError(message, path=path, **place, remedy="mend the markup") from error
    _refuse_entities(root, path)
    _refuse_depth(root, path)
    return root


def _refuse_entities(root: Element, path: Path) -> None:
    declared = root.getroottree().docinfo.internalDTD
    names = [entity.name for entity in declared.entities()] if declared is not None else []  # type: ignore[attr-defined]  # lxml-stubs leaves it out
    used = next(root.iter(etree.Entity), None)
    if names or used is not None:
        place = line(used) if used is not None else 1
        message = f'entity "{names[0]}" is declared' if names else "an entity is used that the file does not define"
        raise InputError(message, path=path, line=place, remedy="remove it: terms need none, and it can hide an attack")


def _refuse_depth(root: Element, path: Path) -> None:
    pending = [(root, 1)]
    while pending:
        element, depth = pending.pop()
        if depth > DEPTH:
            remedy = "this is no termbase"
            raise InputError(f"elements nest deeper than {DEPTH}", path=path, line=line(element), remedy=remedy)
        pending += [(child, depth + 1) for child in element]


def root_name(head: bytes) -> str:
    """Return the local name of the root element of a document that begins so, or an empty text when it is no XML."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="replace")
    else:
        text = head.decode("utf-8", errors="replace")
    text = text.lstrip("\ufeff \t\r\n")
    at = 0
    while text.startswith("<") and (found := _ROOT.match(text, at)):
        if found[1]:
            return found[1]
        at = found.end()
    return ""


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: Element) -> str:
    """Return an element's namespace, or an empty text."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def language(element: Element) -> str:
    """Return what `xml:lang` (or, as some write, `lang`) says of an element."""
    return element.get(_LANG) or element.get("lang") or ""


def line(element: Element) -> int:
    """Return the line an element begins on, from 1."""
    found = element.sourceline
    return found if isinstance(found, int) else 1


def attributes(element: Element) -> Iterator[str]:
    """Yield the names of an element's attributes, `lang` for `xml:lang`; those of other namespaces are passed over."""
    for name in element.attrib:
        key = str(name)
        if key == _LANG:
            yield "lang"
        elif not key.startswith("{"):
            yield key


def text(element: Element) -> str:
    """Return the characters of an element and those in it; where a line was wrapped and indented, one blank."""
    content = "".join(str(part) for part in element.itertext())
    return _WRAPPED.sub(" ", content).strip()


def loose(element: Element) -> bool:
    """Tell whether characters other than blanks stand directly in an element."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def escape(content: str) -> str:
    """Return text as it stands in an element; what XML can't hold at all is dropped."""
    clean = _FORBIDDEN.sub("", content)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def quote(content: str) -> str:
    """Return text as a quoted attribute value."""
    plain = escape(content).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{plain}"'
