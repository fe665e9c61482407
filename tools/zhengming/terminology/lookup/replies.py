"""One concept as the facts of an answer: names on both sides, its place among bodies, dates, sources."""

from zhengming.terminology import traditional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zhengming.terminology.compiled import Index, Record
    from zhengming.terminology.model import Match

    Facts = dict[str, Any]
    """What `model.Answer` holds, by its fields' names: the model's module costs more to import than a look-up takes."""

EMPTY: "Facts" = {
    "concept": "",
    "kind": "",
    "source": "",
    "target": "",
    "target_short": "",
    "acronym": "",
    "score": 0.0,
    "match": "exact",
    "sure": False,
    "valid_from": "",
    "valid_to": "",
    "note": "",
    "parent": "",
    "predecessors": (),
    "successors": (),
    "departments": (),
    "forbidden": (),
    "sources": (),
    "why": "",
}


class Replies:
    """Makes facts of concepts, for one direction and day."""

    def __init__(self, index: "Index", source: str, target: str, day: str) -> None:
        """Name things in `target`; names of the other side are told in `source`."""
        self.index = index
        self.source = source
        self.target = target
        self.day = day
        self.spoken = traditional.base(target)

    def reply(self, record: "Record", score: float, match: "Match", asked: str) -> "Facts":
        """Return a concept as the facts of an answer; `asked` is the name by which it was found."""
        day, target = self.day, self.spoken
        around = self.index.get(record.parent) if record.kind == "department" else None
        full, short = self._within(record, around)
        name = record.name(target, "full", day)
        attested = name.attested if name is not None else record.attested
        reasons = [] if attested else ["the equivalent is proposed, not attested"]
        reasons += [] if record.covers(day) else [f"not valid on {day}"]
        kinds = {item.type for item in record.names.get(self.source, ()) if item.text == asked}
        found = {
            **EMPTY,
            "concept": record.id,
            "kind": record.kind,
            "source": record.full(self.source, day),
            "target": full,
            "target_short": short,
            "acronym": self._acronym(record, asked),
            "score": round(score, 4),
            "match": "short" if "short" in kinds and match == "exact" else match,
            "sure": not reasons and bool(full),
            "valid_from": record.start,
            "valid_to": record.end,
            "note": record.note,
            "parent": self._parent(record),
            "predecessors": self._titled(record.predecessors),
            "successors": self._titled(self.index.successors.get(record.id, ())) if record.end else (),
            "departments": self._departments(record),
            "forbidden": record.forbidden.get(target, ()),
            "sources": record.sources,
            "why": "; ".join(reasons),
        }
        return found if target == self.target else traditional.reply(found, record, self.target, day)

    def _within(self, record: "Record", around: "Record | None") -> tuple[str, str]:
        full, short = record.full(self.spoken, self.day), record.short(self.spoken, self.day)
        if around is None or not self.spoken.startswith("zh") or record.facts.get("standalone") == "True":
            return full, short
        whole, brief = around.full(self.spoken, self.day), around.short(self.spoken, self.day)
        return (full, short) if full.startswith(whole) else (whole + full, brief + short)

    def _acronym(self, record: "Record", asked: str) -> str:
        """Return the acronym that was asked for, else the one that holds on the day."""
        own = [name.text for name in record.names.get("en", ()) if name.type == "acronym"]
        today = record.name("en", "acronym", self.day)
        return next((text for text in own if text.upper() == asked.upper()), today.text if today is not None else "")

    def _parent(self, record: "Record") -> str:
        around = self.index.get(record.parent) if record.parent else None
        return around.full(self.spoken, self.day) if around is not None else ""

    def _departments(self, record: "Record") -> tuple[str, ...]:
        """Return the names of what is inside a body on the day, its own departments first; of a past body, all of them."""
        past = not record.covers(self.day)
        inside = [self.index.record(number) for number in self.index.departments(record.number)]
        inside.sort(key=lambda item: item.kind != "department")
        names = (item.full(self.spoken, self.day) for item in inside if past or item.covers(self.day))
        return tuple(name for name in dict.fromkeys(names) if name)

    def _titled(self, identities: tuple[str, ...]) -> tuple[str, ...]:
        found = [self.index.get(identity) for identity in identities]
        return tuple(record.full(self.spoken, self.day) for record in found if record is not None)
