"""All units of a run together, for the rules that look across them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhengming.checks.facts import Facts, Scene
from zhengming.checks.lazy import lazy
from zhengming.documents import Catalog, Unit
from zhengming.terminology import Mention


@dataclass(slots=True)
class Entry:
    """One unit of a document, cheap to keep; `facts()` works out the rest anew.

    `mentions` are the names found in the unit's source when it was looked at, None when no rule asked for them.
    """

    unit: Unit
    scene: Scene
    mentions: tuple[Mention, ...] | None = None

    def facts(self, form: int = 0) -> Facts:
        """Return the facts of one plural form."""
        facts = Facts(self.unit, self.scene, form)
        if self.mentions is not None and form == 0:
            facts.__dict__["mentions"] = self.mentions
        return facts


@dataclass
class Document:
    """One catalog of the run; `stale` are the suppressions that silenced nothing."""

    catalog: Catalog
    scene: Scene
    entries: list[Entry] = field(default_factory=list)
    stale: list[tuple[Unit, str]] = field(default_factory=list)

    def head(self) -> Facts:
        """Return facts that stand for the file itself, at the place of its header."""
        return Facts(self.catalog.head or Unit(""), self.scene)


class Ledger:
    """What one run has seen: every document and its translated units."""

    def __init__(self) -> None:
        """Start empty."""
        self.documents: list[Document] = []

    def entries(self) -> Iterator[Entry]:
        """Yield every translated unit, document by document."""
        for document in self.documents:
            yield from document.entries

    @lazy
    def repeats(self) -> tuple[tuple[Entry, ...], ...]:
        """Units with one source (and plural), at least two of them, in the order in which they first appear."""
        groups: dict[tuple[str, str, str | None], list[Entry]] = defaultdict(list)
        for entry in self.entries():
            groups[entry.scene.languages[1].tag, entry.unit.source, entry.unit.plural].append(entry)
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)
