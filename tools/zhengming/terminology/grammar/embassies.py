"""China's embassies and consulates, named by rule from the country."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.org import Org

if TYPE_CHECKING:
    from zhengming.terminology.grammar.orgs import Found, Orgs


class Embassies:
    """Reads missions in a country in one text."""

    def __init__(self, orgs: "Orgs") -> None:
        """Read the text of `orgs`."""
        self.orgs = orgs
        self.reader = orgs.reader
        self.language = orgs.language

    def at(self, at: int) -> "Found | None":
        """Return China's embassy or consulate in a country: *Embassy of China in Argentina*, *Chinese Embassy in France*."""
        reader = self.reader
        found = reader.phrase(at, self.language.missions)
        if found is None:
            return None
        here = found[0]
        chinese = reader.phrase(at - 1, self.language.nations) is not None
        if reader.key(here) == "of":
            nation = reader.phrase(
                self.orgs.lead(here + 1) if reader.key(here + 1) == "the" else here + 1, self.language.nations
            )
            here, chinese = (nation[0], True) if nation is not None else (here, chinese)
        if not chinese or reader.key(here) not in {"in", "to"}:
            return None
        start = here + 1 + (reader.key(here + 1) == "the")
        host = reader.phrase(start, reader.index.countries.keys())  # type: ignore[arg-type]
        name = reader.index.countries[host[1]].get(self.language.target, "") if host is not None else ""
        if host is None or not name:
            return None
        text = self.language.missions[found[1]].format(name)
        ladder = self.orgs.namer.ladders.find(text, "", "", "")
        made = Org(
            text, text, concept=f"embassy:{host[1]}", accepted=(text,), ladder=ladder, reasons=(f"{text}, by rule",)
        )
        made.sources = ("Unicode CLDR",)
        return host[0], made
