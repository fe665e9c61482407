"""Names and posts in languages without spaces: the longest known name wins, posts are read after their body."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from zhengming.terminology.compiled import Index, Record
from zhengming.terminology.grammar.english import NAMED, English
from zhengming.terminology.ladder import Ladders
from zhengming.terminology.model import Mention, MentionKind, Part, PartKind

FORMER, ASSISTANT = "原", "助理"
JOINTS = "、，兼及和"
"""What stands between the posts of one person."""
MENTION_KINDS: dict[str, MentionKind] = {"person": "person", "document": "document", "post": "title"}
PART_KINDS: dict[str, PartKind] = {
    "body": "body",
    "department": "department",
    "post": "title",
    "person": "person",
    "document": "document",
}


@dataclass(slots=True)
class _Named:
    """A body, with departments inside it, as read from the text."""

    records: list[Record]
    start: int
    end: int
    sure: bool
    former: bool = False


@dataclass(slots=True)
class _Post:
    """A title as read from the text: its key in the tables, or `head`, with modifiers outside-in."""

    key: str
    modifiers: tuple[str, ...]
    start: int
    end: int
    named: _Named | None


class Characters:
    """The tables of a source language without spaces; made once for a base and a direction."""

    def __init__(self, index: Index, source: str, target: str) -> None:
        """Gather names by their first character and the titles of the source language."""
        self.index = index
        self.source = source
        self.target = target
        self.ladders = Ladders(index.titles, source)
        self.names = index.characters.get(source, {})
        self.lengths = _lengths(self.names)
        table: dict[str, Any] = self.ladders.table
        self.guards: dict[str, list[str]] = table.get("guards", {})
        self.posts: dict[str, str] = {}
        texts = set(table.get("posts", {}).values())
        for key, text in table.get("posts", {}).items():
            if not (text.startswith("副") and text[1:] in texts):
                self.posts.setdefault(text, key)
        party = table.get("party", {})
        for organ, prefix in ((party.get("organ", ""), "party"), (party.get("committee", ""), "committee")):
            for key in ("secretary", "deputy-secretary"):
                self.posts[party.get(f"party-{key}", "{}").format(organ)] = f"{prefix}-{key}"
        self.posts.update(dict.fromkeys(party.get("party-member", {}).values(), "party-member"))
        self.modifiers = {
            pattern.replace("{}", ""): key
            for key, pattern in table.get("modifiers", {}).items()
            if pattern.endswith("{}") and pattern != "{}"
        }
        self.longest_post = max((len(text) for text in self.posts), default=0)
        self.writer = English(index, target)


def _lengths(names: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[0], set()).add(len(name))
    return {char: tuple(sorted(sizes, reverse=True)) for char, sizes in found.items()}


class CharacterAnnotator:
    """Annotates one text in a language without spaces."""

    def __init__(self, tables: Characters, text: str, on: str) -> None:
        """Prepare to read `text` as of the ISO day `on`."""
        self.tables = tables
        self.index = tables.index
        self.text = text
        self.on = on
        self.found: list[Mention] = []
        self.name_at = lru_cache(maxsize=None)(self._name_at)

    def run(self) -> tuple[Mention, ...]:
        """Return the mentions in text order; linear in the text's length."""
        at = 0
        while at < len(self.text):
            at = self._step(at)
        return tuple(self.found)

    def _step(self, at: int) -> int:
        former = at + 1 if self.text[at] == FORMER else at
        named = self._body(former)
        if named is not None and former > at:
            named.former = True
        if named is not None:
            return self._posts(named) or self._alone(named)
        whole = self._whole_post(at, at)
        if whole is not None and whole.named is not None:
            return self._posts(_Named(whole.named.records, at, at, whole.named.sure)) or at + 1
        plain = self._plain(at)
        return plain if plain is not None else at + 1

    def _name_at(self, at: int) -> tuple[tuple[int, tuple[int, ...]], ...]:
        tables = self.tables
        found = []
        for size in tables.lengths.get(self.text[at], ()) if at < len(self.text) else ():
            numbers = tables.names.get(self.text[at : at + size])
            if numbers and at + size <= len(self.text) and self._apart(at + size, size):
                found.append((at + size, numbers))
        return tuple(found)

    def _apart(self, end: int, size: int) -> bool:
        """Tell whether a name really ends here: a short one does not when the next character makes another word."""
        guards = self.tables.guards.get(self.text[end - 1], ())
        return size > 4 or self.text[end : end + 1] not in guards

    def _records(self, at: int, *kinds: str) -> tuple[int, list[Record]] | None:
        for end, numbers in self.name_at(at):
            records = [record for number in numbers if (record := self.index.record(number)).kind in kinds]
            if records:
                timely = [record for record in records if record.covers(self.on)]
                return end, timely or records
        return None

    def _body(self, at: int) -> _Named | None:
        found = self._records(at, "body")
        if found is None:
            return None
        end, records = found
        chain = [records[0]]
        sure = len(records) == 1 and records[0].covers(self.on)
        while (inner := self._department(chain[-1], end)) is not None:
            end, record = inner
            chain.append(record)
        return _Named(chain, at, end, sure)

    def _department(self, body: Record, at: int) -> tuple[int, Record] | None:
        for end, numbers in self.name_at(at):
            for number in numbers:
                record = self.index.record(number)
                if record.kind == "department" and record.parent == body.id:
                    return end, record
        return None

    def _whole_post(self, at: int, floor: int) -> _Post | None:
        """Return a post with a name of its own that begins at a place and ends behind `floor`: 国务院副总理."""
        found = self._records(at, "post")
        if found is None or found[0] < floor:
            return None
        end, records = found
        sure = len(records) == 1 and records[0].covers(self.on) and records[0].attested
        return _Post(NAMED, (), at, end, _Named(records[:1], at, end, sure))

    def _posts(self, named: _Named) -> int | None:
        """Keep the posts that follow a body as one mention; return where they end."""
        posts: list[_Post] = []
        here, current = named.end, named
        while (post := self._next(here, current, posts)) is not None:
            posts.append(post)
            here = post.end
            after = here + 1 if self.text[here : here + 1] and self.text[here] in JOINTS else here
            if after == here:
                break
            further = self._body(after)
            if further is not None:
                current, here = further, further.end
            else:
                inner = self._department(current.records[0], after)
                if inner is not None:
                    current = _Named([current.records[0], inner[1]], after, inner[0], current.sure)
                    after = inner[0]
                here = after
        if not posts:
            return None
        end = posts[-1].end
        rendered = self.tables.writer.posts(
            [(post.key, post.modifiers, post.named.records if post.named else []) for post in posts], self.on
        )
        records = [record for post in posts if post.named for record in post.named.records]
        sure = all(post.named is not None and post.named.sure for post in posts) and all(
            record.attested for record in records
        )
        start = min(named.start, posts[0].start) - named.former
        self._keep(start, end, "title", rendered, rendered, sure and bool(rendered), records)
        return end

    def _next(self, at: int, current: _Named, posts: list[_Post]) -> _Post | None:
        """Return the next post: one with a name of its own where that reaches farther than body and title."""
        plain = self._post(at, current)
        first = current.start if not posts or current.start >= posts[-1].end else at
        floor = plain.end if plain is not None else max(at, current.end)
        return self._whole_post(first, floor) or self._whole_post(at, floor + 1) or plain

    def _post(self, at: int, named: _Named) -> _Post | None:
        here, modifiers = at, ["former"] if named.former else []
        if self.text[here : here + 1] == FORMER:
            modifiers.append("former")
            here += 1
        plain = self._title(here, named)
        while plain is None:
            modifier = next(
                (text for text in ("常务副", "第一副", "副", "代", "名誉") if self.text.startswith(text, here)), ""
            )
            if modifier not in self.tables.modifiers:
                return None
            modifiers.append(self.tables.modifiers[modifier])
            here += len(modifier)
            plain = self._title(here, named)
            if plain is None and len(modifiers) > 2:
                return None
        end = plain[0]
        if self.text.startswith(ASSISTANT, end):
            end += len(ASSISTANT)
            modifiers.append("assistant")
        return _Post(plain[1], tuple(modifiers), at, end, named)

    def _title(self, at: int, named: _Named) -> tuple[int, str] | None:
        record = named.records[-1]
        ladders = self.tables.ladders
        level = record.facts.get("level", "")
        ladder = ladders.find(
            record.full(self.tables.source, self.on), record.category, level, record.facts.get("ladder", "")
        )
        own = record.titles.get(self.tables.source, {})
        head = own.get("head") or ladder.get("head", {}).get("zh-Hans", "")
        heads = [head]
        if head.startswith(record.full(self.tables.source, self.on)[-1:]) and self.text[at - 1 : at] == head[:1]:
            heads.append(head[1:])
        for size in range(min(self.tables.longest_post, len(self.text) - at), 0, -1):
            key = self.tables.posts.get(self.text[at : at + size])
            if key is not None and size >= len(head):
                return at + size, key
        for text in heads:
            if text and self.text.startswith(text, at):
                return at + len(text), "head"
        special = next((word for word, title in own.items() if title and self.text.startswith(title, at)), None)
        if special is not None:
            return at + len(own[special]), f"own:{special}"
        return None

    def _alone(self, named: _Named) -> int:
        full = self.tables.writer.body(named.records, self.on, short=False)
        short = self.tables.writer.body(named.records, self.on, short=True)
        self._keep(
            named.start,
            named.end,
            "body",
            full,
            short,
            named.sure and named.records[-1].attested and bool(full),
            named.records,
        )
        return named.end

    def _plain(self, at: int) -> int | None:
        found = self._records(at, "person", "term", "document", "post")
        if found is None:
            return None
        end, records = found
        record = records[0]
        kind = MENTION_KINDS.get(record.kind, "term")
        full = record.full(self.tables.target, self.on)
        self._keep(
            at,
            end,
            kind,
            full,
            record.short(self.tables.target, self.on),
            len(records) == 1 and record.attested and bool(full),
            records[:1],
        )
        return end

    def _keep(
        self, start: int, end: int, kind: MentionKind, full: str, short: str, sure: bool, records: list[Record]
    ) -> None:
        target = self.tables.target
        parts = tuple(
            Part(
                PART_KINDS.get(record.kind, "term"),
                start,
                end,
                record.id,
                tuple(name.text for name in record.names.get(target, ())),
                record.forbidden.get(target, ()),
                sure,
                record.enforced and sure,
            )
            for record in records
        )
        self.found.append(
            Mention(
                start,
                end,
                self.text[start:end],
                kind,
                full,
                short,
                sure,
                "; ".join(f"{record.id} ({record.full(target, self.on)})" for record in records),
                parts,
                tuple(record.id for record in records),
                tuple(dict.fromkeys(source for record in records for source in record.sources)),
            )
        )
