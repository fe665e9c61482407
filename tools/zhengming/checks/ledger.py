"""All units of a run together, for the rules that look across them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


class Entries:
    """The translated units of a document as entries, made as they are asked for: a run holds hundreds of thousands."""

    def __init__(self, units: Sequence[Unit], scene: Scene) -> None:
        """Take the units; `mentions` are those of the units by number, where there are any."""
        self.units = units
        self.scene = scene
        self.mentions: dict[int, tuple[Mention, ...]] = {}

    def __len__(self) -> int:
        return len(self.units)

    def __iter__(self) -> Iterator[Entry]:
        for number, unit in enumerate(self.units):
            yield Entry(unit, self.scene, self.mentions.get(number))


class Document:
    """One catalog of the run; `stale` are the suppressions that silenced nothing."""

    def __init__(self, catalog: Catalog, scene: Scene) -> None:
        """Take a catalog; of its units the finished ones are looked at."""
        self.catalog = catalog
        self.scene = scene
        self.entries = Entries([unit for unit in catalog.units if unit.finished], scene)
        self.stale: list[tuple[Unit, str]] = []

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
        """Units with one source (and plural) and unlike targets, in the order in which they first appear."""
        # Few sources are such: they are told before anything is made of the others.
        given: dict[str, str] = {}
        units = (unit for document in self.documents for unit in document.entries.units)
        again = {unit.source for unit in units if given.setdefault(unit.source, unit.target) != unit.target}
        del given
        groups: dict[tuple[str, str, str | None], list[Entry]] = defaultdict(list)
        for entry in self.entries():
            if entry.unit.source in again:
                groups[entry.scene.languages[1].tag, entry.unit.source, entry.unit.plural].append(entry)
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def repeated(texts: Iterable[str]) -> frozenset[str]:
    """Return the texts that come more than once."""
    seen: set[str] = set()
    return frozenset(text for text in texts if text in seen or seen.add(text))  # type: ignore[func-returns-value]
