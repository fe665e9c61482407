"""Decides whether a full stop ends a sentence, by the word before it and, where that leaves doubt, the word after."""

import re
from collections.abc import Sequence

from zhengming.segmentation.characters import CLOSERS, OPENERS, escaped
from zhengming.segmentation.rules import Behaviour, Rules

Boundary = tuple[int, int]
"""Where a segment ends, and where the next one begins."""

REACH = 32
"""How far back the word before a stop is looked for, in code points."""

_NEXT = re.compile(rf"[{escaped(OPENERS)}\-–—•*·]*\s?(\w+(?:['’]\w+)?)(\.?)")
_OPENING = OPENERS + "-–—•*·/,;:"
_NUMBER = re.compile(r"[§№#]*\(?(?:[0-9]|[IVXLC]+\b(?![.’'])|[A-Z]\b(?![.’']))")
_MARKER = re.compile(r"\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_ACRONYM = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+\Z")


class Decision:
    """What a language knows of full stops, ready to be asked."""

    def __init__(self, rules: Rules) -> None:
        """Take the abbreviations and words of `rules`."""
        self.special = {**dict.fromkeys(map(chr, _letters()), Behaviour.STARTER), **rules.abbreviations}
        self._starters = _capitalised(rules.role("starters") | rules.role("strong-starters"))
        self._strong = _capitalised(rules.role("strong-starters"))
        self._continuers = _capitalised(rules.role("continuers"))
        self._fronted = _capitalised(rules.role("fronted"))
        self._ordinals = rules.properties.ordinals
        self._nouns = rules.properties.nouns

    def ends(self, text: str, stop: int, boundary: Boundary, begun: int) -> bool:
        """Tell whether the stop at `stop` ends a sentence; `begun` is where the present segment began.

        Looks back no further than REACH, so that its cost does not depend on the length of `text`.
        """
        end, after = boundary
        if text.startswith("..", stop):
            return True
        low = stop - REACH if stop > REACH else 0
        pieces = text[low:stop].split()
        if not pieces or text[stop - 1].isspace():
            return True
        word = pieces[-1].lstrip(_OPENING)
        if after == end and not self._glued(word):
            return False
        behaviour = self.special.get(word)
        if behaviour is None and "-" in word:
            behaviour = self.special.get(word.rpartition("-")[2])
        if behaviour is not None:
            return self._after_abbreviation(behaviour, word, text, stop, boundary, begun)
        if word.isdecimal():
            return self._after_number(word, text, stop, after, begun)
        if "." in word and _ACRONYM.match(word):
            return self._after_abbreviation(Behaviour.STARTER, word, text, stop, boundary, begun)
        return True

    @staticmethod
    def _glued(word: str) -> bool:
        return word.isalnum() or word.replace(",", "").isdecimal()

    def _after_abbreviation(
        self, behaviour: Behaviour, word: str, text: str, stop: int, boundary: Boundary, begun: int
    ) -> bool:
        end, after = boundary
        found = _NEXT.match(text, after)
        following = found[1] if found else ""
        if end > stop + 1 and any(mark in text[stop + 1 : end] for mark in "\"”’»)]") and behaviour != Behaviour.NEVER:
            return behaviour != Behaviour.NAME or following in self._starters
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
                return self._after_letters(word, following, text, stop, after, begun)

    def _after_letters(self, word: str, following: str, text: str, stop: int, after: int, begun: int) -> bool:
        if len(word) == 1 and stop - 1 <= begun + 1:
            return False  # a list letter: "A. The first"
        if not following:
            return len(word) > 1 and not text[after].isdecimal()
        if following in self._starters:
            return following != "I" or not text.startswith(".", after + 1)
        return following.isdecimal() and len(word) > 1 and False

    def _after_number(self, word: str, text: str, stop: int, after: int, begun: int) -> bool:
        if len(word) <= 3 and stop - len(word) <= begun + 1:
            return False  # a list number: "1. Scope"
        if not self._ordinals or len(word) > 2:
            return True
        found = _NEXT.match(text, after)
        return found is None or found[1] in self._starters

    def _fronts(self, text: str, begun: int, stop: int) -> bool:
        """Tell whether nothing but a preposition and a time precedes: "At 5 a.m. Mr. Smith went"."""
        return stop - begun < REACH and text[begun:stop].split(None, 1)[:1] != [] and (
            text[begun:stop].split(None, 1)[0] in self._fronted and len(text[begun:stop].split()) <= 4
        )


def _letters() -> Sequence[int]:
    return [char for char in range(0x41, 0x530) if chr(char).isalpha()]


def _capitalised(words: frozenset[str]) -> frozenset[str]:
    return words | {word[0].upper() + word[1:] for word in words if word}


__all__ = ["CLOSERS", "Boundary", "Decision"]
