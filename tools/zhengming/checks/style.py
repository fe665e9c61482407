"""The house style of a document: which of two spellings of a mark its translator uses."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from zhengming.checks import endings
from zhengming.checks.language import Language

_ACRONYM = re.compile(r"[A-Z](?<![A-Za-z0-9_.-][A-Z])[A-Z0-9]*[A-Z](?![A-Za-z0-9_])")

_KEYED = re.compile(r"(?:^|[\s(])[&_][A-Za-z][a-z]+|^[A-Z][a-z]+[&_][a-z]+")
_SHORT = 6
_BRACKETED = re.compile(r"\(([A-Z][A-Z]+)\)")


@dataclass(frozen=True, slots=True)
class Style:
    """How often each mark stands after a letter of the language's own script, in its half- and its full-width form.

    `drops_stops`: most sentences that have a final stop in the source have none in the target.
    `drops_short_stops`: of those with up to six words, one in five and more.
    `keeps_acronyms`: most acronyms that the source has in brackets stand in the target too.
    `translated`: acronyms that the document renders by words more often than not.
    `drops_keys`: most labels with an access key (`&File`, `_File`) have none in the target.
    """

    marks: Counter[str] = field(default_factory=Counter)
    drops_stops: bool = False
    drops_short_stops: bool = False
    translated: frozenset[str] = frozenset()
    keeps_acronyms: bool = False
    drops_keys: bool = False

    def prefers_half(self, half: str, full: str) -> bool:
        """Tell whether the document uses the half-width mark on purpose: more often than the other, and at least five times."""
        return self.marks[half] >= 5 and self.marks[half] > self.marks[full]

    def translates(self, acronym: str) -> bool:
        """Tell whether the document renders this acronym by a word as a rule."""
        return acronym in self.translated


def read(pairs: Iterable[tuple[str, str]], languages: tuple[Language, Language]) -> Style:
    """Return the style of a document from its sources and targets, in time linear in their length."""
    source_language, language = languages
    pattern = _after_letter(language.letters, tuple(language.marks["full"].items())) if language.wide else None
    marks: Counter[str] = Counter()
    acronyms: Counter[str] = Counter()
    introduced = lost = keys = 0
    stops: Counter[tuple[bool, bool]] = Counter()
    for source, target in pairs:
        for name in set(_ACRONYM.findall(source)):
            acronyms[name] += 1 if name in target else -1
            acronyms[f"-{name}"] += name not in target
        if pattern:
            marks.update(pattern.findall(target))
        if ("&" in source or "_" in source) and len(source) <= 60 and _KEYED.search(source):
            keys += 1 if "&" in target or "_" in target else -1
        if "(" in source:
            found = _BRACKETED.findall(source)
            introduced += sum(name in target for name in found)
            lost += sum(name not in target for name in found)
        if source.endswith(".") and endings.stopped(source, source_language):
            stops[source.count(" ") < _SHORT, endings.marked(target, language)] += 1
    dropped = stops[True, False] + stops[False, False]
    return Style(
        marks,
        drops_stops=dropped >= 5 and dropped > stops.total() / 5,
        drops_short_stops=stops[True, False] >= 2 and stops[True, False] * 4 >= stops[True, True],
        translated=_rendered(acronyms),
        keeps_acronyms=0 < introduced >= lost,
        drops_keys=keys <= -3,
    )


def _rendered(acronyms: Counter[str]) -> frozenset[str]:
    return frozenset(
        name for name, balance in acronyms.items() if acronyms[f"-{name}"] >= 3 and balance * 2 <= -acronyms[f"-{name}"]
    )


@lru_cache(maxsize=8)
def _after_letter(letters: str, full: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    marks = "".join(re.escape(mark) for couple in full for mark in couple)
    return re.compile(rf"[{marks}](?<=[{letters}].)")
