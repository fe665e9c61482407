"""Posts and bodies put together as the target language orders them: outside-in, the body named once, posts joined."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengming.terminology.grammar.coined import Coined
from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.places import contracted
from zhengming.terminology.grammar.post import Post, Title
from zhengming.terminology.grammar.reader import Reader
from zhengming.terminology.model import Mention, Part

if TYPE_CHECKING:
    from zhengming.terminology.ladder import Ladders

PARTY = "cpc-"
"""How the ids of the organs of the Party's centre begin."""
SHORT_MINISTRY = 3
"""Longest name of a ministry that is merged with its minister in running text: 外交部 + 部长 → 外交部长."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One post in the target language, without its body."""

    text: str
    sure: bool
    party: bool
    reasons: tuple[str, ...]


class Composer:
    """Makes mentions for one text."""

    def __init__(self, reader: Reader) -> None:
        """Compose for `reader`'s text."""
        self.reader = reader
        self.ladders: Ladders = reader.language.ladders
        self.join: str = self.ladders.table.get("join", "、")
        self.coined = Coined(reader)

    def render(self, title: Title, org: Org | None) -> Rendered | None:
        """Return a title as the body it is held in calls it; None when nobody can know."""
        if title.kind in {"party", "committee"}:
            return self._party(title, org)
        if title.kind == "named":
            return Rendered(self._modified(title.text, title), title.sure, party=False, reasons=title.reasons)
        own = dict(org.titles) if org is not None else {}
        ladder = dict(org.ladder) if org is not None else {}
        rung = self.ladders.title(title.word, own, ladder)
        if rung is None:
            return None
        text = self._modified(rung.text, title)
        spoken = self._spoken(title)
        for said in spoken:
            text = own.get(said) or ladder.get("words", {}).get(said) or text
        words = spoken[0] if spoken else title.word
        reason = f"“{words}” is {text} in a body of kind {ladder.get('id', 'unknown')}"
        sure = rung.sure and title.sure and (title.word in own or self.ladders.fits(title.word, ladder))
        return Rendered(self._with_rank(text, title), sure, party=False, reasons=(reason,))

    def _modified(self, text: str, title: Title) -> str:
        """Return a post with its modifiers, which stand right before its head word: 劳工处副处长, 行署副专员."""
        head = next((head for head in self.reader.language.head_words if text.endswith(head)), text)
        chief = self.ladders.table.get("chief", "")
        if chief and text.removesuffix(head).endswith(chief):
            head = chief + head
        modifiers = tuple(item for item in title.modifiers if item not in {"former", "then"})
        own = self.ladders.table.get("acting", {}).get(title.org.top.concept) if title.org is not None else None
        if own and modifiers[:1] == ("acting",):
            return str(own).format(self.ladders.modified(text, modifiers[1:]))
        return self._with_rank(text.removesuffix(head) + self.ladders.modified(head, modifiers), title)

    def _spoken(self, title: Title) -> list[str]:
        """Return how a record may name a post with its one modifier: *vice president*, *deputy president*."""
        language = self.reader.language
        core = [item for item in title.modifiers if item not in language.passing]
        prefixes = language.spoken.get(core[0], ()) if len(core) == 1 else ()
        return [f"{prefix} {title.word}" for prefix in prefixes]

    def _with_rank(self, text: str, title: Title) -> str:
        mark = self.ladders.table.get("ranks", {}).get(title.rank, "") if title.rank else ""
        return text if not mark or text.endswith(mark) else text + mark

    def _party(self, title: Title, org: Org | None) -> Rendered:
        table = self.ladders.table["party"]
        top = org.top if org is not None else None
        own = None
        if org is not None and top is not None:
            own = org.titles.get("party") or top.titles.get("party") or top.ladder.get("party")
        placed = org is not None and bool(org.ladder.get("levels"))
        organ = table["committee"] if title.kind == "committee" and not placed else own or table["organ"]
        # A body without an organ of another kind mostly has a Party group, also where English says committee; a unit of a body
        # has none, but a committee or a branch.
        unit = org is not None and org.department and org.parent is not None and "party" not in org.titles
        organ = table["committee"] if unit else organ
        sure = title.sure and not unit and (title.kind != "committee" or own is not None)
        pattern = table[title.word]
        text = pattern.get(organ, "{}成员") if isinstance(pattern, dict) else pattern
        text = text.format(organ)
        ranks = tuple(item for item in title.modifiers if item not in self.reader.language.passing)
        if ranks and text.endswith("书记"):
            text = text.removesuffix("书记").removesuffix("副") + self.ladders.modified("书记", _under(ranks, text))
        if org is not None and org.ladder.get("id") == "party-committee":
            text = text.removeprefix(organ)
        return Rendered(text, sure, party=True, reasons=(f"a Party post: the organ there is {organ}",))

    def mention(self, posts: list[Post]) -> Mention | None:
        """Return the mention of one person's posts, or None when a post can't be rendered."""
        for post in posts:
            self.coined.fill(post.org)
        rendered = [self.render(post.title, post.org) or self._unnamed(post) for post in posts]
        if any(item is None for item in rendered):
            return None
        pairs = self._ordered([(post, item) for post, item in zip(posts, rendered, strict=True) if item is not None])
        read = [(post, item) for post, item in pairs if _read(post.org)]
        full = self._written(read, short=False)
        brief = self._written(read, short=True)
        known = bool(read)
        sure = len(read) == len(pairs) and all(
            item.sure and (post.org is not None or post.title.kind == "named") for post, item in pairs
        )
        sure = sure and all(post.org is None or post.org.certain for post, _ in pairs)
        # "Former director and Party secretary": moved behind, *former* no longer says which posts are.
        sure = sure and (pairs[0][0] is posts[0] or "former" not in posts[0].title.modifiers)
        start, end = self._span(posts)
        reasons = [reason for post, item in pairs for reason in (*self._why(post.org), *item.reasons)]
        return Mention(
            start=start,
            end=end,
            text=self.reader.text[start:end],
            kind="title",
            target=full if known else "",
            target_short=brief if known else "",
            sure=sure,
            why="; ".join(dict.fromkeys(reasons))
            if len(read) == len(pairs)
            else "a body or department is not on record; " + "; ".join(dict.fromkeys(reasons)),
            parts=tuple(self._parts(posts, rendered)),
            concepts=tuple(
                dict.fromkeys(org.concept for post, _ in pairs if post.org for org in post.org.chain() if org.concept)
            ),
            sources=tuple(
                dict.fromkeys(
                    source for post, _ in pairs if post.org for org in post.org.chain() for source in org.sources
                )
            ),
            candidates=tuple(dict.fromkeys(text for post, _ in pairs if post.org for text in post.org.candidates)),
        )

    def _unnamed(self, post: Post) -> Rendered | None:
        """Return a place-holder for a post in a body nobody recorded."""
        if post.org is None or post.org.known:
            return None
        return Rendered("", sure=False, party=False, reasons=())

    def _span(self, posts: list[Post]) -> tuple[int, int]:
        last = posts[-1]
        end = last.title_end if last.person is not None else last.end
        at = posts[0].start
        while self.reader.key(at) in self.reader.language.determiners:
            at += 1
        start = self.reader.starts[at]
        return start, self.reader.ends[max(end, posts[0].title_end) - 1]

    def _ordered(self, pairs: list[tuple[Post, Rendered]]) -> list[tuple[Post, Rendered]]:
        """Put the parent body before its child, and the Party post before others in the same body."""
        pairs = sorted(self._parents_first(pairs), key=lambda pair: not _central(pair[0]))
        ranks = self.ladders.table.get("order", {}).get("party", [])
        at = 0
        while at < len(pairs):
            end = at + 1
            while end < len(pairs) and _same_top(pairs[at][0].org, pairs[end][0].org):
                end += 1
            local = any(post.org is not None and post.org.place for post, _ in pairs[at:end])
            said = [rank for rank in ranks if not (local and "副" in rank)]
            group = pairs[at:end]
            group.sort(key=lambda pair: said.index(pair[1].text) if pair[1].text in said else len(said))
            group.sort(key=lambda pair: not _of_party(pair[0].org))
            pairs[at:end] = group
            at = end
        return pairs

    def _parents_first(self, pairs: list[tuple[Post, Rendered]]) -> list[tuple[Post, Rendered]]:
        for at in range(1, len(pairs)):
            org = pairs[at][0].org
            for earlier in range(at):
                other = pairs[earlier][0].org
                if org is not None and org.department:
                    continue
                record = self.reader.index.get(other.top.concept) if other is not None else None
                if org is not None and record is not None and self._above(org.top.concept, record.parent):
                    pairs.insert(earlier, pairs.pop(at))
                    break
        return pairs

    def _above(self, concept: str, parent: str) -> bool:
        """Tell whether a concept is a body's parent, or was before the parent succeeded it."""
        seen: set[str] = set()
        pending = [parent]
        while pending and concept:
            here = pending.pop()
            if here == concept:
                return True
            record = self.reader.index.get(here) if here not in seen else None
            seen.add(here)
            pending.extend(record.predecessors if record is not None else ())
        return False

    def _written(self, pairs: list[tuple[Post, Rendered]], *, short: bool) -> str:
        texts: list[str] = []
        before: Org | None = None
        for post, item in pairs:
            name = post.org.written(short=short, after=before) if post.org is not None else ""
            name = name or (self._level(post) if item.party and before is not None else "")
            texts.append(self._joined(name, item.text, post, short=short))
            before = post.org or post.title.home or before
        return self.join.join(texts)

    def _level(self, post: Post) -> str:
        """Return what stands for a place just named before its Party committee: 浙江省省长、省委副书记."""
        place = self.reader.index.get(post.org.place) if post.org is not None and post.org.place else None
        if place is None or post.org is None or post.org.concept != place.id:
            return ""
        return str(self.ladders.table.get("levels", {}).get(place.category, {}).get("short", ""))

    def _joined(self, name: str, title: str, post: Post, *, short: bool) -> str:
        if "then" in post.title.modifiers:
            return str(self.ladders.table["modifiers"]["then"]).format(name + title)
        former = (
            self.ladders.table.get("modifiers", {}).get("former", "{}") if "former" in post.title.modifiers else "{}"
        )
        if name and title.startswith(name):
            return former.format(title)
        if post.org is not None and post.org.ladder.get("levels") and former != "{}":
            return former.format(name + title)
        if short and len(name) <= SHORT_MINISTRY and name.endswith("部") and title == "部长":
            return former.format(name[:-1] + title)
        if post.org is not None and name:
            return contracted(name, former.format(title), self.ladders.table.get("contractions", {}))
        return name + former.format(title)

    def _why(self, org: Org | None) -> tuple[str, ...]:
        return tuple(reason for item in (org.chain() if org is not None else []) for reason in item.reasons)

    def _parts(self, posts: list[Post], rendered: list[Rendered | None]) -> list[Part]:
        parts: list[Part] = []
        seen: set[str] = set()
        for post, item in zip(posts, rendered, strict=True):
            for org in post.org.chain() if post.org is not None else []:
                if org.concept not in seen:
                    seen.add(org.concept)
                    parts.append(self.part(org))
            if item is not None:
                start, end = self.reader.span(post.title_start, max(post.title_end, post.title_start + 1))
                accepted = self._accepted_title(item.text, post)
                parts.append(Part("title", start, end, post.title.concept, accepted, (), item.sure, item.sure))
        return parts

    def _accepted_title(self, text: str, post: Post) -> tuple[str, ...]:
        """Return the title with the wordings that are as good: without its rank; 部长 merged with a short ministry."""
        bare = text.partition("（")[0]
        merged = (
            [post.org.full[:-1] + text]
            if post.org is not None and post.org.full.endswith("部") and text == "部长"
            else []
        )
        spoken = [text.replace("新闻发言人", "发言人")] if "新闻发言人" in text else []
        return tuple(dict.fromkeys([text, bare, *spoken, *merged]))

    def part(self, org: Org) -> Part:
        """Return an organization as the part of a mention that a check looks for."""
        kind = "department" if org.department else "body"
        return Part(
            kind,  # type: ignore[arg-type]
            org.start,
            org.end,
            org.concept,
            org.accepted,
            org.forbidden,
            org.sure,
            org.enforced,
        )

    def body(self, org: Org, start: int, end: int, after: Org | None = None) -> Mention:
        """Return the mention of a body or department alone; in a list, running text names the common body once."""
        begin, stop = self.reader.span(start, end)
        self.coined.fill(org)
        known = all(item.known for item in org.chain())
        return Mention(
            start=begin,
            end=stop,
            text=self.reader.text[begin:stop],
            kind="body",
            target=org.written(short=False) if known else "",
            target_short=org.written(short=True, after=after.parent if after is not None else None) if known else "",
            sure=org.certain,
            why="; ".join(self._why(org)),
            parts=tuple(self.part(item) for item in org.chain()),
            concepts=tuple(item.concept for item in org.chain() if item.concept),
            sources=tuple(dict.fromkeys(source for item in org.chain() for source in item.sources)),
            candidates=org.candidates,
        )


def _same_top(one: Org | None, other: Org | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.place and one.place == other.place:
        return True
    return one.top is other.top or (bool(one.top.concept) and one.top.concept == other.top.concept)


def _under(ranks: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the modifiers of a secretary; the one that the post already says is not said twice."""
    deputy = text.endswith("副书记") and not any(item.endswith("deputy") for item in ranks)
    return (*ranks, "deputy") if deputy else ranks


def _read(org: Org | None) -> bool:
    """Tell whether an organization, with those around it, has a name to answer with."""
    return org is None or all(item.known for item in org.chain())


def _central(post: Post) -> bool:
    """Tell whether a post that is a name of its own is one in the Party's centre, which comes before those in the State."""
    home = post.title.home
    return post.title.kind == "named" and home is not None and home.concept.startswith(PARTY)


def _of_party(org: Org | None) -> bool:
    """Tell whether a post is held in a place's Party committee, which comes before its government."""
    return org is not None and bool(org.place) and org.ladder.get("id") == "party-committee"
