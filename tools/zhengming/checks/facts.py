"""What the rules know of one unit: each fact is worked out once, when the first rule asks for it."""

import re
from collections import Counter
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
from zhengming.checks.values import dates
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
        """Return the characters of the source."""
        return frozenset(self.source)

    @lazy
    def chars(self) -> frozenset[str]:
        """Return the characters of the target."""
        return frozenset(self.target)

    @lazy
    def source_masked(self) -> Masked:
        """Return the source with its markup masked."""
        return mask(self.source)

    @lazy
    def masked(self) -> Masked:
        """Return the target with its markup masked."""
        return mask(self.target)

    @lazy
    def text(self) -> str:
        """Return the target, masked; as long as the target."""
        return self.masked.text

    @lazy
    def source_text(self) -> str:
        """Return the source, masked; as long as the source."""
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
    def low(self) -> str:
        """Return the source in lower case."""
        return self.source.lower()

    @lazy
    def listing(self) -> bool:
        """Tell whether the source is a listing of code or a program's usage, of which only the markup is compared."""
        return ("\n" in self.source or ">>>" in self.source) and is_listing(self.source)

    @property
    def named(self) -> bool:
        """Tell whether the unit may be no more than a proper name, which follows rules of its own: Iloilo."""
        return len(self.target) <= 8 and not any(word.islower() for word in self.source.split())

    @lazy
    def native(self) -> bool:
        """Tell whether the target holds letters of its language's own script; True where the script tells nothing."""
        letter = self.ours.letter
        return letter is None or letter.search(self.text) is not None

    @lazy
    def doubled(self) -> bool:
        """Tell whether letters of the target's own script, up to five, stand twice in a row."""
        letters = self.ours.letters
        return not letters or _doubled(letters).search(self.text) is not None

    @lazy
    def sentences(self) -> tuple[cut.Sentence, ...]:
        """Return the sentences of the target."""
        return cut.split(self.text, self.ours)

    @lazy
    def source_sentences(self) -> tuple[cut.Sentence, ...]:
        """Return the sentences of the source."""
        return cut.split(self.source_text, self.theirs)

    @lazy
    def beads(self) -> tuple[cut.Bead, ...]:
        """Source and target sentences that belong together."""
        return cut.pair(self.source_sentences, self.sentences, ratio=self.ratio, texts=(self.source, self.target))

    @property
    def ratio(self) -> float:
        """The target's expected length for one character of the source."""
        return float(self.ours.section("sentences").get("ratio", 1.0)) / float(
            self.theirs.section("sentences").get("ratio", 1.0)
        )

    @lazy
    def values(self) -> Comparison:
        """Return what is left over when equal values of both sides are paired."""
        if numerals(self.ours).isdisjoint(self.chars):
            return EQUAL
        # Without a figure of its own and without magnitudes the target can't hold a wrong one.
        if (
            not _more(_NUMBER.findall(self.text), self.source_text)
            and not _counted(self.ours, self.chars)
            and not self._scaled()
            and not self._monthly()
        ):
            return EQUAL
        return compare(self.source_text, self.text, self.scene.languages)

    def _scaled(self) -> bool:
        ours = self.target.lower()
        return any(word in self.low for word in _magnitudes(self.theirs)) or any(
            word in ours for word in _magnitudes(self.ours)
        )

    def _monthly(self) -> bool:
        # Where months have names, a wrong month shows in no figure.
        return not self.ours.wide and bool(dates.named(self.text, self.ours))

    @lazy
    def dated(self) -> bool:
        """Tell whether the unit or its document states its day, as notices do."""
        noted = any(_DATE_NOTE.match(note) for note in self.unit.notes)
        return noted or self.scene.on is not None or any(name == "x-notice-date" for name, _ in self.unit.properties)

    @lazy
    def on(self) -> date:
        """Return the day on which the names must hold: the unit's own, the document's, else today."""
        for note in self.unit.notes:
            if (match := _DATE_NOTE.match(note)) and (stated := day(match[1])):
                return stated
        for name, value in self.unit.properties:
            if name == "x-notice-date" and (stated := day(value)):
                return stated
        return self.scene.on or date.today()

    @lazy
    def mentions(self) -> tuple[Mention, ...]:
        """Return the official names, titles and terms in the source, with what they are called on the day."""
        base = self.scene.termbase
        if base is None or not gate(base, self.theirs.tag, self.ours.tag).open(self.source_text):
            return ()
        # The markup is masked: a name in code is not a name.
        return base.annotate(self.source_text, source=self.theirs.tag, target=self.ours.tag, on=self.on)


@lru_cache(maxsize=8)
def _doubled(letters: str) -> re.Pattern[str]:
    return re.compile(rf"([{letters}]{{1,5}})\1")


_DIGITS = frozenset("0123456789")
_NUMBER = re.compile(r"\d[\d.,]*")


def _more(figures: list[str], source: str) -> bool:
    if not figures:
        return False
    given = _NUMBER.findall(source)
    known = set(figures)
    if len(known) == len(figures):
        return not known.issubset(given)
    return bool(Counter(figures) - Counter(given))


def day(text: str) -> date | None:
    """Return the first day of a partial date, `2018-03` → 2018-03-01; None for what is no date."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    try:
        return date(*(int(part or 1) for part in match.groups())) if match else None
    except ValueError:
        return None


def numerals(language: Language) -> frozenset[str]:
    """Return the characters of which a text must hold one to hold a value: digits, and the numerals that count (三, 万)."""
    return _DIGITS | _numerals(language)


def _counted(language: Language, chars: Iterable[str]) -> bool:
    return not _numerals(language).isdisjoint(chars)


def _numerals(language: Language) -> frozenset[str]:
    found: frozenset[str] | None = language.__dict__.get("_numerals")
    if found is None:
        table = language.section("numbers")
        words = (*table["words"].items(), *table["scales"].items()) if table.get("counters") else ()
        found = language.__dict__["_numerals"] = frozenset(word for word, value in words if value >= 3)
    return found


def _magnitudes(language: Language) -> tuple[str, ...]:
    found: tuple[str, ...] | None = language.__dict__.get("_magnitudes")
    if found is None:
        table = language.section("numbers")
        large = [name for name, value in table.get("scales", {}).items() if value >= 1000]
        marks = [*table.get("percent", ("%",)), *table.get("percent_words", ()), *table.get("points", ())]
        found = language.__dict__["_magnitudes"] = (*large, *marks)
    return found
