"""A body, department, place or local organ as found in a text, with its names in the target language."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhengming.terminology.grammar.reader import Reader


@dataclass(slots=True)
class Org:
    """An organization named in a text, outermost body reached through `parent`.

    `full` and `short` are its own names, without the parent's. `elided` is what remains of the name when the place it
    belongs to was just named (浙江省委 → 省委). `reasons` tell how it was found.
    """

    full: str
    short: str
    concept: str = ""
    accepted: tuple[str, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    parent: "Org | None" = None
    standalone: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)
    ladder: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""
    elided: str = ""
    sure: bool = True
    enforced: bool = True
    department: bool = False
    start: int = 0
    end: int = 0
    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def top(self) -> "Org":
        """The outermost body."""
        return self if self.parent is None else self.parent.top

    @property
    def known(self) -> bool:
        """Whether it has a name in the target language."""
        return bool(self.full)

    @property
    def certain(self) -> bool:
        """Whether it and every body around it are sure."""
        return self.sure and self.known and (self.parent is None or self.parent.certain)

    def copy(self) -> "Org":
        """Return another of the same, to be bound to a body of its own."""
        return replace(self)

    def inside(self, outer: "Org") -> None:
        """Put it into a body, unless that body is itself inside this one."""
        if all(item is not self and (not item.concept or item.concept != self.concept) for item in outer.chain()):
            self.parent = outer

    def chain(self) -> "list[Org]":
        """Return the organization with those around it, outermost first."""
        return [*(self.parent.chain() if self.parent else []), self]

    def written(self, *, short: bool, after: "Org | None" = None) -> str:
        """Return the name as Chinese puts it: outside-in, leaving out what was just named in `after`."""
        if after is not None:
            if _same(self, after):
                return ""
            if self.place and self.place == after.place:
                same = bool(after.elided) and self.elided != after.elided and self.elided.startswith(after.elided)
                return self.elided[len(after.elided) :] if same else self.elided
        own = self.short if short else self.full
        if self.parent is None or self.standalone:
            return own
        around = "" if after is not None and _same(self.parent, after) else self.parent.written(short=short)
        return around + own


def _same(one: Org, other: Org) -> bool:
    return any(one is item or (one.concept and one.concept == item.concept) for item in other.chain())


def unregistered(reader: "Reader", start: int, end: int, parent: Org | None) -> Org:
    """Return an organization that looks official and is not on record: it has no name in the target language."""
    begin, stop = reader.span(start, end)
    text = " ".join(reader.text[begin:stop].split())
    return Org(
        "",
        "",
        parent=parent,
        standalone=False,
        sure=False,
        enforced=False,
        department=True,
        start=begin,
        end=stop,
        reasons=(f"“{text}” is not on record",),
    )
