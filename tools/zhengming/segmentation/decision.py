"""Decides whether a full stop ends a sentence, by the word before it and, where that leaves doubt, the word after."""

import re
from collections.abc import Mapping
from itertools import product

from zhengming.segmentation.characters import BULLETS, OPENERS, is_small
from zhengming.segmentation.neighbours import REACH, Boundary, Neighbours, capitalised
from zhengming.segmentation.rules import ENDING, Behaviour, Rules

REMEMBERED = 1 << 14
"""How many words or ends of words are kept with what was found out about each."""

TAIL = 4
"""A word with this many letters before the stop ends a sentence unless an abbreviation ends so."""

_OPENING = OPENERS + BULLETS + "/,;:"
_ACRONYM = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+\Z")
_ROMAN = re.compile(r"[IVX]{1,5}\Z|[ivx]{1,5}\Z")
_LEVELS = re.compile(r"[0-9]{1,3}(?:[.-][0-9]{1,3}){1,3}\Z")
_DATED = re.compile(r"[0-9]{1,4}\.\s?\Z")
_UNCASED = (
    range(0x5D0, 0x5EB),  # Hebrew
    range(0x620, 0x64B),  # Arabic
    *(range(first + 5, first + 0x3A) for first in range(0x900, 0xE00, 0x80)),  # the scripts of India and Sri Lanka
    range(0x10D0, 0x10FB),  # Georgian
)
"""Letters of scripts without capitals, which stand for names as capitals do elsewhere."""
_LETTERS = [chr(char) for letters in (range(0x41, 0x588), *_UNCASED) for char in letters if chr(char).isalpha()]
_LABELS = (
    frozenset(map(str, range(1000)))
    | {f"0{digit}" for digit in range(10)}
    | {f"{letter}{number}" for letter in "QA" for number in range(1, 100)}
    | {
        case("".join(label))
        for size in range(1, 6)
        for label in product("ivx", repeat=size)
        for case in (str, str.upper)
    }
)
"""Numerals a list item, a question or a paragraph is labelled with; a single letter is a label as well."""
_NEVER, _NAME, _STARTER, _NUMBERED = Behaviour.NEVER, Behaviour.NAME, Behaviour.STARTER, Behaviour.NUMBER
"""Named once: a member is looked up in its class by name and hashed in Python, which the busiest lines can't afford."""
_COUNTING = frozenset({Behaviour.NUMBER, Behaviour.YEAR})
_QUOTES, _CLOSING = frozenset('"”’»'), frozenset('"”’»)]」')
_ENDED, _RUN, _COLONS = frozenset("?!"), frozenset(".!?…"), frozenset(":：")
_FIRST = frozenset({"1", "a", "A", "i", "I"})
_LONG, _BULLET, _WIDE = 5, 3, 2
_WEB = "www."


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
        if _ACRONYM.match(word) and not word.startswith(_WEB):
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
        endings = {entry[1:]: does for entry, does in rules.abbreviations.items() if entry[0] == ENDING}
        self.endings = tuple(endings)
        self._endings = endings
        self.special = {**dict.fromkeys(_LETTERS, Behaviour.STARTER), **rules.abbreviations}
        parts = [entry.partition(".") for entry in rules.abbreviations if "." in entry]
        for head, _, _ in parts:
            self.special.setdefault(head, Behaviour.ALWAYS)
        self._heads = frozenset(head for head, _, _ in parts)
        self._rests = frozenset(rest for _, _, rest in parts)
        self._labels = _LABELS | rules.role("labels")
        self.doubtful = frozenset(self.special) | self._labels
        self._cores = _Cores(self.special)
        self.sure: Mapping[str, bool] = _Sure(self)
        self.tails = frozenset(word[-TAIL:] for word in self.special if len(word) >= TAIL)
        self._neighbours = Neighbours(rules)
        self._captions = frozenset(word.casefold() for word in rules.role("captions"))
        self._ordinals, self.dates = rules.properties.ordinals, rules.properties.dates
        self._lettered = capitalised(rules.role("lettered"))
        self._counted = capitalised(rules.role("references")) - self._neighbours.starters

    def is_sure(self, piece: str) -> bool:
        """Tell whether the stop after `piece` ends a sentence whatever follows, if one of its own closes before a blank."""
        if piece.isalnum():
            return (
                piece not in self.doubtful
                and not piece.endswith(self.endings)
                and not (self.dates and piece.isdecimal())
            )
        if not piece or piece[-1].isspace() or piece[-1] in _RUN or piece in self.special:
            return False
        word, behaviour, _ = self._cores[piece]
        if behaviour is not None or len(word) < 2 or word in self._labels or word.endswith(self.endings):
            return False
        if word[-1].isdigit() and (self.dates or _LEVELS.match(word)):
            return False
        return not (self._ordinals and _ROMAN.match(word))

    def names(self, text: str, word: str, after: int) -> bool:
        """Tell without more ado that the stop after `word` ends nothing: a title before a name, an initial before another."""
        if len(word) == 1:
            return text[after + 1 : after + 2] == "."
        behaviour = self.special.get(word)
        return behaviour is _NEVER or (behaviour is _NAME and not self._neighbours.begins(text, after))

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
        if (len(word) == 1 or word in self._labels) and (start == begun or self._is_label(text, begun, start, word)):
            return after - end >= (gap or (1 if word.isdecimal() else _WIDE))
        if behaviour is None and word.endswith(self.endings):
            behaviour = next(does for ending, does in self._endings.items() if word.endswith(ending))
        if behaviour is not None:
            return self._after_abbreviation(behaviour, word, text, stop, boundary, begun)
        return self._after_number(word, text, start, boundary, begun, gap)

    def _after_number(self, word: str, text: str, start: int, boundary: Boundary, begun: int, gap: int) -> bool:
        """Tell whether the stop of a number or of an ordinary word ends a sentence."""
        end, after = boundary
        if word[-1:].isdigit():
            before = text[begun:start].strip() if start - begun <= REACH else None
            if before is not None and before.casefold() in self._captions:
                return False
            if before is not None and self._labels_segment(before, word):
                return after - end >= (gap or 1)
            if self.dates and word.isdecimal():
                return not (text[after].isdigit() or _DATED.search(text, max(begun, start - REACH), start))
        if self._ordinals and ((len(word) <= 2 and word.isdecimal()) or _ROMAN.match(word)):
            if text[after].isdigit():
                return False  # "1. 5. 2019"
            if end > start + len(word) + 1:
                return True  # "(See Annex 2.)"
            return self._neighbours.starts(text, after) or self._is_counted(text, start)
        return True

    def _labels_segment(self, before: str, word: str) -> bool:
        """Tell whether a number of several levels, or one after "Art.", heads its segment: "1.2. Scope"."""
        if not before:
            return _LEVELS.match(word) is not None
        return before.endswith(".") and self.special.get(before[:-1]) is _NUMBERED

    def _paired(self, text: str, start: int, word: str) -> tuple[Behaviour, str] | None:
        """Look up an abbreviation of several words, written with blanks: "т. д", "z. B"; return it as it is written, too."""
        before = text[max(0, start - REACH) : start - 2].rpartition(" ")[2]
        behaviour = self.special.get(f"{before}.{word}")
        return (behaviour, f"{before}. {word}") if behaviour else None

    def _is_counted(self, text: str, start: int) -> bool:
        """Tell whether a number follows a word that is counted ("page 12."), so that its stop makes no ordinal of it."""
        words = text[max(0, start - REACH) : start].split()
        return bool(words) and (
            words[-1] in self._counted or self.special.get(words[-1].removesuffix(".")) in _COUNTING
        )

    def _is_lettered(self, text: str, begun: int, start: int) -> bool:
        """Tell whether a letter follows a word that letters are counted with ("vitamin C."), and so is no initial."""
        words = text[max(begun, start - REACH) : start].split()
        return bool(words) and start - begun > len(words[-1]) + 1 and words[-1] in self._lettered

    @staticmethod
    def _is_label(text: str, begun: int, start: int, word: str) -> bool:
        """Tell whether a number or letter at `start` heads its segment, or a list after a colon or a question."""
        if word in _FIRST and (
            text[start - 1] in _COLONS or (text[start - 2] in _COLONS and text[start - 1].isspace())
        ):
            return True
        if start - begun <= _BULLET:
            return not (text[begun].isalnum() or any(map(str.isalnum, text[begun + 1 : start])))
        return text[start - 2] in _ENDED

    @staticmethod
    def _after_dots(text: str, stop: int, end: int) -> bool:
        """Three dots end a sentence unless they stand in brackets or between blanks; four do, two are a slip."""
        run = text[stop:end]
        if text[stop - 1 : stop] in {"[", "("}:
            return False
        return not (run.startswith(". .") and run.count(".") == 3 and (stop == 0 or text[stop - 1].isspace()))

    def _after_abbreviation(
        self, behaviour: Behaviour, word: str, text: str, stop: int, boundary: Boundary, begun: int
    ) -> bool:
        end, after = boundary
        start = stop - len(word)
        if word in self._rests and text[start - 2 : start] == ". ":
            behaviour, word = self._paired(text, start, word) or (behaviour, word)
        if len(word) == 1 and behaviour is _STARTER and self._is_lettered(text, begun, start):
            return not is_small(text[after])
        naming = behaviour is _STARTER or behaviour is _NAME
        if (naming and text[after + 1 : after + 2] == ".") or (
            is_small(text[after + 1 : after + 2]) if text[after] in "([" else is_small(text[after])
        ):
            return False
        if word in self._heads and f"{word}.{self._neighbours.following(text, after)}" in self.special:
            return False
        if end > stop + 1 and behaviour is not _NEVER and text[stop + 1] in _CLOSING:
            return self._neighbours.starts(text, after) or (text[stop + 1] in _QUOTES and behaviour is not _NAME)
        return self._neighbours.part(behaviour, word, text, stop, boundary, begun)
