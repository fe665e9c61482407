"""The Party's posts inside a body: *secretary of the Leading Party Members Group*."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.post import Title

if TYPE_CHECKING:
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.reader import Reader


class PartyPosts:
    """Reads posts in the Party's organs in one text."""

    def __init__(self, reader: "Reader", orgs: "Orgs") -> None:
        """Read `reader`'s text with its organizations."""
        self.reader = reader
        self.language = reader.language
        self.orgs = orgs

    def at(self, at: int) -> tuple[int, Title] | None:
        """Return a post in the Party's organ inside a body: *secretary of the Leading Party Members Group*."""
        party = self.language.party
        if not party:
            return None
        bare = self._bare(at)
        word = self.reader.phrase(at, party["words"])
        if word is not None:
            link = self.orgs.link(word[0], comma=False)
            organ = self._party_organ(link) if link is not None else None
            if organ is not None:
                end, committee, org = organ
                return end, Title(party["words"][word[1]], kind="committee" if committee else "party", org=org)
        return None if bare is None else (bare[0], Title(bare[1], kind="party"))

    def _bare(self, at: int) -> tuple[int, str] | None:
        """Return end and row of a post said without an organ: *Party secretary*, *Communist Party of China (CPC) chief*."""
        reader, party = self.reader, self.language.party
        whole = reader.phrase(at, self.language.party_whole)
        if whole is not None:
            here = reader.bracketed_acronym(whole[0]) or whole[0]
            found = reader.phrase(here, party["bare"])
            if found is not None:
                return found[0], party["bare"][found[1]]
            found = reader.phrase(here, self.language.party_ranks)
            if found is not None:
                return found[0], party["words"][found[1]]
        found = reader.phrase(at, party["bare"])
        if found is not None:
            return found[0], party["bare"][found[1]]
        # "Leading Party Members Group member"
        organ = reader.phrase(at, self.language.party_organs)
        rank = reader.phrase(organ[0], self.language.party_ranks) if organ is not None else None
        return None if rank is None else (rank[0], party["words"][rank[1]])

    def _party_organ(self, at: int) -> "tuple[int, bool, Org | None] | None":
        """Return end, whether it is a committee, and the body inside its name: *CPC NHC Leadership Group*."""
        reader, party = self.reader, self.language.party
        here = at + (reader.key(at) in self.language.determiners)
        organs, committees = set(party["organs"]), set(party["committees"])
        found = self._organ_phrase(here, organs, committees)
        if found is not None:
            return *found, None
        inner = self.orgs.at(here)
        whole = reader.phrase(here, self.language.party_whole)
        if whole is not None:
            closed = reader.bracketed_acronym(whole[0]) or whole[0]
            place = self.orgs.places.place_at(closed + 1) if reader.key(closed) == "in" else None
            if place is not None:
                return place[0], False, self.orgs.places.government(place[1])
            # The name alone: what follows it is the Party's committee, not the rest of a longer name.
            inner = self.orgs.names.at(closed) or self.orgs.at(closed)
        if inner is not None:
            after = inner[0] + reader.possessive(inner[0])
            found = self._organ_phrase(
                after,
                organs | {"leadership group", "leading group"},
                committees | {"committee"} if whole else committees,
            )
            if found is not None:
                return *found, inner[1]
        return None

    def _organ_phrase(self, at: int, organs: set[str], committees: set[str]) -> tuple[int, bool] | None:
        organ = self._loose(at, organs)
        if organ is not None:
            return organ, False
        committee = self._loose(at, committees)
        return (committee, True) if committee is not None else None

    def _loose(self, at: int, phrases: set[str]) -> int | None:
        """Return the end of the longest phrase at a token, passing over possessives and bracketed acronyms."""
        reader = self.reader
        text, here, found = "", at, None
        while here < reader.size and here < at + 14:
            closed = reader.bracketed_acronym(here)
            if closed is not None and text:
                here = closed
                continue
            key = reader.keys[here]
            here += 1
            if key in {"the", "-", "'s", "'"}:
                continue
            text = f"{text} {key}" if text else key
            if text in phrases:
                found = here
        return found
