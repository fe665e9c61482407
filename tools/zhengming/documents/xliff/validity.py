"""Whether a file of XLIFF 2 keeps to the core of the standard: what stands where, what names what, which codes belong together.

A fault in the file is an error with its place. A code that a translator lost, or moved where it may not go, is none: that is
a fault in a text, for the checks to find.
"""

import re
from collections.abc import Iterator, Mapping

from zhengming.documents.xliff.elements import Element, Reader, point
from zhengming.documents.xliff.grammar import every, keep, unique
from zhengming.documents.xliff.parts import inherited
from zhengming.documents.xliff.substitution import FORBIDDEN

_CODES = frozenset({"ph", "pc", "sc", "ec"})
_MARKS = frozenset({"mrk", "sm"})
_NAMED = _CODES | _MARKS
_FLOWS = frozenset({"subFlows", "subFlowsStart", "subFlowsEnd"})
_SUBTYPES = {
    "lb": "fmt", "pb": "fmt", "b": "fmt", "i": "fmt", "u": "fmt", "var": "ui",
}  # fmt: skip
_LEAVES = frozenset({"", "n", "d", "t"})
_FRAGMENT = re.compile(r"#(?:/?[^\s/=]+=[^\s/=]+(?:/[^\s/=]+=[^\s/=]+)*(?:/[^\s/=]+)?|/?[^\s/=]+)\Z")
_SAME = ("canCopy", "canDelete", "canOverlap")


