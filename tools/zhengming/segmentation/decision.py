"""Decides whether a full stop ends a sentence, by the word before it and, where that leaves doubt, the word after."""

import re
from collections.abc import Mapping
from itertools import product

from zhengming.segmentation.characters import BULLETS, OPENERS, escaped
from zhengming.segmentation.rules import Behaviour, Rules

Boundary = tuple[int, int]
"""Where a segment ends, and where the next one begins."""

REACH = 24
"""How far back the word before a stop is looked for, in code points."""

REMEMBERED = 1 << 14
"""How many words or ends of words are kept with what was found out about each."""

TAIL = 4
"""A word with this many letters before the stop ends a sentence unless an abbreviation ends so."""

_OPENING = OPENERS + BULLETS + "/,;:"
_NEXT = re.compile(rf"[{escaped(OPENERS)}\-–—•*·]*\s?(\w+(?:['’]\w+)?)")
_CLAUSE = re.compile(r"[A-Z][a-z]+ [a-z]")
_NUMBER = re.compile(r"[§№#]*\(?(?:\d|[IVXLC]+\b(?![.’'])|[A-Z]\b(?![.’']))")
_ACRONYM = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+\Z")
_ROMAN = re.compile(r"[IVX]{1,5}\Z|[ivx]{1,5}\Z")
_LETTERS = [chr(char) for char in range(0x41, 0x530) if chr(char).isalpha()]
_LABELS = frozenset(map(str, range(1000))) | {
    case("".join(label)) for size in range(1, 6) for label in product("ivx", repeat=size) for case in (str, str.upper)
}
"""Numerals a list item or a paragraph is labelled with; a single letter is a label as well."""
_NEVER, _NAME, _STARTER = Behaviour.NEVER, Behaviour.NAME, Behaviour.STARTER
"""Named once: a member is looked up in its class by name and hashed in Python, which the busiest lines can't afford."""
_QUOTES, _CLOSING = frozenset('"”’»'), frozenset('"”’»)]」')
_ENDED, _RUN = frozenset("?!"), frozenset(".!?…")
_LONG, _BULLET, _WIDE = 5, 3, 2


class _Cores(dict[str, tuple[str, Behaviour | None, bool]]):
    """Tells of what stands before a stop the word itself, what its stop does, and whether the word has marks inside.

    Each is worked out once, and no more than REMEMBERED are kept.
    """

    def __init__(self, special: Mapping[str, Behaviour]) -> None:
        super().__init__()
        self._special = special

    def __missing__(self, piece: str) -> tuple[str, Behaviour | None, bool]:
        word = piece.rsplit(maxsplit=1)[-1].lstrip(_OPENING)
        known = word, self._special.get(word) or self._within(word), not word.replace(",", "").isalnum()
        if len(self) < REMEMBERED:
            self[piece] = known
        return known

    def _within(self, word: str) -> Behaviour | None:
        """Look up what has marks inside: "l'art", "Dr.-Ing", acronyms, and "Tuesday.Mr" that lacks its blank."""
        for mark in "-'’":
            if mark in word:
                last = word.rpartition(mark)[2]
                return self._special.get(last) if len(last) > 1 or last.isupper() else None
        if "." not in word:
            return None
        if _ACRONYM.match(word):
            return Behaviour.STARTER
        before, _, last = word.rpartition(".")
        return self._special.get(last) if len(before) > _LONG and before.isalpha() else None


class _Sure(dict[str, bool]):
    """Tells of what stands before a stop whether a sentence ends there whatever follows; no more are kept than REMEMBERED."""

    def __init__(self, decision: "Decision") -> None:
        super().__init__()
        self._decision = decision

    def __missing__(self, piece: str) -> bool:
        sure = self._decision.is_sure(piece)
        if len(self) < REMEMBERED:
            self[piece] = sure
        return sure


