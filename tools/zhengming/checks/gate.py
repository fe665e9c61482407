"""Whether a text can hold an official name at all: a quick look that spares most texts the annotator."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from zhengming.checks.lazy import lazy
from zhengming.terminology import Termbase

_WORD = re.compile(r"[^\W_]+")
_SIZE = 4
"""Letters of a word that are compared: enough to tell words apart, few enough for plurals and British spelling."""


class Gate:
    """The two rarest words of every name of a base; a text without both words of any name holds none."""

    def __init__(self, termbase: Termbase, tag: str) -> None:
        """Take the base; the words are gathered when the first text comes."""
        self.termbase = termbase
        self.tag = tag

    @lazy
    def partners(self) -> dict[str, frozenset[str]]:
        """For the rarest stem of each name the stems that must stand in the text as well."""
        names = [stems(name) for name in self._names()]
        seen = Counter(stem for name in names for stem in set(name))
        found: dict[str, set[str]] = defaultdict(set)
        for name in names:
            rare = sorted(set(name), key=lambda stem: (seen[stem], stem))[:2]
            if rare:
                found[rare[0]].add(rare[-1])
        return {stem: frozenset(others) for stem, others in found.items()}

    def _names(self) -> Iterable[str]:
        index = self.termbase.index
        for table in (index.names.get(self.tag, {}), index.terms.get(self.tag, {})):
            for path, numbers in table.items():
                if numbers and any(index.record(number).enforced for number in numbers):
                    yield path
        yield from index.locals
        yield from index.acronyms
        yield from (f"minister {words}" for words, numbers in index.portfolios.items() if numbers)

    def open(self, text: str) -> bool:
        """Tell whether a text may hold a name; False is certain."""
        words = frozenset(stems(text))
        return any(not self.partners[stem].isdisjoint(words) for stem in words & self.partners.keys())


def stems(text: str) -> list[str]:
    """Return the beginnings of the words of a text, in lower case, one-letter words left out."""
    return [word[:_SIZE].lower() for word in _WORD.findall(text) if len(word) > 1]


@lru_cache(maxsize=8)
def gate(termbase: Termbase, tag: str) -> Gate:
    """Return the gate of a base for a source language."""
    return Gate(termbase, tag)
