"""Reads the rules of a language from their folder: terminators, abbreviations by class, words by role.

A language's folder adds to its parent's; every folder ends at `und`, which holds for all languages.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from zhengming import languages
from zhengming.errors import LanguageError, RulesError
from zhengming.text import read
from zhengming.workspace import shipped_rules

ROOT = "und"
_PROPERTIES = "language.toml"
_CHAINS = "fallbacks.toml"
_CLASSES = "classes.toml"
EXACT = "="
"""Begins an entry that stands for no other spelling."""
ENDING = "-"
"""Begins an entry that stands for all words that end so: "-str" for German streets."""


class Behaviour(StrEnum):
    """What an abbreviation's stop does before a word that could begin a sentence."""

    NEVER = "never"
    ALWAYS = "always"
    NAME = "before-name"
    NUMBER = "before-number"
    STARTER = "before-starter"
    CLAUSE = "before-clause"
    CONTINUER = "before-continuer"
    YEAR = "after-number"


_STRICTNESS = (
    Behaviour.NEVER,
    Behaviour.NAME,
    Behaviour.STARTER,
    Behaviour.CLAUSE,
    Behaviour.YEAR,
    Behaviour.CONTINUER,
    Behaviour.NUMBER,
    Behaviour.ALWAYS,
)
"""Which behaviour holds for an abbreviation of several classes: the first."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What `language.toml` says: see `segments/rules/README.md`."""

    name: str = ""
    parent: str = ROOT
    spaced: str = ""
    joined: str = ""
    doubled: str = ""
    brackets: str = ""
    script: str = ""
    finals: str = ""
    ordinals: bool = False
    dates: bool = False
    unspaced: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """All that is known of a language: its own and its parents' data put together.

    `abbreviations` maps each spelling, without its last stop, to what the stop does; `words` maps a role
    (`starters`, `strong-starters`, `continuers`, `reporting`, ...) to its entries.
    """

    language: str
    properties: Properties
    abbreviations: Mapping[str, Behaviour]
    words: Mapping[str, frozenset[str]]

    def role(self, name: str) -> frozenset[str]:
        """Return the words of a role; none when no file names it."""
        return self.words.get(name, frozenset())


def known(root: Path | None = None) -> tuple[str, ...]:
    """Return the tags of the languages that have rules of their own, sorted."""
    base = root or shipped_rules()
    return tuple(sorted(entry.parent.name for entry in base.glob(f"*/{_PROPERTIES}")))


@lru_cache(maxsize=512)
def resolve(language: str, root: Path | None = None) -> str:
    """Return the tag whose rules serve `language`: its own, or the first of its fallback chain, else `und`.

    Raises LanguageError for what is no language tag at all.
    """
    base = root or shipped_rules()
    chains = _table(base / _CHAINS)
    at: object = language.replace("_", "-")
    while isinstance(at, str) and at:
        if (base / at / _PROPERTIES).is_file():
            return at
        at = chains.get(at) or at.rpartition("-")[0]
    try:
        tag = languages.tag(language)
    except LanguageError:
        tag = ""
        if not language.replace("-", "").replace("_", "").isalpha() or not 2 <= len(language) <= 12:
            raise
    return resolve(tag, root) if tag not in {"", language} else ROOT


@lru_cache(maxsize=64)
def load(language: str, root: Path | None = None) -> Rules:
    """Return the rules that serve `language`, read once; RulesError tells the file and line of what is malformed."""
    base = root or shipped_rules()
    tag = resolve(language, root)
    own = _properties(base / tag / _PROPERTIES)
    parent = load(own.parent, root) if tag != ROOT else None
    behaviours = _behaviours(base / _CLASSES)
    named: dict[str, Behaviour] = {}
    for file in sorted((base / tag / "abbreviations").glob("*.txt")):
        if file.stem not in behaviours:
            remedy = f"name it after one of {', '.join(sorted(behaviours))}"
            raise RulesError(f'unknown class of abbreviations "{file.stem}"', path=file, value=file.stem, remedy=remedy)
        for entry in entries(file):
            for spelling in spellings(entry.removesuffix(".")):
                named[spelling] = min(
                    named.get(spelling, behaviours[file.stem]), behaviours[file.stem], key=_STRICTNESS.index
                )
    abbreviations = {**(parent.abbreviations if parent else {}), **named}
    words = dict(parent.words) if parent else {}
    for file in sorted((base / tag / "words").glob("*.txt")):
        words[file.stem] = words.get(file.stem, frozenset()) | frozenset(entries(file))
    return Rules(tag, _merged(own, parent), abbreviations, words)


def own_words(language: str, role: str) -> frozenset[str]:
    """Return the words of a role that the folder of `language` holds itself, without its parent's."""
    file = shipped_rules() / resolve(language) / "words" / f"{role}.txt"
    return frozenset(entries(file)) if file.is_file() else frozenset()


def spellings(entry: str) -> tuple[str, ...]:
    """Return the spellings an entry stands for: as it is, capitalised and in capitals.

    An entry with a capital keeps it: `Art` is the number word, `art` a word; so does a single letter. `=max` stands for
    itself only, as Max is a name.
    """
    if len(entry) == 1 or entry[0] == EXACT:
        return (entry.removeprefix(EXACT),)
    return tuple(dict.fromkeys((entry, entry[0].upper() + entry[1:], entry.upper())))


def entries(path: Path) -> tuple[str, ...]:
    """Return the entries of a list file: one a line, `#` begins a remark; RulesError for an empty or repeating list."""
    found: dict[str, int] = {}
    for number, line in enumerate(read(path).splitlines(), 1):
        entry = line.partition("#")[0].strip()
        if entry in found:
            remedy = "remove one of them"
            raise RulesError(f'"{entry}" stands in line {found[entry]} already', path=path, line=number, remedy=remedy)
        if entry:
            found[entry] = number
    if not found:
        raise RulesError("is an empty list", path=path, remedy="remove the file or give it entries")
    return tuple(found)


@lru_cache(maxsize=8)
def _behaviours(path: Path) -> Mapping[str, Behaviour]:
    table = _table(path)
    try:
        return {name: Behaviour(str(value)) for name, value in table.items()}
    except ValueError as error:
        raise RulesError(f"holds an unknown behaviour ({error})", path=path) from error


def _properties(path: Path) -> Properties:
    table = _table(path)
    kinds = {entry.name: entry.type for entry in fields(Properties)}
    for key, value in table.items():
        if key not in kinds:
            remedy = f"known keys: {', '.join(sorted(kinds))}"
            raise RulesError(f'unknown key "{key}"', path=path, value=key, remedy=remedy)
        if type(value) is not kinds[key]:
            raise RulesError(f'"{key}" has the wrong type', path=path, value=value)
    return Properties(**table)  # type: ignore[arg-type]  # keys and types were compared with the fields


def _merged(own: Properties, parent: Rules | None) -> Properties:
    if parent is None:
        return own
    above = parent.properties
    return Properties(
        name=own.name,
        parent=own.parent,
        spaced="".join(dict.fromkeys(above.spaced + own.spaced)),
        joined="".join(dict.fromkeys(above.joined + own.joined)),
        doubled="".join(dict.fromkeys(above.doubled + own.doubled)),
        brackets="".join(dict.fromkeys(above.brackets + own.brackets)),
        script=own.script or above.script,
        finals=own.finals or above.finals,
        ordinals=own.ordinals or above.ordinals,
        dates=own.dates or above.dates,
        unspaced=own.unspaced or above.unspaced,
    )


@lru_cache(maxsize=64)
def _table(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(read(path))
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"is not valid TOML ({error})", path=path) from error
