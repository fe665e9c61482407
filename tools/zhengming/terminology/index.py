"""Concepts compiled for finding: names as token paths, departments as bags of words, everything in plain containers.

The compiled form holds only what `marshal` can write, so that a cache loads in a few milliseconds; concepts stay packed
until one is asked for.
"""

import marshal
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zhengming.terminology import titles, tokens
from zhengming.terminology.concept import Concept, Name

Paths = dict[str, tuple[int, ...]]
"""Token paths joined by blanks. An empty tuple marks a path that only leads on; otherwise the concepts so named."""

ENGLISH = "en"
UNSPACED = frozenset({"zh-Hans", "zh-Hant", "ja", "th", "lo", "km", "my"})


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name as compiled; `start` and `end` are partial dates."""

    text: str
    type: str
    start: str
    end: str
    attested: bool
    status: str


class Record:
    """One concept as compiled."""

    def __init__(self, number: int, plain: tuple[Any, ...]) -> None:
        """Unpack what `pack` made."""
        self.number = number
        (
            self.id,
            self.kind,
            self.category,
            self.subject,
            self.parent,
            self.start,
            self.end,
            self.predecessors,
            names,
            self.titles,
            self.forbidden,
            self.attested,
            self.sources,
            self.note,
            self.enforced,
            self.facts,
        ) = plain
        self.names: dict[str, tuple[NameRecord, ...]] = {
            language: tuple(NameRecord(*name) for name in items) for language, items in names.items()
        }

    def covers(self, day: str) -> bool:
        """Tell whether the concept may have existed on an ISO day."""
        return within(day, self.start, self.end)

    def name(self, language: str, kind: str, day: str) -> NameRecord | None:
        """Return the first name of a type that is valid on `day`, else the first of that type, else None."""
        of_kind = [name for name in self.names.get(language, ()) if name.type == kind]
        return next((name for name in of_kind if within(day, name.start, name.end)), of_kind[-1] if of_kind else None)

    def full(self, language: str, day: str) -> str:
        """Return the full name in a language on a day, or what comes closest, or nothing."""
        for kind in ("full", "short", "press", "variants", "acronym"):
            name = self.name(language, kind, day)
            if name is not None:
                return name.text
        return ""

    def short(self, language: str, day: str) -> str:
        """Return the official short form in a language on a day; the full name where there is none."""
        name = self.name(language, "short", day)
        return name.text if name is not None else self.full(language, day)


def within(day: str, start: str, end: str) -> bool:
    """Tell whether an ISO day lies between two partial dates; comparing as many characters as each gives is enough."""
    return (not start or start <= day[: len(start)]) and (not end or day[: len(end)] <= end)


def pack(concept: Concept) -> bytes:
    """Return a concept as bytes that `Record` unpacks."""
    names = {
        language: tuple(
            (name.text, name.type, name.valid.start, name.valid.end, name.evidence == "attested", name.status)
            for name in items
        )
        for language, items in concept.names.items()
    }
    forbidden = {
        language: tuple((item.text, item.why) for item in items) for language, items in concept.forbidden.items()
    }
    return marshal.dumps(
        (
            concept.id,
            concept.kind,
            concept.category,
            concept.subject,
            concept.parent,
            concept.valid.start,
            concept.valid.end,
            concept.predecessors,
            names,
            {
                language: {titles.phrase(word): title for word, title in table.items()}
                for language, table in concept.titles.items()
            },
            forbidden,
            concept.evidence == "attested",
            concept.sources,
            concept.note,
            concept.enforced,
            concept.facts,
        )
    )


class Index:
    """The compiled base: packed concepts and the tables that find them, each unpacked when first needed."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        """Take the sections that `compile_concepts` makes and a cache keeps."""
        self.packed = packed
        self._records: dict[int, Record] = {}

    def section(self, name: str) -> Any:
        """Return one section, unpacked."""
        return marshal.loads(self.packed[name])

    @cached_property
    def blobs(self) -> list[bytes]:
        """Every concept, packed; the position is its number."""
        return list(self.section("blobs"))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each concept by its id."""
        return dict(self.section("numbers"))

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The concepts inside each body."""
        return dict(self.section("children"))

    @cached_property
    def names(self) -> dict[str, Paths]:
        """Token paths of bodies, posts, places and persons, by language."""
        return dict(self.section("names"))

    @cached_property
    def terms(self) -> dict[str, Paths]:
        """Token paths of domain terms, by language."""
        return dict(self.section("terms"))

    @cached_property
    def acronyms(self) -> dict[str, tuple[int, ...]]:
        """Acronyms as written."""
        return dict(self.section("acronyms"))

    @cached_property
    def portfolios(self) -> Paths:
        """What ministries are for: *commerce*."""
        return dict(self.section("portfolios"))

    @cached_property
    def bags(self) -> dict[str, tuple[int, ...]]:
        """Departments by their sorted content words."""
        return dict(self.section("bags"))

    @cached_property
    def locals(self) -> dict[str, tuple[int, ...]]:
        """Local organs by their sorted content words."""
        return dict(self.section("locals"))

    @cached_property
    def characters(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """Names in languages without spaces, by language."""
        return dict(self.section("characters"))

    @cached_property
    def titles(self) -> dict[str, Any]:
        """The title tables."""
        return dict(self.section("titles"))

    @cached_property
    def countries(self) -> dict[str, dict[str, str]]:
        """Countries by folded English name, with their names by target language."""
        return dict(self.section("countries"))

    @cached_property
    def forms(self) -> dict[str, list[tuple[str, int, str]]]:
        """Every name folded for likeness, with its concept and as written: `spaced` and `unspaced` languages."""
        return dict(self.section("forms"))

    @cached_property
    def grams(self) -> dict[str, dict[str, bytes]]:
        """For each three letters, the forms that hold them, as packed 32-bit numbers."""
        return dict(self.section("grams"))

    def record(self, number: int) -> Record:
        """Return one concept, unpacked once."""
        found = self._records.get(number)
        if found is None:
            found = self._records[number] = Record(number, marshal.loads(self.blobs[number]))
        return found

    def get(self, identity: str) -> Record | None:
        """Return the concept with an id, or None."""
        number = self.numbers.get(identity)
        return None if number is None else self.record(number)

    def departments(self, number: int) -> list[int]:
        """Return the concepts whose parent is the given one."""
        return self.children.get(number, [])

    @cached_property
    def successors(self) -> dict[str, tuple[str, ...]]:
        """For each body's id, the ids of the bodies that name it as predecessor."""
        found: dict[str, list[str]] = defaultdict(list)
        for number in range(len(self.blobs)):
            record = self.record(number)
            for predecessor in record.predecessors:
                found[predecessor].append(record.id)
        return {identity: tuple(items) for identity, items in found.items()}