class Decision:
    """What a language knows of full stops, ready to be asked."""

    def __init__(self, rules: Rules) -> None:
        """Take the abbreviations and words of `rules`."""
        self.special = {**dict.fromkeys(_LETTERS, Behaviour.STARTER), **rules.abbreviations}
        parts = [entry.partition(".") for entry in rules.abbreviations if "." in entry]
        for head, _, _ in parts:
            self.special.setdefault(head, Behaviour.ALWAYS)
        self._heads = frozenset(head for head, _, _ in parts)
        self._rests = frozenset(rest for _, _, rest in parts)
        self.doubtful = frozenset(self.special) | _LABELS
        self._cores = _Cores(self.special)
        self.sure: Mapping[str, bool] = _Sure(self)
        self.tails = frozenset(word[-TAIL:] for word in self.special if len(word) >= TAIL)
        self._strong = _capitalised(rules.role("strong-starters"))
        self._starters = self._strong | _capitalised(rules.role("starters"))
        self._continuers = _capitalised(rules.role("continuers"))
        self._fronted = _capitalised(rules.role("fronted"))
        self._ordinals = rules.properties.ordinals
        self._counted = (rules.role("references") | _capitalised(rules.role("references"))) - self._starters

    def is_sure(self, piece: str) -> bool:
        """Tell whether the stop after `piece` ends a sentence whatever follows, if one of its own closes before a blank."""
        if piece.isalnum():
            return piece not in self.doubtful
        if not piece or piece[-1].isspace() or piece[-1] in _RUN or piece in self.special:
            return False
        word, behaviour, _ = self._cores[piece]
        return (
            behaviour is None and len(word) > 1 and word not in _LABELS and not (self._ordinals and _ROMAN.match(word))
        )

    def names(self, text: str, word: str, after: int) -> bool:
        """Tell without more ado that the stop after `word` ends nothing: a title before a name, an initial before another."""
        if len(word) == 1:
            return text[after + 1 : after + 2] == "."
        behaviour = self.special.get(word)
        return behaviour is _NEVER or (behaviour is _NAME and self._following(text, after) not in self._strong)

    def ends(self, text: str, word: str, stop: int, boundary: Boundary, begun: int, gap: int) -> bool:
        """Tell whether the stop at `stop`, after `word`, ends a sentence.

        `begun` is where the present segment began, `gap` how wide a blank makes a list number a segment of its own. Looks
        no further than REACH around the stop, so that the cost does not depend on the length of `text`.
        """
        end, after = boundary
        if (after - stop > 2 and text[stop + 1] == ".") or not word:
            return self._after_dots(text, stop, end)
        behaviour = self.special.get(word)
        if behaviour is None and not word.isalnum():
            if word[-1].isspace():
                return self._after_dots(text, stop, end)
            word, behaviour, mixed = self._cores[word]
            if mixed and after == end:
                return False
        start = stop - len(word)
        if (len(word) == 1 or word in _LABELS) and (start == begun or self._labels(text, begun, start)):
            return after - end >= (gap or (1 if word.isdecimal() else _WIDE))
        if behaviour is not None:
            if word in self._rests and text[start - 2 : start] == ". ":
                behaviour = self._paired(text, start, word) or behaviour
            return self._after_abbreviation(behaviour, word, text, stop, boundary, begun)
        if self._ordinals and ((len(word) <= 2 and word.isdecimal()) or _ROMAN.match(word)):
            return self._following(text, after) in self._starters or self._is_counted(text, start)
        return True

    def _paired(self, text: str, start: int, word: str) -> Behaviour | None:
        """Look up an abbreviation of several words, written with blanks: "т. д", "z. B"."""
        before = text[max(0, start - REACH) : start - 2].rpartition(" ")[2]
        return self.special.get(f"{before}.{word}")

    def _is_counted(self, text: str, start: int) -> bool:
        """Tell whether a number follows a word that is counted ("page 12."), so that its stop makes no ordinal of it."""
        words = text[max(0, start - REACH) : start].split()
        return bool(words) and (
            words[-1] in self._counted or self.special.get(words[-1].removesuffix(".")) is Behaviour.NUMBER
        )

    @staticmethod
    def _labels(text: str, begun: int, start: int) -> bool:
        """Tell whether a number or letter at `start` heads its segment: nothing but a bullet or bracket is before it."""
        if start - begun <= _BULLET:
            return not (text[begun].isalnum() or any(map(str.isalnum, text[begun + 1 : start])))
        return text[start - 2 : start - 1] in _ENDED

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
        self, behaviour: Behaviour, word: str, text: str, stop: int, boundary: Boundary, begun: int
    ) -> bool:
        end, after = boundary
        naming = behaviour is _STARTER or behaviour is _NAME
        if (naming and text[after + 1 : after + 2] == ".") or (
            text[after] in "([" and text[after + 1 : after + 2].islower()
        ):
            return False
        following = self._following(text, after)
        if word in self._heads and f"{word}.{following}" in self.special:
            behaviour = _NEVER
        if end > stop + 1 and behaviour is not _NEVER and text[stop + 1] in _CLOSING:
            return following in self._starters or (text[stop + 1] in _QUOTES and behaviour is not Behaviour.NAME)
        if behaviour is _STARTER:
            return following in self._starters
        match behaviour:
            case Behaviour.NAME:
                return following in self._strong
            case Behaviour.NUMBER:
                return not (_NUMBER.match(text, after) or following in self._continuers)
            case Behaviour.CONTINUER:
                return following not in self._continuers and not self._fronts(text, begun, stop)
            case Behaviour.CLAUSE:
                return following in self._starters or _CLAUSE.match(text, after) is not None
        return behaviour is Behaviour.ALWAYS

    def _fronts(self, text: str, begun: int, stop: int) -> bool:
        """Tell whether nothing but a preposition and a time precedes: "At 5 a.m. Mr. Smith went"."""
        words = text[begun:stop].split() if stop - begun < 2 * REACH else []
        return 0 < len(words) <= 4 and words[0] in self._fronted


def _capitalised(words: frozenset[str]) -> frozenset[str]:
    return words | {word[0].upper() + word[1:] for word in words}
