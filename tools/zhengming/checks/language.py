"""The tables of a language: its marks, numerals, dates and small words; rules ask them instead of naming languages."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from zhengming import languages

_WORD = re.compile(r"[^\W\d_]+")
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Language:
    """One language as the checks see it; `table` is its file in `data/`, `{}` for a language without one."""

    tag: str
    table: dict[str, Any]

    @property
    def letters(self) -> str:
        """The characters of its words, as the inside of a regular expression's class."""
        return str(self.table.get("letters", ""))

    @cached_property
    def wide(self) -> bool:
        """Whether sentences are marked with full-width punctuation."""
        return bool(self.marks.get("full"))

    @cached_property
    def marks(self) -> dict[str, Any]:
        """The section `marks`."""
        return self.section("marks")

    @cached_property
    def final(self) -> frozenset[str]:
        """The marks with which a sentence may end."""
        return frozenset(self.marks.get("final", ".!?…:;"))

    def section(self, name: str) -> dict[str, Any]:
        """Return a section of the table; empty when the language has none."""
        found: dict[str, Any] = self.table.get(name, {})
        return found

    def telling(self, phrases: Iterable[str]) -> frozenset[str]:
        """Return a word of each phrase without which it does not stand in a text, the longest: must for "must not"."""
        return frozenset(max(_WORD.findall(phrase), key=len, default="").lower() for phrase in phrases) - {""}

    @cached_property
    def letter(self) -> re.Pattern[str] | None:
        """One letter of the language's own script; None where that tells nothing (Latin)."""
        return re.compile(f"[{self.letters}]") if self.wide else None

    def list(self, name: str) -> tuple[str, ...]:
        """Return the entries of `data/<tag>-<name>.txt`, `#` lines left out; empty when there is no such file."""
        return entries(f"{self.tag}-{name}.txt")


@lru_cache(maxsize=64)
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list file in `data/`."""
    path = DATA / name
    if not path.is_file():
        return ()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=64)
def language(name: str) -> Language:
    """Return the tables for a BCP 47 tag: those of the tag itself, else of its language; marks fall back to Latin ones."""
    tag = languages.tag(name)
    parts = tag.split("-")
    for stem in ("-".join(parts[:size]) for size in range(len(parts), 0, -1)):
        path = DATA / f"{stem}.toml"
        if path.is_file():
            return Language(stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return Language(tag, {})


@lru_cache(maxsize=8)
def shared(name: str) -> dict[str, Any]:
    """Return a table that holds for every language: `data/<name>.toml`."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
