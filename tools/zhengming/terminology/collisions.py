"""Where two records say different things under one name: what Git merges without a word and only the meaning shows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zhengming.terminology import tokens
from zhengming.terminology.concept import Concept, Name

_MARKER = re.compile(r"^(?:<{7} |>{7} |={7}$|\|{7} )", re.MULTILINE)
_ALONE = frozenset({"body", "post", "term", "document", "person"})
"""Kinds whose names mean one thing wherever they stand; a department's or a place's depend on what is around them."""

_WORN = frozenset({"deprecated", "superseded"})


class Collision(NamedTuple):
    """A fault of a record as one of another: the code, whether it is grave, what is wrong, what to do."""

    concept: Concept
    code: str
    grave: bool
    message: str
    remedy: str


def conflict_marker(text: str) -> int:
    """Return the line of the first mark that an unfinished merge left in a text, or 0."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return 0
    found = _MARKER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def collisions(concepts: Sequence[Concept]) -> Iterator[Collision]:
    """Yield what names have against each other: doubles, readings that are the same, contradictions."""
    for concept in concepts:
        yield from _doubles(concept)
    alone = [concept for concept in concepts if concept.kind in _ALONE]
    bearers = _bearers(alone)
    yield from _same_reading(bearers)
    yield from _contradictions(alone, bearers)


Key = tuple[str, tuple[str, ...]]
Bearers = dict[Key, list[tuple[Concept, Name]]]


def _bearers(concepts: Iterable[Concept]) -> Bearers:
    """Return who bears each name, by language and the folded words under which texts are searched."""
    found: Bearers = defaultdict(list)
    for concept in concepts:
        for language, names in concept.names.items():
            for name in names:
                found[language, tuple(tokens.keys(name.text))].append((concept, name))
    return found


def _doubles(concept: Concept) -> Iterator[Collision]:
    for language, names in concept.names.items():
        seen: dict[tuple[str, str], Name] = {}
        for name in names:
            first = seen.setdefault((name.type, name.text), name)
            if first is not name and first.valid.overlaps(name.valid):
                message = f'writes "{name.text}" ({language}) twice under {name.type}'
                yield Collision(concept, "G014", False, message, "take one out")


def _same_reading(bearers: Bearers) -> Iterator[Collision]:
    """Two bodies (two posts, two terms) with one name at one time must say that they are homonyms.

    Acronyms are left out: that they collide is usual, and which one is meant the text decides.
    """
    for (language, _), found in bearers.items():
        for position, (concept, name) in enumerate(found):
            for other, rival in found[:position]:
                if _clash(concept, name, other, rival, language):
                    how = "like" if name.text == rival.text else f'which reads the same as "{rival.text}" of'
                    message = f'is called "{name.text}" ({language}) {how} "{other.id}" at the same time'
                    grave = name.type == rival.type == "full"
                    yield Collision(
                        concept, "G013", grave, message, "merge, date or rename, or say homonym in the note"
                    )


def _clash(concept: Concept, name: Name, other: Concept, rival: Name, language: str) -> bool:
    if concept.id == other.id or _family(concept) != _family(other) or "acronym" in {name.type, rival.type}:
        return False
    if language != "en" and concept.kind != "body":
        return False  # two English terms may well share one rendering, and two people a name
    if concept.kind == "post" and concept.parent != other.parent:
        return False  # every body has its secretaries
    if (
        concept.kind == "body"
        and name.text == rival.text
        and name.type == rival.type == "full"
        and language == "zh-Hans"
    ):
        return False  # G011 says it
    meets = name.valid.overlaps(rival.valid) and concept.valid.overlaps(other.valid)
    return meets and not any("homonym" in one.note.lower() for one in (concept, other, name, rival))


def _family(concept: Concept) -> str:
    return "term" if concept.kind == "document" else concept.kind


def _contradictions(concepts: Iterable[Concept], bearers: Bearers) -> Iterator[Collision]:
    """Yield the renderings that one record forbids for a wording and another requires for it: nobody can obey both."""
    for concept in concepts:
        wrong = {(language, item.text) for language, items in concept.forbidden.items() for item in items}
        if not wrong:
            continue
        told: set[str] = set()
        for language, names in concept.names.items():
            for name in names:
                for other, rival in bearers[language, tuple(tokens.keys(name.text))]:
                    if other.id == concept.id or other.id in told or not name.valid.overlaps(rival.valid):
                        continue
                    for text in _required(other, wrong, language):
                        told.add(other.id)
                        message = f'forbids "{text}" for "{name.text}", which "{other.id}" requires'
                        yield Collision(
                            concept, "G016", True, message, "settle which is right and mend the other record"
                        )


def _required(concept: Concept, wrong: set[tuple[str, str]], source: str) -> Iterator[str]:
    for language, names in concept.names.items():
        if language != source:
            yield from (name.text for name in names if (language, name.text) in wrong and name.status not in _WORN)


def circles(concepts: Sequence[Concept]) -> Iterator[Collision]:
    """Yield the concepts that are among their own predecessors, each circle once."""
    by_id = {concept.id: concept for concept in concepts}
    settled: set[str] = set()
    for start in by_id:
        path: dict[str, Iterator[str]] = {}
        step: str | None = start if start not in settled else None
        while step is not None or path:
            if step is not None:
                path[step] = iter(by_id[step].predecessors)
            here = next(reversed(path))
            step = next((one for one in path[here] if one in by_id and one not in settled), None)
            if step is None:
                settled.add(here)
                del path[here]
            elif step in path:
                message = f'is its own predecessor through "{here}"'
                yield Collision(by_id[step], "G015", True, message, "mend predecessors")
                step = None
