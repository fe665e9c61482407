"""Posts of one person, joined by commas and *and*, and the body that each is held in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from zhengming.terminology.grammar.post import Post
from zhengming.terminology.grammar.titles import MINISTERIAL

if TYPE_CHECKING:
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.persons import Persons
    from zhengming.terminology.grammar.posts import Posts
    from zhengming.terminology.grammar.reader import Reader

MOST_POSTS = 12
"""How many posts of one person are read together; a longer row goes on as another."""
GOVERNMENT = "local:peoples-government@"
"""How the ids of places' governments begin."""


class Sequences:
    """Reads joined posts in one text."""

    def __init__(self, reader: "Reader", orgs: "Orgs", posts: "Posts", persons: "Persons") -> None:
        """Read `reader`'s text with its organizations, posts and persons."""
        self.reader = reader
        self.orgs = orgs
        self.posts = posts
        self.persons = persons

    def at(self, at: int) -> list[Post]:
        """Return the posts of one person that begin at a token."""
        posts: list[Post] = []
        here = at
        while len(posts) < MOST_POSTS:
            post = self.posts.at(here)
            if post is None or post.end <= here:
                break
            posts.append(post)
            if post.org is not None:
                self.orgs.remember(post.org, post.end)
            if post.person is not None:
                break
            after = self.orgs.joint(post.end)
            if after is None or self.persons.at(after) is not None:
                break
            here = after
            for shared in self._shared_title(post, here):
                posts.append(shared)
                here = self.orgs.joint(shared.end) or shared.end
        if posts:
            self._share(posts)
        return posts

    def _shared_title(self, post: Post, at: int) -> list[Post]:
        """Return one post for each further body that shares a title in the plural: *deputy heads of A, B and C*."""
        plural = self.reader.words[post.title_end - 1].lower().endswith("s")
        plural = plural or self.reader.key(self.orgs.link(post.title_end, comma=False) or 0) == "both"
        if post.title.kind not in {"word", "party"} or post.org is None or post.end == post.title_end:
            return []
        found: list[Post] = []
        while len(found) < MOST_POSTS and self.posts.titles.at(at) is None:
            body = self.orgs.at(at) or self.posts.place(at)
            if body is None or not body[1].known or body[1].department != post.org.department:
                break
            if (body[1].parent is None and post.org.parent is not None) or body[1].concept == post.org.concept:
                break
            if not plural and not (self.reader.key(post.end) == "and" and self._ends(body[0])):
                break
            title = replace(post.title)
            if not plural:
                title.sure = False
                title.reasons = ("one title said of two bodies",)
            found.append(Post(title, body[1], at, body[0], post.title_start, post.title_end))
            after = self.orgs.joint(body[0])
            if after is None:
                break
            at = after
        return found

    def _ends(self, at: int) -> bool:
        """Tell whether a phrase ends at a token: nothing, a mark or a name follows, not what the bodies named do."""
        if at >= self.reader.size:
            return True
        return not self.reader.words[at][0].islower() and self.posts.titles.at(at) is None

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
            if before is not None and after is not None and self._ahead(posts, position):
                before, post.title.sure = None, False
            near = before or after
            if post.org is None:
                post.org = self._above(post, after) if before is None else None
                post.org = post.org or self._inherited(post, near, before is None)
                heads = self.reader.language.ladders.heads
                if before is None and after is not None and post.title.word in heads and len(posts) > 1:
                    # "Vice Ministers and Director of X": two heads of one body are hardly one person's posts.
                    post.title.sure = post.title.sure and not any(
                        item.title.word in heads for item in posts[position + 1 :]
                    )
            elif post.org.department and post.org.parent is None:
                homes = [item.title.home for item in posts[:position] if item.title.home is not None]
                self._place_department(post, near or (homes[-1] if homes else None))
            self._governs(post, posts[0])
        self._member(posts)

    def _ahead(self, posts: list[Post], position: int) -> bool:
        """Tell whether a post goes with the next rather than the last one: *head of A, secretary and | director of B*."""
        post = posts[position]
        if post.org is not None or position + 1 >= len(posts) or posts[position + 1].org is None:
            return False
        return self.reader.key(post.end) == "and" and self.reader.key(posts[position - 1].end) in {",", "and"}

    def _member(self, posts: list[Post]) -> None:
        """Take a member who also heads a body without members for one of its Party group: *member and deputy director of X*."""
        heads = self.reader.language.ladders.heads
        led = [post.org for post in posts if post.title.word in heads and post.title.kind == "word"]
        for post in posts:
            org = post.org
            if org is None or post.title.word != "member" or "member" in org.titles or post.end != post.title_end:
                continue
            if any(org.concept == body.concept and body.concept for body in led if body is not None):
                post.title.word, post.title.kind, post.title.sure = "party-member", "party", False

    def _above(self, post: Post, after: "Org | None") -> "Org | None":
        """Return the ministry around the next post's body, which has no minister itself: *Vice Minister and Director of X*."""
        record = self.reader.index.get(after.concept) if after is not None and not after.department else None
        around = self.reader.index.get(record.parent) if record is not None else None
        if around is None or after is None:
            return None
        ladders, word, outer = self.reader.language.ladders, post.title.word, self.orgs.namer.org(around)
        minister = word.endswith(MINISTERIAL) and outer.ladder.get("id") == "ministry"
        special = word in ladders.special and ladders.fits(word, outer.ladder) and not ladders.fits(word, after.ladder)
        if not minister and not special:
            return None
        post.title.sure = False
        return outer

    def _governs(self, post: Post, first: Post) -> None:
        """Move a governor or mayor from a place's Party committee to the place: *Vice Governor of X Party Committee*."""
        ladders, org = self.reader.language.ladders, post.org
        if org is None or not org.place:
            return
        place = self.reader.index.get(org.place)
        joined = first.org is not None and first is not post and first.org.place == org.place
        if joined and place is not None and org.concept.startswith(GOVERNMENT) and post.title.word in ladders.special:
            # 省委常委、常务副省长: beside a Party post the government goes without saying.
            post.org = self.orgs.places.government(place)
            return
        if org.ladder.get("levels") or post.title.word in org.titles or ladders.fits(post.title.word, org.ladder):
            return
        if place is not None and post.title.word in ladders.special:
            post.org = self.orgs.places.government(place)

    def _inherited(self, post: Post, near: "Org | None", following: bool) -> "Org | None":
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

    def _place_department(self, post: Post, near: "Org | None") -> None:
        org = post.org
        around = near.top if near is not None else self.orgs.last or self.orgs.issuer
        if org is None or around is None or org.concept.startswith(f"{around.concept}/"):
            if org is not None and around is not None:
                org.inside(around)
                org.sure = org.sure or near is not None
            return
        begin = next((at for at in range(post.start, post.end) if self.reader.starts[at] >= org.start), post.start)
        end = self.reader.ended(org.end)
        found = self.orgs.departments.inside(begin, end, around) if end is not None else None
        place = self.reader.index.get(around.place) if around.place else None
        local = self.orgs.places.organ_of(begin, end, place) if place is not None and end is not None else None
        if local is not None:
            local.start, local.end = org.start, org.end
            post.org = local
        elif found is not None:
            found[0].start, found[0].end = org.start, org.end
            post.org = found[0]
        elif near is not None:
            org.inside(around)
            org.standalone = False
