"""What single words of a source and single characters of a target tell: which rules can have anything to say of a unit.

Texts are made of the same words: what one tells is worked out once and looked up ever after, so that most rules are never
asked about most units.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_

from zhengming import languages
from zhengming.checks.catalogue import Rule
from zhengming.checks.facts import numerals
from zhengming.checks.language import Language

_LETTERS = re.compile(r"[^\W\d_]+")
_MOST = 30_000
"""Stretches between blanks that are remembered."""
_LONGEST = 60
"""Code points of a stretch that is remembered: what is longer hardly comes again."""
_COMBINATIONS = 4096


class Telling:
    """The conditions of some rules for one pair of languages; each rule is a bit, on either side."""

    def __init__(self, rules: Sequence[Rule], pair: tuple[Language, Language]) -> None:
        """Take the rules; those that share a condition (values, names, notes) are told of by one bit."""
        self.of_values = tuple(rule for rule in rules if rule.values)
        self.of_names = tuple(rule for rule in rules if rule.names)
        self.of_notes = tuple(rule for rule in rules if rule.noted)
        plain = [rule for rule in rules if not (rule.values or rule.names or rule.noted)]
        words = _Words()
        chars: dict[str, int] = {}
        self._source = self._target = self._either = 0
        for number, rule in enumerate(plain):
            bit = 1 << number
            if rule.either is not None:
                self._either |= bit
                words.take(rule.either, bit)
                _take(chars, rule.either, bit)
                continue
            if not _asked(rule, pair, words, bit):
                self._source |= bit
            wanted = rule.target_needs(pair[1]) if rule.target_needs else rule.needs
            if wanted is None:
                self._target |= bit
            else:
                _take(chars, wanted, bit)
        self._plain = (1 << len(plain)) - 1
        self.values = 1 << len(plain)
        """The bit of the rules about values."""
        self._source |= self.values
        _take(chars, numerals(pair[1]), self.values)
        self.names = self.values << 1
        """The bit of the rules about names."""
        self._source |= self.names
        self._target |= self.names
        self.watching = False
        self._words = words
        self._word = words.__getitem__
        self._char = chars.__getitem__
        self._loud = re.compile(f"[{re.escape(''.join(sorted(chars)))}]" if chars else "(?!)").findall
        self._first, self._second = _Chosen(plain[:_HALF]), _Chosen(plain[_HALF:])

    def watch_names(self, tells: Callable[[str], object]) -> None:
        """Set the bit of names from now on only where a stretch tells of one."""
        self.watching = True
        self._source &= ~self.names
        self._words.watch(tells, self.names)

    def told(self, source: str, target: str) -> int:
        """Return the bits of the rules that may have something to say."""
        given = reduce(or_, map(self._word, source.split(" ")), self._source)
        found = reduce(or_, map(self._char, self._loud(target)), self._target)
        return (given & found) | ((given | found) & self._either)

    def plain(self, bits: int) -> tuple[Rule, ...]:
        """Return the rules of these bits, in their order, without those that share a condition."""
        return self._first[bits & _LOW] + self._second[(bits & self._plain) >> _HALF]


_HALF = 20
_LOW = (1 << _HALF) - 1


class _Chosen(dict[int, tuple[Rule, ...]]):
    """The rules for each combination of bits; in two halves, which have far fewer combinations than the whole."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)

    def __missing__(self, bits: int) -> tuple[Rule, ...]:
        if len(self) >= _COMBINATIONS:
            self.clear()
        found = self[bits] = tuple(rule for at, rule in enumerate(self._rules) if bits >> at & 1)
        return found


def _take(bits: dict[str, int], keys: Iterable[str], bit: int) -> None:
    for key in keys:
        bits[key] = bits.get(key, 0) | bit


def _asked(rule: Rule, pair: tuple[Language, Language], words: "_Words", bit: int) -> bool:
    """Note what the source must hold for a rule: any of its characters, words or forms; False when it need hold nothing."""
    spoken = rule.source_words(*pair) if rule.source_words else None
    if spoken is not None and not languages.spaced(pair[0].tag):
        return False
    if rule.source_needs is None and spoken is None and rule.source_form is None:
        return False
    words.take((*(rule.source_needs or ()), *(spoken or ())), bit)
    if rule.source_form:
        words.take_form(rule.source_form, bit)
    return True


class _Words(dict[str, int]):
    """The bits of each stretch between blanks: of its characters, of its words as written and in lower case, of its form."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._marks: set[str] = set()
        self._forms: list[tuple[Callable[[str], object], int]] = []
        self._watched: list[tuple[Callable[[str], object], int]] = []
        self._parts = _LETTERS.findall

    def take(self, keys: Iterable[str], bit: int) -> None:
        """Note that each of the characters or words tells of a rule."""
        keys = tuple(keys)
        _take(self._bits, keys, bit)
        self._marks.update(key for key in keys if not key.isalpha())
        marks = re.escape("".join(sorted(self._marks)))
        self._parts = re.compile(rf"[^\W\d_]+|[{marks}]" if marks else _LETTERS.pattern).findall

    def take_form(self, form: re.Pattern[str], bit: int) -> None:
        """Note that a stretch of this form tells of a rule."""
        self._forms.append((form.search, bit))

    def watch(self, tells: Callable[[str], object], bit: int) -> None:
        """Set a bit where a stretch tells of names; what was worked out before is forgotten."""
        self._watched.append((tells, bit))
        self.clear()

    def __missing__(self, stretch: str) -> int:
        bits, known = 0, self._bits
        for part in self._parts(stretch):
            bits |= known.get(part, 0) | known.get(part.lower(), 0)
        if not stretch.islower():
            for search, bit in self._forms:
                if search(stretch):
                    bits |= bit
        for tells, bit in self._watched:
            if tells(stretch):
                bits |= bit
        if len(stretch) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[stretch] = bits
        return bits
