"""XLIFF 2.0, 2.1 and 2.2 (OASIS, 2014, 2018): `<file>`, `<group>`, `<unit>`, `<segment>`."""

from collections.abc import Iterator

from zhengming.documents.model import State
from zhengming.documents.xliff.elements import Element, Reader
from zhengming.documents.xliff.parts import DATE, Part, Said, dated, inherited, part, spaced, tag, told

STATES = {State.TRANSLATED: "translated", State.FUZZY: "initial", State.UNTRANSLATED: "initial"}
"""What is written for each state."""
STATE_OF = "segment"


def languages(root: Element) -> tuple[str, str]:
    """Return the languages of the file."""
    return tag(root.attributes.get("srcLang", "")), tag(root.attributes.get("trgLang", ""))


def parts(reader: Reader, element: Element, data: bytes) -> Iterator[Part]:
    """Yield the segments of a `<unit>` that are to be translated."""
    file = reader.within("file")
    if file is None:
        raise reader.error("<unit> outside <file>", "move it into a <file>", element)
    if inherited(reader, element, "translate", "yes") == "no":
        return
    store = element.child("originalData")
    codes = {one.attributes.get("id", ""): one.text for one in store.children("data")} if store is not None else {}
    segments = list(element.children("segment"))
    notes, properties = _notes(element), _metadata(element)
    if file.start not in reader.days:  # what states it stands before the first unit
        reader.days[file.start] = dated(_notes(file), _metadata(file))
    day = reader.days[file.start]
    if day and not any(name.casefold() == DATE for name, _ in properties):
        properties.append((DATE, day))
    lines, comments = told(notes)
    for number, segment in enumerate(segments, 1):
        source, target = segment.child("source"), segment.child("target")
        if source is None:
            raise reader.error("<segment> without <source>", "give it one", segment)
        named = [file.attributes.get("id", ""), element.attributes.get("id", "")]
        named += [segment.attributes.get("id", str(number))] if len(segments) > 1 else []
        keep = spaced(reader, element, target or source)
        said = Said(
            context="/".join(named),
            state=State.FUZZY if segment.attributes.get("state") == "initial" else None,
            notes=lines,
            comments=comments,
            properties=tuple(properties),
        )
        yield part(data, segment, source, target, said, keep=keep, codes=codes, stated=segment)


def head(root: Element) -> tuple[tuple[str, str], ...]:
    """Return the first file's properties, its day among them."""
    file = root.child("file")
    if file is None:
        return ()
    properties = _metadata(file)
    day = dated(_notes(file), properties)
    return (*([(DATE, day)] if day else []), *(pair for pair in properties if pair[0].casefold() != DATE))


def _notes(element: Element) -> list[tuple[str, str]]:
    """Return category and text of an element's notes; a note of our own category is told as the property it is."""
    holder = element.child("notes")
    found = [(one.attributes.get("category", ""), one.text) for one in holder.children("note")] if holder else []
    return [(kind, f"{DATE}: {text}" if kind.casefold() == DATE else text) for kind, text in found]


def _metadata(element: Element) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    ahead = list(element.children("mda:metadata"))
    while ahead:
        one = ahead.pop()
        found += [(meta.attributes.get("type", ""), meta.text) for meta in one.children("mda:meta")]
        ahead += one.children("mda:metaGroup")
    return found
