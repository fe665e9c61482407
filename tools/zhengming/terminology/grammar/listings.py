"""Bodies named alone or in lists: *A, B and C of X*."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengming.terminology.grammar.compose import Composer
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.posts import Posts
    from zhengming.terminology.grammar.reader import Reader
    from zhengming.terminology.model import Mention

MOST_BEFORE = 8
"""How many tokens before a body a post that could not be read is looked for."""
MOST_JOINED = 14
"""How many tokens before an *and* a post that could not be read is looked for."""
MOST_BEHIND = 5
"""How many tokens behind an *and* a post that could not be read is looked for."""
MARKS = frozenset({",", ".", ";", ":"})
"""Marks behind which something else begins."""


class Listings:
    """Reads bodies and lists of bodies in one text, and keeps their mentions among those found."""

    def __init__(
        self, reader: "Reader", orgs: "Orgs", posts: "Posts", composer: "Composer", found: "list[Mention]"
    ) -> None:
        """Read `reader`'s text; mentions are added to `found`."""
        self.reader = reader
        self.orgs = orgs
        self.posts = posts
        self.composer = composer
        self.found = found

    def at(self, at: int) -> int | None:
        """Keep the bodies that begin at a token, alone or in a list with a common body at its end; return what follows."""
        reader = self.reader
        items = self._ministries(self.orgs.lead(at)) or self._listed(at)
        if not items:
            return None
        self._distribute(items)
        self._plural(items)
        if self._owned_by_more(items[0][0]):
            items[0][2].sure = False
            items[0][2].reasons = (*items[0][2].reasons, "what stands before it is not on record")
        last = items[-1]
        title = reader.phrase(last[1], reader.language.titles) if last[1] < reader.size else None
        followed = title is not None and title[1] in reader.language.ladders.heads
        if (followed or reader.key(last[1]) in reader.language.unread) and not reader.possessive(last[1]):
            last[2].sure, last[2].reasons = False, (*last[2].reasons, "a post follows that was not read")
        before: Org | None = None
        for start, end, org in items:
            if org.known or org.parent is not None:
                self.found.append(self.composer.body(org, start, end, before))
                self.orgs.remember(org, end)
            before = org
        return items[-1][1]

    def _listed(self, at: int) -> "list[tuple[int, int, Org]]":
        items: list[tuple[int, int, Org]] = []
        while (found := self._body(at) or self._likewise(at, items)) is not None:
            items.append((self.orgs.lead(at), *found))
            self.orgs.remember(found[1], found[0])
            after = self.orgs.joint(found[0])
            if after is None or self.posts.titles.at(after) is not None:
                break
            at = after
        return items

    def _likewise(self, at: int, items: "list[tuple[int, int, Org]]") -> "tuple[int, Org] | None":
        """Return the same organ of another place: *the provincial governments of Jilin and | Heilongjiang*."""
        kind, _, first = items[-1][2].concept.partition("@") if items else ("", "", "")
        record = self.reader.index.get(kind) if first else None
        place = self.orgs.places.place_at(at) if record is not None else None
        if record is None or place is None:
            return None
        end = place[0]
        if end < self.reader.size and self.orgs.joint(end) is None and self.reader.key(end) not in MARKS:
            # "Hebei provincial department of …": the place begins another name.
            return None
        organ = self.orgs.places.organ(record, place[1])
        return None if organ is None else (end, organ)

    def _ministries(self, at: int) -> "list[tuple[int, int, Org]]":
        """Return the ministries of a list that says *ministry* once: *the Ministries of Education and Finance*."""
        reader = self.reader
        if reader.key(at) != "ministry" or reader.words[at].lower() == "ministry" or reader.key(at + 1) != "of":
            return []
        items: list[tuple[int, int, Org]] = []
        start, here = at, at + 2
        while (found := self.posts.titles.ministry(here, reader.portfolio_at(here))) is not None:
            found[1].start, found[1].end = reader.span(here, found[0])
            items.append((start, *found))
            start = here = self.orgs.joint(found[0]) or reader.size
        return items if len(items) > 1 else []

    def _owned_by_more(self, at: int) -> bool:
        """Tell whether a body ends a longer name in small letters that nobody recorded: *the drafting team of X*."""
        reader, here = self.reader, at - 1
        passed = reader.language.determiners | reader.language.nations
        while reader.key(here) in passed:
            here -= 1
        if self.orgs.sessions.ordinal(here) is not None:
            return True
        if reader.key(here) == ",":
            return self._unread_unit(here - 1) or self._unread_head(here)
        if reader.key(here).removesuffix("of") in reader.language.title_ends and reader.key(here).endswith("of"):
            # "presidentof the …": run together, and so not read.
            return True
        if reader.key(here) not in {"of", "in", "under", "at", "with", "from"}:
            return here >= 0 and reader.key(here) in reader.language.title_ends and self._free(here)
        if reader.key(here - 1) in reader.language.grammar.units | reader.language.unread:
            return True
        if self._unread_name(here - 1, capital=reader.key(here) == "of") or self._half_read(here):
            return True
        return any(self._unread_title(before) for before in range(max(0, here - MOST_BEFORE), here))

    def _half_read(self, at: int) -> bool:
        """Tell whether a post was read but for words in small letters up to a token: *director of the X | and y authority*."""
        reader, here = self.reader, at - 1
        while (
            here > at - MOST_BEFORE
            and reader.words[here].islower()
            and reader.keys[here].isalpha()
            and self._free(here)
        ):
            here -= 1
        return here < at - 1 and any(last.end == reader.ends[here] and not last.sure for last in self.found[-3:])

    def _free(self, at: int) -> bool:
        """Tell whether no mention took a token."""
        return not any(mention.start <= self.reader.starts[at] < mention.end for mention in self.found[-3:])

    def _unread_unit(self, at: int) -> bool:
        """Tell whether a unit in small letters that nobody read ends at a token: *waterway transport department, X*."""
        reader = self.reader
        small = at > 0 and reader.words[at].islower() and reader.words[at - 1].islower()
        small = small and reader.key(at - 1) not in reader.language.determiners
        return small and reader.key(at) in reader.language.grammar.units and self._free(at)

    def _unread_head(self, comma: int) -> bool:
        """Tell whether a unit in capitals that nobody read stands before a comma: *Office for Examining Laws, X*."""
        reader = self.reader
        for at in range(comma - 1, max(-1, comma - MOST_BEFORE), -1):
            if reader.keys[at] in MARKS or not self._free(at):
                return False
            if reader.capital(at) and reader.keys[at] in reader.language.grammar.units:
                return True
        return False

    def _unread_name(self, at: int, *, capital: bool) -> bool:
        """Tell whether a name or post that nobody read ends at a token: *Rural Survey Organization of X*."""
        reader = self.reader
        title = reader.key(at) in reader.language.title_ends and reader.key(at) == reader.words[at].lower()
        return at >= 0 and ((capital and reader.capital(at)) or title) and self._free(at)

    def unread_before(self, at: int) -> bool:
        """Tell whether what is joined to a title by *and* is a post or unit that no mention took."""
        reader, here = self.reader, at - 1
        while reader.key(here) in reader.language.determiners:
            here -= 1
        if reader.key(here) != "and":
            return False
        last = self.found[-1].end if self.found else 0
        if reader.key(here - 1) in reader.language.grammar.units and last < reader.ends[here - 1]:
            return True
        heads = reader.language.ladders.heads
        for before in range(here - 1, max(-1, here - MOST_JOINED), -1):
            if reader.keys[before] in MARKS or reader.starts[before] < last:
                return False
            if reader.keys[before] in heads:
                return True
        return False

    def unread_after(self, at: int) -> bool:
        """Tell whether a post that nobody read is joined to the last by *and*: *X and former academic member of Y*."""
        reader, after = self.reader, self.orgs.joint(at)
        if after is None or "and" not in reader.keys[at:after]:
            return False
        for here in range(after, min(after + MOST_BEHIND, reader.size)):
            if reader.keys[here] in MARKS:
                return False
            if reader.keys[here] in reader.language.title_ends:
                return True
        return False

    def _unread_title(self, at: int) -> bool:
        """Tell whether a head word stands at a token that no mention took: its post is one this grammar can't read."""
        reader = self.reader
        if reader.keys[at] not in reader.language.ladders.heads or any(
            mark in MARKS for mark in reader.keys[at : at + MOST_BEFORE]
        ):
            return False
        return self._free(at)

    def _body(self, at: int) -> "tuple[int, Org] | None":
        found = self.orgs.at(at)
        if found is None or found[0] <= at:
            return None
        return found

    def _plural(self, items: "list[tuple[int, int, Org]]") -> None:
        """Give each body of a list the unit that is said of all in the plural: *the general offices of A and | B*."""
        reader, at = self.reader, items[0][0]
        link = next((here for here in range(at, items[0][1]) if reader.keys[here] == "of"), None)
        noun = reader.keys[link - 1] if link is not None else ""
        several = link is not None and noun in reader.language.grammar.units and noun != reader.words[link - 1].lower()
        if link is None or not several or len(items) < 2:
            return
        unit = reader.content(at, link)
        for position, (start, end, org) in enumerate(items[1:], 1):
            inside = None if org.department else self.orgs.departments.inside(at, link, org)
            path = " ".join((*unit, *reader.content(start, end)))
            whole = self.orgs.names.picked(end, reader.records(reader.language.names.get(path, ()), "body"))
            found = inside[0] if inside is not None else whole[1] if whole is not None else None
            if found is not None:
                found.start, found.end = org.start, org.end
                items[position] = (start, end, found)

    def _distribute(self, items: "list[tuple[int, int, Org]]") -> None:
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