class Validity:
    """What one file must keep to; fed with its units as they end, and with its root at the end."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.units: dict[tuple[int, str], Element] = {}
        self.flows: list[tuple[int, str, Element]] = []

    def unit(self, reader: Reader, unit: Element) -> None:
        """Look at a unit; InputError at the first thing that the standard does not allow."""
        file = reader.within("file")
        here = file.start if file else 0
        keep(reader, unit)
        name = unit.attributes["id"]
        if (here, name) in self.units:
            raise reader.error(f'a second unit with the id "{name}"', "ids are unique in a file", unit, value=name)
        self.units[here, name] = Element("unit", {}, unit.line, unit.column, unit.start)
        looked = _Unit(reader, unit, file)
        looked.look()
        for code in looked.inline:
            for which in _FLOWS & code.attributes.keys():
                self.flows += ((here, flow, code) for flow in code.attributes[which].split())

    def root(self, reader: Reader, root: Element) -> None:
        """Look at what stands around the units."""
        keep(reader, root)
        unique(reader, root.children("file"), "file")
        for file in root.children("file"):
            skeleton = file.child("skeleton")
            if skeleton is not None and ("href" in skeleton.attributes) == bool(skeleton.items):
                raise reader.error("<skeleton> with both content and href, or neither", "give it one", skeleton)
            unique(reader, _nested(file, "group"), "group")
            for holder in (file, *_nested(file, "group")):
                _notes(reader, holder)
                _extensions(reader, holder)
        for here, flow, code in self.flows:
            if (here, flow) not in self.units:
                raise reader.error(f'no unit "{flow}" for a subflow', "name a unit of the file", code, value=flow)


class _Unit:
    """One unit's ids, references and codes."""

    def __init__(self, reader: Reader, unit: Element, file: Element | None) -> None:
        self.reader, self.unit, self.file = reader, unit, file
        self.parts = [one for one in unit.children() if one.name in {"segment", "ignorable"}]
        store = unit.child("originalData")
        self.data = {one.attributes["id"] for one in store.children("data")} if store is not None else set()
        self.sides = {side: list(_inline(self.parts, side)) for side in ("source", "target")}
        self.inline = [one for found in self.sides.values() for one in found]

    def look(self) -> None:
        reader, unit = self.reader, self.unit
        _notes(reader, unit)
        _extensions(reader, unit)
        store = unit.child("originalData")
        if store is not None:
            unique(reader, store.children("data"), "data")
        self._targets()
        unique(reader, [*self.parts, *(one for one in self.sides["source"] if one.name in _NAMED)], "part or code")
        for side in ("source", "target"):
            self._codes(side)
        for mark in self.inline:
            if mark.name in _MARKS:
                self._mark(mark)
        for cp in (one for one in (*self.inline, *(store.children() if store is not None else ())) if one.name == "cp"):
            if not FORBIDDEN.match(point(cp.attributes["hex"])):
                raise reader.error("<cp> for a character that XML can hold", "write the character", cp)
        self._matches()

    def _targets(self) -> None:
        root = self.reader.root
        assert root
        languages = {"source": root.attributes.get("srcLang"), "target": root.attributes.get("trgLang")}
        orders: set[int] = set()
        for number, part in enumerate(self.parts, 1):
            source, target = part.child("source"), part.child("target")
            for text in (source, target):
                if text is not None:
                    self._language(text, languages[text.name] or "")
            if "subState" in part.attributes and "state" not in part.attributes:
                raise self.reader.error("subState without state", "say the state", part)
            if target is None or source is None:
                continue
            if languages["target"] is None:
                raise self.reader.error("<target> in a file without trgLang", "say it on <xliff>", target)
            if self._effective(source, "xml:space", "default") != self._effective(target, "xml:space", "default"):
                raise self.reader.error("xml:space differs from the source's", "make them the same", target)
            order = int(target.attributes.get("order", number))
            if order in orders or order > len(self.parts):
                raise self.reader.error(f"order {order} of targets", "each place is taken once", target, value=order)
            orders.add(order)

    def _effective(self, text: Element, name: str, default: str) -> str:
        return text.attributes.get(name) or inherited(self.reader, self.unit, name, default)

    def _language(self, text: Element, wanted: str) -> None:
        given = self._effective(text, "xml:lang", "")
        if given and given.lower() != wanted.lower():
            raise self.reader.error(f'<{text.name}> in "{given}"', "it is in the file's own language", text)

    def _codes(self, side: str) -> None:
        found = [one for one in self.sides[side] if one.name in _CODES or one.name in {"sm", "em"}]
        codes = {one.attributes["id"]: one for one in found if "id" in one.attributes and one.name in _CODES}
        opened: dict[str, Element] = {}
        closed: set[str] = set()
        follows = False
        for one in found:
            given = one.attributes
            for name in ("dataRef", "dataRefStart", "dataRefEnd"):
                if name in given and given[name] not in self.data:
                    raise self.reader.error(
                        f'no data "{given[name]}"', "add it to <originalData>", one, value=given[name]
                    )
            self._copy(one, codes)
            self._sized(one)
            self._kind(one)
            if side == "target":  # lost, doubled and moved codes are faults of the text
                continue
            follows = self._order(one, follows=follows)
            if one.name in {"sc", "sm"}:
                opened[given["id"]] = one
            elif one.name == "ec" and given.get("isolated") == "yes":
                if "startRef" in given or "id" not in given:
                    raise self.reader.error("an isolated <ec> has an id, no startRef", "mend it", one)
            elif one.name in {"ec", "em"}:
                self._close(one, opened, closed)
        for name, one in opened.items():
            alone = one.attributes.get("isolated") == "yes"
            if (name in closed) is alone:
                say = "is isolated and closed" if alone else "is never closed"
                raise self.reader.error(f'<{one.name} id="{name}"> {say}', "pair it, or say isolated", one)

    def _close(self, one: Element, opened: Mapping[str, Element], closed: set[str]) -> None:
        name = one.attributes.get("startRef", "")
        start = opened.get(name)
        if start is None or (start.name == "sm") is not (one.name == "em") or "id" in one.attributes:
            raise self.reader.error(f'<{one.name} startRef="{name}"> closes nothing', "name what stands before it", one)
        closed.add(name)
        if one.name == "em":
            return
        for which in _SAME:
            if start.attributes.get(which, "yes") != one.attributes.get(which, "yes"):
                raise self.reader.error(f"{which} differs between <sc> and <ec>", "make them the same", one)
        pair = start.attributes.get("canReorder", "yes"), one.attributes.get("canReorder", "yes")
        if pair not in {("yes", "yes"), ("no", "no"), ("firstNo", "no")}:
            raise self.reader.error("canReorder differs between <sc> and <ec>", "make them the same", one)

    def _copy(self, one: Element, codes: Mapping[str, Element]) -> None:
        name = one.attributes.get("copyOf")
        if name is None:
            return
        base = codes.get(name)
        if (
            base is None
            or base.attributes.get("canCopy") == "no"
            or any(key.startswith("dataRef") for key in one.attributes)
        ):
            raise self.reader.error(f'copy of "{name}"', "name a code that can be copied, and no data", one, value=name)

    def _sized(self, one: Element) -> None:
        given = [name for name in one.attributes if name.startswith(("fs:", "slr:"))]
        if given and one.name == "ec" and one.attributes.get("isolated") != "yes":
            raise self.reader.error(f"{given[0]} on an <ec> that is not isolated", "put it on its <sc>", one)

    def _kind(self, one: Element) -> None:
        kind = one.attributes.get("subType")
        if kind is None:
            return
        wanted = _SUBTYPES.get(kind.removeprefix("xlf:"), "") if kind.startswith("xlf:") else one.attributes.get("type")
        if not one.attributes.get("type") or wanted != one.attributes["type"]:
            raise self.reader.error(f'subType="{kind}" does not go with its type', "mend one of them", one, value=kind)

    def _order(self, one: Element, *, follows: bool) -> bool:
        if one.name not in _CODES:
            return follows
        how = one.attributes.get("canReorder", "yes")
        if how == "yes":
            return False
        if one.attributes.get("canCopy") != "no" or one.attributes.get("canDelete") != "no":
            raise self.reader.error("canReorder without canCopy and canDelete", "say no for both", one)
        if how == "no" and not follows and not (one.name == "ec" and "startRef" in one.attributes):
            raise self.reader.error('canReorder="no" begins a row', 'its first code says "firstNo"', one)
        return True

    def _matches(self) -> None:
        names = {one.attributes.get("id") for one in (*self.parts, *self.inline)}
        for holder in self.unit.children("mtc:matches"):
            for match in holder.children("mtc:match"):
                name = match.attributes["ref"].removeprefix("#")
                if "=" not in name and "/" not in name and name not in names:
                    raise self.reader.error(f'no "{name}" in the unit for a match', "name a part of its source", match)

    def _mark(self, mark: Element) -> None:
        given = mark.attributes
        reference = given.get("ref")
        if reference is not None and reference.startswith("#"):
            self._fragment(mark, reference)
        if given.get("type") != "comment":
            return
        if ("ref" in given) == ("value" in given):
            raise self.reader.error("a comment has a value or refers to a note", "give it one of them", mark)
        holder = self.unit.child("notes")
        names = [one.attributes.get("id") for one in holder.children("note")] if holder is not None else []
        own = f"f={self.file.attributes.get('id')}/u={self.unit.attributes['id']}/" if self.file else ""
        notes = {f"#{before}n={name}" for before in ("", own, f"/{own}") for name in names}
        if reference is not None and reference not in notes:
            raise self.reader.error(f'no note "{reference}" in the unit', "add it, or refer to another", mark)

    def _fragment(self, mark: Element, reference: str) -> None:
        steps = reference.removeprefix("#").removeprefix("/").split("/")
        prefixes = [step.partition("=")[0] if "=" in step else "" for step in steps]
        places = [_LADDER.index(prefix) if prefix in _LADDER else len(_LADDER) for prefix in prefixes]
        known = all(prefix in _LADDER or prefix in _LEAVES or prefix in _MODULES for prefix in prefixes)
        leaves = sum(prefix not in _LADDER for prefix in prefixes)
        ordered = all(
            first < second or prefix == "g"
            for first, second, prefix in zip(places, places[1:], prefixes[1:], strict=False)
        )
        if not _FRAGMENT.match(reference) or not known or not ordered or leaves > 1:
            raise self.reader.error(f'"{reference}" is no fragment identifier', "see clause 4.1 of XLIFF 2.1", mark)


_LADDER = ("f", "g", "u")
_MODULES = frozenset({"gls", "mda", "mtc", "res", "slr", "val", "ctr", "its", "fs", "tbx"})


def _notes(reader: Reader, holder: Element) -> None:
    notes = holder.child("notes")
    if notes is not None:
        unique(reader, notes.children("note"), "note")


def _extensions(reader: Reader, holder: Element) -> None:
    """Look at the ids of extension elements in one holder: unique among those of one namespace."""
    for child in holder.children():
        if child.name.startswith("{"):
            inner = [one for one in every(child) if one.name.startswith("{")]
            seen: set[str] = set()
            for one in inner:
                name = one.attributes.get("id", one.attributes.get("xml:id"))
                if name is not None and name in seen:
                    raise reader.error(
                        f'a second extension element with the id "{name}"', "ids are unique", one, value=name
                    )
                seen.add(name or "")


def _nested(element: Element, name: str) -> Iterator[Element]:
    for child in element.children(name):
        yield child
        yield from _nested(child, name)


def _inline(parts: list[Element], side: str) -> Iterator[Element]:
    """Yield the elements in the sources or targets of a unit's parts, in order."""
    for part in parts:
        for text in part.children(side):
            for child in text.children():
                yield from every(child)
