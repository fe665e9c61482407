"""Concepts and their names, as recorded: concept-oriented after ISO 704 and ISO 30042."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from zhengming.terminology.validity import Period

Evidence = Literal["attested", "proposed"]
Kind = Literal["body", "department", "post", "place", "local", "term", "document", "person"]
NameType = Literal["full", "short", "acronym", "press", "variants"]
Status = Literal["preferred", "admitted", "deprecated", "superseded"]
NAME_TYPES: tuple[NameType, ...] = ("full", "short", "acronym", "press", "variants")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a concept in one language, with its own dates, source and standing."""

    text: str
    type: NameType
    valid: Period = Period()
    status: Status = "preferred"
    evidence: Evidence = "proposed"
    sources: tuple[str, ...] = ()
    exact: bool = False
    scope: str = ""
    reviewer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A rendering that is wrong for a concept, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A body, department, post, place, person or term with its names by language.

    `titles` says, by language, what the concept calls its posts where the ladder of its kind does not. `facts` keeps what
    only one kind of concept has (a place's level, a post's body, a local organ's names by level). `path` and `line` say
    where the record stands.
    """

    id: str
    kind: Kind
    names: dict[str, tuple[Name, ...]]
    category: str = ""
    subject: str = ""
    parent: str = ""
    valid: Period = Period()
    predecessors: tuple[str, ...] = ()
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    forbidden: dict[str, tuple[Forbidden, ...]] = field(default_factory=dict)
    portfolio: tuple[str, ...] = ()
    evidence: Evidence = "proposed"
    sources: tuple[str, ...] = ()
    note: str = ""
    enforced: bool = True
    facts: dict[str, str] = field(default_factory=dict)
    path: Path | None = None
    line: int | None = None

    def named(self, language: str, *types: NameType) -> tuple[Name, ...]:
        """Return the names in a language, of the given types or all, in the order recorded."""
        return tuple(name for name in self.names.get(language, ()) if not types or name.type in types)
