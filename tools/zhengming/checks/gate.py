"""Whether a text can hold an official name at all: a quick look that spares most texts the annotator."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from zhengming.checks.lazy import lazy
from zhengming.terminology import Termbase

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_OFFICES = ("department", "bureau", "administration", "commission", "office", "committee")
_SIZE = 6
"""Letters of a word that are compared: enough to tell words apart, few enough for British spelling."""
_SPELLINGS = {"centre": "center", "theatr": "theate", "labour": "labor", "defenc": "defens", "harbou": "harbor"}


class Gate:
    """The content words of every name of a base; a text without all the words of any name holds none."""

    def __init__(self, termbase: Termbase, tag: str) -> None:
        """Take the base; the words are gathered when the first text comes."""
        self.termbase = termbase
        self.tag = tag

    @lazy
    def names(self) -> dict[str, tuple[frozenset[str], ...]]:
        """For the rarest stem of each name all stems that must stand in the text."""
        skip = stems(" ".join(self.termbase.index.titles["languages"].get(self.tag, {}).get("skip", ())))
        names = {stems(name.lower()) - skip for name in self._names()} - {frozenset()}
        seen = Counter(stem for name in names for stem in name)
        found: dict[str, list[frozenset[str]]] = defaultdict(list)
        for name in names:
            found[min(name, key=lambda stem: (seen[stem], stem))].append(name)
        return {stem: tuple(sorted(others, key=len)) for stem, others in found.items()}

    @lazy
    def acronyms(self) -> frozenset[str]:
        """The acronyms of the base, as written."""
        return frozenset(self.termbase.index.acronyms)

    def _names(self) -> Iterable[str]:
        index = self.termbase.index
        for table in (index.names.get(self.tag, {}), index.terms.get(self.tag, {})):
            for path, numbers in table.items():
                if numbers and (" " in path or any(index.record(number).enforced for number in numbers)):
                    yield path
        for words in index.locals:
            # One word alone (customs, justice) names no office: the kind of office stands beside it.
            yield from (words,) if " " in words else (f"{words} {unit}" for unit in _OFFICES)
        yield from (f"minister {words}" for words, numbers in index.portfolios.items() if numbers)

    def open(self, text: str) -> bool:
        """Tell whether a text may hold a name; False is certain."""
        if not self.acronyms.isdisjoint(_ACRONYM.findall(text)):
            return True
        words = stems(text.lower())
        return any(name <= words for stem in words & self.names.keys() for name in self.names[stem])


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text in lower case, plural and British endings folded."""
    return frozenset(_stem(word) for word in _WORD.findall(text) if len(word) > 1)


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    if word.endswith("s"):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    word = word[:_SIZE]
    return _SPELLINGS.get(word, word)


@lru_cache(maxsize=8)
def gate(termbase: Termbase, tag: str) -> Gate:
    """Return the gate of a base for a source language."""
    return Gate(termbase, tag)
