"""Decides whether a full stop ends a sentence, by the word before it and, where that leaves doubt, the word after."""

import re

from zhengming.segmentation.characters import OPENERS, escaped
from zhengming.segmentation.rules import Behaviour, Rules

Boundary = tuple[int, int]
"""Where a segment ends, and where the next one begins."""

REACH = 32
"""How far back the word before a stop is looked for, in code points."""

_OPENING = OPENERS + "-–—•*·/,;:"
_NEXT = re.compile(rf"[{escaped(OPENERS)}\-–—•*·]*\s?(\w+(?:['’]\w+)?)")
_NUMBER = re.compile(r"[§№#]*\(?(?:\d|[IVXLC]+\b(?![.’'])|[A-Z]\b(?![.’']))")
_ACRONYM = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+\Z")
_ROMAN = re.compile(r"[IVX]{1,5}\Z|[ivx]{1,5}\Z")
_LETTERS = [chr(char) for char in range(0x41, 0x530) if chr(char).isalpha()]
_MARKER_SIZE = 3


class Decision:
    """What a language knows of full stops, ready to be asked."""

    def __init__(self, rules: Rules) -> None:
        """Take the abbreviations and words of `rules`."""
        self.special = {**dict.fromkeys(_LETTERS, Behaviour.STARTER), **rules.abbreviations}
        self._strong = _capitalised(rules.role("strong-starters"))
        self._starters = self._strong | _capitalised(rules.role("starters"))
        self._continuers = _capitalised(rules.role("continuers"))
        self._fronted = _capitalised(rules.role("fronted"))
        self._ordinals = rules.properties.ordinals

    def ends(self, text: str, stop: int, boundary: Boundary, begun: int, *, own: bool) -> bool:
        """Tell whether the stop at `stop` ends a sentence.

        `begun` is where the present segment began, `own` whether a list number is a segment of its own. Looks back no
        further than REACH, so that the cost does not depend on the length of `text`.
        """
        end, after = boundary
        if text[stop - 1 : stop].isspace() or text.startswith("..", stop):
            return self._after_dots(text, stop, end)
        pieces = text[stop - REACH if stop > REACH else 0 : stop].split()
        word = pieces[-1].lstrip(_OPENING) if pieces else ""
        if after == end and not word.replace(",", "").isalnum():
            return False
        behaviour = self.special.get(word) or self._within(word)
        if _is_label(word) and (_begins(text, begun, stop - len(word)) or (len(pieces) > 1 and pieces[-2][-1] in "?!")):
            return own
        if behaviour is not None:
            return self._after_abbreviation(behaviour, text, stop, boundary, begun)
        if word.isdecimal():
            return not self._ordinals or len(word) > 2 or self._following(text, after) in self._starters
        if "." in word and _ACRONYM.match(word):
            return self._after_abbreviation(Behaviour.STARTER, text, stop, boundary, begun)
        return True

    def _within(self, word: str) -> Behaviour | None:
        """Look up what stands after a hyphen, or after a stop that lacks its blank: "Tuesday.Mr"."""
        if "-" in word:
            return self.special.get(word.rpartition("-")[2])
        before, stop, last = word.rpartition(".")
        return self.special.get(last) if stop and len(before) > 3 and before.isalpha() else None

    @staticmethod
    def _after_dots(text: str, stop: int, end: int) -> bool:
        """Three dots end a sentence unless they stand in brackets or between blanks; four do, two are a slip."""
        run = text[stop:end]
        if text[stop - 1 : stop] in {"[", "("}:
            return False
        return not (run.startswith(". .") and run.count(".") == 3 and text[stop - 1 : stop] == " ")

    def _following(self, text: str, after: int) -> str:
        found = _NEXT.match(text, after)
        return found[1] if found else ""

    def _after_abbreviation(
        self, behaviour: Behaviour, text: str, stop: int, boundary: Boundary, begun: int
    ) -> bool:
        end, after = boundary
        following = self._following(text, after)
        if end > stop + 1 and behaviour is not Behaviour.NEVER:
            closing = text[stop + 1]
            if closing in "\"”’»":
                return behaviour is not Behaviour.NAME or following in self._starters
            if closing in ")]」":
                return following in self._starters
        match behaviour:
            case Behaviour.NEVER:
                return False
            case Behaviour.NAME:
                return following in self._strong
            case Behaviour.NUMBER:
                return not (_NUMBER.match(text, after) or following in self._continuers)
            case Behaviour.CONTINUER:
                return following not in self._continuers and not self._fronts(text, begun, stop)
            case Behaviour.STARTER:
                return following in self._starters and not (following == "I" and text[after + 1] == ".")

    def _fronts(self, text: str, begun: int, stop: int) -> bool:
        """Tell whether nothing but a preposition and a time precedes: "At 5 a.m. Mr. Smith went"."""
        words = text[begun:stop].split() if stop - begun < REACH else []
        return 0 < len(words) <= 4 and words[0] in self._fronted


def _is_label(word: str) -> bool:
    return len(word) == 1 or (len(word) <= _MARKER_SIZE and word.isdecimal()) or _ROMAN.match(word) is not None


def _begins(text: str, begun: int, start: int) -> bool:
    """Tell whether nothing but a bullet or bracket stands between `begun` and `start`."""
    return start - begun <= _MARKER_SIZE and not any(map(str.isalnum, text[begun:start]))


def _capitalised(words: frozenset[str]) -> frozenset[str]:
    return words | {word[0].upper() + word[1:] for word in words}
