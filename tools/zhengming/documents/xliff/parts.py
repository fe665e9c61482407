"""What a unit element of XLIFF offers the catalog: source, target and state of each part that is translated."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from zhengming import languages
from zhengming.documents.model import Origin, State, Unit, laid
from zhengming.documents.xliff.content import Piece, pieces, runs, shown
from zhengming.documents.xliff.elements import Element, Reader
from zhengming.errors import LanguageError

DATE = "x-notice-date"
"""The property that says on which day the names must hold."""

_OURS = re.compile(r"\s*(?:zhengming|zm):", re.IGNORECASE)
_DATED = re.compile(r"\s*(?:x-notice-date|date):\s*(\d{4}(?:-\d\d){0,2})", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """One translatable text: its unit, its elements, and what they hold.

    `holder` is the element that holds source and target, `before` the one that a new target follows, `stated` the
    element whose tag says the state.
    """

    unit: Unit
    holder: Element
    before: Element
    target: Element | None
    stated: Element | None
    old: tuple[Piece, ...]
    stock: tuple[Piece, ...]
    keep: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What an XLIFF unit says beside its texts."""

    context: str | None
    state: State | None
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


def part(
    data: bytes,
    holder: Element,
    source: Element,
    target: Element | None,
    said: Said,
    *,
    keep: bool,
    codes: Mapping[str, str],
    before: Element | None = None,
    stated: Element | None = None,
) -> Part:
    """Return a part; without a state in `said` a text counts as translated."""
    stock = pieces(source, data, codes, keep=keep)
    old = pieces(target, data, codes, keep=keep) if target is not None else ()
    text = shown(old)
    seen = target or source
    unit = Unit(
        source=shown(stock),
        target=text,
        state=(said.state or State.TRANSLATED) if text else State.UNTRANSLATED,
        context=said.context,
        notes=said.notes,
        comments=said.comments,
        references=said.references,
        properties=said.properties,
        origin=Origin(source.line, seen.line, (laid(runs(old) or [(0, seen.line, seen.column)]),)),
    )
    return Part(unit, holder, before or source, target, stated, old, stock, keep)


def inherited(reader: Reader, element: Element, name: str, default: str) -> str:
    """Return an attribute of an element or of the nearest open one around it that has it."""
    for one in (element, *reversed(reader.stack)):
        if name in one.attributes:
            return one.attributes[name]
    return default


def spaced(reader: Reader, element: Element, text: Element) -> bool:
    """Tell whether line breaks and blanks of a unit's text count: `xml:space="preserve"` on it or around it."""
    own = text.attributes.get("xml:space")
    return (own or inherited(reader, element, "xml:space", "default")) == "preserve"


def told(notes: list[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return notes and the translator's comments as lines, from pairs of author and text."""
    lines = [(who == "translator", line) for who, text in notes for line in text.strip().split("\n")]
    ours = [(mine or _OURS.match(line) is not None, line.strip()) for mine, line in lines if line.strip()]
    return tuple(line for mine, line in ours if not mine), tuple(line for mine, line in ours if mine)


def dated(notes: list[tuple[str, str]], properties: list[tuple[str, str]]) -> str:
    """Return the day that a file's own notes or properties state, empty when they state none."""
    given = next((value.strip() for name, value in properties if name.casefold() == DATE), "")
    found = (match[1] for _, text in notes for line in text.split("\n") if (match := _DATED.match(line)))
    return given or next(found, "")


def tag(name: str) -> str:
    """Return the tag used inside for a language, the given name for one that nobody knows."""
    try:
        return languages.tag(name) if name else ""
    except LanguageError:
        return name
