"""Whether a text can hold an official name at all: a quick look that spares most texts the annotator."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from zhengming.checks.language import language
from zhengming.checks.lazy import lazy
from zhengming.terminology import Termbase
from zhengming.terminology.tokens import fold

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_PATIENCE = 200
"""Texts for which gathering the words would take longer than annotating them."""
_OFFICES = ("department", "bureau", "administration", "commission", "office", "committee")

_stem = lru_cache(maxsize=1 << 16)(fold)


_Seconds = dict[str, tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]]
"""By a spelling of the second rarest word: all words of a name, and the spellings of the third and further ones."""


class Gate:
    """The words of every name of a base; a text without all the words of any name close together holds none."""

    def __init__(self, termbase: Termbase, languages: tuple[str, str]) -> None:
        """Take the base and the tags of source and target; the words are gathered when the first text comes."""
        self.termbase = termbase
        self.source, self.target = languages
        self.asked = 0

    @lazy
    def names(self) -> dict[str, tuple[frozenset[str], ...]]:
        """For the rarest word of each name all words that must stand in the text, small words left out."""
        skip = frozenset(self.termbase.index.titles["languages"].get(self.source, {}).get("skip", ()))
        names = {frozenset(_keys(name.lower())) - skip for name in self._names()} - {frozenset()}
        seen = Counter(word for name in names for word in name)
        found: dict[str, list[frozenset[str]]] = defaultdict(list)
        small = frozenset(language(self.source).section("function").get("words", ()))
        for name in names:
            # A long word that few names share opens the gate least often.
            found[min(name, key=lambda word: (word in small, seen[word] > 8, -len(word), word))].append(name)
        return {word: tuple(sorted(others, key=len)) for word, others in found.items()}

    @lazy
    def surfaces(self) -> dict[str, tuple[bool, _Seconds]]:
        """Return, by every spelling of the rarest word of each name, whether it is a name alone, and the other words."""
        found: dict[str, tuple[bool, _Seconds]] = {}
        for word, names in self.names.items():
            seconds: _Seconds = {}
            for name in names:
                second, *others = [*sorted(name - {word}, key=lambda one: (-len(one), one)), ""]
                rest = tuple(frozenset(_spellings(other)) for other in others if other)
                for spelling in _spellings(second) if second else ():
                    seconds[spelling] = (*seconds.get(spelling, ()), (name, rest))
            for spelling in _spellings(word):
                alone, known = found.get(spelling, (False, {}))
                found[spelling] = alone or frozenset((word,)) in names, {**known, **seconds} if known else seconds
        return found

    @lazy
    def acronyms(self) -> frozenset[str]:
        """Return the acronyms of the base, as written."""
        return frozenset(self.termbase.index.acronyms)

    def _names(self) -> Iterable[str]:
        index = self.termbase.index
        for table in (index.names.get(self.source, {}), index.terms.get(self.source, {})):
            for path, numbers in table.items():
                if numbers and any(self._asked(number, path) for number in numbers):
                    yield path
        for words in index.locals:
            # One word alone (customs, justice) names no office: the kind of office stands beside it.
            yield from (words,) if " " in words else (f"{words} {unit}" for unit in _OFFICES)
        yield from (f"minister {words}" for words, numbers in index.portfolios.items() if numbers)

    def _asked(self, number: int, path: str) -> bool:
        # What is not enforced matters only where two renderings could be mixed.
        record = self.termbase.index.record(number)
        return record.enforced or (path.count(" ") > 0 and len(record.names.get(self.target, ())) > 1)

    def open(self, text: str) -> bool:
        """Tell whether a text may hold a name; False is certain. The first few texts are let through unread."""
        self.asked += 1
        if self.asked <= _PATIENCE:
            return True
        if not self.acronyms.isdisjoint(_ACRONYM.findall(text)):
            return True
        words = _WORD.findall(text.lower())
        seen = frozenset(words)
        close: list[frozenset[str]] = []
        for word in self.surfaces.keys() & seen:
            alone, seconds = self.surfaces[word]
            if alone:
                return True
            for second in seconds.keys() & seen:
                close += (name for name, rest in seconds[second] if not any(other.isdisjoint(seen) for other in rest))
        keys = [_stem(word) for word in words] if close else []
        return any(_near(name, keys) for name in close)


def _near(name: frozenset[str], keys: list[str]) -> bool:
    # The words of a name stand together, small words and a bracketed acronym between them.
    if len(name) == 1:
        return True
    places = [at for at, key in enumerate(keys) if key in name]
    if len({keys[at] for at in places}) < len(name):
        return False
    reach = 3 * len(name) + 2
    return any(len({keys[at] for at in places if first <= at <= first + reach}) == len(name) for first in places)


def _keys(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text)]


def _spellings(word: str) -> Iterable[str]:
    if len(word) < 3:
        yield word
        return
    stems = {word, word.replace("iz", "is"), word.replace("or", "our"), word.replace("ense", "ence")}
    stems |= {f"{word[:-2]}re"} if word.endswith("er") else set()
    stems |= {word.replace("gram", "gramme"), word.replace("selor", "sellor").replace("cilor", "cillor")}
    for stem in stems:
        yield from (stem, f"{stem}s", f"{stem}es")
        if stem.endswith("y"):
            yield f"{stem[:-1]}ies"


@lru_cache(maxsize=8)
def gate(termbase: Termbase, source: str, target: str) -> Gate:
    """Return the gate of a base for a pair of languages."""
    return Gate(termbase, (source, target))
