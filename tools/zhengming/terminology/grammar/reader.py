"""A text as tokens, and what of the base stands at a token: names, acronyms, terms, title words."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zhengming.terminology.compiled import PLACE_ACRONYM, STARTS, Paths, Record, Sought
from zhengming.terminology.grammar.language import Language
from zhengming.terminology.tokens import POSSESSIVE, tokenize

if TYPE_CHECKING:
    from zhengming.terminology.grammar.org import Org

MOST_GAP = 3
"""How many skipped words may follow one another inside a name."""
__all__ = ["Language", "Reader"]
_BLANKS = re.compile(r"\s+")


class Reader:
    """One text being read: its tokens, and look-ups at a token that are made once."""

    def __init__(self, language: Language, text: str, on: str) -> None:
        """Tokenize `text`; `on` is the ISO day on which names are resolved."""
        self.language = language
        self.index = language.index
        self.text = text
        self.on = on
        found = tokenize(text)
        self.keys, self.words, self.starts, self.ends = found.keys, found.words, found.starts, found.ends
        if not language.abbreviations.keys().isdisjoint(self.keys):
            self._unfold()
        self.size = len(self.keys)
        self.bound: dict[str, int | Org] = {}
        self._spelled: dict[str, tuple[int, int]] | None = None
        units = language.grammar.units
        self.unit_places = [at for at, key in enumerate(self.keys) if key in units]
        starts = language.starts
        self.place_places = [
            at
            for at, key in enumerate(self.keys)
            if starts.get(key, 0) & STARTS["place"] or starts.get(self.words[at], 0) & PLACE_ACRONYM
        ]
        self.name_at = lru_cache(maxsize=None)(self._name_at)

    def _unfold(self) -> None:
        """Read abbreviations in capitals, with the stop that ends them, as the words they stand for (*Dept.*)."""
        short = self.language.abbreviations
        kept: list[int] = []
        for at, key in enumerate(self.keys):
            stop = key == "." and kept and kept[-1] == at - 1 and self.starts[at] == self.ends[at - 1]
            if stop and self.keys[at - 1] in short and self.words[at - 1][0].isupper():
                self.keys[at - 1] = short[self.keys[at - 1]]
                self.ends[at - 1] = self.ends[at]
            else:
                kept.append(at)
        self.keys, self.words = [self.keys[at] for at in kept], [self.words[at] for at in kept]
        self.starts, self.ends = [self.starts[at] for at in kept], [self.ends[at] for at in kept]

    def unit_within(self, at: int, most: int) -> bool:
        """Tell whether a unit noun (*department*, *bureau*) stands among the `most` tokens from one on."""
        return _within(self.unit_places, at, most)

    def place_within(self, at: int, most: int) -> bool:
        """Tell whether what may be a place's name stands among the `most` tokens from one on."""
        return _within(self.place_places, at, most)

    def key(self, at: int) -> str:
        """Return the folded token at a position, or nothing past the end."""
        return self.keys[at] if 0 <= at < self.size else ""

    def capital(self, at: int) -> bool:
        """Tell whether the token at a position begins with a capital or a digit."""
        if at >= self.size:
            return False
        first = self.words[at][0]
        if first.isupper() or first.isdigit():
            return True
        # "Anti-monopoly": what follows a hyphen belongs to the word before it.
        return (
            at > 1
            and self.keys[at - 1] == "-"
            and self.starts[at] == self.ends[at - 1]
            and self.words[at - 2][0].isupper()
        )

    def run(self, at: int) -> int:
        """Return the first token from one on that is not a capitalised word."""
        while at < self.size and self.words[at][0].isupper() and self.words[at].isalpha():
            at += 1
        return at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points from token `start` up to before token `end`."""
        return self.starts[start], self.ends[end - 1]

    def phrase(
        self, at: int, phrases: "Mapping[str, Any] | frozenset[str] | set[str]", most: int = 7
    ) -> tuple[int, str] | None:
        """Return the end and text of the longest of `phrases` that begins at a token; hyphens and articles don't count."""
        found: tuple[int, str] | None = None
        first = self.language.first_words.get(id(phrases))
        if first is not None and (at >= self.size or self.keys[at] not in first):
            return None
        text, taken = "", 0
        here = at
        while here < self.size and taken < most:
            key = self.keys[here]
            here += 1
            if key in {"-", "the", "."} and text:
                continue
            text = f"{text} {key}" if text else key
            taken += 1
            if text in phrases:
                found = here, text
        return found

    def _name_at(self, at: int) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return every name that begins at a token as (end, concepts), the longest first."""
        return self._walk(at, self.language.names, loose=True)

    def portfolio_at(self, at: int) -> tuple[int, tuple[int, ...]] | None:
        """Return the longest portfolio (what a ministry is for) that begins at a token."""
        found = self._walk(at, self.index.portfolios, loose=True)
        return found[0] if found else None

    def term_at(self, at: int) -> tuple[int, tuple[int, ...]] | None:
        """Return the longest domain term that begins at a token; only hyphens and articles may intervene."""
        found = self._walk(at, self.language.terms, loose=False)
        return found[0] if found else None

    def _walk(self, at: int, paths: Paths | Sought, *, loose: bool) -> tuple[tuple[int, tuple[int, ...]], ...]:
        skip = self.language.grammar.skip if loose else frozenset({"-", "the"})
        found: list[tuple[int, tuple[int, ...]]] = []
        path, here, gap = "", at, 0
        while here < self.size:
            key = self.keys[here]
            longer = f"{path} {key}" if path else key
            if longer in paths:
                path, gap, here = longer, 0, here + 1
                if paths[path]:
                    found.append((here, paths[path]))
            elif path and key in skip and gap < MOST_GAP:
                gap, here = gap + 1, here + 1
            elif loose and path and key == "(" and (closed := self.bracketed_acronym(here)):
                here = closed
            elif loose and path and key in {"(", ")", "/"} and gap < MOST_GAP:
                gap, here = gap + 1, here + 1
            else:
                break
        return tuple(reversed(found))

    def bracketed_acronym(self, at: int) -> int | None:
        """Return the position after `(ABC)` when such a bracket opens at a token, else None."""
        if self.key(at) != "(":
            return None
        for here in range(at + 1, min(at + 6, self.size)):
            if self.keys[here] == ")":
                inner = self.words[at + 1 : here]
                letters = "".join(inner)
                return (
                    here + 1
                    if inner
                    and sum(char.isupper() for char in letters) >= 2
                    and " " not in letters
                    and (len(inner) == 1 or letters.isupper() or "/" in letters)
                    else None
                )
        return None

    def hyphened(self, end: int) -> bool:
        """Tell whether the word before a token is but the first part of another: *president of the China | -based X*."""
        if self.key(end) != "-" or end + 1 >= self.size:
            return False
        return self.starts[end] == self.ends[end - 1] and self.words[end + 1].islower()

    def ended(self, stop: int) -> int | None:
        """Return the token after the one that ends at a code point, or None."""
        at = bisect_left(self.ends, stop)
        return at + 1 if at < self.size and self.ends[at] == stop else None

    def content(self, at: int, end: int) -> list[str]:
        """Return the content words of a stretch, without bracketed acronyms."""
        words, here = [], at
        while here < end:
            closed = self.bracketed_acronym(here)
            if closed is not None and closed <= end:
                here = closed
                continue
            words.append(self.keys[here])
            here += 1
        return self.language.grammar.significant(words)

    def acronym_at(self, at: int) -> tuple[int, tuple[int, ...]] | None:
        """Return end and concepts of the longest acronym at a token; capitals count, so *most* is not MOST."""
        if at >= self.size or (self.words[at] not in self.index.acronym_starts and self.words[at] not in self.bound):
            return None
        for end in range(min(at + 6, self.size), at, -1):
            written = _BLANKS.sub(" ", self.text[self.starts[at] : self.ends[end - 1]])
            if end == at + 1 and written in self.bound:
                known = self.bound[written]
                return end, (known,) if isinstance(known, int) else ()
            numbers = self.index.acronyms.get(written)
            if numbers is not None:
                return end, numbers
        return None

    def bind(self, at: int, meant: "int | Org") -> None:
        """Remember that the acronym in brackets at a token stands for a concept, or for a body made by rule, in this text."""
        closed = self.bracketed_acronym(at)
        if closed is not None:
            self.bound[self.text[self.starts[at + 1] : self.ends[closed - 2]]] = meant

    def spelled(self, written: str) -> tuple[int, int] | None:
        """Return the tokens of the words for which this text says that an acronym stands: *content management system (CMS)*."""
        if self._spelled is None:
            self._spelled = {}
            for at, key in enumerate(self.keys):
                found = self._spelled_before(at) if key == "(" else None
                if found is not None:
                    self._spelled.setdefault(self.words[at + 1], found)
        return self._spelled.get(written)

    def _spelled_before(self, at: int) -> tuple[int, int] | None:
        """Return the tokens before a bracket whose initials are the letters in it."""
        if self.bracketed_acronym(at) != at + 3:
            return None
        letters = list(self.words[at + 1].lower())
        here = at
        while letters and here > 0:
            here -= 1
            if self.keys[here][0] == letters[-1]:
                letters.pop()
            elif self.keys[here] not in self.language.grammar.skip:
                return None
        return None if letters else (here, at)

    def records(self, numbers: tuple[int, ...], *kinds: str) -> list[Record]:
        """Return the concepts of the given kinds (or of any)."""
        found = [self.index.record(number) for number in numbers]
        return [record for record in found if not kinds or record.kind in kinds]

    def skip_while(self, at: int, wanted: Callable[[str], bool]) -> int:
        """Return the first position from `at` whose token is not wanted."""
        while at < self.size and wanted(self.keys[at]):
            at += 1
        return at

    def possessive(self, at: int) -> bool:
        """Tell whether a possessive mark stands at a token."""
        key = self.key(at)
        if key == POSSESSIVE:
            return True
        # The possessive of a plural: the Academy of Sciences' Institute.
        return key == "'" and at > 0 and self.ends[at - 1] == self.starts[at] and self.words[at - 1][-1] in "sS"


def _within(places: list[int], at: int, most: int) -> bool:
    position = bisect_left(places, at)
    return position < len(places) and places[position] < at + most
