"""Decides by the words around an abbreviation whether its stop ends a sentence."""

import re

from zhengming.segmentation.characters import MARKS, OPENERS, escaped
from zhengming.segmentation.rules import Behaviour, Rules

Boundary = tuple[int, int]
"""Where a segment ends, and where the next one begins."""

REACH = 24
"""How far back the word before a stop is looked for, in code points."""

BEHIND, AHEAD = 2 * REACH, 2 * REACH
"""No decision on a stop looks further than so many code points before it, or behind the beginning that follows."""

_NEXT = re.compile(rf"[{escaped(OPENERS)}\-–—•*·]{{0,8}}\s?([\w{MARKS}]{{1,{REACH}}}(?:['’]\w{{1,8}})?)")
_CLAUSE = re.compile(rf"[A-Z][a-z]{{1,{REACH}}} [a-z]")
_NUMBER = re.compile(r"[§№#¶]*\s?\(?(?:\d|[IVXLC]{2,}\b|[A-Z]\b(?![.’']))")
_INITIAL = re.compile(r"\b[^\W\d_]\.\s?\Z")
_CENTURY = re.compile(r"\b[IVX]{1,5}\Z")
_FRONT = 4
"""No more words than these stand before a time of day that opens a sentence."""


class Neighbours:
    """The words of a language that tell beginnings of sentences from what goes on."""

    def __init__(self, rules: Rules) -> None:
        """Take the words of `rules`."""
        self._strong = capitalised(rules.role("strong-starters"))
        self.starters = self._strong | capitalised(rules.role("starters"))
        self._surnames = rules.role("surnames")
        self._continuers = capitalised(rules.role("continuers"))
        self._fronted = capitalised(rules.role("fronted"))
        self._open_ends = rules.role("open-ends")
        self._multipliers = rules.role("multipliers")

    def following(self, text: str, after: int) -> str:
        """Return the word that begins at `after`, what opens before it left out."""
        found = _NEXT.match(text, after)
        return found[1] if found else ""

    def starts(self, text: str, after: int) -> bool:
        """Tell whether the word at `after` often begins a sentence."""
        return self.following(text, after) in self.starters

    def begins(self, text: str, after: int) -> bool:
        """Tell whether what follows begins a sentence even after a title: "The", but not "He Weidong"."""
        following = self.following(text, after)
        if following not in self._strong:
            return False
        second = after + len(following) + 1
        return following not in self._surnames or not text[second : second + 1].isupper()

    def part(self, behaviour: Behaviour, word: str, text: str, stop: int, boundary: Boundary, begun: int) -> bool:
        """Tell whether the stop of the abbreviation `word`, which behaves so, ends a sentence; `begun` as in `Decision`."""
        after = boundary[1]
        match behaviour:
            case Behaviour.STARTER:
                initials = len(word) == 1 and _INITIAL.search(text, max(begun, stop - 8), stop - 1)
                return self.begins(text, after) if initials else self.starts(text, after)
            case Behaviour.NAME:
                return self.begins(text, after)
            case Behaviour.NUMBER:
                return not self._is_numbered(text, after)
            case Behaviour.CLAUSE:
                return self.starts(text, after) or self._is_clause(text, begun, stop - len(word), after)
            case Behaviour.YEAR if text[after].isdigit():
                return False
            case Behaviour.YEAR if not self._is_year(text, begun, stop - len(word)):
                return self.starts(text, after)
            case Behaviour.CONTINUER | Behaviour.YEAR:
                return self.following(text, after) not in self._continuers and not self._fronts(text, begun, stop)
        return behaviour is Behaviour.ALWAYS

    def _is_numbered(self, text: str, after: int) -> bool:
        """Tell whether the number that a number word announces stands at `after`, or a bracket before it: "Reg. (EC) No. 1"."""
        if text[after] == "(":
            return not self.starts(text, after)
        return _NUMBER.match(text, after) is not None or self.following(text, after) in self._continuers

    def _is_clause(self, text: str, begun: int, start: int, after: int) -> bool:
        """Tell whether a clause follows; not where an article is before a company's form: "La S.A. Dupont et"."""
        if _CLAUSE.match(text, after) is None:
            return False
        words = text[max(begun, start - REACH) : start].split()
        return not words or words[-1].casefold() not in self._open_ends

    def _is_year(self, text: str, begun: int, start: int) -> bool:
        """Tell whether a number precedes: "2010", "XIX", "5 млн"."""
        before = text[max(begun, start - REACH) : start].rstrip()
        if before[-1:].isdigit() or _CENTURY.search(before) is not None:
            return True
        return before.rpartition(" ")[2].removesuffix(".") in self._multipliers

    def _fronts(self, text: str, begun: int, stop: int) -> bool:
        """Tell whether nothing but a preposition and a time precedes: "At 5 a.m. Mr. Smith went"."""
        words = text[begun:stop].split() if stop - begun < BEHIND else []
        return 0 < len(words) <= _FRONT and (words[0] in self._fronted or (len(words) > 1 and words[0].isdigit()))


def capitalised(words: frozenset[str]) -> frozenset[str]:
    """Return the words and the same with a capital."""
    return words | {word[0].upper() + word[1:] for word in words}
