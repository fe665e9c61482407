"""TMX 1.4b, Level 1: translation memory exchange (LISA/GALA, 2005), read with expat as a stream.

Expat loads no external DTD and no external entity; entity declarations, the way to blow a small file up, are refused.
Inline codes (`bpt`, `ph`, …) are read as the text that they hold. Attributes that we write never move: a header
without dates makes the same file from the same units.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from zhengming import __version__, languages
from zhengming.documents import markup
from zhengming.documents.formats import Format
from zhengming.documents.model import Catalog, Origin, Run, State, Unit, laid
from zhengming.errors import InputError, LanguageError

DEPTH = 64
"""How deep elements may nest: `hi` and `sub` are the only ones of TMX that nest at will."""

LONGEST = 10_000_000
"""Code points of one segment at most."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTEXT, _FILE = "x-context", "x-file"
_NAMES = ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype")
_ANY = "*all*"


@dataclass(slots=True)
class _Variant:
    language: str
    line: int
    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0
    found: bool = False


@dataclass(slots=True)
class _Entry:
    line: int
    variants: list[_Variant] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Reader:
    """Takes expat's events of one file; `entries` and `header` hold the result."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.header: list[tuple[str, str]] = []
        self.entries: list[_Entry] = []
        self._stack: list[str] = []
        self._text: list[str] = []
        self._type = ""
        self._in_segment = False
        self._parser = expat.ParserCreate()
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._entity

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise markup.malformed(error, expat.ErrorString(error.code), self.path) from error

    def _error(self, message: str, remedy: str) -> InputError:
        place = {"line": self._parser.CurrentLineNumber, "column": self._parser.CurrentColumnNumber + 1}
        return InputError(message, path=self.path, **place, remedy=remedy)

    def _entity(self, name: str, *_: object) -> None:
        raise self._error(f'entity declaration "{name}"', "remove it: TMX needs none, and it can hide an attack")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._stack and name != "tmx":
            raise self._error(f'root element "{name}"', "a TMX file begins with <tmx>")
        self._stack.append(name)
        if len(self._stack) > DEPTH:
            raise self._error(f"elements nest deeper than {DEPTH}", "this is no translation memory")
        if name == "header":
            self.header = list(attributes.items())
        elif name == "tu":
            self.entries.append(_Entry(self._parser.CurrentLineNumber))
            self.entries[-1].properties += [(key, value) for key, value in attributes.items() if key == "tuid"]
        elif name == "tuv":
            self._variant(attributes)
        elif name == "seg":
            self._segment()
        elif name in {"prop", "note"}:
            self._text, self._type = [], attributes.get("type", "")

    def _variant(self, attributes: dict[str, str]) -> None:
        language = attributes.get("xml:lang") or attributes.get("lang")
        if not language:
            raise self._error("<tuv> without xml:lang", "say its language")
        if not self.entries:
            raise self._error("<tuv> outside <tu>", "move it into a <tu>")
        self.entries[-1].variants.append(_Variant(language, self._parser.CurrentLineNumber))

    def _segment(self) -> None:
        if not self.entries or not self.entries[-1].variants or self._stack[-2] != "tuv":
            raise self._error("<seg> outside <tuv>", "move it into a <tuv>")
        variant = self.entries[-1].variants[-1]
        if variant.found:
            raise self._error("a second <seg> in one <tuv>", "a <tuv> has one <seg>")
        variant.found, variant.line, self._in_segment = True, self._parser.CurrentLineNumber, True

    def _characters(self, data: str) -> None:
        if not self._in_segment:
            self._text.append(data)
            return
        variant = self.entries[-1].variants[-1]
        run = (variant.length, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        variant.runs.append(run)
        variant.parts.append(data)
        variant.length += len(data)
        if variant.length > LONGEST:
            raise self._error(f"a segment of more than {LONGEST} characters", "split it")

    def _end(self, name: str) -> None:
        self._stack.pop()
        if name == "seg":
            self._in_segment = False
        elif name == "prop" and self._stack[-1] == "header":
            self.header.append((self._type, "".join(self._text)))
        elif name in {"prop", "note"} and self.entries and self._stack[-1] in {"tu", "tuv"}:
            text = "".join(self._text)
            if name == "prop":
                self.entries[-1].properties.append((self._type, text))
            else:
                self.entries[-1].notes.append(text)


def recognise(head: bytes, path: Path) -> bool:
    """Tell whether a file is XML whose root is `tmx`; XML of another kind is refused with its name."""
    root = markup.root(head)
    if root is None:
        return path.suffix.lower() == ".tmx"
    if root and root != "tmx" and path.suffix.lower() != ".tmx":
        remedy = "give PO, TMX or XLIFF"
        raise InputError(f'is XML of another kind (root element "{root}")', path=path, remedy=remedy)
    return True


def parse(data: bytes, path: Path) -> Catalog:
    """Return the units of the source language and the first other language met, in order.

    A unit without one of the two is left out. Where the header's `srclang` is missing or `*all*`, the first variant's
    language is the source.
    """
    reader = _Reader(path)
    reader.read(data)
    source, target = _languages(reader)
    units = [unit for entry in reader.entries if (unit := _unit(entry, source, target))]
    return Catalog(
        units=tuple(units),
        language=target,
        source_language=source,
        header=tuple(reader.header),
        format="tmx",
    )


def _languages(reader: _Reader) -> tuple[str, str]:
    named = dict(reader.header).get("srclang", _ANY)
    met = [_tag(variant.language) for entry in reader.entries for variant in entry.variants]
    source = met[0] if named in {"", _ANY} and met else _tag(named) if named not in {"", _ANY} else ""
    near = [tag for tag in met if tag.partition("-")[0] == source.partition("-")[0]]
    if met and source not in met and near:
        source = near[0]  # srclang="en-US" over xml:lang="en"
    return source, next((tag for tag in met if tag != source), "")


def _tag(name: str) -> str:
    try:
        return languages.tag(name)
    except LanguageError:
        return name


def _unit(entry: _Entry, source: str, target: str) -> Unit | None:
    sides = {_tag(variant.language): variant for variant in reversed(entry.variants)}
    if source not in sides or target not in sides:
        return None
    told, said = sides[source], sides[target]
    properties = dict(entry.properties)
    text = "".join(said.parts)
    return Unit(
        source="".join(told.parts),
        target=text,
        state=State.TRANSLATED if text else State.UNTRANSLATED,
        context=properties.get(_CONTEXT),
        notes=tuple(line for note in entry.notes for line in note.split("\n")),
        references=(properties[_FILE],) if _FILE in properties else (),
        properties=tuple(pair for pair in entry.properties if pair[0] not in {_CONTEXT, _FILE}),
        origin=Origin(told.line, said.line, (laid(said.runs or [(0, said.line, 1)]),)),
    )


def render(catalog: Catalog) -> bytes:
    """Return the catalog's finished units as TMX 1.4b in UTF-8, without what XML can't hold."""
    body = "".join(_entry(unit, catalog) for unit in catalog.units if unit.finished and unit.source)
    head = _header(catalog)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    text = f"{start}{head}  <body>\n{body}  </body>\n</tmx>\n"
    return text.replace("\n", catalog.newline).encode("utf-8")


def _header(catalog: Catalog) -> str:
    said = dict(catalog.header) if catalog.format == "tmx" else {}  # a PO's header is none of a memory's business
    ours = {
        "creationtool": "zhengming",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "PO" if catalog.format != "tmx" else "TMX",
        "adminlang": "en",
        "srclang": catalog.source_language or _ANY,
        "datatype": "plaintext",
    }
    optional = ("o-encoding", "creationdate", "creationid", "changedate", "changeid")
    values = {name: said.get(name) or ours[name] for name in _NAMES} | {n: said[n] for n in optional if n in said}
    attributes = "".join(f"\n    {name}={quoteattr(_clean(value))}" for name, value in values.items())
    props = [pair for pair in catalog.header if pair[0] not in values] if catalog.format == "tmx" else []
    inner = "".join(f"    {_prop(name, value)}\n" for name, value in props)
    return f"  <header{attributes}>\n{inner}  </header>\n" if inner else f"  <header{attributes}/>\n"


def _entry(unit: Unit, catalog: Catalog) -> str:
    tuid = next((f" tuid={quoteattr(_clean(value))}" for name, value in unit.properties if name == "tuid"), "")
    lines = [f"    <tu{tuid}>"]
    lines += [f"      <note>{_escaped(chr(10).join(unit.notes))}</note>"] if unit.notes else []
    lines += [f"      {_prop(name, value)}" for name, value in unit.properties if name != "tuid"]
    lines += [f"      {_prop(_CONTEXT, unit.context)}"] if unit.context else []
    lines += [f"      {_prop(_FILE, unit.references[0])}"] if unit.references else []
    for tag, text in ((catalog.source_language or "en", unit.source), (catalog.language or "und", unit.target)):
        lines.append(f'      <tuv xml:lang="{_xml_name(tag)}"><seg>{_escaped(text)}</seg></tuv>')
    return "".join(f"{line}\n" for line in (*lines, "    </tu>"))


def _xml_name(tag: str) -> str:
    """Return the tag that editors compare literally: region, not script, for Chinese (`zh-CN`)."""
    return languages.gettext_name(tag).replace("_", "-") if tag.startswith("zh") else tag


def _prop(name: str, value: str) -> str:
    return f"<prop type={quoteattr(_clean(name))}>{_escaped(value)}</prop>"


def _escaped(text: str) -> str:
    return escape(_clean(text), {"\r": "&#13;"})


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


FORMAT = Format("tmx", (".tmx",), recognise, parse, render, order=10)
