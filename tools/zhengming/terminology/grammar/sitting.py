"""Members of Party standing committees, whom Chinese calls 常委 of the Party committee."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.post import Post, Title

if TYPE_CHECKING:
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.reader import Reader
    from zhengming.terminology.grammar.titles import Titles


class Sitting:
    """Reads such memberships in one text."""

    def __init__(self, reader: "Reader", orgs: "Orgs", titles: "Titles") -> None:
        """Read `reader`'s text with its organizations and titles."""
        self.reader = reader
        self.language = reader.language
        self.places = orgs.places
        self.titles = titles

    def _committee(self, place: str) -> "Org | None":
        """Return the Party committee of a place."""
        record, committee = self.reader.index.get(place), self.reader.index.get("local:party-committee")
        return None if record is None or committee is None else self.places.organ(committee, record)

    def member(self, post: Post) -> Post:
        """Take a member of a Party standing committee for what he is called, a 常委 of the Party committee."""
        kind, _, place = (post.org.concept if post.org is not None else "").partition("@")
        named = self._committee(place) if kind == "local:party-standing-committee" else None
        if named is not None and post.title.word == "member" and post.title.kind == "word":
            post.org, post.title.word = named, "standing committee member"
        return post

    def standing(self, org: "Org", end: int) -> Post | None:
        """Return membership of a Party standing committee that stands for a post: *X Party Committee Standing Committee*."""
        kind, _, place = org.concept.partition("@")
        if kind != "local:party-standing-committee" or self.reader.phrase(end, self.language.joints) is None:
            return None
        after = self.reader.skip_while(end, lambda key: key in self.language.joints)
        titled = self.titles.at(after)
        if titled is None or titled[2].kind != "word":
            return None
        named = self._committee(place)
        return None if named is None else Post(Title("standing committee member"), named, end, end, end - 1, end)
