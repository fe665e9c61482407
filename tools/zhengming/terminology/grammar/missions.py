"""China's representatives abroad: ambassadors, consuls general, heads of missions; named by rule from their host."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.post import Post, Title

if TYPE_CHECKING:
    from zhengming.terminology.grammar.countries import Countries
    from zhengming.terminology.grammar.orgs import Orgs


class Missions:
    """Reads representatives and the hosts of missions in one text."""

    def __init__(self, orgs: "Orgs", countries: "Countries") -> None:
        """Read the text of `orgs`."""
        self.orgs = orgs
        self.reader = orgs.reader
        self.language = orgs.language
        self.countries = countries
        self.table = self.language.ladders.table

    def at(self, start: int, begin: int, end: int, title: Title) -> Post | None:
        """Return China's representative abroad: *Chinese Ambassador to France*, *permanent representative of China to the UN*."""
        reader = self.reader
        row = self.language.ladders.posts.get(title.word, "")
        pattern = self.table.get("missions", {}).get(row)
        if pattern is None:
            return None
        here, chinese = self._sender(start, begin, end)
        if reader.key(here) not in ({"to", "in"} if chinese else {"to"}):
            return None
        found = self.host(here + 1, cities=row == "consul-general")
        if found is None:
            return None
        after, host = found
        headed = (
            self.table.get("mission-heads", {}).get(host.concept) if row in self.table.get("missions", {}) else None
        )
        text, place = headed or pattern["title"], "" if headed else pattern["place"]
        name, short = place.format(host.full), place.format(host.short)
        org = Org(
            name,
            short,
            concept=f"mission:{host.concept}",
            accepted=(name, short),
            sure=host.sure,
            start=reader.starts[here + 1],
            end=reader.ends[after - 1],
            reasons=(*host.reasons, "China's mission there, by rule"),
            sources=host.sources,
        )
        sure = host.sure and chinese and not (headed and title.modifiers)
        named = Title(title.word, title.modifiers, kind="named", text=text, org=org, sure=sure)
        return Post(named, None if headed else org, start, after, begin, end)

    def _sender(self, start: int, begin: int, end: int) -> tuple[int, bool]:
        """Return the token after what says whose representative it is, and whether that is China's."""
        reader, nations = self.reader, self.language.nations
        first = start + (reader.key(start) in self.language.determiners)
        if begin > start and reader.phrase(first, nations):
            return end, True
        if reader.key(end) == "of":
            nation = reader.phrase(end + 1 + (reader.key(end + 1) == "the"), nations)
            if nation is not None:
                return nation[0], True
        return end, False

    def host(self, at: int, *, cities: bool = False) -> tuple[int, Org] | None:
        """Return the end and name of what a mission is sent to: a country, a city, an organization with others beside it."""
        options = [self.countries.org(at), self.orgs.at(at), self.countries.city(at) if cities else None]
        found = max((option for option in options if option is not None), key=lambda option: option[0], default=None)
        if found is None or not found[1].known:
            return None
        if found[1].concept.startswith("country:") and self.orgs.bounds.goes_on(found[0]):
            return None
        return self._seated(*found)

    def _seated(self, end: int, host: Org) -> tuple[int, Org]:
        """Take in the seat of a UN office and the other organizations there."""
        reader = self.reader
        others = reader.phrase(end, self.language.other_hosts)
        seat = others[0] if others is not None else end
        if reader.key(seat) not in {"in", "at"}:
            return (end, host) if others is None else (others[0], self._doubted(host))
        city = reader.key(seat + 1 + (reader.key(seat + 1) == "the"))
        office = self.language.names.get(f"united nation office {city}", ())
        records = reader.records(office, "body")
        if records:
            host = self.orgs.namer.org(records[0])
        elif others is None:
            return end, host
        after = seat + 2 + (reader.key(seat + 1) == "the")
        if others is None:
            return after, host
        text = self.table.get("mission-hosts", {}).get(host.concept)
        if text is None:
            return others[0], self._doubted(host)
        made = host.copy()
        made.full = made.short = text
        made.accepted = (text,)
        return after, made

    def _doubted(self, host: Org) -> Org:
        made = host.copy()
        made.sure = False
        made.reasons = (*made.reasons, "the other organizations there are left out")
        return made
