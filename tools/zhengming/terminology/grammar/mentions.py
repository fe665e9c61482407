"""A whole text read from left to right into mentions that do not overlap."""

from typing import TYPE_CHECKING, Literal

from zhengming.terminology.compiled import STARTS, Record
from zhengming.terminology.grammar.compose import Composer
from zhengming.terminology.grammar.leading import Leading
from zhengming.terminology.grammar.listings import Listings
from zhengming.terminology.grammar.naming import PAST
from zhengming.terminology.grammar.orgs import Orgs
from zhengming.terminology.grammar.persons import Person, Persons
from zhengming.terminology.grammar.post import Post
from zhengming.terminology.grammar.posts import Posts
from zhengming.terminology.grammar.reader import Language, Reader
from zhengming.terminology.grammar.sequences import Sequences
from zhengming.terminology.model import Mention, Part

if TYPE_CHECKING:
    from zhengming.terminology.grammar.naming import Namer


MOST_NAME = 18
"""How many tokens ahead a unit noun or a place makes a capitalised word worth reading."""


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
        self.sequences = Sequences(self.reader, self.orgs, self.posts, self.persons)
        self.leading = Leading(self.reader, self.orgs)
        self.listings = Listings(self.reader, self.orgs, self.posts, self.composer, self.found)

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
                if self._taken(person.start, person.end):
                    return person.end
                return self._scholar(person) or self._person(person)
        known = kinds & ~STARTS["term"] or key in language.title_firsts or key in language.determiners
        if known or (capital and (key in language.atlas.starts or self._hopeful(at))):
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
        posts = self.sequences.at(at)
        end = self._titled(posts) if posts else None
        return self.listings.at(at) if end is None else end

    def _scholar(self, person: Person) -> int | None:
        """Keep the post that an honorific is before the house it is held in: *Professor Sun Liping of Tsinghua University*."""
        post = self.posts.scholar(person)
        return None if post is None else self._titled([post])

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

    def _titled(self, posts: list[Post]) -> int | None:
        """Keep the mention of posts when it is one; return the token after it."""
        if all(post.org is None for post in posts) and not self._worthy(posts):
            return None
        if not any(self._specific(post) for post in posts):
            return None
        self._from_context(posts)
        first = posts[0]
        for post in posts:
            self._own(post)
        self.leading.longer(first)
        self.leading.department(first)
        first.title.sure = (
            first.title.sure and not self.listings.unread_before(first.start) and not self.leading.described(first)
        )
        last = posts[-1].title
        last.sure = last.sure and not self.listings.unread_after(posts[-1].end)
        mention = self.composer.mention(posts)
        if mention is None:
            return None
        self.found.append(mention)
        for post in posts:
            if post.org is not None:
                self.orgs.remember(post.org, post.end)
        self._names(posts)
        return posts[-1].end

    def _own(self, post: Post) -> None:
        """Take a title with its modifiers as the body's own record has it: *resident representative*, *deputy permanent …*."""
        reader, title = self.reader, post.title
        said = " ".join(key for key in reader.keys[post.title_start : post.title_end] if key != "-")
        worded = title.kind == "word" and title.modifiers and not title.rank
        if worded and post.org is not None and said in post.org.titles and PAST.isdisjoint(title.modifiers):
            title.word, title.modifiers = said, ()

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
        several = raw.lower().endswith("s")
        if post.org is not None and post.title.word in post.org.titles and not several:
            return True
        named = post.person is not None or self._name_before(post.start)
        alone = self._begins(post.start) or post.title.word in reader.language.learned
        if not named and not several and post.org is not None and post.org.concept and alone:
            # "a professor with X": of somebody, but hardly a title that must stand so.
            post.title.sure = False
            return True
        head = post.title.word in reader.language.ladders.heads
        head = head or reader.language.ladders.posts.get(post.title.word) == "person-in-charge"
        return (
            named
            or (reader.capital(post.title_start) and not head and not several)
            or (head and not several and post.org is not None)
        )

    def _begins(self, at: int) -> bool:
        """Tell whether a phrase begins at a token: the text does, or a mark or an article stands before it."""
        reader, here = self.reader, at
        while reader.key(here - 1) in reader.language.determiners:
            here -= 1
        return here == 0 or here < at or reader.key(here - 1) in {",", ";", ":"}

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
            known = self.persons.at(start)
            self._person(known if known is not None and known.record else Person(start, end, (start, end)))

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
