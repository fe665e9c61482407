"""What differs between two states of the terminology base, in the terms of the trade rather than of lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from zhengming.terminology.concept import NAME_TYPES, Concept, Name
from zhengming.terminology.validity import Period

Kind = Literal[
    "added",
    "removed",
    "moved",
    "renamed",
    "equivalent",
    "dates",
    "evidence",
    "forbidden",
    "titles",
    "facts",
    "collision",
]
"""`moved`: the record's id changed; `renamed`: its name in the source language; `equivalent`: that in another;
`collision`: two concepts have one name at one time that had not before.
"""

_ALIKE = 0.5
"""Share of names that a record must keep to count as moved rather than removed and added (Jaccard, 0–1)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, with the place of the record in the newer state, or in the older where it is gone."""

    kind: Kind
    id: str
    what: str
    before: str
    after: str
    language: str = ""
    path: Path | None = None
    line: int | None = None

    def __str__(self) -> str:
        if self.kind in {"added", "removed"}:
            return f"{self.kind} {self.id}: {self.after or self.before}"
        what = " ".join(part for part in (self.language, self.what) if part)
        return f"{self.kind} {self.id}: {what}: {self.before or 'none'} → {self.after or 'none'}"

    def plain(self) -> dict[str, object]:
        """Return the change as JSON takes it."""
        return {
            "change": self.kind,
            "id": self.id,
            "what": self.what,
            "language": self.language,
            "before": self.before,
            "after": self.after,
            "path": str(self.path) if self.path else None,
            "line": self.line,
        }


def normal(concept: Concept) -> Concept:
    """Return a concept without its place and without what the order of keys decides: the form in which two are the same."""
    names = {
        language: tuple(sorted(found, key=lambda name: NAME_TYPES.index(name.type)))
        for language, found in sorted(concept.names.items())
        if found
    }
    forbidden = {language: found for language, found in sorted(concept.forbidden.items()) if found}
    return replace(concept, names=names, forbidden=forbidden, path=None, line=None)


def compare(old: Sequence[Concept], new: Sequence[Concept], *, source: str = "en") -> tuple[Change, ...]:
    """Return the changes from one state to another, by id; in time linear in the concepts and their names."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    changes: list[Change] = []
    gone = [one for identity, one in before.items() if identity not in after]
    come = [one for identity, one in after.items() if identity not in before]
    moved = dict(_moved(gone, come))
    changes += [_change("removed", one, "concept", _title(one, source), "") for one in gone if one.id not in moved]
    for identity, concept in moved.items():
        changes.append(_change("moved", concept, "id", identity, concept.id))
        changes += _details(before[identity], concept, source)
    taken = {concept.id for concept in moved.values()}
    changes += [_change("added", one, "concept", "", _title(one, source)) for one in come if one.id not in taken]
    for identity, concept in after.items():
        if identity in before:
            changes += _details(before[identity], concept, source)
    changes += _collisions(old, new)
    return tuple(sorted(changes, key=lambda one: (one.id, one.kind, one.language, one.what, one.before, one.after)))


def _change(kind: Kind, concept: Concept, what: str, before: str, after: str, language: str = "") -> Change:
    return Change(kind, concept.id, what, before, after, language, concept.path, concept.line)


def _title(concept: Concept, source: str) -> str:
    named = [concept.named(language)[0].text for language in (source, *concept.names) if concept.named(language)]
    return " = ".join(dict.fromkeys(named))


def _moved(gone: Sequence[Concept], come: Sequence[Concept]) -> Iterator[tuple[str, Concept]]:
    """Yield id and newer record of each that kept its names under another id, the most alike first."""
    by_name: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept in come:
        for key in _texts(concept):
            by_name[key].append(concept)
    pairs: dict[tuple[str, str], float] = {}
    for concept in gone:
        own = _texts(concept)
        for other in {one.id: one for key in own for one in by_name[key][:9]}.values():
            theirs = _texts(other)
            pairs[concept.id, other.id] = len(own & theirs) / len(own | theirs) if other.kind == concept.kind else 0.0
    there = {concept.id: concept for concept in come}
    used: set[str] = set()
    for (old, new), alike in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if alike >= _ALIKE and old not in used and new not in used:
            used |= {old, new}
            yield old, there[new]


def _texts(concept: Concept) -> set[tuple[str, str]]:
    return {(language, name.text) for language, names in concept.names.items() for name in names}


