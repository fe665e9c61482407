"""Whether a text can hold a name that the rules ask about: spares most texts the annotator."""

from functools import lru_cache

from zhengming.checks.lazy import lazy
from zhengming.terminology import Termbase
from zhengming.terminology.presence import Presence

_PATIENCE = 200
"""Texts for which gathering the names would take longer than annotating them."""


class Gate:
    """What is asked about in one base, for one pair of languages."""

    def __init__(self, termbase: Termbase, languages: tuple[str, str]) -> None:
        """Take the base and the tags of source and target; the names are gathered when many texts come."""
        self.termbase = termbase
        self.source, self.target = languages
        self.asked = 0

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
        return self.asked <= _PATIENCE or self.presence.possible(text)


@lru_cache(maxsize=8)
def gate(termbase: Termbase, source: str, target: str) -> Gate:
    """Return the gate of a base for a pair of languages."""
    return Gate(termbase, (source, target))
