"""Whether a text can hold a name that the rules ask about: spares most texts the annotator."""

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from zhengming import languages
from zhengming.checks.lazy import lazy
from zhengming.terminology import Termbase, tokens
from zhengming.terminology.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f\u00a0\u2010-\u2027\ufffc]")
"""Letters that folding may write otherwise; quotes, dashes and masked markup are none."""
_MOST = 30_000
_LONGEST = 60
"""Stretches that are remembered, and their code points."""
_PATIENCE = 200
"""Texts for which gathering the names would take longer than annotating them."""


class Gate:
    """What is asked about in one base, for one pair of languages."""

    def __init__(self, termbase: Termbase, tags: tuple[str, str]) -> None:
        """Take the base and the tags of source and target; the names are gathered when many texts come."""
        self.termbase = termbase
        self.source, self.target = tags
        self.spaced = languages.spaced(self.source)
        self.asked = 0
        self.common: Counter[str] = Counter()

    @lazy
    def presence(self) -> Presence:
        """Return what tells whether a text can hold a name that is asked about."""
        return Presence(self.termbase.index, self.source, self._counts)

    def _counts(self, number: int, path: str) -> bool:
        # What is not enforced matters only where two renderings could be mixed.
        record = self.termbase.index.record(number)
        return record.enforced or (path.count(" ") > 0 and len(record.names.get(self.target, ())) > 1)

    def open(self, text: str) -> bool:
        """Tell whether a text may hold a name; False is certain. The first few texts are let through unread."""
        self.asked += 1
        if self.asked <= _PATIENCE:
            self.common.update(tokens.keys(text))
            return True
        if self.spaced and not _FOREIGN.search(text):
            low = text.lower()
            told = map(self._words.__getitem__, text.replace("\n", " ").split(" "))
            if not any(all(part in low for part in name) for names in told for name in names):
                return False
        return self.presence.possible(text)

    @property
    def tells(self) -> "Callable[[str], object] | None":
        """What tells whether a stretch between blanks has a word by which some name is known: every name has such a word.

        None while the first few texts are let through, and where a language has no blanks.
        """
        return self._words.__getitem__ if self.asked > _PATIENCE and self.spaced else None

    @lazy
    def _words(self) -> "_Words":
        presence = self.presence
        codes = {code: word for word, code in presence._coder.codes.items()}  # noqa: SLF001 - the same names, by one word each
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for first, (alone, seconds) in presence._rare.items():  # noqa: SLF001
            if alone:
                found[codes[first]].add(())
            for names in seconds.values():
                for name in names:
                    # The word that the texts seen so far have least often lets the fewest others pass.
                    word, *others = sorted((codes[code] for code in name), key=self._rank)
                    found[word].add(tuple(map(_beginning, others)))
        return _Words({word: tuple(names) for word, names in found.items()}, presence._coder._acronyms)  # noqa: SLF001

    def _rank(self, word: str) -> tuple[int, int, str]:
        return self.common[word], -len(word), word


_Names = tuple[tuple[str, ...], ...]


class _Words(dict[str, _Names]):
    """For each stretch between blanks the names known by a word of it, told by how their other words begin."""

    def __init__(self, names: dict[str, _Names], acronyms: frozenset[str]) -> None:
        self._names = names
        self._acronyms = acronyms

    def __missing__(self, stretch: str) -> _Names:
        found: _Names = ()
        for word in tokens.keys(stretch):
            found += self._names.get(word, ())
        if not stretch.islower() and not self._acronyms.isdisjoint(_WORD.findall(stretch)):
            found = ((),)
        if len(stretch) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[stretch] = found
        return found


def _beginning(word: str) -> str:
    """Return the letters that every spelling of a folded word begins with: plurals and British spellings differ at the end."""
    return word[: min(4, len(word) - 2)] if len(word) > 3 else "" if word == "and" else word


@lru_cache(maxsize=8)
def gate(termbase: Termbase, source: str, target: str) -> Gate:
    """Return the gate of a base for a pair of languages."""
    return Gate(termbase, (source, target))
