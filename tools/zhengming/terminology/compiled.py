"""The compiled base as it is read: concepts and tables, each unpacked when it is first needed.

What a look-up needs is read part by part (`store`); what an annotator walks through is unpacked whole, once. Nothing here
imports more than the interpreter has at hand: a look-up must not wait for a module it does not use.
"""

from zhengming.terminology import store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Sections = Mapping[str, bytes | memoryview]
    """The parts of a compiled base by name, packed."""

Paths = dict[str, tuple[int, ...]]
"""Token paths joined by blanks. An empty tuple marks a path that only leads on; otherwise the concepts so named."""
ENGLISH = "en"
UNSPACED = frozenset({"zh-Hans", "zh-Hant", "ja", "th", "lo", "km", "my"})
STARTS = {"body": 1, "post": 2, "place": 4, "person": 8, "term": 16}
"""For each kind of concept, the bit that `starts` sets for a word its names begin with."""
LEVELS = (
    "province",
    "autonomous-region",
    "municipality",
    "special-region",
    "sub-provincial-city",
    "city",
    "prefecture",
    "county",
    "district",
)
"""Kinds of place, highest first."""
PLACE_ACRONYM = 32
"""The bit of an acronym that is a place's."""
LANGUAGED = frozenset({"names", "terms", "characters"})
"""Sections kept by language."""
WHOLE = frozenset(
    {
        "acronyms",
        "portfolios",
        "bags",
        "locals",
        "agencies",
        "titles",
        "wording",
        "countries",
        "successors",
        "starts",
        "acronym_starts",
        "scan",
        "ranks",
    }
)
"""Sections unpacked as one table."""


class NameRecord:
    """One name as compiled; `start` and `end` are partial dates."""

    __slots__ = ("attested", "end", "start", "status", "text", "type")

    def __init__(self, text: str, type: str, start: str, end: str, attested: bool, status: str) -> None:
        """Take the facts in the order in which `index.pack` writes them."""
        self.text = text
        self.type = type
        self.start = start
        self.end = end
        self.attested = attested
        self.status = status


class Record:
    """One concept as compiled."""

    def __init__(self, number: int, plain: "tuple[Any, ...]") -> None:
        """Unpack what `index.pack` made."""
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
        start, end = self.start, self.end
        return (not start or start <= day[: len(start)]) and (not end or day[: len(end)] <= end)

    def name(self, language: str, kind: str, day: str) -> NameRecord | None:
        """Return the first name of a type that is valid on `day`, else the last of that type, else None."""
        last = None
        for name in self.names.get(language, ()):
            if name.type == kind:
                if within(day, name.start, name.end):
                    return name
                last = name
        return last

    def named(self, language: str) -> list[str]:
        """Return the full names in words that a language has for the concept."""
        return [name.text for name in self.names.get(language, ()) if name.type == "full" and " " in name.text]

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


class Sought:
    """The token paths of a language, each read by itself: for a text so short that it needs a few dozen of them."""

    def __init__(self, index: "Index", name: str) -> None:
        """Stand for the section `name` of an index, a table of paths."""
        self._index = index
        self._name = name
        self._found: dict[str, tuple[int, ...] | None] = {}

    def _read(self, path: str) -> tuple[int, ...] | None:
        if path not in self._found:
            self._found[path] = self._index.entry(self._name, path)
        return self._found[path]

    def get(self, path: str, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return the concepts that a path names, `default` where no path is so."""
        found = self._read(path)
        return default if found is None else found

    def __contains__(self, path: str) -> bool:
        return self._read(path) is not None

    def __getitem__(self, path: str) -> tuple[int, ...]:
        return self.get(path)


class ByLanguage:
    """One kind of table for each language, unpacked when a language is first asked for."""

    def __init__(self, index: "Index", name: str) -> None:
        """Stand for the sections `name/<language>` of an index."""
        self._index = index
        self._name = name
        self._found: dict[str, Paths] = {}

    def get(self, language: str, default: "Paths") -> "Paths":
        """Return the table of a language; `default` where there is none."""
        name = f"{self._name}/{language}"
        if language not in self._found and name in self._index.packed:
            self._found[language] = self._index.section(name)
        return self._found.get(language, default)


class Index:
    """The compiled base: packed concepts and the tables that find them.

    `names`, `terms`: token paths by language; `characters`: names in languages without spaces; `acronyms` as written;
    `portfolios`: what ministries are for; `bags`, `locals`: departments and local organs by their sorted content words;
    `agencies`: agencies of state by the words of their names that tell them apart, sorted;
    `starts`: first words of names, with the kinds they begin; `acronym_starts`: first words of acronyms;
    `titles`: the title tables; `wording`: by direction, what unregistered names are put together from; `countries`: by folded
    English name, then target language; `successors`: by id, the ids of the bodies that name it as predecessor; `scan`,
    `ranks`: see `lookup.tables`.
    """

    if TYPE_CHECKING:
        names: ByLanguage
        terms: ByLanguage
        characters: ByLanguage
        acronyms: Paths
        starts: dict[str, int]
        acronym_starts: frozenset[str]
        portfolios: Paths
        bags: Paths
        locals: Paths
        agencies: Paths
        titles: dict[str, Any]
        wording: dict[str, dict[str, Any]]
        countries: dict[str, dict[str, str]]
        successors: dict[str, tuple[str, ...]]
        scan: str
        ranks: str

    def __init__(self, packed: "Sections", renew: "Callable[[], Sections] | None" = None) -> None:
        """Take the sections that `index.compile_concepts` makes and a cache keeps; `renew` makes them anew when damaged."""
        self.packed = packed
        self._renew = renew
        self._records: dict[int, Record] = {}
        self._numbers: dict[str, int | None] = {}
        self._children: dict[int, list[int]] = {}

    def __getattr__(self, name: str) -> "Any":
        """Unpack a table the first time it is asked for."""
        if name in LANGUAGED:
            value: Any = ByLanguage(self, name)
        elif name in WHOLE:
            value = self.section(name)
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    def _sound(self, read: "Callable[..., Any]", name: str, *key: object) -> "Any":
        """Read a part; when the file is damaged, make the base anew once and read that."""
        try:
            return read(self.packed[name], *key)
        except store.DamagedError:
            if self._renew is None:
                raise
            self.packed, self._renew = self._renew(), None
            return read(self.packed[name], *key)

    def section(self, name: str) -> "Any":
        """Return one section, unpacked whole."""
        return self._sound(store.unpack, name)

    def size(self, name: str) -> int:
        """Return how many rows a section has."""
        return store.count(self.packed[name])

    def row(self, name: str, number: int) -> "Any":
        """Return one row of a section."""
        return self._sound(store.row, name, number)

    def entry(self, name: str, key: str) -> "Any":
        """Return what a table section holds under a key, or None."""
        return self._sound(store.entry, name, key)

    def __len__(self) -> int:
        """Return how many concepts there are; their numbers count from 0."""
        return self.size("blobs")

    def record(self, number: int) -> Record:
        """Return one concept, unpacked once."""
        found = self._records.get(number)
        if found is None:
            found = self._records[number] = Record(number, self.row("blobs", number))
        return found

    def get(self, identity: str) -> Record | None:
        """Return the concept with an id, or None."""
        if identity not in self._numbers:
            self._numbers[identity] = self.entry("numbers", identity)
        number = self._numbers[identity]
        return None if number is None else self.record(number)

    def departments(self, number: int) -> list[int]:
        """Return the concepts whose parent is the given one."""
        if number not in self._children:
            self._children[number] = list(self.entry("children", str(number)) or ())
        return self._children[number]
