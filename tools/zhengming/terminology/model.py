"""What the terminology base answers with: mentions in a text, and answers to a query."""

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["body", "title", "person", "term", "document"]
PartKind = Literal["body", "department", "title", "person", "term", "document"]
Match = Literal["exact", "acronym", "short", "composed", "word-order", "prefix", "typo", "pinyin"]


@dataclass(frozen=True, slots=True)
class Part:
    """One body, department, title, person or term inside a mention, with every equivalent that is accepted for it.

    `accepted` has the preferred equivalent first and at least one entry where `concept` is known; a check is content when
    any of them stands in the target. `forbidden` pairs a rendering that is wrong with the reason. `start` and `end` are
    code points of the text that was annotated.
    """

    kind: PartKind
    start: int
    end: int
    concept: str
    accepted: tuple[str, ...]
    forbidden: tuple[tuple[str, str], ...] = ()
    sure: bool = True
    enforced: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """An official name, title or term in running text and what it is called in the other language on the day.

    `target` is the equivalent in full, `target_short` in the official short form (the same where there is none). A span that
    looks like an official name and is not on record (`why` says so) is never sure; its equivalent is put together from its
    words, or empty where the base knows too few of them.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    target: str
    target_short: str
    sure: bool
    why: str
    parts: tuple[Part, ...] = ()
    concepts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def registered(self) -> bool:
        """Whether it has an equivalent and every body and department in it is on record."""
        return bool(self.target) and all(part.concept or part.kind not in {"body", "department"} for part in self.parts)


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply to a look-up: the concept, what it is called on both sides, and how well it fits the query.

    `score` is a ratio 0–1; 1.0 is an exact name, acronym or short form. `match` tells how it was found.
    """

    concept: str
    kind: str
    source: str
    target: str
    target_short: str
    acronym: str
    score: float
    match: Match
    sure: bool
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""
    parent: str = ""
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    why: str = ""
