"""The tables of a source language as the grammar uses them: words, phrases, title words, what names can begin with."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from zhengming.terminology.compiled import STARTS, Index, Paths, Sought
from zhengming.terminology.content import Grammar
from zhengming.terminology.grammar.countries import Atlas
from zhengming.terminology.ladder import Ladders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhengming.terminology.compiled import Record
    from zhengming.terminology.wording import Wording

LEADING = frozenset({"prime-minister", "secretary-general", "spokesperson"})
"""Rows of the post table whose modifiers stand right before the post: 国务院代总理."""


SHORT = 2000
"""Code points of all texts together up to which names are read one by one."""


class Language:
    """The tables of the source language, ready for the grammar; made once for a base."""

    def __init__(self, index: Index, source: str, target: str) -> None:
        """Gather the tables for one direction."""
        self.index = index
        self.source = source
        self.target = target
        self.table: Mapping[str, Any] = index.titles["languages"].get(source, {})
        self.grammar = Grammar(index.titles)
        self.ladders = Ladders(index.titles, target)
        heads = {item.get("head", {}).get("zh-Hans", "") for item in self.ladders.items} - {""}
        heads |= {text for key, text in self.ladders.table.get("posts", {}).items() if key in LEADING}
        self.head_words = tuple(sorted(heads, key=len, reverse=True))
        self._read = 0
        paths = f"paths/{source}"
        self.names: Paths | Sought = Sought(index, paths) if paths in index.packed else {}
        self.terms: Paths = index.terms.get(source, {})
        self.determiners = self._set("determiners")
        self.owners = self._set("owners")
        self.links = self._set("links")
        self.joints = self._set("joints")
        self.modifiers: Mapping[str, str] = self.table.get("modifiers", {})
        self.levels: Mapping[str, list[str]] = self.table.get("levels", {})
        self.ranks: Mapping[str, str] = self.table.get("ranks", {})
        self.party: Mapping[str, Any] = self.table.get("party", {})
        self.party_central = tuple(self.grammar.content(self.party.get("central", "")))
        self.party_whole = self._set("whole", self.party)
        self.party_centre = self._set("centre", self.party)
        self.party_ranks = frozenset(word for word in self.party.get("words", {}) if not word.endswith("member"))
        self._words()
        self.titles = self.ladders.heads | self.ladders.posts.keys() | set(self.party.get("bare", {}))
        self.title_starts = frozenset(phrase.split(" ", 1)[0] for phrase in self.titles)
        self.title_ends = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in self.titles)
        self.starters = self._starters()
        self.openers = self.starters | self.determiners
        self.starts = index.starts
        self.title_firsts = self._title_firsts()
        self.free = self.determiners | self.nations | self.party_whole
        self.beside_titles = self.determiners | self.grammar.skip | self.joints | self.modifiers.keys()
        self.before_titles = self._set("before-titles") | self.grammar.skip
        self.first_words = {id(table): frozenset(entry.split(" ", 1)[0] for entry in table) for table in self._tables()}
        self.atlas = Atlas(self)
        self.families: dict[int, list[Record]] = {}
        self.profiles: dict[int, list[dict[str, float]]] = {}
        self.postings: dict[int, dict[str, list[int]]] = {}
        self.sorts: dict[int, frozenset[int]] = {}

    def ready(self, size: int) -> None:
        """Make ready for a text of `size` code points: from some length on it is quicker to have all names at hand."""
        self._read += size
        if self._read > SHORT and isinstance(self.names, Sought):
            self.names = self.index.names.get(self.source, {})

    @cached_property
    def wording(self) -> "Wording | None":
        """The words that unregistered names are put together from; None where the direction has none."""
        table = self.index.wording.get(f"{self.source} {self.target}")
        if table is None:
            return None
        from zhengming.terminology.wording import Wording

        return Wording(table, self.ordinals)

    def _set(self, key: str, table: "Mapping[str, Any] | None" = None) -> frozenset[str]:
        return frozenset((self.table if table is None else table).get(key, ()))

    def _words(self) -> None:
        """Gather the word lists of the title table."""
        persons: Mapping[str, list[str]] = self.table.get("persons", {})
        self.honorifics = self._set("honorifics", persons)
        self.surnames = self._set("surnames", persons)
        self.grades = self._set("grades", persons)
        self.nations = self._set("nation")
        self.anaphors: Mapping[str, list[str]] = self.table.get("anaphors", {})
        self.before_places = frozenset(self.table.get("places", {}).get("before", ()))
        self.local_organs = self._set("local-organs")
        self.ordinals: Mapping[str, int] = self.table.get("ordinals", {})
        self.sessions = self._set("sessions")
        self.doubtful = self._set("doubtful")
        units: Mapping[str, list[str]] = self.table.get("units", {})
        self.plain_units = self._set("plain", units)
        self.unit_sorts = {unit: sort for sort, row in enumerate(units.get("sorts", ())) for unit in row}
        self.listed_units = self.plain_units | self._set("listed", units)
        self.place_words = self._set("place-words")
        self.place_titles = self._set("place-titles")
        self.indefinite = self._set("indefinite")
        self.learned = self._set("learned")
        self.stationed = self._set("stationed")
        self.sent = self._set("sent")
        self.seated = self._set("seated")
        self.unread = self._set("unread")
        self.standing = self._set("standing")
        self.passing = self._set("passing")
        self.moving = self._set("moving")
        self.loose_kinds = self._set("loose-kinds")
        self.spoken: dict[str, list[str]] = {}
        for said, row in self.modifiers.items():
            self.spoken.setdefault(row, []).append(said)
        self.abbreviations: Mapping[str, str] = self.table.get("abbreviations", {})
        self.modifiers_only: Mapping[str, list[str]] = self.table.get("modifiers-only", {})
        self.initials: Mapping[str, str] = self.table.get("initials", {})
        self.duties: Mapping[str, str] = self.table.get("duties", {})
        self.councils = self._set("councils")
        self.sole: Mapping[str, str] = self.table.get("sole", {})
        self.other_hosts = self._set("other-hosts")
        self.missions: Mapping[str, str] = self.table.get("missions", {})
        self.common = self._set("common")

    def _starters(self) -> frozenset[str]:
        first = {path for paths in (self.terms, self.index.portfolios) for path in paths if " " not in path}
        if isinstance(self.names, Sought):
            first |= self.index.section(f"firsts/{self.source}")
        words = {phrase.split(" ", 1)[0] for table in (self.modifiers, self.ranks) for phrase in table}
        return frozenset(first | words | self.title_starts | self.honorifics | self.grammar.units)

    def _tables(self) -> "list[Any]":
        """Return the phrase tables that are asked for most; a phrase is sought only where its first word stands."""
        party = self.party
        organs = frozenset((*party.get("organs", ()), *party.get("committees", ())))
        self.party_organs: frozenset[str] = organs
        self.party_names = organs | {"leadership group", "leading group"}
        tables = [
            self.links,
            self.party_organs,
            self.party_names,
            self.party_whole,
            self.party_centre,
            self.stationed,
            self.sent,
            self.party_ranks,
            self.modifiers,
            self.ranks,
            self.levels,
            self.nations,
            self.titles,
            self.joints,
            self.grades,
            self.sessions,
            self.anaphors,
            self.local_organs,
            self.other_hosts,
            self.duties,
            self.missions,
        ]
        return [*tables, *(party[name] for name in ("bare", "words") if name in party)]

    def _title_firsts(self) -> frozenset[str]:
        """Return the words with which a title can begin."""
        tables: list[Any] = [
            self.modifiers,
            self.ranks,
            self.titles,
            self.party.get("bare", {}),
            self.party.get("words", {}),
            self.party_whole,
        ]
        first = {entry.split(" ", 1)[0] for table in tables for entry in table}
        posts = {word for word, kinds in self.starts.items() if kinds & STARTS["post"]}
        portfolios = {path for path in self.index.portfolios if " " not in path}
        return frozenset(first | posts | portfolios)