def compile_concepts(concepts: Iterable[Concept], tables: dict[str, Any]) -> dict[str, bytes]:
    """Return the compiled sections of concepts and title tables; a later concept with the same id replaces an earlier."""
    unique = {concept.id: concept for concept in concepts}
    items = list(unique.values())
    numbers = {concept.id: number for number, concept in enumerate(items)}
    from zhengming.terminology import likeness

    grammar = Grammar(tables)
    building = _Building(grammar, numbers)
    for number, concept in enumerate(items):
        building.add(number, concept)
    building.derive()
    forms = likeness.forms(items, grammar)
    plain = {
        "blobs": [pack(concept) for concept in items],
        "numbers": numbers,
        "titles": tables,
        "countries": countries(),
        "forms": forms,
        "grams": likeness.postings(forms),
        **building.plain(),
    }
    return {name: marshal.dumps(section) for name, section in plain.items()}


def countries() -> dict[str, dict[str, str]]:
    """Return what each country is called, by folded English name and target language; from CLDR."""
    from babel import Locale

    targets = {
        "zh-Hans": Locale("zh", script="Hans"),
        "zh-Hant": Locale("zh", script="Hant"),
        "fr": Locale("fr"),
        "ru": Locale("ru"),
    }
    found: dict[str, dict[str, str]] = {}
    for code, name in Locale("en").territories.items():
        if code.isalpha():
            names = {
                tag: str(locale.territories[code]) for tag, locale in targets.items() if code in locale.territories
            }
            found[titles.phrase(name)] = names
            if code in {"US", "GB"}:
                found[titles.phrase({"US": "us", "GB": "uk"}[code])] = names
    return found


