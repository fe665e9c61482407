"""What may come into a base from outside: new concepts, those known already, and those that say something else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zhengming.terminology.concept import Concept
from zhengming.terminology.difference import Change, compare

_KEYS = {"document": "term"}
_NESTED = frozenset({"body", "department"})
_DEPENDENT = frozenset({"department", "local", "place"})
"""Kinds whose names mean nothing alone, so that a name says nothing of which one is meant."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A concept that is not taken in, the one on record it runs against, and in what they differ."""

    concept: Concept
    known: Concept
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """The concepts to be recorded, those that say nothing new, and those that say otherwise than the base."""

    new: tuple[Concept, ...]
    known: tuple[Concept, ...]
    conflicts: tuple[Conflict, ...]


def sift(found: Sequence[Concept], base: Iterable[Concept], *, source: str = "en") -> Intake:
    """Return what of the concepts found is new to the base; nothing on record is ever to be changed by it.

    A concept is on record when its id is, or when a concept there bears one of its names in the source language; then it
    is known if it says nothing that the record does not, and a conflict otherwise.
    """
    kept = list(base)
    by_id = {concept.id: concept for concept in kept}
    by_name: dict[str, list[Concept]] = defaultdict(list)
    for concept in kept:
        if concept.kind not in _DEPENDENT:
            for name in concept.named(source):
                by_name[name.text].append(concept)
    new: list[Concept] = []
    known: list[Concept] = []
    conflicts: list[Conflict] = []
    for concept in map(filed, found):
        there = by_id.get(concept.id) or _bearer(concept, by_name, source)
        if there is None:
            new.append(concept)
        elif (concept.id == there.id and not compare([there], [concept])) or _adds_nothing(concept, there):
            known.append(concept)
        else:
            conflicts.append(Conflict(concept, there, compare([there], [replace(concept, id=there.id)])))
    return Intake(tuple(new), tuple(known), tuple(conflicts))


def filed(concept: Concept) -> Concept:
    """Return a concept under the id that its record will have: with the prefix of its kind, of the characters ids have."""
    if concept.kind in _NESTED:
        identity = "/".join(_plain(part) for part in concept.id.split("/"))
        return replace(concept, id=identity, parent=concept.parent)
    prefix = f"{_KEYS.get(concept.kind, concept.kind)}:"
    return replace(concept, id=prefix + _plain(concept.id.removeprefix(prefix)))


def _plain(identity: str) -> str:
    return re.sub(r"[^\w.\-]+", "-", identity).strip("-") or "unnamed"


def _bearer(concept: Concept, by_name: dict[str, list[Concept]], source: str) -> Concept | None:
    if concept.kind in _DEPENDENT:
        return None
    return next((other for name in concept.named(source) for other in by_name.get(name.text, ())), None)


def _adds_nothing(concept: Concept, there: Concept) -> bool:
    """Tell whether the record has every name that a concept without further facts brings."""
    names = {(language, name.text) for language, found in concept.names.items() for name in found}
    recorded = {(language, name.text) for language, found in there.names.items() for name in found}
    wrong = {(language, item.text) for language, found in concept.forbidden.items() for item in found}
    forbidden = {(language, item.text) for language, found in there.forbidden.items() for item in found}
    return concept.kind == "term" and names <= recorded and wrong <= forbidden
