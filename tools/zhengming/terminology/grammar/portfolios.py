"""Ministers named by what they are for: *minister of commerce*; and those whose portfolio is another country's."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.titles import MINISTERIAL

if TYPE_CHECKING:
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.persons import Persons
    from zhengming.terminology.grammar.post import Title
    from zhengming.terminology.grammar.reader import Reader
    from zhengming.terminology.grammar.titles import Titles

MOST_MORE = 9
"""How many words of a portfolio may follow the part that is known."""


class Portfolios:
    """Reads portfolios in one text."""

    def __init__(self, reader: "Reader", orgs: "Orgs", titles: "Titles", persons: "Persons") -> None:
        """Read `reader`'s text with its organizations, titles and persons."""
        self.reader = reader
        self.orgs = orgs
        self.titles = titles
        self.persons = persons

    def at(self, at: int, title: "Title") -> "tuple[int, Org] | None":
        """Return the ministry whose portfolio follows *minister of*."""
        if not title.word.endswith(MINISTERIAL):
            return None
        here = at + (self.reader.key(at) == "the")
        found = self.reader.portfolio_at(here)
        after = found[0] if found is not None else here
        rest = self.reader.run(after)
        if (rest > after and self.reader.key(rest) == "of") or self._and_more(after) or self._theirs(after):
            # "Minister of Ocean Lanterns of Portugal": the portfolio goes on, and it is nobody's name.
            return None
        ministry = self.titles.ministry(here, found)
        if ministry is None:
            return None
        end = self.reader.bracketed_acronym(ministry[0]) or ministry[0]
        around = self.orgs.link(end, comma=False)
        other = self.orgs.at(around) if around is not None else None
        if other is not None and other[1].top.concept != ministry[1].concept:
            # "Vice Minister of Health of the General Logistics Department"
            title.sure = False
        return end, ministry[1]

    def _and_more(self, at: int) -> bool:
        """Tell whether a portfolio goes on behind an *and*: *Minister of Agriculture | and Irrigation*."""
        reader, after = self.reader, at + 1
        if reader.key(at) != "and" or not reader.capital(after) or reader.portfolio_at(after) is not None:
            return False
        other = self.titles.at(after) or self.orgs.at(after) or self.persons.at(after)
        return other is None and not self.orgs.bounds.person(after)

    def _theirs(self, at: int) -> bool:
        """Tell whether a portfolio that goes on is another country's: *Minister of Education | and Science of Mongolia*."""
        reader, here = self.reader, at
        while here < at + MOST_MORE and (reader.capital(here) or reader.key(here) in {"and", ","}):
            here += 1
        return here > at and reader.key(here) == "of" and self.orgs.countries.named(here + 1) is not None
