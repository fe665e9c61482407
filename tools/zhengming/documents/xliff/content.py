"""The text of a `<source>` or `<target>`: pieces that show text and know their bytes, and other text put in their place.

Inline codes stand in the text as what they hold (`%s`, `<b>`) or, where they hold nothing, as `<x1/>`, `<g1>…</g1>`.
Marks (`mrk`, `sm`, `em`) and comments take no room.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from zhengming.documents.model import Run
from zhengming.documents.xliff.elements import Element

Kind = Literal["text", "code", "open", "close", "mark", "unmark", "aside", "after", "flow"]

_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*+>")
_SECTION = b"<![CDATA["
_MARKS = frozenset({"mrk"})
_PAIRS = frozenset({"g", "pc"})
_EMPTY: Mapping[str, Kind] = {"sm": "aside", "em": "after"}
_SIMPLE = re.compile(r"[\w.:-]+\Z")
# The lookbehind keeps a long run of blanks from being tried at each of them.
_BROKEN = re.compile(r"(?<![ \t])[ \t]*+\n[ \t\n]*+")


class Piece(NamedTuple):
    """A stretch of content: the text it shows, its bytes, and what it is; only plain text can be cut."""

    text: str
    raw: bytes
    kind: Kind
    line: int
    column: int
    plain: bool = False


def end_of_tag(data: bytes, start: int) -> int:
    """Return where the tag that begins at `start` ends."""
    found = _TAG.match(data, start)
    return found.end() if found else len(data)


def bounds(element: Element, data: bytes) -> tuple[int, int]:
    """Return where an element's content begins and ends; both are the end of its tag where it is one empty tag."""
    start = end_of_tag(data, element.start)
    return (start, start) if data.startswith(b"/>", start - 2) else (start, element.close)


def pieces(element: Element, data: bytes, codes: Mapping[str, str], *, keep: bool) -> tuple[Piece, ...]:
    """Return the content of an element; `codes` is the unit's original data by id.

    Without `keep` a line break with the blanks around it counts as one blank, as none at the edges (xml:space).
    """
    found = list(_cut(element, data, codes))
    return tuple(found) if keep or not any("\n" in piece.text for piece in found) else tuple(_flowed(found))


def shown(pieces: Iterable[Piece]) -> str:
    """Return the text that pieces show."""
    return "".join(piece.text for piece in pieces)


def runs(pieces: Sequence[Piece]) -> tuple[Run, ...]:
    """Return where the text stands in the file."""
    found: list[Run] = []
    at = 0
    for piece in pieces:
        for number, line in enumerate(piece.text.splitlines(keepends=True)):  # several only in a CDATA section
            found.append((at, piece.line + number, 1 if number else piece.column))
            at += len(line)
    return tuple(found)


def _cut(element: Element, data: bytes, codes: Mapping[str, str]) -> Iterator[Piece]:
    _, end = bounds(element, data)
    starts = [item.start for item in element.items]
    section: list[str] = []  # a CDATA section is one piece: what takes the place of a part of it is escaped otherwise
    for number, item in enumerate(element.items):
        after = starts[number + 1] if number + 1 < len(starts) else end
        if isinstance(item, Element):
            yield from _element(item, data, codes, after)
        elif data.startswith(_SECTION, item.start) and not item.cdata:
            opened, section = item, []
        elif item.cdata:
            section.append(item.text)
        elif data.startswith(b"]]>", item.start):
            raw = data[opened.start : after]
            yield Piece("".join(section), raw, "text", opened.line, opened.column + len(_SECTION))
        elif not item.text:
            yield Piece("", data[item.start : after], "aside", item.line, item.column)
        else:
            raw = data[item.start : after]
            yield Piece(item.text, raw, "text", item.line, item.column, plain=raw == item.text.encode())


def _element(item: Element, data: bytes, codes: Mapping[str, str], after: int) -> Iterator[Piece]:
    place = item.line, item.column
    name = item.name
    if name not in _PAIRS and name not in _MARKS:
        kind: Kind = _EMPTY.get(name, "code")
        yield Piece("" if name in _EMPTY else _held(item, codes), data[item.start : after], kind, *place)
        return
    start, end = bounds(item, data)
    left, right = ("", "") if name in _MARKS else _sides(item, codes)
    if start == end == after:  # one empty tag
        yield Piece(left + right, data[item.start : after], "aside" if name in _MARKS else "code", *place)
        return
    yield Piece(left, data[item.start : start], "mark" if name in _MARKS else "open", *place)
    yield from _cut(item, data, codes)
    yield Piece(right, data[end:after], "unmark" if name in _MARKS else "close", *_place(item, data, end))


def _place(item: Element, data: bytes, at: int) -> tuple[int, int]:
    """Return line and column of a byte behind an element's beginning; the parser told only that of the beginning."""
    before = data[item.start : at].decode()
    lines = before.count("\n")
    return item.line + lines, len(before) - before.rfind("\n") if lines else item.column + len(before)


def _held(item: Element, codes: Mapping[str, str]) -> str:
    said = codes.get(item.attributes.get("dataRef", ""), "") or item.text
    return said or f"<{_label(item)}/>"


def _sides(item: Element, codes: Mapping[str, str]) -> tuple[str, str]:
    label = _label(item)
    left = codes.get(item.attributes.get("dataRefStart", ""), "")
    right = codes.get(item.attributes.get("dataRefEnd", ""), "")
    return left or f"<{label}>", right or f"</{label}>"


def _label(item: Element) -> str:
    name = item.attributes.get("id") or item.attributes.get("startRef") or item.attributes.get("rid") or ""
    if name and _SIMPLE.match(name):
        return f"{item.name}{name}"
    return f'{item.name} id="{name}"' if name else item.name


def split(found: Iterable[Piece], offsets: Sequence[int]) -> list[Piece]:
    """Return the pieces with plain text cut at the offsets, which are in order; what can't be cut stays whole."""
    cut: list[Piece] = []
    at = number = 0
    for piece in found:
        rest, end = piece, at + len(piece.text)
        while number < len(offsets) and offsets[number] < end:
            size = offsets[number] - at
            number += 1
            if size > 0 and rest.plain:
                cut.append(_stretch(rest, rest.text[:size], rest.column))
                rest = _stretch(rest, rest.text[size:], rest.column + size)
                at += size
        cut.append(rest)
        at = end
    return cut


def _stretch(piece: Piece, text: str, column: int) -> Piece:
    return piece._replace(text=text, raw=text.encode(), column=column)


def _flowed(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces with every line break and its blanks as one blank, or as none at the edges of the content."""
    # A line break that is written as a reference is meant.
    text = "".join(piece.text if piece.plain else "x" * len(piece.text) for piece in found)
    spans = [match.span() for match in _BROKEN.finditer(text)]
    borders = [border for span in spans for border in span]
    at = number = 0
    for piece in split(found, borders):
        while number < len(spans) and at >= spans[number][1]:
            number += 1
        start, end = spans[number] if number < len(spans) else (len(text), len(text))
        inside = start <= at < end and bool(piece.text)
        edge = start == 0 or end == len(text)
        yield (
            piece._replace(text=" " if at == start and not edge else "", kind="flow", plain=False) if inside else piece
        )
        at += len(piece.text)
