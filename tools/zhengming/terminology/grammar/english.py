"""Official names and posts written in a language with spaces, by the patterns of its title table."""

from typing import Any

from zhengming.terminology.compiled import Index, Record
from zhengming.terminology.ladder import Ladders

NAMED = "named"
"""The key of a post that has a name of its own on record."""
Post = tuple[str, tuple[str, ...], list[Record]]


class English:
    """Writes bodies and posts in the target language of one direction."""

    def __init__(self, index: Index, target: str) -> None:
        """Take the target's patterns; a language without a title table of its own is written by the English ones."""
        self.index = index
        self.target = target
        languages: dict[str, Any] = index.titles["languages"]
        self.table: dict[str, Any] = (
            languages.get(target, {}) if "compose" in languages.get(target, {}) else languages.get("en", {})
        )
        self.patterns: dict[str, str] = self.table.get("compose", {})
        self.display: dict[str, str] = self.table.get("display", {})
        self.ladders = Ladders(index.titles, "zh-Hans")

    def body(self, records: list[Record], on: str, *, short: bool) -> str:
        """Return a body with its departments, innermost first; empty when the body has no name in the target language."""
        names = [self._name(record, on, short=short) for record in records]
        if not all(names):
            return ""
        text = names[0]
        for name in names[1:]:
            text = self.patterns.get("department", "{department}, {body}").format(department=name, body=text)
        return text

    def _name(self, record: Record, on: str, *, short: bool) -> str:
        acronym = record.name(self.target, "acronym", on)
        if short and acronym is not None:
            return acronym.text
        full = record.full(self.target, on)
        if acronym is None or not full or acronym.text == full:
            return full
        return self.patterns.get("acronym", "{name}").format(name=full, acronym=acronym.text)

    def posts(self, posts: list[Post], on: str) -> str:
        """Return one person's posts: those in one body share its name, which stands once, after the last."""
        groups: list[tuple[list[str], list[Record]]] = []
        for key, modifiers, records in posts:
            if key == NAMED:
                groups.append(([self._modified(records[-1].full(self.target, on), modifiers)], []))
                continue
            title = self.title(key, modifiers, records, on)
            if not title:
                return ""
            if groups and [record.id for record in groups[-1][1]] == [record.id for record in records]:
                groups[-1][0].append(title)
            else:
                groups.append(([title], records))
        written = []
        for titles, records in groups:
            body = self.body(records, on, short=False) if records else ""
            if records and not body:
                return ""
            written.append(self._held(titles, body))
        return self._list(written)

    def _held(self, titles: list[str], body: str) -> str:
        """Return posts with their body; a minister is one of what the ministry is for: *Minister of Commerce*."""
        title = self._list(titles)
        if not body:
            return title
        ministry = self.patterns.get("ministry", "")
        if ministry and body.startswith(ministry) and titles[-1].endswith(self.patterns.get("minister", "")):
            body = body.removeprefix(ministry).partition(" (")[0]
        return self.patterns.get("post", "{title}, {body}").format(title=title, body=body)

    def _list(self, items: list[str]) -> str:
        if len(items) == 1:
            return items[0]
        return self.patterns.get("join", ", ").join(items[:-1]) + self.patterns.get("last", ", ") + items[-1]

    def title(self, key: str, modifiers: tuple[str, ...], records: list[Record], on: str) -> str:
        """Return one post's title in the body that is last in `records`."""
        record = records[-1] if records else None
        own = record.titles.get(self.target, {}) if record is not None else {}
        if key == "head" and record is not None:
            name = record.full("zh-Hans", on)
            ladder = self.ladders.find(
                name, record.category, record.facts.get("level", ""), record.facts.get("ladder", "")
            )
            head = own.get("head") or _spoken(record, ladder) or ladder.get("head", {}).get("en", "")
            if modifiers[-1:] == ("deputy",):
                deputy = own.get("deputy") or (ladder.get("deputy", {}).get("en", "") if "head" not in own else "")
                head, modifiers = deputy or self.patterns.get("deputy", "{}").format(head), modifiers[:-1]
            text = str(head)
        elif key.startswith("own:"):
            text = key[4:].title()
        else:
            text = self.patterns.get(key) or self.display.get(key) or key.replace("-", " ").title()
        return self._modified(text, modifiers)

    def _modified(self, text: str, modifiers: tuple[str, ...]) -> str:
        for modifier in reversed(modifiers):
            text = self.patterns.get(modifier, "{}").format(text)
        return text


def _spoken(record: Record, ladder: dict[str, Any]) -> str:
    """Return what English calls a head that only this body has: 审计长, Auditor General."""
    own = record.titles.get("zh-Hans", {})
    head = own.get("head", "")
    words = [word for word, text in own.items() if text == head and word not in {"head", "chief"}]
    if not head or (head == ladder.get("head", {}).get("zh-Hans") and len(words) != 1):
        return ""
    return words[0].title() if len(words) == 1 else next((word.title() for word in words if " " in word), "")
