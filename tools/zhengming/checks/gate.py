"""Whether a text can hold a name that the rules ask about: spares most texts the annotator."""

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from zhengming import languages
from zhengming.checks.lazy import lazy
from zhengming.terminology import Termbase, tokens
from zhengming.terminology.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W_]+")
_PATIENCE = 200
"""Texts for which gathering the names would take longer than annotating them."""


class Gate:
    """What is asked about in one base, for one pair of languages."""

    def __init__(self, termbase: Termbase, languages: tuple[str, str]) -> None:
        """Take the base and the tags of source and target; the names are gathered when many texts come."""
        self.termbase = termbase
        self.source, self.target = languages
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
        return self.presence.possible(text)

    @property
    def tells(self) -> "Callable[[str], bool] | None":
        """What tells whether a stretch between blanks has a word by which some name is known: every name has such a word.

        None while the first few texts are let through, and where a language has no blanks.
        """
        if self.asked <= _PATIENCE or not languages.spaced(self.source):
            return None
        return self._telling

    @lazy
    def _telling(self) -> "Callable[[str], bool]":
        presence = self.presence
        codes = {code: word for word, code in presence._coder.codes.items()}  # noqa: SLF001 - the same names, by one word each
        words: set[str] = set()
        for first, (alone, seconds) in presence._rare.items():  # noqa: SLF001
            words |= {codes[first]} if alone else set()
            for names in seconds.values():
                # The word that the texts seen so far have least often lets the fewest others pass.
                words.update(min((codes[code] for code in name), key=self._rank) for name in names)
        acronyms = presence._coder._acronyms  # noqa: SLF001

        def tells(stretch: str) -> bool:
            return not words.isdisjoint(tokens.keys(stretch)) or not (
                stretch.islower() or acronyms.isdisjoint(_WORD.findall(stretch))
            )

        return tells

    def _rank(self, word: str) -> tuple[int, int, str]:
        return self.common[word], -len(word), word


@lru_cache(maxsize=8)
def gate(termbase: Termbase, source: str, target: str) -> Gate:
    """Return the gate of a base for a pair of languages."""
    return Gate(termbase, (source, target))
