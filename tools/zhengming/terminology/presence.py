"""Whether a text can hold a name at all: a look of microseconds that spares most texts the annotator.

A text is let pass when all words of some name stand in it close together, in any order (organs named by rule are worded in
many), or an acronym as written. What is not let pass holds no name; a department alone, whose body the text does not name,
is none.
"""

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from zhengming.terminology.compiled import ENGLISH, UNSPACED
from zhengming.terminology.content import Grammar
from zhengming.terminology.known import BRACKETS, Known
from zhengming.terminology.matching import BREAK, Coder, Names, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zhengming.terminology.compiled import Index

    Counts = Callable[[int, str], bool]
    """Tells whether a concept matters under one of its names; the name is in folded words."""

ACRONYM = "\0"
"""Stands for an acronym; no word has this character."""
_WORD = re.compile(r"[^\W_]+")


class _Coder(Coder):
    """Marks stretches between blanks that hold an acronym, too."""

    def __init__(self, names: Names, acronyms: "Iterable[str]") -> None:
        super().__init__(names)
        self._acronyms = frozenset(map(_telling, acronyms))

    def __missing__(self, chunk: str) -> str:
        found = super().__missing__(chunk)
        if not self._acronyms.isdisjoint(_WORD.findall(chunk)):
            found = ACRONYM
            if chunk in self:
                self[chunk] = found
        return found


def _telling(acronym: str) -> str:
    """Return the word by which an acronym is known: the one with most capitals and figures."""
    words: list[str] = _WORD.findall(acronym) or [acronym]
    return max(words, key=lambda word: sum(not char.islower() for char in word))


class Presence:
    """The words of the names of a base that matter, in one language."""

    def __init__(self, index: "Index", language: str, counts: "Counts") -> None:
        """Gather the names for whose concepts `counts` is true; half a second for ten thousand."""
        self._known = Known(index, language) if language in UNSPACED else None
        grammar = Grammar(index.titles)
        joining = frozenset(grammar.skip | BRACKETS)
        chosen = [] if self._known is not None else list(_names(index, language, grammar, counts))
        codes, numbers, _, _ = table([name.split(" ") for name in chosen], joining)
        self._coder = _Coder(Names(codes, {}, {}, joining), index.acronyms if language == ENGLISH else ())
        self._rare = _by_rarest(
            {frozenset(path) - {BREAK} for path in numbers}, {code: key for key, code in codes.items()}
        )

    def possible(self, text: str) -> bool:
        """Tell whether `text` may hold a name that matters; False is certain. Linear in the text's length."""
        if self._known is not None:
            return bool(self._known.matcher.find(text))
        codes = "".join(map(self._coder.__getitem__, text.replace("\n", " ").split(" ")))
        if ACRONYM in codes:
            return True
        seen = set(codes)
        for code in self._rare.keys() & seen:
            alone, seconds = self._rare[code]
            if alone:
                return True
            for second in seconds.keys() & seen:
                if any(name <= seen and _near(name, codes) for name in seconds[second]):
                    return True
        return False


def _names(index: "Index", language: str, grammar: Grammar, counts: "Counts") -> "Iterable[str]":
    for section in (index.names.get(language, {}), index.terms.get(language, {})):
        for path, numbers in section.items():
            if any(counts(number, path) for number in numbers):
                yield path
    if language != ENGLISH:
        return
    for words in index.locals:
        # One word alone (customs, justice) names no office: the kind of office stands beside it.
        yield from (words,) if " " in words else (f"{words} {unit}" for unit in grammar.units - {words})
    yield from (f"minister {words}" for words, numbers in index.portfolios.items() if numbers)


_Seconds = dict[str, tuple[frozenset[str], ...]]


def _by_rarest(names: "Iterable[frozenset[str]]", words: dict[str, str]) -> dict[str, tuple[bool, _Seconds]]:
    """Return, by the rarest word of names, whether it is one alone, and the others by their second rarest word."""
    names = list(names)
    often = Counter(word for name in names for word in name)

    def rank(word: str) -> tuple[bool, int, str]:
        # A long word that few names share lets the fewest texts pass.
        return often[word] > 8, -len(words.get(word, "")), word

    alone: set[str] = set()
    found: dict[str, dict[str, list[frozenset[str]]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        first, *others = sorted(name, key=rank)
        if others:
            found[first][others[0]].append(name)
        else:
            alone.add(first)
    return {
        first: (first in alone, {second: tuple(held) for second, held in found.get(first, {}).items()})
        for first in alone | found.keys()
    }


def _near(name: frozenset[str], codes: str) -> bool:
    """Tell whether the words of a name stand together, other words and a bracketed acronym between them."""
    reach = 3 * len(name) + 3
    return any(name.issubset(codes[at : at + reach]) for at, code in enumerate(codes) if code in name)
