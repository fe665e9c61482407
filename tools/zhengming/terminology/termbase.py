"""The terminology base as the rest of the program sees it: load, look up, annotate."""

from zhengming import locations
from zhengming.errors import InputError
from zhengming.terminology import traditional
from zhengming.terminology.cache import Kept
from zhengming.terminology.compiled import UNSPACED, Index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from typing import Any

    from zhengming.terminology.content import Grammar
    from zhengming.terminology.known import Known, Name
    from zhengming.terminology.lookup.replies import Facts
    from zhengming.terminology.model import Answer, Mention


class Termbase:
    """Concepts with dated names and the rules that combine them; immutable once loaded."""

    def __init__(self, index: Index) -> None:
        """Take a compiled index; use `load` for the shipped base or files."""
        self.index = index
        self._languages: dict[tuple[str, str], Any] = {}
        self._known: dict[str, Known] = {}
        self._grammar: Grammar | None = None

    @classmethod
    def load(cls, *paths: "Path", shipped: bool = True) -> "Termbase":
        """Return the base made of the shipped records and those in the folders `paths`, later ones overruling earlier.

        With `shipped` off only `paths` count. The compiled form is cached; GlossaryError tells path and line of a fault.
        """
        for folder in paths:
            if not folder.is_dir():
                raise InputError("is not a glossary folder", path=folder, remedy="name a folder with bodies/, terms/ …")
        return cls.at(*([locations.shipped_glossary()] if shipped else []), *map(str, paths))

    @classmethod
    def at(cls, *folders: str) -> "Termbase":
        """Return the base made of the records in folders known to be there, later ones overruling earlier."""
        kept = Kept(folders)
        return cls(Index(kept.load(lambda: _compile(folders)), lambda: kept.renew(lambda: _compile(folders))))

    @property
    def grammar(self) -> "Grammar":
        """The words that decide how English names are keyed."""
        if self._grammar is None:
            from zhengming.terminology.content import Grammar

            self._grammar = Grammar(self.index.titles)
        return self._grammar

    def annotate(
        self, text: str, *, source: str = "en", target: str = "zh-Hans", on: "date | None" = None, issuer: str = ""
    ) -> "tuple[Mention, ...]":
        """Return every official name, title, person and term in `text`, in text order, not overlapping.

        Names are resolved as of the day `on` (default: today); `issuer` is the id or acronym of the body that wrote the
        text, for words such as *the Administration*. Offsets are code points of the unchanged text. Linear in its length.
        """
        return self.annotate_on(text, source=source, target=target, day=_iso(on), issuer=issuer)

    def annotate_on(self, text: str, *, source: str, target: str, day: str, issuer: str = "") -> "tuple[Mention, ...]":
        """Return what `annotate` does, for an ISO day."""
        spoken = traditional.base(target)
        if source in UNSPACED:
            from zhengming.terminology.grammar.chinese import CharacterAnnotator

            found = CharacterAnnotator(self._language(source, spoken), text, day).run()
        else:
            from zhengming.terminology.grammar.mentions import Annotator

            record = self.index.get(issuer) if issuer else None
            language = self._language(source, spoken)
            language.ready(len(text))
            found = Annotator(language, text, day, record).run()
        return found if spoken == target else tuple(traditional.mention(one, self.index, target, day) for one in found)

    def scan(self, text: str, *, source: str = "en", on: "date | None" = None) -> "tuple[Name, ...]":
        """Return every name of the base that stands in `text` as recorded, in text order, not overlapping.

        Names of bodies, departments, places, persons, posts, documents and terms, and acronyms as written; case, width,
        plurals, British spelling, blanks and small words between may differ. Of names that begin at one word the longest
        wins. Nothing is composed or inferred, which is ten to fifty times quicker than `annotate`: for corpora, and for
        finding out what a text is about. Each name comes with the ids of the concepts that bear it on the day `on`
        (default: today); where nobody does, `current` is off. Linear in the length of `text`; the extra `fast` speeds up
        long texts. Offsets are code points of the unchanged text.
        """
        return tuple(self.known(source).find(text, _iso(on)))

    def known(self, language: str) -> "Known":
        """Return what finds this base's names in texts of a language."""
        if language not in self._known:
            from zhengming.terminology.known import Known

            self._known[language] = Known(self.index, language)
        return self._known[language]

    def lookup(
        self, query: str, *, target: str = "zh-Hans", on: "date | None" = None, limit: int = 5
    ) -> "tuple[Answer, ...]":
        """Return what `query` is called in the other language, the best answer first.

        A score of 1 is a name as recorded; names that are merely like the query follow while there is room.
        """
        from zhengming.terminology.model import Answer

        return tuple(Answer(**facts) for facts in self.facts(query, target=target, day=_iso(on), limit=limit))

    def facts(self, query: str, *, target: str, day: str, limit: int, near: bool = True) -> "list[Facts]":
        """Return what `lookup` does, for an ISO day, as plain tables: for those who can't wait for a model's import.

        Without `near`, an exact answer stands alone.
        """
        from zhengming.terminology.lookup.search import Lookup

        return Lookup(self, target, day, near=near).answers(query, limit)

    def _language(self, source: str, target: str) -> "Any":
        if (source, target) not in self._languages:
            self._languages[source, target] = self._make_language(source, target)
        return self._languages[source, target]

    def _make_language(self, source: str, target: str) -> "Any":
        if source in UNSPACED:
            from zhengming.terminology.grammar.chinese import Characters

            return Characters(self.index, source, target)
        from zhengming.terminology.grammar.reader import Language

        return Language(self.index, source, target)


def _iso(on: "date | None") -> str:
    """Return a day as text; today when none is given."""
    if on is not None:
        return on.isoformat()
    from time import strftime

    return strftime("%Y-%m-%d")


def _compile(names: tuple[str, ...]) -> dict[str, bytes]:
    from pathlib import Path

    from zhengming.terminology import index, records, titles

    folders = tuple(Path(name) for name in names)
    concepts = [concept for folder in folders for path in records.files(folder) for concept in records.read(path)]
    tables: dict[str, Any] = {"ladders": [], "languages": {}, "wording": {}}
    for folder in folders:
        found = titles.load(folder)
        tables = {
            "ladders": [*found["ladders"], *tables["ladders"]],
            "languages": {**tables["languages"], **found["languages"]},
            "wording": {**tables["wording"], **found["wording"]},
        }
    return index.compile_concepts(concepts, tables)
