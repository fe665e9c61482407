"""Concepts compiled for finding: names as token paths, departments as bags of words, everything in plain containers.

The compiled form holds only what `marshal` can write, so that a cache loads in a few milliseconds; how it is read stands in
`compiled`, how it is kept in `store` and `cache`.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from zhengming.terminology import store, tokens
from zhengming.terminology.compiled import (
    ENGLISH,
    PLACE_ACRONYM,
    STARTS,
    UNSPACED,
    Index,
    NameRecord,
    Paths,
    Record,
    within,
)
from zhengming.terminology.content import Grammar

if TYPE_CHECKING:
    from zhengming.terminology.concept import Concept, Name

__all__ = [
    "ENGLISH",
    "PLACE_ACRONYM",
    "STARTS",
    "UNSPACED",
    "Grammar",
    "Index",
    "NameRecord",
    "Paths",
    "Record",
    "compile_concepts",
    "within",
]


def plain(concept: "Concept") -> tuple[Any, ...]:
    """Return a concept as plain containers that `Record` unpacks."""
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
    return (
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
            language: {tokens.phrase(word): title for word, title in table.items()}
            for language, table in concept.titles.items()
        },
        forbidden,
        concept.evidence == "attested",
        concept.sources,
        concept.note,
        concept.enforced,
        concept.facts,
    )


def compile_concepts(concepts: Iterable["Concept"], tables: dict[str, Any]) -> dict[str, bytes]:
    """Return the compiled sections of concepts and title tables; a later concept with the same id replaces an earlier."""
    from zhengming.terminology import known
    from zhengming.terminology.lookup import tables as lookup

    unique = {concept.id: concept for concept in concepts}
    items = list(unique.values())
    numbers = {concept.id: number for number, concept in enumerate(items)}
    grammar = Grammar(tables)
    loose = frozenset(word for table in tables.get("wording", {}).values() for word in table["loose"])
    building = _Building(grammar, numbers, loose)
    for number, concept in enumerate(items):
        building.add(number, concept)
    building.derive()
    found = building.plain()
    children = {str(number): inside for number, inside in building.children.items()}
    spoken = {name: table for name, table in tables.items() if name != "wording"}
    single = {name: table for name, table in found.items() if name.startswith("names/")}
    whole = {
        **found,
        "titles": spoken,
        "wording": tables.get("wording", {}),
        "countries": countries(),
        "successors": successors(items),
    }
    return {
        "blobs": store.rows(plain(concept) for concept in items),
        "numbers": store.table(numbers),
        "children": store.table(children),
        **{name: store.pack(section) for name, section in whole.items()},
        **{name.replace("names/", "paths/"): store.table(table) for name, table in single.items()},
        **{
            name.replace("names/", "firsts/"): store.pack(frozenset(path for path in table if " " not in path))
            for name, table in single.items()
        },
        **{name: store.pack(section) for name, section in known.tables(items, grammar, whole).items()},
        **lookup.sections(items, grammar, whole),
    }


def successors(concepts: Iterable["Concept"]) -> dict[str, tuple[str, ...]]:
    """Return, for each concept's id, the ids of those that name it as predecessor."""
    found: dict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        for predecessor in concept.predecessors:
            found[predecessor].append(concept.id)
    return {identity: tuple(items) for identity, items in found.items()}


