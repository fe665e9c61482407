"""A whole text read from left to right into mentions that do not overlap."""

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from zhengming.terminology.grammar.compose import Composer
from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.orgs import Orgs
from zhengming.terminology.grammar.persons import Person, Persons
from zhengming.terminology.grammar.post import Post
from zhengming.terminology.grammar.posts import Posts
from zhengming.terminology.grammar.reader import Language, Reader
from zhengming.terminology.index import STARTS, Record
from zhengming.terminology.model import Mention, Part

if TYPE_CHECKING:
    from zhengming.terminology.grammar.naming import Namer


MOST_NAME = 18
"""How many tokens ahead a unit noun or a place makes a capitalised word worth reading."""
MOST_BEFORE = 8
"""How many tokens before a body a post that could not be read is looked for."""
MARKS = frozenset({",", ".", ";", ":"})
"""Marks behind which something else begins."""


class Annotator:
    """Annotates one text."""

    def __init__(self, language: Language, text: str, on: str, issuer: Record | None = None) -> None:
        """Prepare to read `text` as of the ISO day `on`."""
        self.reader = Reader(language, text, on)
        self.orgs = Orgs(self.reader, issuer)
        self.persons = Persons(self.reader)
        self.posts = Posts(self.reader, self.orgs, self.persons)
        self.composer = Composer(self.reader)
        self.namer: Namer = self.orgs.namer
        self.found: list[Mention] = []

    def run(self) -> tuple[Mention, ...]:
        """Return the mentions in text order."""
        at, reader = 0, self.reader
        while at < reader.size:
            at = self._step(at)
        return tuple(sorted(self.found, key=lambda mention: mention.start))

    def _step(self, at: int) -> int:
        """Read what begins at a token and return the token after it."""
        reader, language = self.reader, self.reader.language
        key, capital = reader.keys[at], reader.capital(at)
        if key in language.determiners:
            if reader.key(at + 1) not in language.anaphors:
                return at + 1
        elif not (capital or key in language.starters):
            return at + 1
        kinds = language.starts.get(key, 0)
        if key in language.honorifics or (capital and kinds & STARTS["person"]):
            person = self.persons.at(at)
            if person is not None:
                return self._person(person)
        known = kinds & ~STARTS["term"] or key in language.title_firsts or key in language.determiners
        if known or (capital and self._hopeful(at)):
            end = self._official(at)
            if end is not None:
                return end
        return (self._term(at) if kinds & STARTS["term"] else None) or at + 1

    def _hopeful(self, at: int) -> bool:
        """Tell whether an unknown capitalised word may begin a name: an acronym, or one with a unit or a place ahead."""
        reader = self.reader
        if reader.words[at] in reader.index.acronym_starts or reader.words[at] in reader.bound:
            return True
        return reader.key(at)[:1].isdigit() or reader.unit_within(at, MOST_NAME) or reader.place_within(at, MOST_NAME)

    def _official(self, at: int) -> int | None:
        """Keep the posts or bodies that begin at a token; return the token after them."""
        posts = self._posts(at)
        end = self._titled(posts) if posts else None
        return self._bodies(at) if end is None else end

    def _person(self, person: Person) -> int:
        reader = self.reader
        begin, stop = reader.span(person.start, person.end)
        names = person.record.names.get(reader.language.target, ()) if person.record is not None else ()
        target = names[0].text if names else ""
        attested = bool(names) and names[0].attested
        accepted = tuple(name.text for name in names)
        why = f"{person.record.id} ({target})" if person.record is not None else "a person's name that is not on record"
        part = Part(
            "person",
            *reader.span(*person.name),
            person.record.id if person.record else "",
            accepted,
            (),
            attested,
            False,
        )
        self.found.append(
            Mention(
                begin,
                stop,
                reader.text[begin:stop],
                "person",
                target,
                target,
                attested,
                why,
                (part,),
                (person.record.id,) if person.record else (),
                person.record.sources if person.record else (),
            )
        )
        return person.end

    def _posts(self, at: int) -> list[Post]:
        """Return the posts of one person that begin at a token."""
        posts: list[Post] = []
        here = at
        while True:
            post = self.posts.at(here)
            if post is None or post.end <= here:
                break
            posts.append(post)
            if post.org is not None:
                self.orgs.remember(post.org, post.end)
            if post.person is not None:
                break
            after = self._joint(post.end)
            if after is None or self.persons.at(after) is not None:
                break
            here = after
            for shared in self._shared_title(post, here):
                posts.append(shared)
                here = self._joint(shared.end) or shared.end
        if posts:
            self._share(posts)
        return posts

    def _shared_title(self, post: Post, at: int) -> list[Post]:
        """Return one post for each further body that shares a title in the plural: *deputy heads of A, B and C*."""
        reader = self.reader
        plural = reader.words[post.title_end - 1].lower().endswith("s") and post.title.kind == "word"
        found: list[Post] = []
        while plural and post.org is not None and not post.org.department and self.posts.titles.at(at) is None:
            body = self.orgs.at(at)
            if body is None or not body[1].known or body[1].department:
                break
            found.append(Post(replace(post.title), body[1], at, body[0], post.title_start, post.title_end))
            after = self._joint(body[0])
            if after is None:
                break
            at = after
        return found

    def _joint(self, at: int) -> int | None:
        """Return the token after what joins two posts: a comma, *and*, *as well as*."""
        here, reader = at, self.reader
        while (found := reader.phrase(here, reader.language.joints)) is not None:
            here = found[0]
        return here if here > at else None

    def _share(self, posts: list[Post]) -> None:
        """Give a post without a body that of the post before it, else of the one after, else of the text before."""
        for position, post in enumerate(posts):
            if post.title.kind == "named" and post.title.org is None:
                continue
            before = next(
                (
                    item.org
                    for item in reversed(posts[:position])
                    if item.org is not None and item.title.kind != "named"
                ),
                None,
            )
            after = next(
                (item.org for item in posts[position + 1 :] if item.org is not None and item.title.kind != "named"),
                None,
            )
            near = before or after
            if post.org is None:
                post.org = self._inherited(post, near, before is None)
                heads = self.reader.language.ladders.heads
                if before is None and after is not None and post.title.word in heads and len(posts) > 1:
                    # "Vice Ministers and Director of X": two heads of one body are hardly one person's posts.
                    post.title.sure = post.title.sure and not any(
                        item.title.word in heads for item in posts[position + 1 :]
                    )
            elif post.org.department and post.org.parent is None:
                homes = [item.title.home for item in posts[:position] if item.title.home is not None]
                self._place_department(post, near or (homes[-1] if homes else None))
            self._governs(post)

    def _governs(self, post: Post) -> None:
        """Move a governor or mayor from a place's Party committee to the place: *Vice Governor of X Party Committee*."""
        ladders, org = self.reader.language.ladders, post.org
        if (
            org is None
            or not org.place
            or org.ladder.get("levels")
            or post.title.word in org.titles
            or ladders.fits(post.title.word, org.ladder)
        ):
            return
        place = self.reader.index.get(org.place)
        if place is not None and post.title.word in ladders.special:
            post.org = self.orgs.places.government(place)

    def _inherited(self, post: Post, near: Org | None, following: bool) -> Org | None:
        if near is None:
            return None
        general = post.title.kind in {"party", "committee"} or post.title.word not in self.reader.language.ladders.heads
        return (
            near.top
            if general and not following and near.department
            else near
            if following and not general
            else near.top
            if general
            else near
        )

    def _place_department(self, post: Post, near: Org | None) -> None:
        org = post.org
        around = near.top if near is not None else self.orgs.last or self.orgs.issuer
        if org is None or around is None or org.concept.startswith(f"{around.concept}/"):
            if org is not None and around is not None:
                org.inside(around)
                org.sure = org.sure or near is not None
            return
        begin = next((at for at in range(post.start, post.end) if self.reader.starts[at] >= org.start), post.start)
        ends = [at for at in range(begin + 1, self.reader.size + 1) if self.reader.ends[at - 1] == org.end]
        found = self.orgs.departments.inside(begin, ends[0], around) if ends else None
        place = self.reader.index.get(around.place) if around.place else None
        local = self.orgs.places.organ_of(begin, ends[0], place) if place is not None and ends else None
        if local is not None:
            local.start, local.end = org.start, org.end
            post.org = local
        elif found is not None:
            found[0].start, found[0].end = org.start, org.end
            post.org = found[0]
        elif near is not None:
            org.inside(around)
            org.standalone = False

    def _titled(self, posts: list[Post]) -> int | None:
        """Keep the mention of posts when it is one; return the token after it."""
        if all(post.org is None for post in posts) and not self._worthy(posts):
            return None
        if not any(self._specific(post) for post in posts):
            return None
        self._from_context(posts)
        first = posts[0]
        if (
            self.reader.key(first.start - 1) == "and"
            and self.reader.key(first.start - 2) in self.reader.language.grammar.units
        ):
            first.title.sure = first.title.sure and self.orgs.last_at >= first.start - 1
        mention = self.composer.mention(posts)
        if mention is None:
            return None
        self.found.append(mention)
        for post in posts:
            if post.org is not None:
                self.orgs.remember(post.org, post.end)
        self._names(posts)
        return posts[-1].end

    def _from_context(self, posts: list[Post]) -> None:
        context = self.orgs.last or self.orgs.issuer
        for post in posts:
            if post.org is None and post.title.kind != "named" and context is not None:
                post.org = context
                post.title.sure = False
                post.title.reasons = ("the body is the one named before",)

    def _specific(self, post: Post) -> bool:
        """Tell whether a lone post is one, not a common noun such as *members of* or *experts from*."""
        reader, at = self.reader, post.title_end - 1
        if post.title.word not in reader.language.common or post.title.modifiers or post.title.kind != "word":
            return True
        if post.org is not None and not post.org.known and not reader.capital(post.title_start):
            return False
        raw = reader.words[at]
        named = post.person is not None or self._name_before(post.start)
        head = post.title.word in reader.language.ladders.heads
        return (
            named
            or (reader.capital(post.title_start) and not head)
            or (head and not raw.lower().endswith("s") and post.org is not None)
        )

    def _worthy(self, posts: list[Post]) -> bool:
        """Tell whether titles without a body are posts of somebody, not common nouns: a person stands beside them."""
        first, last, reader = posts[0], posts[-1], self.reader
        if any(post.title.kind == "named" or post.title.elided for post in posts):
            return True
        if last.person is not None and reader.capital(first.title_start):
            return True
        if last.person is not None and first.title.modifiers:
            return True
        before = self._name_before(first.start)
        return before and (len(posts) > 1 or bool(first.title.modifiers) or reader.capital(first.title_start))

    def _comma(self, at: int) -> int:
        """Return the comma before a token, articles passed over; -1 when there is none."""
        here = at - 1
        while here > 0 and self.reader.key(here) in self.reader.language.determiners:
            here -= 1
        return here if self.reader.key(here) == "," else -1

    def _name_before(self, at: int) -> bool:
        comma = self._comma(at)
        return any(self.persons.bare(start) == (start, comma) for start in range(max(0, comma - 4), comma))

    def _names(self, posts: list[Post]) -> None:
        """Report the names that stand before or after a title, where no honorific gave them away."""
        reader = self.reader
        for post in posts:
            if post.person is not None:
                self._bare_person(*post.person)
        comma = self._comma(posts[0].start)
        if comma > 0 and (not self.found[:-1] or self.found[-2].end < reader.starts[comma]):
            for start in range(max(0, comma - 4), comma - 1):
                if self.persons.bare(start) == (start, comma) and not self._taken(start, comma):
                    self._bare_person(start, comma)
                    break

    def _taken(self, start: int, end: int) -> bool:
        begin, stop = self.reader.span(start, end)
        return any(mention.start < stop and begin < mention.end for mention in self.found[-4:])

    def _bare_person(self, start: int, end: int) -> None:
        if not self._taken(start, end):
            self._person(Person(start, end, (start, end)))

    def _bodies(self, at: int) -> int | None:
        """Keep the bodies that begin at a token, alone or in a list with a common body at its end; return what follows."""
        items: list[tuple[int, int, Org]] = []
        here = at
        while (found := self._body(here)) is not None:
            items.append((self.orgs.lead(here), *found))
            after = self._joint(found[0])
            if after is None or self.posts.titles.at(after) is not None:
                break
            here = after
        if not items:
            return None
        self._distribute(items)
        if self._owned_by_more(items[0][0]):
            items[0][2].sure = False
            items[0][2].reasons = (*items[0][2].reasons, "what stands before it is not on record")
        before: Org | None = None
        for start, end, org in items:
            if org.known or org.parent is not None:
                self.found.append(self.composer.body(org, start, end, before))
                self.orgs.remember(org, end)
            before = org
        return items[-1][1]

    def _owned_by_more(self, at: int) -> bool:
        """Tell whether a body ends a longer name in small letters that nobody recorded: *the drafting team of X*."""
        reader, here = self.reader, at - 1
        while reader.key(here) in reader.language.determiners:
            here -= 1
        if reader.key(here) not in {"of", "in", "under", "at"}:
            return False
        if reader.key(here - 1) in reader.language.grammar.units:
            return True
        return any(self._unread_title(before) for before in range(max(0, here - MOST_BEFORE), here))

    def _unread_title(self, at: int) -> bool:
        """Tell whether a head word stands at a token that no mention took: its post is one this grammar can't read."""
        reader = self.reader
        if reader.keys[at] not in reader.language.ladders.heads or any(
            mark in MARKS for mark in reader.keys[at : at + MOST_BEFORE]
        ):
            return False
        return not any(mention.start <= reader.starts[at] < mention.end for mention in self.found[-3:])

    def _body(self, at: int) -> tuple[int, Org] | None:
        found = self.orgs.at(at)
        if found is None or found[0] <= at:
            return None
        return found

    def _distribute(self, items: list[tuple[int, int, Org]]) -> None:
        """Give departments without a body the one that the list ends with: *A, B and C of X*."""
        for position, (start, end, org) in enumerate(items):
            if not org.department or org.parent is not None:
                continue
            around = next(
                (item.top for _, _, item in items[position + 1 :] if item.parent is not None or not item.department),
                None,
            )
            if around is None:
                continue
            found = self.orgs.departments.inside(start, end, around)
            if found is not None:
                found[0].start, found[0].end = org.start, org.end
                items[position] = (start, end, found[0])

    def _term(self, at: int) -> int | None:
        found = self.reader.term_at(at)
        if found is None:
            return None
        end, numbers = found
        picked = self.namer.pick(self.reader.records(numbers, "term", "document"))
        if picked is None:
            return None
        record, sure, _ = picked
        org = self.namer.org(record, sure=sure)
        if not org.full:
            return None
        begin, stop = self.reader.span(at, end)
        kind: Literal["document", "term"] = "document" if record.kind == "document" else "term"
        part = Part(kind, begin, stop, record.id, org.accepted, org.forbidden, org.sure, org.enforced)
        self.found.append(
            Mention(
                begin,
                stop,
                self.reader.text[begin:stop],
                kind,
                org.full,
                org.short,
                org.sure,
                "; ".join(org.reasons),
                (part,),
                (record.id,),
                record.sources,
            )
        )
        return end