class Grammar:
    """The sets of English words that decide how names are keyed."""

    def __init__(self, tables: dict[str, Any]) -> None:
        """Take the title tables as `titles.load` returns them."""
        english = tables["languages"].get(ENGLISH, {})
        self.skip: frozenset[str] = frozenset(english.get("skip", ()))
        units: list[str] = english.get("units", {}).get("words", [])
        self.units: frozenset[str] = frozenset(word for word in units if " " not in word)
        self.weak: frozenset[str] = frozenset(english.get("units", {}).get("weak", ()))

    def content(self, text: str) -> list[str]:
        """Return the folded tokens of a name that carry meaning."""
        return self.significant(tokens.keys(text))

    def significant(self, keys: Iterable[str]) -> list[str]:
        """Return the tokens that carry meaning, of tokens already folded; marks do not."""
        return [key for key in keys if key not in self.skip and (key.isalnum() or not key.isascii())]

    def bag(self, content: Iterable[str]) -> str:
        """Return what identifies a department's name whatever its order: its content words but the unit noun, sorted."""
        words = list(content)
        for at in (0, -1):
            if len(words) > 1 and words[at] in self.units:
                del words[at]
                break
        return " ".join(sorted(words))


class _Building:
    """The tables while they grow."""

    def __init__(self, grammar: Grammar, numbers: dict[str, int]) -> None:
        self.grammar = grammar
        self.numbers = numbers
        self.names: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self.terms: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self.acronyms: dict[str, list[int]] = defaultdict(list)
        self.portfolios: dict[str, list[int]] = {}
        self.bags: dict[str, list[int]] = defaultdict(list)
        self.locals: dict[str, list[int]] = defaultdict(list)
        self.characters: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.children: dict[int, list[int]] = defaultdict(list)
        self.derived: list[tuple[str, list[str], int]] = []

    def derive(self) -> None:
        """Add what follows from the names given, where no other body bears it: without China, State for National."""
        for language, content, number in self.derived:
            if content and not self.names[language].get(" ".join(content)):
                _lead(self.names[language], content, number)

    def plain(self) -> dict[str, Any]:
        return {
            "names": {language: _frozen(paths) for language, paths in self.names.items()},
            "terms": {language: _frozen(paths) for language, paths in self.terms.items()},
            "acronyms": _frozen(self.acronyms),
            "portfolios": _frozen(self.portfolios),
            "bags": _frozen(self.bags),
            "locals": _frozen(self.locals),
            "characters": {language: _frozen(forms) for language, forms in self.characters.items()},
            "children": dict(self.children),
        }

    def add(self, number: int, concept: Concept) -> None:
        if concept.parent in self.numbers and concept.kind in {"body", "department"}:
            self.children[self.numbers[concept.parent]].append(number)
        for language, names in concept.names.items():
            for name in names:
                if language in UNSPACED:
                    self._characters(language, name, number, concept)
                else:
                    self._words(language, name, number, concept)
        for text in concept.portfolio:
            _lead(self.portfolios, self.grammar.content(text), number)

    def _characters(self, language: str, name: Name, number: int, concept: Concept) -> None:
        if concept.kind == "local":
            return
        items = self.characters[language][name.text]
        if number not in items:
            items.append(number)

    def _words(self, language: str, name: Name, number: int, concept: Concept) -> None:
        if name.type == "acronym" or (name.text.isupper() and " " not in name.text):
            if language == ENGLISH:
                _append(self.acronyms, name.text, number)
            return
        if concept.kind in {"term", "document"}:
            _lead(self.terms[language], [key for key in tokens.keys(name.text) if key not in {"the", "-"}], number)
            return
        content = self.grammar.content(name.text)
        if concept.kind == "local":
            _append(self.locals, " ".join(sorted(content)), number)
            return
        if concept.kind == "department":
            _append(self.bags, self.grammar.bag(content), number)
            return
        _lead(self.names[language], content, number)
        if concept.kind == "body" and len(content) > 2:
            for shorter in (
                content[:-1] if content[-1] == "china" else [],
                content[1:] if content[0] == "china" else [],
            ):
                self.derived.append((language, shorter, number))
            for one, other in (("state", "national"), ("national", "state")):
                if content[0] == one:
                    self.derived.append((language, [other, *content[1:]], number))
        if content[:1] == ["ministry"] and len(content) > 1:
            _lead(self.portfolios, content[1:], number)


def _append(table: dict[str, list[int]], key: str, number: int) -> None:
    items = table.setdefault(key, [])
    if number not in items:
        items.append(number)


def _lead(paths: dict[str, list[int]], content: list[str], number: int) -> None:
    path = ""
    for word in content:
        path = f"{path} {word}" if path else word
        paths.setdefault(path, [])
    if content:
        _append(paths, path, number)


def _frozen(table: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(numbers) for key, numbers in table.items()}