def _details(old: Concept, new: Concept, source: str) -> Iterator[Change]:
    if normal(old) == normal(replace(new, id=old.id)):
        return
    if old.valid != new.valid:
        yield _change("dates", new, "concept", _period(old.valid), _period(new.valid))
    if (old.evidence, set(old.sources)) != (new.evidence, set(new.sources)):
        yield _change("evidence", new, "concept", _proof(old), _proof(new))
    for language in sorted({*old.names, *new.names}):
        kind: Kind = "renamed" if language == source else "equivalent"
        yield from _names(old, new, language, kind)
    for language in sorted({*old.forbidden, *new.forbidden}):
        pair = [{one.text: one.why for one in state.forbidden.get(language, ())} for state in (old, new)]
        yield from _tables("forbidden", new, pair, language)
    for language in sorted({*old.titles, *new.titles}):
        yield from _tables("titles", new, [old.titles.get(language, {}), new.titles.get(language, {})], language)
    yield from _tables("facts", new, [_facts(old), _facts(new)], "")


def _names(old: Concept, new: Concept, language: str, kind: Kind) -> Iterator[Change]:
    """Yield what became of the names of one language: those gone and come by type, then what changed of those that stayed."""
    first = {name.text: name for name in old.named(language)}
    second = {name.text: name for name in new.named(language)}
    for of_type in NAME_TYPES:
        gone = [name.text for name in old.named(language, of_type) if name.text not in second]
        come = [name.text for name in new.named(language, of_type) if name.text not in first]
        if gone or come:
            yield _change(kind, new, of_type, "、".join(gone), "、".join(come), language)
    for text in (text for text in first if text in second):
        before, after = first[text], second[text]
        if before.valid != after.valid:
            yield _change("dates", new, text, _period(before.valid), _period(after.valid), language)
        if (before.evidence, before.sources) != (after.evidence, after.sources) and not _inherited(
            before, after, old, new
        ):
            yield _change("evidence", new, text, _proof(before), _proof(after), language)
        if _standing(before) != _standing(after):
            yield _change(kind, new, text, _standing(before), _standing(after), language)
    order = [[name.text for name in state.named(language, "full")] for state in (old, new)]
    if sorted(order[0]) == sorted(order[1]) and order[0] != order[1]:
        yield _change(kind, new, "first full name", order[0][0], order[1][0], language)


def _inherited(before: Name, after: Name, old: Concept, new: Concept) -> bool:
    """Tell whether a name's evidence changed only because its concept's did, which is reported once."""
    return (before.evidence, before.sources, after.evidence, after.sources) == (
        old.evidence, old.sources, new.evidence, new.sources,
    )  # fmt: skip


def _standing(name: Name) -> str:
    facts = (name.type, name.status, "exact case" if name.exact else "", name.scope, name.reviewer, name.note)
    return ", ".join(fact for fact in facts if fact)


def _period(valid: Period) -> str:
    return f"{valid.start or '…'} to {valid.end or '…'}" if valid.start or valid.end else ""


def _proof(one: Concept | Name) -> str:
    return f"{one.evidence}: {'; '.join(one.sources) or 'no source'}"


def _facts(concept: Concept) -> dict[str, str]:
    return {
        "kind": concept.kind,
        "category": concept.category,
        "subject": concept.subject,
        "parent": concept.parent,
        "predecessors": ", ".join(concept.predecessors),
        "portfolio": ", ".join(concept.portfolio),
        "note": concept.note,
        "enforce": "" if concept.enforced else "no",
        **concept.facts,
    }


def _tables(kind: Kind, new: Concept, pair: Sequence[dict[str, str]], language: str) -> Iterator[Change]:
    before, after = pair
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key) and (
            before.get(key) or after.get(key) or (key in before) != (key in after)
        ):
            values = [table.get(key, "") or (key if key in table and kind == "forbidden" else "") for table in pair]
            yield _change(kind, new, key, values[0], values[1], language)


def _collisions(old: Iterable[Concept], new: Iterable[Concept]) -> Iterator[Change]:
    """Yield the names that two bodies, posts, terms or documents share at one time now and did not before."""
    known = {(language, text, frozenset(pair)) for language, text, *pair in _shared(old)}
    for language, text, one, other in _shared(new):
        if (language, text, frozenset({one, other})) not in known:
            yield Change("collision", other, text, "", f"also {one}", language)


def _shared(concepts: Iterable[Concept]) -> Iterator[tuple[str, str, str, str]]:
    bearers: dict[tuple[str, str], list[tuple[Concept, Name]]] = defaultdict(list)
    for concept in concepts:
        if concept.kind in {"body", "post", "term", "document", "place"}:
            for language, names in concept.names.items():
                for name in names:
                    bearers[language, name.text].append((concept, name))
    for (language, text), found in bearers.items():
        for position, (concept, name) in enumerate(found):
            for other, rival in found[:position]:
                meets = name.valid.overlaps(rival.valid) and concept.valid.overlaps(other.valid)
                if concept.id != other.id and meets:
                    yield language, text, other.id, concept.id
