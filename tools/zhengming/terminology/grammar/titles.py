"""Titles as a text words them: modifiers and a post word, posts with names of their own, ministers by portfolio."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.party import PartyPosts
from zhengming.terminology.grammar.post import Title

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhengming.terminology.compiled import Record
    from zhengming.terminology.grammar.naming import Namer
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.reader import Reader

MINISTERIAL = ("minister",)
"""Heads whose post may be named by its portfolio: minister of commerce."""
CONGRESS = "congress"
"""The kind of body whose standing committee has members of its own, not those of a Party standing committee."""
MOST_MODIFIERS = 4
"""How many words such as *former acting first deputy* may stand before a title."""


class Titles:
    """Reads titles, without the body they are held in, in one text."""

    def __init__(self, reader: "Reader", orgs: "Orgs") -> None:
        """Read `reader`'s text with its organizations."""
        self.reader = reader
        self.language = reader.language
        self.orgs = orgs
        self.namer: Namer = orgs.namer
        self.party = PartyPosts(reader, orgs)

    def at(self, start: int, *, named: bool = True) -> tuple[int, int, Title] | None:
        """Return where a title begins and ends (tokens), and the title; determiners and nations before it are passed over."""
        reader = self.reader
        at = self.orgs.lead(start)
        rank = reader.phrase(at, self.language.ranks)
        if rank is not None:
            at = rank[0] + (reader.key(rank[0]) == "-")
            at = self.orgs.lead(at)
        found = self._modified(at, named=named) if reader.key(at) in self.language.title_firsts else None
        if found is None:
            return None
        end, title = found
        duty = reader.phrase(end, self.language.duties)
        if duty is not None:
            end, title.modifiers = duty[0], (self.language.duties[duty[1]], *title.modifiers)
        if rank is not None:
            title.rank = self.language.ranks[rank[1]]
        return at, end, title

    def _modified(self, at: int, taken: int = 0, *, named: bool = True) -> tuple[int, Title] | None:
        """Return a title with the modifiers before it; what reaches farther wins (*deputy secretary general*)."""
        reader = self.reader
        plain = self._elect(self._bare_title(at, named=named))
        modifier = reader.phrase(at, self.language.modifiers) if taken < MOST_MODIFIERS else None
        if modifier is not None and self._said_so(at, modifier):
            after = modifier[0] + (reader.key(modifier[0]) == "-")
            after += reader.key(after) == "the" and modifier[1].endswith(" to")
            with self.namer.before((self.language.modifiers[modifier[1]],)):
                inner = self._modified(after, taken + 1, named=named)
            if inner is not None and (plain is None or inner[0] > plain[0]):
                inner[1].modifiers = (self.language.modifiers[modifier[1]], *inner[1].modifiers)
                return inner
        return plain

    def _said_so(self, at: int, modifier: tuple[int, str]) -> bool:
        """Tell whether a modifier that goes with some words only stands before one, with a capital: *Under Secretary*."""
        only = self.language.modifiers_only.get(modifier[1])
        return only is None or (self.reader.capital(at) and self.reader.key(modifier[0]) in only)

    def _elect(self, found: "tuple[int, Title] | None") -> "tuple[int, Title] | None":
        """Take in what follows some titles: *Director General-Elect*."""
        after = found[0] + (self.reader.key(found[0]) == "-") if found is not None else 0
        if found is not None and self.reader.key(after) == "elect":
            found[1].modifiers = ("elect", *found[1].modifiers)
            return after + 1, found[1]
        return found

    def _bare_title(self, at: int, *, named: bool) -> tuple[int, Title] | None:
        readers: tuple[Callable[[int], tuple[int, Title] | None], ...]
        readers = (self.party.at, self._by_portfolio, self._word)
        found = [option for read in readers if (option := read(at)) is not None]
        post = self._named(at) if named else None
        return max(found if post is None else [post, *found], key=lambda option: option[0], default=None)

    def _named(self, at: int) -> tuple[int, Title] | None:
        """Return a post that is a name of its own: *State Councilor*."""
        for end, numbers in self.reader.name_at(at):
            records = self.reader.records(numbers, "post")
            picked = self.namer.pick(records)
            if picked is not None and (end - at > 1 or self.reader.capital(at)) and not self._inside_name(at, end):
                return end, self._post_title(picked[0], sure=picked[1])
        return None

    def _inside_name(self, at: int, end: int) -> bool:
        """Tell whether a post's name is cut out of a longer one: *president of China | National Petroleum Corporation*."""
        if self.orgs.bounds.goes_on(end) or self.reader.hyphened(end) or self._nations(at, end):
            return True
        longer = (found for start in range(at, end) if (found := self.orgs.at(start)) is not None)
        return any(found[0] > end and found[1].concept for found in longer)

    def _nations(self, at: int, end: int) -> bool:
        """Tell whether a nation that ends a post's name begins a body's: *vice-president of the China | Steel Association*."""
        reader = self.reader
        nation = reader.key(end - 1) in self.language.nations and reader.key(end - 2) in {"of", "the"} and end - at > 2
        goes_on = reader.capital(end) and reader.words[end].isalpha() and self.orgs.bounds.same_line(end)
        return nation and goes_on and not self.orgs.bounds.person(end)

    def _post_title(self, record: "Record", *, sure: bool) -> Title:
        language = self.language.target
        around = self.reader.index.get(record.parent)
        home = self.namer.org(around) if around is not None else None
        timely = record.covers(self.reader.on)
        return Title(
            word=record.id,
            kind="named",
            text=record.full(language, self.reader.on),
            org=None if record.facts.get("bare") == "True" else home,
            home=home,
            sure=sure and record.attested and timely,
            concept=record.id,
            reasons=(f"{record.id} ({record.full(language, self.reader.on)})",),
            sources=record.sources,
        )

    def _by_portfolio(self, at: int) -> tuple[int, Title] | None:
        """Return a minister named by the portfolio in front: *foreign minister*, *finance minister*."""
        found = self.reader.portfolio_at(at)
        if found is None or self.reader.key(found[0]) not in MINISTERIAL:
            return None
        ministry = self.ministry(at, found)
        return None if ministry is None else (found[0] + 1, Title("minister", org=ministry[1]))

    def ministry(self, at: int, found: tuple[int, tuple[int, ...]] | None) -> "tuple[int, Org] | None":
        """Return end and ministry of a portfolio found at a token."""
        if found is None:
            return None
        records = self.reader.records(found[1], "body")
        picked = self.namer.pick(self._so_called(at, found[0], records) if self.namer.past else records)
        if picked is None:
            return None
        record, sure, _ = picked
        sure = sure and not (self.namer.past and len(records) > 1)
        return found[0], self.namer.org(self.namer.successor(record) or record, sure=sure)

    def _so_called(self, at: int, end: int, records: "list[Record]") -> "list[Record]":
        """Return those of several ministries that bear just this portfolio in their name: once there was *of Culture*."""
        grammar, source = self.language.grammar, self.language.source
        wanted = ["ministry", *grammar.significant(self.reader.keys[at:end])]
        named = [record for record in records if any(grammar.content(name) == wanted for name in record.named(source))]
        return named or records

    def _congress(self, org: "Org", word: str) -> bool:
        """Tell whether a congress's committee is a body of its own with such members: *Standing Committee of the NPC*."""
        record = self.reader.index.get(org.concept)
        around = self.reader.index.get(record.parent) if record is not None else None
        return around is not None and around.category == CONGRESS and word in org.titles

    def _compound(self, at: int, word: str) -> bool:
        """Tell whether a common noun is the end of a longer one: *trade representative*, *committee member*."""
        before = self.reader.key(at - 1)
        if word in self.language.learned:
            return False
        if word not in self.language.common or not before.isalpha() or at == 0 or before in self.language.ordinals:
            return False
        near = self.reader.starts[at] - self.reader.ends[at - 1] == 1
        return (
            near
            and before not in self.language.beside_titles
            and self.reader.words[at - 1].islower()
            and before not in self.language.before_titles
        )

    def _word(self, at: int) -> tuple[int, Title] | None:
        if self.reader.key(at) not in self.language.title_starts:
            return None
        found = self.reader.phrase(at, self.language.titles)
        if (
            found is None
            or (found[1] == "deputy" and self.reader.key(found[0]) != "to")
            or self._compound(at, found[1])
            or (found[1] in self.language.grades and self.reader.capital(found[0]))
        ):
            return None
        first, _, rest = found[1].partition(" of ")
        if rest and first in self.language.titles:
            # "Chairman of the Board of Supervisors for …": a body on record reaches farther than the phrase.
            end = at + len(first.split())
            link = self.orgs.link(end, comma=False)
            body = self.orgs.at(link) if link is not None else None
            after = self.orgs.link(found[0], comma=False)
            whole = self.orgs.at(after) if after is not None else None
            shorter = whole is None or not whole[1].known or (body is not None and body[0] > whole[0])
            if body is not None and body[0] > found[0] and body[1].known and shorter:
                return end, Title(first)
            if body is not None and whole is not None and body[0] == whole[0] and self._congress(body[1], first):
                return end, Title(first)
        return found[0], Title(found[1], sure=found[1] not in self.language.doubtful)
