"""Targets and states put into the bytes of the file they came from, and new files made of units from elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from zhengming import languages
from zhengming.documents.model import Catalog, State, Unit
from zhengming.documents.xliff.content import bounds, end_of_tag
from zhengming.documents.xliff.elements import Element
from zhengming.documents.xliff.parts import Part
from zhengming.documents.xliff.substitution import FORBIDDEN, substituted

_ATTRIBUTE = re.compile(rb"(\s)([^\s=/>\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_INDENT = re.compile(rb"\s*\Z")


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes of a file that others take the place of."""

    start: int
    end: int
    data: bytes


def splices(part: Part, unit: Unit, data: bytes, *, states: dict[State, str], points: bool) -> Iterator[Splice]:
    """Yield what turns a part's target and state into the unit's; nothing where they say the same."""
    content = substituted(part.old, unit.target, part.stock, keep=part.keep, points=points)
    same = unit.state is part.unit.state
    state = None if same else states[unit.state]
    if part.target is None:
        if unit.target:
            told = state if part.stated is None else None
            yield _new(part, content, told, data)
    elif unit.target != part.unit.target:
        yield from _content(part.target, content, data)
    if state is not None and part.stated is not None:
        yield attribute(part.stated, "state", state, data)


def attribute(element: Element, name: str, value: str, data: bytes) -> Splice:
    """Return the splice that sets an attribute in an element's tag."""
    end = end_of_tag(data, element.start)
    text = quoteattr(value).encode()
    for found in _ATTRIBUTE.finditer(data, element.start, end):
        if found[2] == name.encode():
            return Splice(found.start(3), found.end(3), text)
    at = end - (2 if data.startswith(b"/>", end - 2) else 1)
    return Splice(at, at, b" " + name.encode() + b"=" + text)


def spliced(data: bytes, changes: list[Splice]) -> bytes:
    """Return the bytes with the splices made, which do not overlap."""
    found: list[bytes] = []
    at = 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        found += [data[at : change.start], change.data]
        at = change.end
    return b"".join((*found, data[at:]))


def _content(target: Element, content: bytes, data: bytes) -> Iterator[Splice]:
    start, end = bounds(target, data)
    tag = data[target.start : start]
    if tag.endswith(b"/>"):  # <target/> opens up
        yield Splice(start - 2, start, b">" + content + b"</" + _name(tag) + b">")
    else:
        yield Splice(start, end, content)


def _new(part: Part, content: bytes, state: str | None, data: bytes) -> Splice:
    """Return a new target behind the source, spelled and indented as the source is."""
    before = part.before
    name = _name(data[before.start : end_of_tag(data, before.start)])
    name = name[: name.rfind(b":") + 1] + b"target"
    start, end = bounds(before, data)
    at = start if start == end and data.startswith(b"/>", start - 2) else data.index(b">", end) + 1
    indent = _INDENT.search(data[max(0, before.start - 200) : before.start])
    told = f" state={quoteattr(state)}".encode() if state else b""
    space = next((one.attributes.get("xml:space") for one in part.holder.children("source")), None)
    told += f" xml:space={quoteattr(space)}".encode() if space else b""
    return Splice(at, at, (indent[0] if indent else b"") + b"<" + name + told + b">" + content + b"</" + name + b">")


def _name(tag: bytes) -> bytes:
    found = re.match(rb"<([^\s/>]+)", tag)
    return found[1] if found else b"target"


def fresh(catalog: Catalog) -> bytes:
    """Return a catalog that came from elsewhere as XLIFF 1.2, which every editor reads: units in use, one file."""
    source = catalog.source_language or "en"
    attributes = [("original", catalog.path.name if catalog.path else "messages"), ("datatype", "po")]
    attributes += [("source-language", _xml_name(source))]
    attributes += [("target-language", _xml_name(catalog.language))] if catalog.language else []
    day = catalog.get("X-Notice-Date")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
        f"  <file{_attributes(attributes)}>",
    ]
    lines += [f"    <header>\n      <note>x-notice-date: {_escaped(day)}</note>\n    </header>"] if day else []
    lines += ["    <body>"]
    number = 0
    for unit in catalog.units:
        if unit.obsolete or not unit.source:
            continue
        number += 1
        lines += _entry(unit, number)
    return "".join(f"{line}\n" for line in (*lines, "    </body>", "  </file>", "</xliff>")).encode()


def _entry(unit: Unit, number: int) -> Iterator[str]:
    if unit.plural is None:
        yield from _unit(unit, str(number), unit.source, unit.target)
        return
    yield f'      <group restype="x-gettext-plurals" id="{number}">'
    for form, target in enumerate(unit.targets):
        source = unit.plural if form or len(unit.targets) == 1 else unit.source
        yield from _unit(unit, f"{number}[{form}]", source, target)
    yield "      </group>"


def _unit(unit: Unit, name: str, source: str, target: str) -> Iterator[str]:
    yield f'      <trans-unit id="{name}" xml:space="preserve">'
    yield f"        <source>{_escaped(source)}</source>"
    if target:
        state = "translated" if unit.state is State.TRANSLATED else "needs-review-translation"
        yield f'        <target state="{state}">{_escaped(target)}</target>'
    contexts = [("x-context", unit.context)] if unit.context is not None else []
    contexts += [("x-reference", reference) for reference in unit.references]
    if contexts:
        inner = "".join(f'<context context-type="{kind}">{_escaped(text)}</context>' for kind, text in contexts)
        yield f'        <context-group purpose="information">{inner}</context-group>'
    for kind, value in unit.properties:
        yield f"        <prop-group><prop prop-type={quoteattr(_clean(kind))}>{_escaped(value)}</prop></prop-group>"
    if unit.notes:
        yield f"        <note>{_escaped(chr(10).join(unit.notes))}</note>"
    if unit.comments:
        yield f'        <note from="translator">{_escaped(chr(10).join(unit.comments))}</note>'
    yield "      </trans-unit>"


def _attributes(pairs: list[tuple[str, str]]) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in pairs)


def _xml_name(tag: str) -> str:
    return languages.gettext_name(tag).replace("_", "-") if tag.startswith("zh") else tag


def _escaped(text: str) -> str:
    return escape(_clean(text), {"\r": "&#13;"})


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
