"""Employers that a text does not name, or that nobody recorded: *its publicity office*, *the ministry*, *director of XYZ*."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.org import Org, unregistered

if TYPE_CHECKING:
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.post import Post, Title
    from zhengming.terminology.grammar.reader import Reader
    from zhengming.terminology.grammar.titles import Titles

MOST_NAME = 12
"""How many words the name of a body that nobody recorded may have."""
MOST_SMALL = 7
"""How many words a name in small letters may have."""


class Employers:
    """Reads what a post is held in where no record helps, in one text."""

    def __init__(self, reader: "Reader", orgs: "Orgs", titles: "Titles") -> None:
        """Read `reader`'s text with its organizations and title words."""
        self.reader = reader
        self.language = reader.language
        self.orgs = orgs
        self.namer = orgs.namer
        self.titles = titles

    def unsaid(self, post: "Post") -> tuple[int, Org] | None:
        """Return a unit of a body that the text does not name: *its publicity office*, *Party secretary of the province*."""
        reader = self.reader
        link = self.orgs.link(post.end, comma=False)
        if link is None or reader.capital(link):
            return None
        after = self.elided(link)
        if after is not None and reader.possessive(after):
            body = self.orgs.names.at(after + 1) if reader.capital(after + 1) else None
            return body if body is not None and body[1].known else self.orgs.search.elided(after + 1)
        unit = self.orgs.search.elided(link) if after is None else None
        outer = self.orgs.link(unit[0], comma=False) if unit is not None else None
        around = self.elided(outer) if outer is not None else None
        if unit is not None and around is not None:
            return around, unit[1]
        if after is not None:
            return self._some_place(post.title, reader.phrase(link + 1, self.language.levels), after)
        if reader.key(link) in self.language.owners:
            return self.orgs.search.elided(link + 1)
        return self.orgs.search.elided(self.orgs.lead(link), only=True) if reader.key(link) == "the" else None

    def _some_place(self, title: "Title", found: tuple[int, str] | None, end: int) -> tuple[int, Org] | None:
        """Return a place that is only called a province or city, for the Party posts that are named by its level."""
        levels = self.language.levels[found[1]] if found is not None else []
        if title.kind not in {"party", "committee"} or not levels:
            return None
        ladders = self.language.ladders
        text = ladders.table.get("levels", {}).get(levels[0], {}).get("short", "")
        ladder = ladders.find("", "", levels[0], "")
        why = ("the text does not say which place",)
        return end, Org(text, text, accepted=(text,), ladder=ladder, sure=False, enforced=False, reasons=why)

    def elided(self, at: int) -> int | None:
        """Return the token after *the ministry*, *the agency* that points back to nothing this text has named."""
        reader = self.reader
        word = reader.phrase(at + 1, self.language.anaphors) if reader.key(at) in self.language.determiners else None
        return None if word is None or reader.key(word[0]) in {"of", "for"} or reader.capital(word[0]) else word[0]

    def unknown(self, at: int) -> tuple[int, Org] | None:
        """Return an unregistered organization where a title is bound to something nobody recorded: *director of XYZ*."""
        reader = self.reader
        link = None if reader.key(at) not in {"of", "at", "with"} else self.orgs.link(at, comma=False)
        if link is None:
            return None
        start = here = self.orgs.lead(link)
        if self.elided(link) is not None:
            return None
        while here < reader.size and here < start + MOST_NAME:
            inner = reader.key(here) in {"of", "and", "for", "the", "-", "'s"} and reader.capital(
                self.orgs.lead(here + 1)
            )
            if not (
                reader.capital(here) or (here == start and reader.words[here].isalpha()) or (inner and here > start)
            ):
                break
            if reader.key(here) == "and" and self.titles.at(here + 1) is not None:
                break
            here += 1
        if start < reader.size and reader.words[start][0].islower():
            here = max(here, self._small_unit(start))
        return (here, unregistered(reader, start, here, None)) if here > start else None

    def _small_unit(self, start: int) -> int:
        """Return the token after a unit noun that ends a name in small letters: *the work report drafting team*."""
        reader, here, found = self.reader, start, start
        while (
            reader.key(here).isalpha()
            and reader.key(here) not in self.language.grammar.skip
            and here < start + MOST_SMALL
        ):
            here += 1
            if reader.key(here - 1) in self.language.grammar.units:
                found = here
        return found

    def sole(self, title: "Title") -> Org | None:
        """Return the one national body that has such a head, where the text names none: *Auditor General Hou Kai*."""
        record = self.reader.index.get(self.language.sole.get(title.word, ""))
        if record is None or not record.covers(self.reader.on):
            return None
        title.sure = False
        return self.namer.org(record)
