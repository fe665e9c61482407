"""Posts as a text words them: title and body in either order, the Party's posts, ranks, portfolios."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.employers import Employers
from zhengming.terminology.grammar.org import Org, unregistered
from zhengming.terminology.grammar.orgs import Orgs
from zhengming.terminology.grammar.persons import Person, Persons
from zhengming.terminology.grammar.portfolios import Portfolios
from zhengming.terminology.grammar.post import Post, Title
from zhengming.terminology.grammar.reader import Reader
from zhengming.terminology.grammar.sitting import Sitting
from zhengming.terminology.grammar.titles import MINISTERIAL, Titles

if TYPE_CHECKING:
    from zhengming.terminology.grammar.naming import Namer

MOST_ADJECTIVES = 7
"""How many words in small letters may describe a body between *of* and its name."""


PASSING = frozenset({"new", "current"})
"""Modifiers that Chinese leaves out before another country's post."""
MOST_SUBJECT = 9
"""How many words may say what a scholar is in."""


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
        self.titles = Titles(reader, orgs)
        self.employers = Employers(reader, orgs, self.titles)
        self.portfolios = Portfolios(reader, orgs, self.titles, persons)
        self.sitting = Sitting(reader, orgs, self.titles)
        self.countries = orgs.countries
        self.missions = orgs.missions

    def at(self, start: int) -> Post | None:
        """Return the post that begins at a token, or None."""
        if self.reader.key(start) not in self.language.openers and not self.reader.capital(start):
            return None
        return self._abroad(start) or self._title_first(start) or self._org_first(start) or self._past(start)

    def _abroad(self, start: int) -> Post | None:
        """Return a post held in another country, unless the country's name begins a body's: *president of Japan Airlines*."""
        post = self.countries.official(start) or self._newly(start)
        link = self.orgs.link(post.title_end, comma=False) if post is not None and post.end > post.title_end else None
        body = self.orgs.at(link) if link is not None else None
        return None if post is None or (body is not None and body[0] > post.end) else post

    def _newly(self, start: int) -> Post | None:
        """Return a post in another country whose holder is said to be new: *the new Ambassador of Kuwait to China*."""
        at = self.reader.skip_while(start, lambda key: key in self.language.determiners)
        post = self.countries.official(at + 1) if self.language.modifiers.get(self.reader.key(at)) in PASSING else None
        if post is not None:
            post.start = at
        return post

    def _past(self, start: int) -> Post | None:
        """Return a post whose *former* stands before its place or body: *former Liaoning Province governor*."""
        reader = self.reader
        at = reader.skip_while(start, lambda key: key in self.language.determiners)
        found = reader.phrase(at, self.language.modifiers)
        kind = self.language.modifiers[found[1]] if found is not None else ""
        if found is None or kind not in self.language.moving:
            return None
        after = found[0] + (reader.key(found[0]) == "-")
        with self.namer.before((kind,)):
            post = self._abroad(after) or self._title_first(after) or self._org_first(after)
        if post is None or post.start > after:
            return None
        post.title.modifiers = (kind, *post.title.modifiers)
        post.start = at
        return post

    def _title_first(self, start: int) -> Post | None:
        found = self.titles.at(start)
        if found is None:
            return None
        if self.orgs.bounds.runs_into(start, ended=self.orgs.last_at == start):
            found[2].sure = False
        if found[2].kind == "named" and self._elsewhere(found[1], found[2]):
            found = self.titles.at(start, named=False) or found
        begin, end, title = found
        mission = self.missions.at(start, begin, end, title)
        if mission is not None and (title.kind != "named" or mission.end > end):
            return mission
        if title.org is not None or title.kind == "named":
            end = self.reader.bracketed_acronym(end) or end
            post = Post(title, title.org, start, end, begin, end)
            return self._ranked(self._ours(self._redundant(post)))
        post = self._ranked(Post(title, None, start, end, begin, end), bracketed=True)
        return self._ranked(self._ours(self.sitting.member(self._with_org(post))))

    def _ours(self, post: Post) -> Post:
        """Leave a foreign minister's ministry unnamed: it is not the Chinese one."""
        if post.title.word.endswith(MINISTERIAL) and post.org is not None and post.org.known and self._foreign(post):
            post.org = unregistered(self.reader, post.start, post.end, None)
        return post

    def _elsewhere(self, end: int, title: Title) -> bool:
        """Tell whether a post that is a name of its own is said of another body: *General Secretary of the IEC*."""
        link = self.orgs.link(end, comma=False)
        found = self.orgs.at(link) if link is not None else None
        if found is None or title.home is None:
            return False
        return bool(found[1].known and title.home.top.concept != found[1].top.concept)

    def _with_org(self, post: Post) -> Post:
        """Attach the body that follows the title, directly or after the person's name."""
        with self.namer.before(post.title.modifiers):
            return self._bound(post)

    def _bound(self, post: Post) -> Post:
        if self._council(post):
            return post
        post.end = self._subject(post)
        bound = self._org_after(post.end, post.title) or self.employers.unsaid(post) or self.employers.unknown(post.end)
        if bound is not None:
            post.end, post.org = bound
            if self.reader.possessive(post.end):
                post.org = unregistered(self.reader, post.title_end, post.end, bound[1])
            return post
        link = self.orgs.link(post.end, comma=False)
        after = self.employers.elided(link) if link is not None else None
        if after is not None and link is not None:
            post.end, post.title.elided, post.title.sure = after, True, False
            self._called(post.title, link + 1)
            return post
        person = self.persons.bare(post.end)
        if person is not None:
            post.person = person
            bound = self._beyond(post, self._several(post, person[1]))
            if bound is not None:
                post.end, post.org = bound
        if post.org is None:
            post.org = self.employers.sole(post.title)
        return post

    def _subject(self, post: Post) -> int:
        """Return the token after what a scholar is in, before the house: *a professor of economics | at X*."""
        reader, here = self.reader, post.end + 1
        if post.title.word not in self.language.learned or reader.key(post.end) not in {"of", "in", "for"}:
            return post.end
        while here < post.end + MOST_SUBJECT and (reader.key(here).isalpha() or reader.key(here) == "-"):
            if here > post.end + 1 and reader.key(here) in {"at", "with", "from", "in"}:
                return here
            if reader.capital(here):
                break
            here += 1
        return post.end

    def scholar(self, person: Person) -> Post | None:
        """Return the post an honorific is, where the scholar's house follows the name: *Professor Sun Liping of X*."""
        word = self.reader.key(person.start)
        if word not in self.language.learned:
            return None
        post = Post(Title(word), None, person.start, person.start + 1, person.start, person.start + 1, person.name)
        bound = self._org_after(person.end, post.title, comma=False)
        if bound is None or not bound[1].known:
            return None
        post.end, post.org = bound
        return post

    def _called(self, title: Title, at: int) -> None:
        """Call a head as bodies of the kind that is pointed back to call theirs: *director general of the bureau*, 局长."""
        ladders, word = self.language.ladders, self.reader.phrase(at, self.language.anaphors)
        if word is None or title.kind != "word" or title.word not in ladders.heads:
            return
        rung = ladders.title(title.word, {}, ladders.find(self.language.anaphors[word[1]][0], "", "", ""))
        if rung is not None:
            title.kind, title.text = "named", rung.text
            title.reasons = (f"“{self.reader.key(at)}”: a body whose head is {rung.text}, not named here",)

    def _council(self, post: Post) -> bool:
        """Take a university council's chair for what it is, the Party secretary: *Chairman of the X University Council*."""
        link = self.orgs.link(post.end, comma=False)
        if link is None or not post.title.word.startswith("chair"):
            return False
        found = self.orgs.names.at(self.orgs.lead(link))
        council = self.reader.phrase(found[0], self.language.councils) if found is not None else None
        if found is None or council is None or found[1].ladder.get("id") != "university":
            return False
        post.title.word, post.title.kind, post.title.sure = "party-secretary", "party", False
        post.end, post.org = council[0], found[1]
        return True

    def _several(self, post: Post, at: int) -> int:
        """Return the token after the last of several persons who share a title in the plural: *Vice Ministers A and B*."""
        plural = self.reader.words[post.title_end - 1].lower().endswith("s")
        while plural and (after := self.orgs.joint(at)) is not None and self.titles.at(after) is None:
            person = self.persons.bare(after)
            if person is None:
                break
            at = person[1]
        return at

    def _beyond(self, post: Post, at: int) -> tuple[int, Org] | None:
        """Return the body that follows the person's name at a token: *Deputy Governor Wang Wei of X*."""
        bound = self._org_after(at, post.title) if self.orgs.link(at) is not None else None
        if bound is not None and post.person is not None and not self.persons.surnamed(*post.person):
            # "Chief Animal Pastor of X": hardly a name.
            post.title.sure = False
        if bound is not None and self.reader.key(at) == "," and not bound[1].department:
            # "Vice Chairman Ren Hongbin, X": his body where the phrase ends there, but hardly surely.
            post.title.sure = False
            return bound if self.orgs.bounds.closed(bound[0]) else None
        return bound

    def _org_after(self, at: int, title: Title, *, comma: bool = True) -> tuple[int, Org] | None:
        link = self.orgs.link(at, comma=comma)
        if link is None:
            return None
        by_comma = self.reader.key(at) == ","
        org = self.orgs.at(link)
        if by_comma and self.titles.at(link) is not None and (org is None or not org[1].known):
            return None
        portfolio = None if by_comma else self.portfolios.at(link, title)
        if org is not None and org[1].department and org[1].parent is None and by_comma and title.kind == "word":
            return org
        if portfolio is not None and (org is None or portfolio[0] >= org[0]):
            return portfolio
        if org is not None:
            return org
        described = None if by_comma else self._described(link)
        if described is not None:
            return described
        return None if by_comma and title.word not in self.language.place_titles else self.place(link)

    def _described(self, at: int) -> tuple[int, Org] | None:
        """Return a body behind adjectives: *the newly created …*, *state-owned …*."""
        reader, here = self.reader, self.orgs.lead(at)
        start = here
        while reader.key(here).isalpha() and reader.words[here].islower() and here < start + MOST_ADJECTIVES:
            if reader.key(here) in self.language.grammar.skip:
                return None
            here += 1
            here += reader.key(here) == "-"
        if here == start or not reader.capital(here):
            return None
        found = self.orgs.at(here) or self.place(here)
        return found if found is not None and found[1].known else None

    def _foreign(self, post: Post) -> bool:
        """Tell whether a minister is another country's: *Minister of Finance of Singapore*, *Turkmen Defense Minister*."""
        link = self.orgs.link(post.end)
        if link is not None and self.countries.named(link) is not None:
            return True
        before = post.start - self.reader.possessive(post.start - 1)
        return any(self.countries.of(start) == before for start in range(max(0, before - 3), before))

    def place(self, at: int) -> tuple[int, Org] | None:
        here = at + (self.reader.key(at) == "the")
        found = self.places.place_at(here)
        if found is None or self.orgs.bounds.goes_on(found[0]):
            return None
        end, place, _ = found
        unit = self.orgs.small_ends(end)
        if unit:
            return self.orgs.coined.local(here, unit, self.places.government(place))
        if (
            self.reader.key(end) == ","
            and (outer := self.places.place_at(end + 1)) is not None
            and outer[1].id == place.parent
        ):
            end = outer[0]
        return end, self.places.government(place)

    def _redundant(self, post: Post) -> Post:
        """Take in a body that repeats what the title already says: *foreign minister of the MFA*."""
        bound = self._org_after(post.end, post.title, comma=False)
        if bound is None:
            return self._told_again(post)
        if "@" in bound[1].concept:
            # "… of the 18th Central Committee": the term is not said again in the post's own name.
            post.title.sure = False
        if post.org is None or bound[1].top.concept == post.org.top.concept:
            post.end = bound[0]
            post.org = post.org or bound[1]
        elif post.title.kind == "named":
            post.end = bound[0]
        return post

    def _told_again(self, post: Post) -> Post:
        """Take in a body behind the person that the title already says: *General Secretary Hu Jintao of the CPC*."""
        person = self.persons.bare(post.end)
        bound = self._org_after(person[1], post.title, comma=False) if person is not None else None
        home = post.org or post.title.home
        if bound is not None and home is not None and self._same_house(bound[1], home):
            post.person, post.end = person, bound[0]
        return post

    def _same_house(self, one: Org, other: Org) -> bool:
        """Tell whether a body is another or the one around it."""
        record = self.reader.index.get(other.top.concept)
        return bool(one.top.concept) and one.top.concept in {other.top.concept, record.parent if record else ""}

    def _org_first(self, start: int) -> Post | None:
        """Return a post whose body stands before its title: *AQSIQ Minister*, *the ministry's spokesperson*."""
        found = self.orgs.at(start) or self._place_before(start)
        if found is None:
            return self._elided_first(start)
        end, org = found
        standing = self.sitting.standing(org, end)
        if standing is not None:
            standing.start = start
            return standing
        at = end + 1 if self.reader.possessive(end) else end
        titled = self.titles.at(at) if at < self.reader.size else None
        if titled is None or (self.reader.key(at) in self.language.determiners):
            return None
        if titled[2].kind == "named" and titled[2].home is not None and titled[2].home.top.concept != org.top.concept:
            titled = self.titles.at(at, named=False)
            if titled is None:
                return None
        begin, after, title = titled
        if title.org is not None and title.org.top.concept != org.top.concept:
            return None
        post = Post(title, org, start, after, begin, after)
        return self._ranked(self._narrowed(post))

    def _elided_first(self, start: int) -> Post | None:
        """Return a post of a body nothing has named: *the agency's director*."""
        after = self.employers.elided(start)
        titled = self.titles.at(after + 1) if after is not None and self.reader.possessive(after) else None
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
        reader, link = self.reader, self.orgs.link(post.end, comma=False)
        inner = self.orgs.at(link) if link is not None else None
        if inner is not None and post.org is not None and inner[1].department and inner[1].parent is None:
            inner[1].inside(post.org)
            post.end, post.org = inner
        elif inner is not None and post.org is not None and inner[1].top.concept == post.org.top.concept:
            post.end, post.org = inner
        elif link is None and (person := self.persons.bare(post.end)) is not None:
            post.person = person
        elif link is not None and inner is None and reader.key(post.end) in {"of", "for"}:
            # "NHFPC official in charge of family planning": what the post is for is not read.
            post.title.sure = False
        return post

    def _ranked(self, post: Post, *, bracketed: bool = False) -> Post:
        """Take in a rank after the post: *(vice-minister level)*; only one in brackets with `bracketed`."""
        reader = self.reader
        if bracketed and reader.key(post.end) != "(":
            return post
        at = post.end + 1 if reader.key(post.end) in {"(", ","} else post.end
        found = reader.phrase(at, self.language.ranks)
        if found is not None:
            opened = reader.key(post.end) == "("
            if opened and reader.key(found[0]) != ")":
                return post
            post.title.rank = self.language.ranks[found[1]]
            post.end = found[0] + opened
        return post
