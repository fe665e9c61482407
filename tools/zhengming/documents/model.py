"""Units and catalogs: one model for PO, TMX and what follows them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain
from pathlib import Path

from zhengming.text import Place

Key = tuple[str | None, str]
"""What tells a unit from the others of its catalog: its context and its source."""

Run = tuple[int, int, int]
"""Offset, line and column where a stretch of text begins that stands in the file character for character."""


def laid(runs: Iterable[Run]) -> tuple[int, ...]:
    """Return runs end to end: offset, line and column of the first, then those of the second, and so on."""
    return tuple(chain.from_iterable(runs))


class State(StrEnum):
    """How far a unit is."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a unit stands in its file: the lines of its source and target, and the runs of each target's text.

    `runs` has one entry per target form: its runs in text order, the first at offset 0, laid end to end (`laid`), which takes
    a third of the memory of a tuple of tuples.
    """

    source_line: int
    target_line: int
    runs: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One source text and its translation, with all that a file says of it.

    `target` is the translation, or the first plural form where `plural` (the plural source) is given; `other_targets`
    are the further forms. `notes` are the extracted comments (`#.`), `comments` the translator's own (`#`), one line
    each, as written after the mark; a line of `comments` keeps its leading blank. `references` are `file:line`;
    `flags` lack `fuzzy`, which is a state. `previous…` is the source that the target was made for. `properties` are a
    TMX unit's props. `origin` is None in a unit that was not read, and no part of what the unit says.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    context: str | None = None
    plural: str | None = None
    other_targets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None
    previous_context: str | None = None
    previous_plural: str | None = None
    properties: tuple[tuple[str, str], ...] = ()
    obsolete: bool = False
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> Key:
        """The context and source, unique in a catalog."""
        return self.context, self.source

    @property
    def targets(self) -> tuple[str, ...]:
        """The target and its further plural forms."""
        return (self.target, *self.other_targets)

    @property
    def finished(self) -> bool:
        """Whether the unit is in use and its translation is complete and not fuzzy."""
        return self.state is State.TRANSLATED and not self.obsolete

    @property
    def fuzzy(self) -> bool:
        """Whether the translation waits for a person's look."""
        return self.state is State.FUZZY

    def place(self, offset: int = 0, *, form: int = 0) -> Place:
        """Return the line and column in the file of the code point at `offset` of target number `form`.

        The column counts code points of the file's line from 1; wrapped strings, quotes and escapes are accounted for.
        The offset just past the end gives the closing quote. A unit that was not read is at line 1, column 1.
        """
        if self.origin is None or form >= len(self.origin.runs):
            return Place(self.origin.target_line if self.origin else 1, 1)
        runs = self.origin.runs[form]
        at = 3 * max(0, bisect_right(range(0, len(runs), 3), offset, key=runs.__getitem__) - 1)
        return Place(runs[at + 1], runs[at + 2] + offset - runs[at])


@dataclass(frozen=True)
class Catalog:
    """An ordered collection of units with its header.

    `language` and `source_language` are BCP 47 tags, empty where the file does not say. `header` holds a PO's header
    lines or a TMX's attributes and props, in order; a PO header line that is not `Name: value` has an empty name.
    `head` is the PO header's own entry (its comments, flags, place) without its text. `tail` are comment lines after
    the last entry. `stamp` is the fingerprint of the file as it was read: `write` refuses to overwrite any other
    state of it. `raw` are the file's bytes where a format writes by putting targets back into them (XLIFF).
    """

    units: tuple[Unit, ...] = ()
    language: str = ""
    source_language: str = ""
    header: tuple[tuple[str, str], ...] = ()
    head: Unit | None = None
    tail: tuple[str, ...] = ()
    format: str = "po"
    newline: str = "\n"
    path: Path | None = field(default=None, compare=False)
    stamp: str | None = field(default=None, compare=False, repr=False)
    raw: bytes | None = field(default=None, compare=False, repr=False)

    @cached_property
    def by_key(self) -> Mapping[Key, Unit]:
        """Every unit, obsolete ones included, by context and source."""
        return {unit.key: unit for unit in self.units}

    def get(self, name: str) -> str | None:
        """Return a header field's value, whatever the case of its name; None when it is absent."""
        wanted = name.casefold()
        return next((value for key, value in self.header if key.casefold() == wanted), None)

    def with_header(self, fields: Mapping[str, str]) -> "Catalog":
        """Return the catalog with header fields set: present ones in their place, new ones at the end."""
        left = dict(fields)
        lines = [(name, left.pop(name, value)) for name, value in self.header]
        return replace(self, header=(*lines, *left.items()))
