"""China's embassies, consulates and missions, named by rule from their host."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.org import Org

if TYPE_CHECKING:
    from zhengming.terminology.grammar.missions import Missions
    from zhengming.terminology.grammar.orgs import Found, Orgs


class Embassies:
    """Reads missions in a country in one text."""

    def __init__(self, orgs: "Orgs", missions: "Missions") -> None:
        """Read the text of `orgs`; `missions` reads their hosts."""
        self.orgs = orgs
        self.missions = missions
        self.reader = orgs.reader
        self.language = orgs.language

    def at(self, at: int) -> "Found | None":
        """Return China's embassy or consulate in a country: *Embassy of China in Argentina*, *Chinese Embassy in France*."""
        reader = self.reader
        first = at
        nation = reader.phrase(at, self.language.nations)
        if nation is not None:
            first = nation[0] + reader.possessive(nation[0])
        found = reader.phrase(first, self.language.missions)
        if found is None:
            return None
        here = found[0]
        chinese = nation is not None or self._ours(at)
        if reader.key(here) == "of":
            nation = reader.phrase(here + 1 + (reader.key(here + 1) == "the"), self.language.nations)
            here, chinese = (nation[0], True) if nation is not None else (here, chinese)
        if not chinese or reader.key(here) not in {"in", "to"}:
            return None
        host = self.missions.host(here + 1, cities=True)
        return None if host is None else self._made(found[1], *host)

    def _ours(self, at: int) -> bool:
        """Tell whether China stands right before a token: *China's embassy*."""
        before = at - 1 - self.reader.possessive(at - 1)
        return self.reader.phrase(before, self.language.nations) is not None

    def _made(self, word: str, end: int, host: Org) -> "Found":
        pattern = self.language.missions[word]
        full, short = pattern.format(host.full), pattern.format(host.short)
        ladder = self.orgs.namer.ladders.find(full, "", "", "")
        made = Org(
            full, short, concept=f"embassy:{host.concept}", accepted=(full, short), ladder=ladder, sure=host.sure
        )
        made.reasons = (*host.reasons, f"{full}, by rule")
        made.sources = host.sources
        head = self.orgs.namer.ladders.table.get("mission-heads", {}).get(host.concept, "")
        if head:
            made.full = made.short = head.removesuffix("团长")
            made.accepted = (made.full,)
            made.titles = {"head": "团长"}
        return end, made
