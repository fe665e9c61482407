"""Posts as a text words them: title and body in either order, the Party's posts, ranks, portfolios."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.orgs import Orgs, unregistered
from zhengming.terminology.grammar.persons import Persons
from zhengming.terminology.grammar.post import Post, Title
from zhengming.terminology.grammar.reader import Reader
from zhengming.terminology.index import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhengming.terminology.grammar.naming import Namer

MINISTERIAL = ("minister",)
"""Heads whose post may be named by its portfolio: minister of commerce."""

MOST_MODIFIERS = 4
"""How many words such as *former acting first deputy* may stand before a title."""
VERBS = frozenset(
    {
        "as",
        "is",
        "was",
        "by",
        "be",
        "become",
        "became",
        "named",
        "appointed",
        "elected",
        "served",
        "serves",
        "said",
        "told",
    }
)
"""Words before a post that are no part of it."""


class Posts:
    """Reads posts in one text."""

    def __init__(self, reader: Reader, orgs: Orgs, persons: Persons) -> None:
        """Read `reader`'s text with its organizations and persons."""
        self.reader = reader
        self.language = reader.language
        self.orgs = orgs
        self.persons = persons
        self.namer: Namer = orgs.namer
        self.places = orgs.places

    def at(self, start: int) -> Post | None:
        """Return the post that begins at a token, or None."""
        if self.reader.key(start) not in self.language.starters | self.language.determiners and not self.reader.capital(
            start
        ):
            return None
        return self._title_first(start) or self._org_first(start)

    def _title_first(self, start: int) -> Post | None:
        found = self.title(start)
        if found is None:
            return None
        begin, end, title = found
        mission = self._mission(start, begin, end, title)
        if mission is not None:
            return mission
        if title.org is not None or title.kind == "named":
            end = self.reader.bracketed_acronym(end) or end
            post = Post(title, title.org, start, end, begin, end)
            return self._ranked(self._redundant(post))
        return self._ranked(self._with_org(Post(title, None, start, end, begin, end)))

    def _mission(self, start: int, begin: int, end: int, title: Title) -> Post | None:
        """Return China's representative abroad: *Chinese Ambassador to France*, *permanent representative of China to the UN*."""
        reader = self.reader
        pattern = self.language.ladders.table.get("missions", {}).get(self.language.ladders.posts.get(title.word, ""))
        if pattern is None:
            return None
        here, chinese = (
            end,
            begin > start
            and bool(reader.phrase(start + (reader.key(start) in self.language.determiners), self.language.nations)),
        )
        if reader.key(here) == "of":
            nation = reader.phrase(here + 1 + (reader.key(here + 1) == "the"), self.language.nations)
            here, chinese = (nation[0], True) if nation is not None else (here, chinese)
        if not chinese or reader.key(here) not in {"to", "in"}:
            return None
        found = self._country(here + 1) or self.orgs.at(here + 1)
        if found is None or not found[1].known:
            return None
        host = found[1]
        name, short = pattern["place"].format(host.full), pattern["place"].format(host.short)
        org = Org(
            name,
            short,
            concept=f"mission:{host.concept}",
            accepted=(name, short),
            sure=host.sure,
            start=reader.starts[here + 1],
            end=reader.ends[found[0] - 1],
            reasons=(*host.reasons, "China's mission there, by rule"),
            sources=host.sources,
        )
        named = Title(title.word, title.modifiers, kind="named", text=pattern["title"], org=org, sure=host.sure)
        return Post(named, org, start, found[0], begin, end)

    def _country(self, at: int) -> tuple[int, Org] | None:
        here = at + (self.reader.key(at) == "the")
        found = self.reader.phrase(here, self.reader.index.countries.keys()) if self.reader.capital(here) else None  # type: ignore[arg-type]
        if found is None:
            return None
        text = self.reader.index.countries[found[1]].get(self.language.target, "")
        return (
            found[0],
            Org(
                text,
                text,
                concept=f"country:{found[1]}",
                accepted=(text,),
                reasons=(f"{text} (CLDR)",),
                sources=("Unicode CLDR",),
            ),
        )

    def _with_org(self, post: Post) -> Post:
        """Attach the body that follows the title, directly or after the person's name."""
        bound = self._org_after(post.end, post.title) or self._unknown(post.end)
        if bound is not None:
            post.end, post.org = bound
            if self.reader.possessive(post.end):
                post.org = unregistered(self.reader, post.title_end, post.end, bound[1])
            return post
        link = self.orgs.link(post.end, comma=False)
        after = self._elided(link) if link is not None else None
        if after is not None:
            post.end, post.title.elided, post.title.sure = after, True, False
            return post
        person = self.persons.bare(post.end)
        if person is not None:
            post.person = person
            link = self.orgs.link(person[1], comma=False)
            bound = self._org_after(person[1], post.title, comma=False) if link is not None else None
            if bound is not None:
                post.end, post.org = bound
        return post

    def _elided(self, at: int) -> int | None:
        """Return the token after *the ministry*, *the agency* that points back to nothing this text has named."""
        reader = self.reader
        if reader.key(at) not in self.language.determiners or reader.key(at + 1) not in self.language.anaphors:
            return None
        return None if reader.key(at + 2) in {"of", "for"} or reader.capital(at + 2) else at + 2

    def _unknown(self, at: int) -> tuple[int, Org] | None:
        """Return an unregistered organization where a title is bound to something nobody recorded: *director of XYZ*."""
        reader = self.reader
        link = None if reader.key(at) not in {"of", "at", "with"} else self.orgs.link(at, comma=False)
        if link is None:
            return None
        start = here = self.orgs.lead(link)
        if self._elided(link) is not None:
            return None
        while here < reader.size and here < start + 12:
            inner = reader.key(here) in {"of", "and", "for", "the", "-", "'s"} and reader.capital(
                self.orgs.lead(here + 1)
            )
            if not (
                reader.capital(here) or (here == start and reader.words[here].isalpha()) or (inner and here > start)
            ):
                break
            if reader.key(here) == "and" and self.title(here + 1) is not None:
                break
            here += 1
        return (here, unregistered(reader, start, here, None)) if here > start else None

    def _org_after(self, at: int, title: Title, *, comma: bool = True) -> tuple[int, Org] | None:
        link = self.orgs.link(at, comma=comma)
        if link is None:
            return None
        by_comma = self.reader.key(at) == ","
        if by_comma and self.title(link) is not None and self.orgs.at(link) is None:
            return None
        portfolio = None if by_comma else self._portfolio(link, title)
        org = self.orgs.at(link)
        if org is not None and org[1].department and org[1].parent is None and by_comma and title.kind == "word":
            return org
        if portfolio is not None and (org is None or portfolio[0] >= org[0]):
            return portfolio
        if org is not None:
            return org
        return None if by_comma and not self._place_title(title) else self._place(link)

    def _place_title(self, title: Title) -> bool:
        return title.word in {
            "governor",
            "mayor",
            "chairman",
            "party secretary",
            "prefect",
            "county head",
            "district head",
        }

    def _place(self, at: int) -> tuple[int, Org] | None:
        here = at + (self.reader.key(at) == "the")
        found = self.places.place_at(here)
        if found is None or self.orgs.goes_on(found[0]):
            return None
        end, place, _ = found
        if (
            self.reader.key(end) == ","
            and (outer := self.places.place_at(end + 1)) is not None
            and outer[1].id == place.parent
        ):
            end = outer[0]
        return end, self.places.government(place)

    def _portfolio(self, at: int, title: Title) -> tuple[int, Org] | None:
        """Return the ministry whose portfolio follows *minister of*."""
        if not title.word.endswith(MINISTERIAL):
            return None
        here = at + (self.reader.key(at) == "the")
        found = self.reader.portfolio_at(here)
        return self._ministry(found)

    def _ministry(self, found: tuple[int, tuple[int, ...]] | None) -> tuple[int, Org] | None:
        if found is None:
            return None
        picked = self.namer.pick(self.reader.records(found[1], "body"))
        if picked is None:
            return None
        record, sure, _ = picked
        return found[0], self.namer.org(self.namer.successor(record) or record, sure=sure)

    def _redundant(self, post: Post) -> Post:
        """Take in a body that repeats what the title already says: *foreign minister of the MFA*."""
        bound = self._org_after(post.end, post.title, comma=False)
        if bound is None:
            return post
        if post.org is None or bound[1].top.concept == post.org.top.concept:
            post.end = bound[0]
            post.org = post.org or bound[1]
        elif post.title.kind == "named":
            post.end = bound[0]
        return post

    def _standing(self, org: Org, end: int) -> Post | None:
        """Return membership of a Party standing committee that stands for a post: *X Party Committee Standing Committee*."""
        kind, _, place = org.concept.partition("@")
        if kind != "local:party-standing-committee" or self.reader.phrase(end, self.language.joints) is None:
            return None
        after = self.reader.skip_while(end, lambda key: key in self.language.joints)
        titled = self.title(after)
        record, committee = self.reader.index.get(place), self.reader.index.get("local:party-committee")
        if titled is None or record is None or committee is None or titled[2].kind != "word":
            return None
        named = self.places.organ(committee, record)
        return None if named is None else Post(Title("standing committee member"), named, end, end, end - 1, end)

    def _org_first(self, start: int) -> Post | None:
        """Return a post whose body stands before its title: *AQSIQ Minister*, *the ministry's spokesperson*."""
        found = self.orgs.at(start) or self._place_before(start)
        if found is None:
            return self._elided_first(start)
        end, org = found
        standing = self._standing(org, end)
        if standing is not None:
            standing.start = start
            return standing
        at = end + 1 if self.reader.possessive(end) else end
        titled = self.title(at) if at < self.reader.size else None
        if titled is None or (self.reader.key(at) in self.language.determiners):
            return None
        begin, after, title = titled
        if title.org is not None and title.org.top.concept != org.top.concept:
            return None
        post = Post(title, org, start, after, begin, after)
        return self._ranked(self._narrowed(post))

    def _elided_first(self, start: int) -> Post | None:
        """Return a post of a body nothing has named: *the agency's director*."""
        after = self._elided(start)
        titled = self.title(after + 1) if after is not None and self.reader.possessive(after) else None
        if titled is None:
            return None
        begin, end, title = titled
        title.elided, title.sure = True, False
        return Post(title, title.org, start, end, begin, end)

    def _place_before(self, start: int) -> tuple[int, Org] | None:
        here = start + (self.reader.key(start) == "the")
        found = self.places.place_at(here)
        return (found[0], self.places.government(found[1])) if found is not None else None

    def _narrowed(self, post: Post) -> Post:
        """Take in the department after the title: *MIIT director general of the X Bureau*."""
        link = self.orgs.link(post.end, comma=False)
        inner = self.orgs.at(link) if link is not None else None
        if inner is not None and post.org is not None and inner[1].department and inner[1].parent is None:
            inner[1].inside(post.org)
            post.end, post.org = inner
        elif inner is not None and post.org is not None and inner[1].top.concept == post.org.top.concept:
            post.end, post.org = inner
        elif link is None and (person := self.persons.bare(post.end)) is not None:
            post.person = person
        return post

    def _ranked(self, post: Post) -> Post:
        """Take in a rank after the post: *(vice-minister level)*."""
        reader = self.reader
        at = post.end + 1 if reader.key(post.end) in {"(", ","} else post.end
        found = reader.phrase(at, self.language.ranks)
        if found is not None:
            opened = reader.key(post.end) == "("
            if opened and reader.key(found[0]) != ")":
                return post
            post.title.rank = self.language.ranks[found[1]]
            post.end = found[0] + opened
        return post

    def title(self, start: int) -> tuple[int, int, Title] | None:
        """Return where a title begins and ends (tokens), and the title; determiners and nations before it are passed over."""
        reader = self.reader
        at = self.orgs.lead(start)
        rank = reader.phrase(at, self.language.ranks)
        if rank is not None:
            at = rank[0] + (reader.key(rank[0]) == "-")
            at = self.orgs.lead(at)
        found = self._modified(at)
        if found is None:
            return None
        end, title = found
        if rank is not None:
            title.rank = self.language.ranks[rank[1]]
        return at, end, title

    def _modified(self, at: int, taken: int = 0) -> tuple[int, Title] | None:
        """Return a title with the modifiers before it; what reaches farther wins (*deputy secretary general*)."""
        reader = self.reader
        plain = self._bare_title(at)
        modifier = reader.phrase(at, self.language.modifiers) if taken < MOST_MODIFIERS else None
        if modifier is not None:
            inner = self._modified(modifier[0] + (reader.key(modifier[0]) == "-"), taken + 1)
            if inner is not None and (plain is None or inner[0] > plain[0]):
                inner[1].modifiers = (self.language.modifiers[modifier[1]], *inner[1].modifiers)
                return inner
        return plain

    def _bare_title(self, at: int) -> tuple[int, Title] | None:
        readers: tuple[Callable[[int], tuple[int, Title] | None], ...] = (
            self._named,
            self._party,
            self._by_portfolio,
            self._word,
        )
        found = [option for read in readers if (option := read(at)) is not None]
        return max(found, key=lambda option: option[0], default=None)

    def _named(self, at: int) -> tuple[int, Title] | None:
        """Return a post that is a name of its own: *State Councilor*."""
        for end, numbers in self.reader.name_at(at):
            records = self.reader.records(numbers, "post")
            picked = self.namer.pick(records)
            if picked is not None and (end - at > 1 or self.reader.capital(at)) and not self.orgs.goes_on(end):
                return end, self._post_title(picked[0], sure=picked[1])
        return None

    def _post_title(self, record: Record, *, sure: bool) -> Title:
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

    def _party(self, at: int) -> tuple[int, Title] | None:
        """Return a post in the Party's organ inside a body: *secretary of the Leading Party Members Group*."""
        party = self.language.party
        if not party:
            return None
        bare = self.reader.phrase(at, party["bare"])
        word = self.reader.phrase(at, party["words"])
        if word is not None:
            link = self.orgs.link(word[0], comma=False)
            organ = self._party_organ(link) if link is not None else None
            if organ is not None:
                end, committee, org = organ
                return end, Title(party["words"][word[1]], kind="committee" if committee else "party", org=org)
        if bare is not None:
            return bare[0], Title(party["bare"][bare[1]], kind="party")
        return None

    def _party_organ(self, at: int) -> tuple[int, bool, Org | None] | None:
        """Return end, whether it is a committee, and the body inside its name: *CPC NHC Leadership Group*."""
        reader, party = self.reader, self.language.party
        here = at + (reader.key(at) in self.language.determiners)
        organs, committees = set(party["organs"]), set(party["committees"])
        found = self._organ_phrase(here, organs, committees)
        if found is not None:
            return *found, None
        inner = self.orgs.at(here)
        whole = reader.phrase(here, set(party["whole"]))
        if whole is not None:
            closed = reader.bracketed_acronym(whole[0]) or whole[0]
            inner = self.orgs.at(closed)
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

    def _by_portfolio(self, at: int) -> tuple[int, Title] | None:
        """Return a minister named by the portfolio in front: *foreign minister*, *finance minister*."""
        found = self.reader.portfolio_at(at)
        if found is None or self.reader.key(found[0]) not in MINISTERIAL:
            return None
        ministry = self._ministry(found)
        return None if ministry is None else (found[0] + 1, Title("minister", org=ministry[1]))

    def _compound(self, at: int, word: str) -> bool:
        """Tell whether a common noun is the end of a longer one: *trade representative*, *committee member*."""
        before = self.reader.key(at - 1)
        if word not in self.language.common or not before.isalpha() or at == 0:
            return False
        near = self.reader.starts[at] - self.reader.ends[at - 1] == 1
        free = (
            self.language.determiners
            | self.language.grammar.skip
            | self.language.joints
            | self.language.modifiers.keys()
        )
        return near and before not in free and self.reader.words[at - 1].islower() and before not in VERBS

    def _word(self, at: int) -> tuple[int, Title] | None:
        if self.reader.key(at) not in self.language.title_starts:
            return None
        found = self.reader.phrase(at, self.language.titles)
        if (
            found is None
            or (found[1] == "deputy" and self.reader.key(found[0]) != "to")
            or self._compound(at, found[1])
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
            if body is not None and body[0] > found[0] and body[1].known and (whole is None or not whole[1].known):
                return end, Title(first)
        return found[0], Title(found[1])