NO_COUNTRIES = frozenset({"CN", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""CLDR's codes for unions, pseudo-regions and China itself."""


def countries() -> dict[str, dict[str, str]]:
    """Return what each country is called, by folded English name and target language; from CLDR."""
    from babel import Locale

    targets = {
        "zh-Hans": Locale("zh", script="Hans"),
        "zh-Hant": Locale("zh", script="Hant"),
        "fr": Locale("fr"),
        "ru": Locale("ru"),
    }
    english = Locale("en")
    # What is said of a country's people is mostly the name of its language: no name to answer with, but not Chinese either.
    found: dict[str, dict[str, str]] = {tokens.phrase(name): {} for name in english.languages.values()}
    found.pop("chinese", None)
    for code, name in english.territories.items():
        if code.isalpha() and code not in NO_COUNTRIES:
            names = {
                tag: str(locale.territories[code]) for tag, locale in targets.items() if code in locale.territories
            }
            found[tokens.phrase(name)] = names
            if code in {"US", "GB"}:
                found[tokens.phrase({"US": "us", "GB": "uk"}[code])] = names
    return found


class _Building:
    """The tables while they grow."""

    def __init__(self, grammar: Grammar, numbers: dict[str, int], loose: frozenset[str]) -> None:
        self.grammar = grammar
        self.numbers = numbers
        self.loose = loose
        self.agencies: dict[str, list[int]] = defaultdict(list)
        self.names: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self.terms: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self.acronyms: dict[str, list[int]] = defaultdict(list)
        self.portfolios: dict[str, list[int]] = {}
        self.bags: dict[str, list[int]] = defaultdict(list)
        self.locals: dict[str, list[int]] = defaultdict(list)
        self.characters: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.children: dict[int, list[int]] = defaultdict(list)
        self.derived: list[tuple[str, list[str], int]] = []
        self.starts: dict[str, int] = defaultdict(int)

    def derive(self) -> None:
        """Add what follows from the names given, where no other body bears it: without China, State for National."""
        for language, content, number in self.derived:
            if content and not self.names[language].get(" ".join(content)):
                _lead(self.names[language], content, number)
                self.starts[content[0]] |= STARTS["body"]

    def plain(self) -> dict[str, Any]:
        return {
            **{f"names/{language}": _frozen(paths) for language, paths in self.names.items()},
            **{f"terms/{language}": _frozen(paths) for language, paths in self.terms.items()},
            **{f"characters/{language}": _frozen(forms) for language, forms in self.characters.items()},
            "acronyms": _frozen(self.acronyms),
            "portfolios": _frozen(self.portfolios),
            "bags": _frozen(self.bags),
            "locals": _frozen(self.locals),
            "agencies": _frozen(self.agencies),
            "starts": dict(self.starts),
            "acronym_starts": frozenset(word for text in self.acronyms for word in tokens.words(text)[:1]),
        }

    def add(self, number: int, concept: "Concept") -> None:
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

    def _characters(self, language: str, name: "Name", number: int, concept: "Concept") -> None:
        if concept.kind == "local":
            return
        items = self.characters[language][name.text]
        if number not in items:
            items.append(number)

    def _words(self, language: str, name: "Name", number: int, concept: "Concept") -> None:
        if concept.kind == "local":
            _append(self.locals, " ".join(sorted(self.grammar.numbered(self.grammar.content(name.text)))), number)
            return
        if name.type == "acronym" or (name.text.isupper() and " " not in name.text):
            if language == ENGLISH:
                _append(self.acronyms, name.text, number)
                self.starts[name.text] |= PLACE_ACRONYM if concept.kind == "place" else 0
            return
        if concept.kind in {"term", "document"}:
            words = [key for key in tokens.keys(name.text) if key not in {"the", "-"}]
            _lead(self.terms[language], words, number)
            self._starting(language, words, "term")
            return
        content = self.grammar.content(name.text)
        if concept.kind == "department":
            _append(self.bags, self.grammar.bag(content), number)
            return
        _lead(self.names[language], content, number)
        self._starting(language, content, concept.kind)
        self._agency(content, number, concept)
        if concept.category == "company" and (shorter := self.grammar.unformed(content)):
            self.derived.append((language, shorter, number))
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

    def _agency(self, content: list[str], number: int, concept: "Concept") -> None:
        """Key an agency of state by the words that tell it apart, for texts that name it loosely."""
        telling = sorted(set(content) - self.loose)
        state = concept.kind == "body" and concept.category == "agency" and not concept.parent.startswith("cpc")
        if state and telling and self.loose & set(content):
            _append(self.agencies, " ".join(telling), number)

    def _starting(self, language: str, words: list[str], kind: str) -> None:
        if language == ENGLISH and words:
            self.starts[words[0]] |= STARTS.get(kind, 0)


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
