"""XLIFF read with expat as a stream: unit after unit as a small tree in which every piece knows its bytes and its place.

Expat loads nothing from outside; entity declarations, the way to blow a small file up, are refused. A unit's tree is
handed over when the unit ends and then forgotten, so that memory does not grow with the tree.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from zhengming.documents import markup
from zhengming.errors import InputError

DEPTH = 128
"""How deep elements may nest."""

LONGEST = 10_000_000
"""Code points of one attribute, or of one element's own text, at most."""

ONE, TWO = "urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:2.0"
_XML = "http://www.w3.org/XML/1998/namespace"
_CORE = "urn:oasis:names:tc:xliff:document:"
_MODULE = re.compile(r"urn:oasis:names:tc:xliff:([a-z_]+):2\.\d$")
_PREFIXES = {
    "matches": "mtc", "glossary": "gls", "metadata": "mda", "resourcedata": "res", "changetracking": "ctr",
    "sizerestriction": "slr", "validation": "val", "fs": "fs", "itsm": "itsm",
}  # fmt: skip
_UNITS = frozenset({"unit", "trans-unit", "bin-unit"})
_MUTE = frozenset({"skeleton", "internal-file", "bin-source", "bin-target"})
_SPACE = " \t\r\n"


def point(digits: str) -> str:
    """Return the character of a hexadecimal number, nothing for what is none."""
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return ""


@dataclass(slots=True)
class Chars:
    """A stretch of text as the parser met it; a comment, or the border of a CDATA section, is one without length."""

    text: str
    start: int
    line: int
    column: int
    cdata: bool = False


@dataclass(slots=True)
class Element:
    """An element: name and attributes with the usual short prefixes, content, place, and where its bytes begin."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    start: int
    close: int = 0
    items: "list[Element | Chars]" = field(default_factory=list)

    def children(self, name: str = "") -> "Iterator[Element]":
        """Yield the child elements, or those of one name."""
        for item in self.items:
            if isinstance(item, Element) and (not name or item.name == name):
                yield item

    def child(self, name: str) -> "Element | None":
        """Return the first child of a name."""
        return next(self.children(name), None)

    @property
    def text(self) -> str:
        """The text of the element and of all elements in it; `<cp/>` is the character that XML can't hold."""
        return point(self.attributes.get("hex", "")) if self.name == "cp" else "".join(one.text for one in self.items)


Take = Callable[["Reader", Element], None]


class Reader:
    """Takes expat's events of one file and hands every finished unit to `take`; `stack` are the open elements."""

    def __init__(self, path: Path, take: Take) -> None:
        """Begin before the root."""
        self.path = path
        self.take = take
        self.stack: list[Element] = []
        self.root: Element | None = None
        self.core = ""
        self.days: dict[int, str] = {}  # by the place of a <file>: the day that it states
        self._inside = 0
        self._cdata = False
        self._names: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._aside
        parser.ProcessingInstructionHandler = self._aside
        parser.StartCdataSectionHandler = self._begin_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.EntityDeclHandler = self._entity

    def read(self, data: bytes) -> Element:
        """Return the root, its units emptied; InputError with line and column for what is no XLIFF."""
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise markup.malformed(error, expat.ErrorString(error.code), self.path) from error
        assert self.root is not None
        return self.root

    def error(
        self, message: str, remedy: str, at: Element | Chars | None = None, *, value: object = None
    ) -> InputError:
        """Return an error at an element's place, else where the parser is."""
        line = at.line if at else self._parser.CurrentLineNumber
        column = at.column if at else self._parser.CurrentColumnNumber + 1
        return InputError(message, path=self.path, line=line, column=column, value=value, remedy=remedy)

    def within(self, name: str) -> Element | None:
        """Return the innermost open element of a name."""
        return next((one for one in reversed(self.stack) if one.name == name), None)

    def _entity(self, name: str, *_: object) -> None:
        raise self.error(f'entity declaration "{name}"', "remove it: XLIFF needs none, and it can hide an attack")

    def _name(self, given: str) -> str:
        found = self._names.get(given)
        if found is None:
            space, _, local = given.rpartition(" ")
            found = self._names[given] = self._prefix(space) + local
        return found

    def _prefix(self, space: str) -> str:
        if not space or space == self.core:
            return ""
        if space == _XML:
            return "xml:"
        module = _MODULE.match(space)
        return f"{_PREFIXES[module[1]]}:" if module and module[1] in _PREFIXES else f"{{{space}}}"

    def _begin(self, given: str) -> None:
        space, _, local = given.rpartition(" ")
        if local != "xliff":
            raise self.error(f'root element "{local}"', "an XLIFF file begins with <xliff>")
        if space and not space.startswith(_CORE):
            raise self.error(f'<xliff> of an unknown namespace "{space}"', f'use "{ONE}" or "{TWO}"', value=space)
        self.core = space

    def _start(self, given: str, attributes: dict[str, str]) -> None:
        if not self.stack:
            self._begin(given)
        if len(self.stack) >= DEPTH:
            raise self.error(f"elements nest deeper than {DEPTH}", "this is no translation file")
        for name, value in attributes.items():
            if len(value) > LONGEST:
                raise self.error(f'attribute "{name}" of more than {LONGEST} characters', "shorten it")
        parser = self._parser
        element = Element(
            self._name(given),
            {self._name(name): value for name, value in attributes.items()},
            parser.CurrentLineNumber,
            parser.CurrentColumnNumber + 1,
            parser.CurrentByteIndex,
        )
        if self.stack:
            self.stack[-1].items.append(element)
        else:
            self.root = element
        self.stack.append(element)
        self._inside += element.name in _UNITS

    def _end(self, _: str) -> None:
        element = self.stack.pop()
        element.close = self._parser.CurrentByteIndex
        if element.name in _UNITS:
            self._inside -= 1
            if not self._inside:
                self.take(self, element)
                element.items.clear()

    def _characters(self, data: str) -> None:
        element = self.stack[-1]
        if not self._inside and (element.name in _MUTE or not data.strip(_SPACE)) and element.items:
            return
        parser = self._parser
        if len(data) > LONGEST:
            raise self.error(f"text of more than {LONGEST} characters", "split it")
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        element.items.append(Chars(data, parser.CurrentByteIndex, *place, self._cdata))

    def _aside(self, *_: object) -> None:
        # A comment takes part as text of no length, so that its bytes are known to whoever puts the text back.
        if self._inside:
            self._characters("")

    def _begin_cdata(self) -> None:
        self._aside()
        self._cdata = True

    def _end_cdata(self) -> None:
        self._cdata = False
        self._aside()
