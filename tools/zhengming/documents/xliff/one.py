"""XLIFF 1.0–1.2 (OASIS, 2008): `<file>`, `<group>`, `<trans-unit>`."""

from collections.abc import Iterator

from zhengming.documents.model import State
from zhengming.documents.xliff.elements import Element, Reader
from zhengming.documents.xliff.parts import DATE, Part, Said, dated, inherited, part, spaced, tag, told

_WAITING = frozenset(
    {
        "new", "needs-translation", "needs-adaptation", "needs-l10n",
        "needs-review-adaptation", "needs-review-l10n", "needs-review-translation",
    }
)  # fmt: skip
_DOUBTFUL = frozenset({"fuzzy-match", "leveraged-mt", "mt-suggestion", "tm-suggestion", "rejected-grammar",
                       "rejected-inaccurate", "rejected-length", "rejected-spelling"})  # fmt: skip
_PO = frozenset({"po", "x-gettext", "x-po"})
_CONTEXTS = frozenset({"x-context", "x-po-msgctxt", "x-gettext-msgctxt"})
STATES = {State.TRANSLATED: "translated", State.FUZZY: "needs-review-translation", State.UNTRANSLATED: "new"}
"""What is written for each state."""
STATE_OF = "target"


def languages(root: Element) -> tuple[str, str]:
    """Return the languages of the first file."""
    file = root.child("file")
    given = file.attributes if file else {}
    return tag(given.get("source-language", "")), tag(given.get("target-language", ""))


def parts(reader: Reader, element: Element, data: bytes) -> Iterator[Part]:
    """Yield the text of a `<trans-unit>` that is to be translated."""
    if element.name == "bin-unit":
        for inner in element.children("trans-unit"):
            yield from parts(reader, inner, data)
        return
    source = element.child("source")
    file = reader.within("file")
    if source is None:
        raise reader.error("<trans-unit> without <source>", "give it one", element)
    if file is None:
        raise reader.error("<trans-unit> outside <file>", "move it into a <file>", element)
    if not element.attributes.get("id"):
        raise reader.error("<trans-unit> without id", "give it one: it tells the unit from others", element)
    if sum(1 for _ in element.children("source")) + sum(1 for _ in element.children("target")) > 2:
        raise reader.error("a second <source> or <target> in one <trans-unit>", "leave one", element)
    if inherited(reader, element, "translate", "yes") == "no" or not _same(reader, file):
        return
    target = element.child("target")
    keep = spaced(reader, element, target or source)
    yield part(
        data,
        element,
        source,
        target,
        _said(reader, element, target, file),
        keep=keep,
        codes={},
        before=element.child("seg-source"),
        stated=target,
    )


def head(root: Element) -> tuple[tuple[str, str], ...]:
    """Return the first file's properties, its day among them."""
    file = root.child("file")
    if file is None:
        return ()
    notes, properties = _file(file)
    day = dated(notes, properties)
    rest = [pair for pair in properties if pair[0].casefold() != DATE]
    return (*([(DATE, day)] if day else []), *rest)


def _same(reader: Reader, file: Element) -> bool:
    """Tell whether a file has the languages of the first one; a catalog has two."""
    first = reader.root.child("file") if reader.root else None
    names = ("source-language", "target-language")
    return first is None or all(tag(file.attributes.get(n, "")) == tag(first.attributes.get(n, "")) for n in names)


def _file(file: Element) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    header = file.child("header")
    return ([("", note.text) for note in header.children("note")], _properties(header)) if header else ([], [])


def _properties(element: Element) -> list[tuple[str, str]]:
    holders = [element, *element.children("prop-group")]
    return [(one.attributes.get("prop-type", ""), one.text) for holder in holders for one in holder.children("prop")]


def _said(reader: Reader, element: Element, target: Element | None, file: Element) -> Said:
    contexts = [
        (one.attributes.get("context-type", ""), one.text)
        for group in element.children("context-group")
        for one in group.children("context")
    ]
    named = dict(contexts)
    notes, comments = told([(one.attributes.get("from", ""), one.text) for one in element.children("note")])
    properties = _properties(element)
    if file.start not in reader.days:
        reader.days[file.start] = dated(*_file(file))
    day = reader.days[file.start]
    if day and not any(name.casefold() == DATE for name, _ in properties):
        properties.append((DATE, day))
    references = [text for kind, text in contexts if kind == "x-reference"]
    if "sourcefile" in named:
        references.append(f"{named['sourcefile']}:{named.get('linenumber', '')}".rstrip(":"))
    po = file.attributes.get("datatype", "") in _PO
    own = f"{file.attributes.get('original', '')}/{element.attributes['id']}".lstrip("/")
    return Said(
        context=next((text for name, text in contexts if name in _CONTEXTS), None if po else own),
        state=_state(element, target),
        notes=notes,
        comments=comments,
        references=tuple(references),
        properties=tuple(properties),
    )


def _state(element: Element, target: Element | None) -> State | None:
    given = target.attributes if target is not None else {}
    if element.attributes.get("approved") == "yes":
        return State.TRANSLATED
    if given.get("state", "") in _WAITING:
        return State.FUZZY
    return State.FUZZY if "state" not in given and given.get("state-qualifier", "") in _DOUBTFUL else None
