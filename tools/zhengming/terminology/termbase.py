"""The terminology base as the rest of the program sees it: load, look up, annotate."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from zhengming import workspace
from zhengming.errors import InputError
from zhengming.terminology import cache
from zhengming.terminology.index import UNSPACED, Index
from zhengming.terminology.model import Answer, Mention


class Termbase:
    """Concepts with dated names and the rules that combine them; immutable once loaded."""

    def __init__(self, index: Index) -> None:
        """Take a compiled index; use `load` for the shipped base or files."""
        self.index = index
        self._language = lru_cache(maxsize=16)(self._make_language)

    @classmethod
    def load(cls, *paths: Path, shipped: bool = True) -> "Termbase":
        """Return the base made of the shipped records and those in the folders `paths`, later ones overruling earlier.

        With `shipped` off only `paths` count. The compiled form is cached; GlossaryError tells path and line of a fault.
        """
        folders = (*((workspace.shipped_glossary(),) if shipped else ()), *paths)
        for folder in paths:
            if not folder.is_dir():
                raise InputError("is not a glossary folder", path=folder, remedy="name a folder with bodies/, terms/ …")
        return cls(Index(cache.load(folders, lambda: _compile(folders))))

    def annotate(
        self, text: str, *, source: str = "en", target: str = "zh-Hans", on: date | None = None, issuer: str = ""
    ) -> tuple[Mention, ...]:
        """Return every official name, title, person and term in `text`, in text order, not overlapping.

        Names are resolved as of the day `on` (default: today); `issuer` is the id or acronym of the body that wrote the
        text, for words such as *the Administration*. Offsets are code points of the unchanged text. Linear in its length.
        """
        day = (on or date.today()).isoformat()
        if source in UNSPACED:
            from zhengming.terminology.grammar.chinese import CharacterAnnotator

            return CharacterAnnotator(self._language(source, target), text, day).run()
        from zhengming.terminology.grammar.mentions import Annotator

        record = self.index.get(issuer) if issuer else None
        return Annotator(self._language(source, target), text, day, record).run()

    def lookup(
        self, query: str, *, target: str = "zh-Hans", on: date | None = None, limit: int = 5
    ) -> tuple[Answer, ...]:
        """Return what `query` is called in the other language, the best answer first."""
        from zhengming.terminology.lookup import Lookup

        day = (on or date.today()).isoformat()
        return Lookup(self, target, day).answers(query, limit)

    def _make_language(self, source: str, target: str) -> Any:
        if source in UNSPACED:
            from zhengming.terminology.grammar.chinese import Characters

            return Characters(self.index, source, target)
        from zhengming.terminology.grammar.reader import Language

        return Language(self.index, source, target)


def _compile(folders: tuple[Path, ...]) -> dict[str, bytes]:
    from zhengming.terminology import index, records, titles

    concepts = [concept for folder in folders for path in records.files(folder) for concept in records.read(path)]
    tables: dict[str, Any] = {"ladders": [], "languages": {}}
    for folder in folders:
        found = titles.load(folder)
        tables = {
            "ladders": [*found["ladders"], *tables["ladders"]],
            "languages": {**tables["languages"], **found["languages"]},
        }
    return index.compile_concepts(concepts, tables)
