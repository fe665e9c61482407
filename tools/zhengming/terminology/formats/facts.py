"""What a concept and its names say beside their texts, as pairs of key and value: the ground all formats share.

A format maps the keys it has a place for and puts the others into notes or columns, or counts them as lost. Names inherit
evidence and sources from their concept, so only what differs is said; `(none)` says that nothing is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from zhengming.errors import InputError
from zhengming.terminology.concept import (
    NAME_TYPES,
    Concept,
    Evidence,
    Forbidden,
    Kind,
    Name,
    NameType,
    Status,
)
from zhengming.terminology.validity import Period, first_day

Pair = tuple[str, str]
Pairs = list[Pair]
Term = tuple[str, str, Pairs]
"""A name or a forbidden rendering: language, text, pairs."""

NOTHING = "(none)"
CONCEPT_KEYS = (
    "kind", "category", "subject", "parent", "from", "to", "predecessor", "portfolio", "evidence", "source", "enforce", "note",
)  # fmt: skip
NAME_KEYS = ("type", "status", "from", "to", "evidence", "source", "case", "scope", "reviewer", "note", "forbidden")
_NOTE = re.compile(r"([a-z]+|titles\.[\w-]+\.[^:\n]+|fact\.[\w.-]+):(?: (.*))?\Z", re.DOTALL)
_ADMITTED = frozenset({"press", "variants"})
_USUAL = frozenset({"full", "variants", "preferred", "admitted"})


def of_concept(concept: Concept) -> Pairs:
    """Return what a concept says of itself, in a fixed order; empty facts and the defaults are left out."""
    pairs: Pairs = [("kind", concept.kind)]
    single = {
        "category": concept.category,
        "subject": concept.subject,
        "parent": concept.parent,
        "from": concept.valid.start,
        "to": concept.valid.end,
    }
    pairs += [(key, value) for key, value in single.items() if value]
    pairs += [("predecessor", value) for value in concept.predecessors]
    pairs += [("portfolio", value) for value in concept.portfolio]
    pairs += [("evidence", concept.evidence)] if concept.evidence != "proposed" else []
    pairs += [("source", value) for value in concept.sources]
    pairs += [] if concept.enforced else [("enforce", "no")]
    pairs += [("note", concept.note)] if concept.note else []
    for language, table in concept.titles.items():
        pairs += [(f"titles.{language}.{word}", title) for word, title in table.items()]
    return pairs + [(f"fact.{key}", value) for key, value in concept.facts.items()]


def of_name(name: Name, concept: Concept) -> Pairs:
    """Return what a name says of itself: type and status always, the rest where it differs from the default."""
    pairs: Pairs = [("type", name.type), ("status", name.status)]
    pairs += [(key, value) for key, value in (("from", name.valid.start), ("to", name.valid.end)) if value]
    pairs += [("evidence", name.evidence)] if name.evidence != concept.evidence else []
    if name.sources != concept.sources:
        pairs += [("source", _marked(value)) for value in name.sources] or [("source", NOTHING)]
    pairs += [("case", "exact")] if name.exact else []
    extra = {"scope": name.scope, "reviewer": name.reviewer, "note": name.note}
    return pairs + [(key, value) for key, value in extra.items() if value]


def _marked(source: str) -> str:
    """Return a source so that it is not taken for the mark that there is none."""
    return f"{source})" if source.rstrip(")") == NOTHING.rstrip(")") else source


def _unmarked(source: str) -> str:
    return source[:-1] if source.rstrip(")") == NOTHING.rstrip(")") else source


def terms(concept: Concept) -> list[Term]:
    """Return every name and forbidden rendering of a concept, by language in the order recorded."""
    found: list[Term] = []
    for language in dict.fromkeys((*concept.names, *concept.forbidden)):
        found += [(language, name.text, of_name(name, concept)) for name in concept.names.get(language, ())]
        found += [(language, item.text, [("forbidden", item.why)]) for item in concept.forbidden.get(language, ())]
    return found


def build(identity: str, pairs: Iterable[Pair], found: Iterable[Term], *, path: Path, line: int) -> Concept:
    """Return the concept that pairs and terms describe; InputError for a value no record may have."""
    values = _Values(pairs, path, line)
    kind: Kind = values.choice("kind", get_args(Kind), "term")
    evidence: Evidence = values.choice("evidence", get_args(Evidence), "proposed")
    sources = values.all("source")
    names: dict[str, tuple[Name, ...]] = {}
    forbidden: dict[str, tuple[Forbidden, ...]] = {}
    for language, text, said in found:
        own = _Values(said, path, line)
        if own.has("forbidden"):
            forbidden[language] = (*forbidden.get(language, ()), Forbidden(text, own.one("forbidden")))
        else:
            name = _name(text, own, (evidence, sources), _default_type(language, names.get(language, ())))
            names[language] = (*names.get(language, ()), name)
    return Concept(
        id=identity,
        kind=kind,
        names=names,
        category=values.one("category"),
        subject=values.one("subject"),
        parent=values.one("parent"),
        valid=values.period(),
        predecessors=values.all("predecessor"),
        titles=values.titles(),
        forbidden=forbidden,
        portfolio=values.all("portfolio"),
        evidence=evidence,
        sources=sources,
        note="\n".join(values.all("note")),
        enforced=values.one("enforce") != "no",
        facts=values.facts(),
        path=path,
        line=line,
    )


def _default_type(language: str, before: tuple[Name, ...]) -> NameType:
    if not before:
        return "full"
    return "variants" if language == "en" else "press"


def _name(text: str, own: "_Values", inherited: tuple[Evidence, tuple[str, ...]], default: NameType) -> Name:
    status: Status = own.choice("status", get_args(Status), "")
    kind: NameType = own.choice("type", NAME_TYPES, "variants" if default == "full" and _worn(status) else default)
    evidence, sources = inherited
    if own.has("source"):
        sources = tuple(_unmarked(value) for value in own.all("source") if value != NOTHING)
    return Name(
        text=text,
        type=kind,
        valid=own.period(),
        status=status or ("admitted" if kind in _ADMITTED else "preferred"),
        evidence=own.choice("evidence", get_args(Evidence), evidence),
        sources=sources,
        exact=own.one("case") == "exact",
        scope=own.one("scope"),
        reviewer=own.one("reviewer"),
        note="\n".join(own.all("note")),
    )


def _worn(status: str) -> bool:
    return status in {"deprecated", "superseded", "admitted"}


class _Values:
    """Pairs by key, with the place to tell when one is wrong."""

    def __init__(self, pairs: Iterable[Pair], path: Path, line: int) -> None:
        self._by_key: dict[str, list[str]] = {}
        for key, value in pairs:
            self._by_key.setdefault(key, []).append(value)
        self._path = path
        self._line = line

    def has(self, key: str) -> bool:
        return key in self._by_key

    def all(self, key: str) -> tuple[str, ...]:
        return tuple(value for value in self._by_key.get(key, ()) if value)

    def one(self, key: str) -> str:
        values = self._by_key.get(key, [])
        if len(values) > 1 and len(set(values)) > 1:
            raise self._error(f'"{key}" is given twice: "{values[0]}" and "{values[1]}"', "give it once")
        return values[0] if values else ""

    def choice(self, key: str, known: tuple[str, ...], default: str) -> Any:
        value = self.one(key) or default
        if value and value not in known:
            raise self._error(f'"{key}" is "{value}"', f"use one of {', '.join(known)}")
        return value

    def period(self) -> Period:
        for key in ("from", "to"):
            try:
                _ = first_day(self.one(key)) if self.one(key) else None
            except ValueError as error:
                raise self._error(f'"{key}": {error}', 'write "2018", "2018-03" or "2018-03-17"') from error
        period = Period(self.one("from"), self.one("to"))
        if period.start and period.end and first_day(period.start) > first_day(period.end):
            raise self._error(f'"from" {period.start} is after "to" {period.end}', "swap or mend them")
        return period

    def titles(self) -> dict[str, dict[str, str]]:
        titles: dict[str, dict[str, str]] = {}
        for key in self._by_key:
            if key.startswith("titles."):
                _, language, word = (*key.split(".", 2), "")[:3]
                if not word:
                    raise self._error(f'"{key}" names no language and post', "write titles.zh-Hans.head")
                titles.setdefault(language, {})[word] = self.one(key)
        return titles

    def facts(self) -> dict[str, str]:
        return {key.removeprefix("fact."): self.one(key) for key in self._by_key if key.startswith("fact.")}

    def _error(self, message: str, remedy: str) -> InputError:
        return InputError(message, path=self._path, line=self._line, remedy=remedy)


def as_note(key: str, value: str) -> str:
    """Return a pair as the text of a note; a plain note stays as it is, unless it would be taken for another pair."""
    if key == "note" and from_note(value, CONCEPT_KEYS + NAME_KEYS) == ("note", value):
        return value
    return f"{key}: {value}" if value else f"{key}:"


def from_note(text: str, known: Sequence[str]) -> Pair:
    """Return the pair that the text of a note says; a note with no key of ours is a `note`."""
    found = _NOTE.match(text)
    if found and (found[1] in known or "." in found[1]):
        return found[1], found[2] or ""
    return "note", text


def unheld(concepts: Iterable[Concept], concept_keys: Iterable[str], name_keys: Iterable[str]) -> Counter[str]:
    """Return how many facts of each kind a format loses that holds only these keys of concepts and of their names.

    A name's type and status count only where they tell more than first and rest: a short form, an acronym, a name given up.
    """
    held, held_by_name = frozenset(concept_keys), frozenset(name_keys)
    lost: Counter[str] = Counter()
    for concept in concepts:
        lost.update(_plain(key) for key, _ in of_concept(concept) if _stem(key) not in held)
        for _, _, pairs in terms(concept):
            lost.update(f"name {key}" for key, value in pairs if key not in held_by_name and value not in _USUAL)
    return lost


def _stem(key: str) -> str:
    return key.partition(".")[0]


def _plain(key: str) -> str:
    stem, *rest = key.split(".")
    return "post title" if stem == "titles" else f"fact {rest[0]}" if stem == "fact" else key
