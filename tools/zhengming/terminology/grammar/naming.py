"""From compiled records to organizations with names in the target language, right for the day."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from zhengming.terminology.compiled import Record, within
from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.reader import Reader

STATE = frozenset({"agency", "party", "court", "congress", "military"})
"""Kinds of body that are meant first when several bear one acronym."""
UNIT_ENDINGS = frozenset("司局部厅处室")
"""Last characters by which bodies call their departments; one body mostly keeps to one."""
PAST = frozenset({"former", "then"})
"""Modifiers of a post that is no longer held: its body may be gone too."""
RECENT_DAYS = 400
"""How long after a body's end a text may still use its old name for the successor: English lags behind reforms."""


class Namer:
    """Makes organizations out of records for one text."""

    def __init__(self, reader: Reader) -> None:
        """Name things as `reader`'s language pair and day want."""
        self.reader = reader
        self.target = reader.language.target
        self.ladders = reader.language.ladders
        self.on = reader.on
        self.past = False

    @contextmanager
    def before(self, modifiers: tuple[str, ...]) -> Iterator[None]:
        """Read names as those of bodies that may be gone, while a post is said to be a *former* one."""
        was, self.past = self.past, self.past or not PAST.isdisjoint(modifiers)
        try:
            yield
        finally:
            self.past = was

    def timely(self, record: Record) -> bool:
        """Tell whether a body existed on the day, or may have before it where the text speaks of the past."""
        return record.covers(self.on) or (self.past and (not record.start or record.start <= self.on))

    def pick(self, records: list[Record]) -> tuple[Record, bool, tuple[str, ...]] | None:
        """Return the record meant on the day, whether that is beyond doubt, and the rivals where it is not."""
        if not records:
            return None
        valid = [record for record in records if self.timely(record)] or records
        if len(valid) == 1:
            return valid[0], self.timely(valid[0]), ()
        families = {record.id.partition("/")[0] for record in valid}
        best = min(valid, key=lambda record: (_tier(record), not record.attested, record.number))
        return best, len(families) == 1, tuple(record.full(self.target, self.on) for record in valid)

    def org(self, record: Record, parent: Org | None = None, *, sure: bool = True) -> Org:
        """Return the organization a record describes, as it is called on the day."""
        full = record.full(self.target, self.on)
        short = record.short(self.target, self.on)
        names = list(record.names.get(self.target, ()))
        current = [name.text for name in names if within(self.on, name.start, name.end) or name.text in {full, short}]
        named = record.name(self.target, "full", self.on)
        attested = named.attested if named is not None else record.attested
        timely = self.timely(record)
        reasons = [f"{record.id} ({full})"]
        if not timely:
            reasons.append(f"not valid on {self.on} ({record.start or '…'} to {record.end or '…'})")
        if not attested:
            reasons.append("the equivalent is proposed, not attested")
        made = Org(
            full=full,
            short=short,
            concept=record.id,
            accepted=tuple(dict.fromkeys([full, short, *current])) if full else (),
            forbidden=record.forbidden.get(self.target, ()),
            parent=parent,
            titles=record.titles.get(self.target, {}),
            ladder=self.ladders.find(
                full, record.category, record.facts.get("level", ""), record.facts.get("ladder", "")
            ),
            sure=sure and attested and timely and bool(full),
            enforced=record.enforced and attested,
            department=record.kind == "department",
            reasons=tuple(reasons),
            sources=record.sources,
        )
        made.standalone = self.standalone(made, record)
        return made

    def standalone(self, org: Org, record: Record) -> bool:
        """Tell whether a name is never put after its parent's: a body of its own, or a name that begins nationally."""
        chosen = record.facts.get("standalone")
        if chosen is not None:
            return bool(chosen == "True")
        if record.kind != "department":
            return True
        starts = tuple(self.ladders.table.get("standalone", ()))
        top = org.parent.full if org.parent else ""
        return org.full.startswith(starts) or bool(top and org.full.startswith(top))

    def successor(self, record: Record) -> Record | None:
        """Return the one body that followed another, when it ended shortly before the day; else None.

        An English name often outlives its body for some months; the day decides first, the name second.
        """
        if self.timely(record) or not record.end or record.end > self.on:
            return None
        if _days(self.on) - _days(record.end) > RECENT_DAYS:
            return None
        following = [self.reader.index.get(identity) for identity in self.reader.index.successors.get(record.id, ())]
        current = [item for item in following if item is not None and item.covers(self.on)]
        return current[0] if len(current) == 1 else None

    def parent_org(self, record: Record) -> Org | None:
        """Return the body around a department, or None for what stands alone."""
        around = self.reader.index.get(record.parent)
        if record.kind != "department" or around is None:
            return None
        return self.org(around, self.parent_org(around))

    def department(self, record: Record, parent: Org | None = None, *, sure: bool = True) -> Org:
        """Return a department inside `parent`, or inside the body its record names."""
        under = record.facts.get("under")
        around = parent if parent is not None else self.parent_org(record)
        if under:
            between = self.reader.index.get(f"{record.parent}/{under}")
            if between is not None and (around is None or around.concept != between.id):
                around = self.org(between, around)
        return self.org(record, around, sure=sure)

    def borrowed(self, lenders: list[Record], parent: Org | None) -> Org | None:
        """Return a department named as most bodies call theirs of that English name; never sure."""
        counts = Counter(record.full(self.target, self.on) for record in lenders)
        if not counts:
            return None
        text, times = counts.most_common(1)[0]
        if parent is not None and times < 2:
            return None
        siblings = self._siblings(parent) if parent is not None else []
        endings = Counter(record.full(self.target, self.on)[-1:] for record in siblings)
        usual = endings.most_common(1)[0][0] if endings else ""
        if usual in UNIT_ENDINGS and text[-1:] in UNIT_ENDINGS and text[-1:] not in endings:
            text = text[:-1] + usual
        if parent is not None and parent.place:
            local = self.ladders.table.get("local-endings", {})
            text = next((text.removesuffix(end) + own for end, own in local.items() if text.endswith(end)), text)
        alike = [record for record in lenders if record.full(self.target, self.on) == text and record.titles]
        alike += [record for record in siblings if record.full(self.target, self.on).endswith(text[-1:])]
        titles = alike[0].titles.get(self.target, {}) if alike else {}
        return Org(
            full=text,
            short=text,
            accepted=(text,),
            parent=parent,
            standalone=False,
            titles=titles,
            ladder=self.ladders.find(text, "", "", ""),
            sure=False,
            enforced=False,
            department=True,
            reasons=(f"{text}: what other bodies call such a department; not on record for this one",),
        )

    def _siblings(self, parent: Org) -> list[Record]:
        around = self.reader.index.get(parent.concept)
        children = self.reader.index.departments(around.number) if around is not None else []
        found = [self.reader.index.record(number) for number in children]
        return [record for record in found if record.kind == "department" and record.covers(self.on)]


def _tier(record: Record) -> int:
    """Return how readily a body is meant by an acronym that others share: organs of state first."""
    if record.category in STATE or record.parent == "state-council":
        return 0
    return 1 if record.category in {"academy", "international"} else 2


def _days(partial: str) -> int:
    year, month, day = (*(int(part) for part in partial.split("-")), 12, 28)[:3]
    return year * 365 + month * 30 + day
