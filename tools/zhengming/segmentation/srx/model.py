"""What an SRX 2.0 file holds (LISA OSCAR, Segmentation Rules eXchange 2.0, 2008)."""

import re
from dataclasses import dataclass, field

from zhengming.errors import LanguageError


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: between text that matches `before` and text that matches `after` there is a break, or there is none."""

    breaks: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The rules of a name, in the order in which they are tried."""

    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """Which rules serve a language whose tag matches `pattern` as a whole."""

    pattern: str
    name: str


@dataclass(frozen=True, slots=True)
class Srx:
    """A file of segmentation rules.

    With `cascade`, the rules of all maps that match a language are tried in the maps' order; without it those of the first
    map only. `subflows` and `handles` (type of format code → whether it belongs to the segment before it) speak of
    text with inline codes; they are kept for the round trip and don't matter in plain text.
    """

    languages: tuple[LanguageRules, ...]
    maps: tuple[LanguageMap, ...]
    cascade: bool = True
    subflows: bool = True
    handles: tuple[tuple[str, bool], ...] = field(default=(("start", False), ("end", True), ("isolated", False)))

    def rules(self, language: str) -> tuple[Rule, ...]:
        """Return the rules that hold for a language tag, in the order in which they are tried.

        Raises LanguageError when no map matches it.
        """
        matched = [entry.name for entry in self.maps if re.fullmatch(entry.pattern, language, re.IGNORECASE)]
        if not matched:
            patterns = ", ".join(entry.pattern for entry in self.maps)
            raise LanguageError(f'no language map matches "{language}"', value=language, remedy=f"maps: {patterns}")
        by_name = {entry.name: entry.rules for entry in self.languages}
        chosen = dict.fromkeys(matched if self.cascade else matched[:1])
        return tuple(rule for name in chosen for rule in by_name.get(name, ()))
