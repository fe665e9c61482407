"""What the rules know of one unit: each fact is worked out once, when the first rule asks for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from zhengming.checks import sentences as cut
from zhengming.checks.gate import gate
from zhengming.checks.language import Language
from zhengming.checks.lazy import lazy
from zhengming.checks.listing import is_listing
from zhengming.checks.masking import Masked, mask
from zhengming.checks.style import Style
from zhengming.checks.values.comparison import EQUAL, Comparison, compare
from zhengming.documents import Unit
from zhengming.terminology import Mention, Termbase

_DATE_NOTE = re.compile(r"\s*date:\s*(\d{4}(?:-\d\d){0,2})")


@dataclass(frozen=True, slots=True)
class Scene:
    """What all units of a document share."""

    languages: tuple[Language, Language]
    termbase: Termbase | None = None
    on: date | None = None
    style: Style = field(default_factory=Style)
    options: dict[str, str] = field(default_factory=dict)


class Facts:
    """One source and one target (of one plural form), and what can be said of them."""

    def __init__(self, unit: Unit, scene: Scene, form: int = 0) -> None:
        """Take the texts; nothing is analysed yet."""
        self.unit = unit
        self.scene = scene
        self.form = form
        plural = unit.plural if unit.plural and (form or not unit.other_targets) else None
        self.source = plural or unit.source
        self.target = unit.targets[form]

    @lazy
    def source_chars(self) -> frozenset[str]:
        """The characters of the source."""
        return frozenset(self.source)

    @lazy
    def chars(self) -> frozenset[str]:
        """The characters of the target."""
        return frozenset(self.target)

    @lazy
    def source_masked(self) -> Masked:
        """The source with its markup masked."""
        return mask(self.source, self.source_chars)

    @lazy
    def masked(self) -> Masked:
        """The target with its markup masked."""
        return mask(self.target, self.chars)

    @lazy
    def text(self) -> str:
        """The target, masked; as long as the target."""
        return self.masked.text

    @lazy
    def source_text(self) -> str:
        """The source, masked; as long as the source."""
        return self.source_masked.text

    @property
    def ours(self) -> Language:
        """The target's language."""
        return self.scene.languages[1]

    @property
    def theirs(self) -> Language:
        """The source's language."""
        return self.scene.languages[0]

    @lazy
    def listing(self) -> bool:
        """Whether the source is a listing of code or a program's usage, of which only the markup is compared."""
        return ("\n" in self.source or ">>>" in self.source) and is_listing(self.source)

    @lazy
    def native(self) -> bool:
        """Whether the target holds letters of its language's own script; True where the script tells nothing."""
        letter = self.ours.letter
        return letter is None or letter.search(self.text) is not None

    @lazy
    def sentences(self) -> tuple[cut.Sentence, ...]:
        """The sentences of the target."""
        return cut.split(self.text, self.ours)

    @lazy
    def source_sentences(self) -> tuple[cut.Sentence, ...]:
        """The sentences of the source."""
        return cut.split(self.source_text, self.theirs)

    @lazy
    def beads(self) -> tuple[cut.Bead, ...]:
        """Source and target sentences that belong together."""
        ratio = float(self.ours.section("sentences").get("ratio", 1.0)) / float(
            self.theirs.section("sentences").get("ratio", 1.0)
        )
        return cut.pair(self.source_sentences, self.sentences, ratio=ratio, texts=(self.source, self.target))

    @lazy
    def values(self) -> Comparison:
        """What is left over when equal values of both sides are paired."""
        if not (_DIGITS & self.chars) and not _counted(self.ours, self.chars):
            return EQUAL
        plain = not _scaled(self.theirs).search(self.source_text) and not _scaled(self.ours).search(self.text)
        return compare(self.source_text, self.text, self.scene.languages, plain=plain)

    @lazy
    def on(self) -> date:
        """The day on which the names must hold: the unit's own, the document's, else today."""
        for note in self.unit.notes:
            if match := _DATE_NOTE.match(note):
                return day(match[1])
        return self.scene.on or date.today()

    @lazy
    def mentions(self) -> tuple[Mention, ...]:
        """The official names, titles and terms in the source, with what they are called on the day."""
        base = self.scene.termbase
        if base is None or not gate(base, self.theirs.tag).open(self.source_text):
            return ()
        # The markup is masked: a name in code is not a name.
        return base.annotate(self.source_text, source=self.theirs.tag, target=self.ours.tag, on=self.on)


_DIGITS = frozenset("0123456789")


def day(text: str) -> date:
    """Return the first day of a partial date: `2018-03` → 2018-03-01."""
    parts = [int(part) for part in text.split("-")]
    return date(*([*parts, 1, 1])[:3])


def _counted(language: Language, chars: Iterable[str]) -> bool:
    counters = language.section("numbers").get("counters")
    return bool(counters) and not _numerals(language.tag, tuple(language.section("numbers")["words"])).isdisjoint(chars)


@lru_cache(maxsize=16)
def _numerals(_tag: str, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) - {"一", "零"}


def _scaled(language: Language) -> re.Pattern[str]:
    found: re.Pattern[str] | None = language.__dict__.get("_scaled")
    if found is None:
        table = language.section("numbers")
        large = [name for name, value in table.get("scales", {}).items() if value >= 1000]
        marks = [*table.get("percent", ("%",)), *table.get("percent_words", ()), *table.get("points", ())]
        words = [name for name, value in table.get("words", {}).items() if value >= 3] if not language.wide else []
        edge = "" if language.wide else r"\b"
        named = "|".join(map(re.escape, sorted([*large, *words], key=len, reverse=True))) or "(?!)"
        found = re.compile(rf"{edge}(?:{named}){edge}|" + "|".join(map(re.escape, marks)), re.IGNORECASE)
        language.__dict__["_scaled"] = found
    return found
