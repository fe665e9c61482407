"""Words that point back: *the ministry*, *the province*, *the Provincial Government*."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengming.terminology.grammar.orgs import Found, Orgs

MOST_ORGAN = 5
"""How many words may name an organ of the place named before."""
NEAR = 60
"""Within how many tokens a word that points back surely means the body named last."""


class Anaphors:
    """Reads words that point back in one text."""

    def __init__(self, orgs: "Orgs") -> None:
        """Read the text of `orgs`, which remembers what was named."""
        self.orgs = orgs
        self.reader = orgs.reader
        self.language = orgs.language

    def at(self, start: int, at: int) -> "Found | None":
        """Return what a word such as *the ministry* stands for, or an organ of the place named before."""
        reader = self.reader
        if reader.key(start) not in self.language.determiners or reader.key(start) in self.language.indefinite:
            return None
        local = self._local(at)
        if local is not None:
            return local
        word = reader.phrase(at, self.language.anaphors)
        if word is None:
            return None
        end, endings = word[0], self.language.anaphors[word[1]]
        several = reader.words[end - 1].lower() != reader.keys[end - 1]
        if several or reader.key(end) in {"of", "for"} or (reader.capital(at) and reader.capital(end)):
            return None
        for org in (
            self.orgs.place if reader.key(at) in self.language.place_words else None,
            self.orgs.last,
            self.orgs.issuer,
        ):
            if org is not None and org.full.endswith(tuple(endings)):
                made = org.copy()
                made.reasons = (*org.reasons, f"“{reader.key(at)}” points back to it")
                made.sure = org.sure and org is self.orgs.last and at - self.orgs.last_at < NEAR
                return end, made
        return None

    def _local(self, at: int) -> "Found | None":
        """Return an organ of the place named before: *the Provincial Government*, *the municipal Party committee*."""
        level = self.reader.phrase(at, self.language.levels)
        place = self.reader.index.get(self.orgs.place.place) if self.orgs.place is not None else None
        if level is None or place is None or place.category not in self.language.levels[level[1]]:
            return None
        for end in range(min(level[0] + MOST_ORGAN, self.reader.size), level[0], -1):
            organ = self.orgs.places.organ_of(level[0], end, place)
            if organ is not None:
                organ.reasons = (*organ.reasons, "the place is the one named before")
                return end, organ
        return None
