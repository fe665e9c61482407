"""Many names in a text of any size: every word becomes one character, and names are sought in the string of these.

A text is cut at blanks; what stands between two blanks is folded once for each spelling and remembered, so that nearly all
of a text passes at C speed. A word that no name holds becomes a break, a word that may stand inside any name becomes
nothing. Matches begin and end at words by construction: boundaries come before the longest match, never after it (the
other order loses *state* where *state a* reaches into *state affairs*).
"""

from bisect import bisect_right
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING

from zhengming.terminology import tokens

Match = tuple[int, int, int]
"""The number of a name, and the characters between which it stands: what the engines find."""
Hit = tuple[int, int, int]
"""A name in a text: start and end in code points of the unchanged text, and its number."""
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Protocol

    Accept = Callable[[Hit], bool]
    """Tells whether a stretch of text may stand for the name found there."""

    class Engine(Protocol):
        """What finds the longest of many strings from left to right, not overlapping."""

        def find_matches_as_indexes(self, haystack: str, /) -> Sequence[Match]: ...


BREAK = "\n"
"""Stands for words and marks that are in no name."""
JOINING = frozenset({"-", "'", tokens.POSSESSIVE})
"""What may stand between the words of any name."""
BLOCK = 1 << 19
"""Code points read at a time: a long text is never held in pieces as a whole."""
WARM = 1 << 20
"""Code points after which building the accelerator pays."""
MOST_CHUNK = 48
"""Code points of a stretch between blanks that is worth remembering."""
MARKS = frozenset(",.;:)")
"""Marks that end stretches most often; they cost no closer look."""
MOST_KEPT = 1 << 18
"""Stretches remembered at most."""
REMEDY = 'pip install "zhengming[fast]"'


class Names:
    """Names ready to be found: plain tables, so that a cache can keep them. `table` makes them."""

    __slots__ = ("codes", "joining", "longest", "numbers", "pairs")

    def __init__(
        self,
        codes: dict[str, str],
        numbers: dict[str, int],
        pairs: dict[str, tuple[int, ...]],
        joining: frozenset[str] = JOINING,
    ) -> None:
        """Take each word's character, the number of each name, and how long those are that begin with the same two words."""
        self.codes = codes
        self.numbers = numbers
        self.pairs = pairs
        self.joining = joining
        self.longest = max(map(len, numbers), default=1)

    @classmethod
    def of(cls, names: "Iterable[str]", joining: frozenset[str] = JOINING) -> "Names":
        """Return names as written; their numbers count the different wordings in the order in which they first came."""
        codes, numbers, lengths, _ = table(map(tokens.keys, names), joining)
        return cls(codes, numbers, lengths, joining)


def table(
    names: "Iterable[Sequence[str]]", joining: frozenset[str] = JOINING
) -> tuple[dict[str, str], dict[str, int], dict[str, tuple[int, ...]], list[str]]:
    """Return the first three tables of `Names` for names as folded tokens, and the characters of each name.

    Names that are worded alike share a number, and one without a word has no characters; numbers count from 0 in the order
    in which wordings came. Linear in the length of the names.
    """
    codes: dict[str, str] = {}
    # A word with the code of a break or a surrogate would be taken for one.
    fresh = map(chr, (code for code in count(1) if code != ord(BREAK) and not 0xD800 <= code <= 0xDFFF))
    paths: list[str] = []
    for keys in names:
        for key in keys:
            if key not in codes and key not in joining and key[0].isalnum():
                codes[key] = next(fresh)
        path = "".join(codes.get(key, BREAK) for key in keys if key not in joining)
        paths.append(BREAK.join(filter(None, path.split(BREAK))))
    numbers = numbered(paths)
    return codes, numbers, pairs(numbers), paths


def numbered(paths: "Iterable[str]") -> dict[str, int]:
    """Return the number of each different name, counted from 0; none for an empty one."""
    return {path: number for number, path in enumerate(dict.fromkeys(filter(None, paths)))}


def pairs(numbers: "Iterable[str]") -> dict[str, tuple[int, ...]]:
    """Return, by the first two characters, how many characters the names have that begin so, the longest first."""
    lengths: dict[str, set[int]] = {}
    for path in numbers:
        if len(path) > 1:
            lengths.setdefault(path[:2], set()).add(len(path))
    return {pair: tuple(sorted(sizes, reverse=True)) for pair, sizes in lengths.items()}


class Coder(dict[str, str]):
    """The characters for each stretch between blanks, worked out when one is first met."""

    def __init__(self, names: Names) -> None:
        """Write with the characters of `names`."""
        self.codes = names.codes
        self.joining = names.joining
        self.places = Places(self)
        self._marks = {mark: "" if tokens.fold(mark) in names.joining else BREAK for mark in MARKS}

    def __missing__(self, chunk: str) -> str:
        if len(self) > MOST_KEPT:
            self.clear()
            self.places.clear()
        mark = self._marks.get(chunk[-1:])
        bare = chunk if mark is None else chunk[:-1]
        if not (bare.isascii() and bare.isalnum()):
            found = self.read(chunk)[0]
        elif mark is not None:
            found = self[bare]
            found += "" if found == BREAK else mark
        else:
            key = tokens.fold(bare)
            found = "" if key in self.joining else self.codes.get(key, BREAK)
        if len(chunk) <= MOST_CHUNK:
            self[chunk] = found
        return found

    def read(self, chunk: str) -> tuple[str, list[int], list[int]]:
        """Return the characters of a stretch, and where the word of each begins and ends."""
        words = tokens.tokenize(chunk)
        found: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for key, start, end in zip(words.keys, words.starts, words.ends, strict=True):
            if key in self.joining:
                continue
            code = self.codes.get(key, BREAK)
            if code == BREAK and found[-1:] == [BREAK]:
                continue
            found.append(code)
            starts.append(start)
            ends.append(end)
        return "".join(found), starts, ends


class Places(dict[str, tuple[list[int], list[int]]]):
    """Where the words of each stretch between blanks begin and end, those that have a character."""

    def __init__(self, coder: Coder) -> None:
        """Read stretches as `coder` does."""
        self._coder = coder

    def __missing__(self, chunk: str) -> tuple[list[int], list[int]]:
        bare = chunk[:-1] if chunk[-1:] in MARKS else chunk
        if bare.isascii() and bare.isalnum():
            whole = self._coder[chunk]
            first = len(self._coder[bare])
            starts, ends = [0, len(bare)][1 - first :][: len(whole)], [len(bare), len(chunk)][1 - first :][: len(whole)]
        else:
            _, starts, ends = self._coder.read(chunk)
        if len(chunk) <= MOST_CHUNK:
            self[chunk] = starts, ends
        return starts, ends


class Block:
    """A stretch of text as characters, and the way back to its code points."""

    __slots__ = ("_begins", "_bounds", "_chunks", "_parts", "_places", "_shift", "codes")

    def __init__(self, text: str, shift: int, coder: Coder) -> None:
        """Read `text`, which begins at the code point `shift`."""
        self._chunks = text.replace("\n", " ").split(" ")
        self._parts = [*map(coder.__getitem__, self._chunks)]
        self._places = coder.places
        self._shift = shift
        self._bounds: list[int] = []
        self._begins: list[int] = []
        self.codes = "".join(self._parts)

    def hits(self, matches: "Iterable[Match]") -> list[Hit]:
        """Return matches among the characters as names in the text."""
        chunks, places = self._chunks, self._places
        if not self._begins:
            self._bounds = [*accumulate(map(len, self._parts))]
            self._begins = [*accumulate(map(len, chunks), initial=self._shift)]  # a blank short for each chunk before
        bounds, begins, found = self._bounds, self._begins, []
        for number, first, behind in matches:
            at = bisect_right(bounds, first)
            starts, ends = places[chunks[at]]
            start = begins[at] + at + starts[first - bounds[at]]
            last = behind - 1
            if last > first:
                at = bisect_right(bounds, last, at)
                ends = places[chunks[at]][1]
            found.append((start, begins[at] + at + ends[last - bounds[at]], number))
        return found


class Characters:
    """A stretch of text in writing without spaces: every character stands for itself, or for its plain form."""

    __slots__ = ("_shift", "codes")

    def __init__(self, text: str, shift: int) -> None:
        """Read `text`, which begins at the code point `shift`."""
        self._shift = shift
        self.codes = plain(text)

    def hits(self, matches: "Iterable[Match]") -> list[Hit]:
        """Return matches among the characters as names in the text."""
        shift = self._shift
        return [(shift + first, shift + behind, number) for number, first, behind in matches]


_PLAIN = str.maketrans("（）［］", "()[]")


def plain(text: str) -> str:
    """Return a text in small letters and with plain brackets, character by character: places stay."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.translate(_PLAIN)


class Matcher:
    """Finds names in texts: of those that begin at one word the longest, then goes on behind it.

    With `accelerated` on, the library ahocorasick-rs seeks them (UsageError where it is not installed); with None it does
    when it is installed and enough text has come to pay for its tables. The names found are the same.
    """

    def __init__(self, names: Names, *, accelerated: bool | None = None, spaced: bool = True) -> None:
        """Take the names; the accelerator is built when it is first used. Without `spaced`, names are not made of words."""
        self.names = names
        self.coder = Coder(names)
        self._spaced = spaced
        self._singles = frozenset(path for path in names.numbers if len(path) == 1)
        self._engine: Engine | None = _engine(names, must=True) if accelerated else None
        self._patience = WARM if accelerated is None else None

    def find(self, text: str, accept: "Accept | None" = None) -> list[Hit]:
        """Return the names in `text`, in order, not overlapping; where `accept` refuses one, the next shorter is tried.

        Linear in the length of `text`.
        """
        if len(text) <= BLOCK:
            return self._whole(self._block(text, 0), accept)
        found: list[Hit] = []
        begin, size = 0, BLOCK
        while begin < len(text):
            stop = _blank(text, begin + size)
            block = self._block(text[begin:stop], begin)
            hits = self._whole(block, accept)
            if stop < len(text):
                # What stands at the end of a block may go on in the next one; so does what reaches into that.
                safe = len(block.codes) - self.names.longest
                if safe <= 0 and block.codes:
                    size *= 2
                    continue
                [(edge, _, _)] = block.hits([(0, safe, safe + 1)]) if block.codes else [(stop, 0, 0)]
                while hits and hits[-1][0] >= edge:
                    hits.pop()
                stop = max(edge, hits[-1][1]) if hits else edge
            found += hits
            begin, size = stop, BLOCK
        return found

    def _block(self, text: str, shift: int) -> "Block | Characters":
        return Block(text, shift, self.coder) if self._spaced else Characters(text, shift)

    def _whole(self, block: "Block | Characters", accept: "Accept | None") -> list[Hit]:
        matches = self._longest(block.codes)
        if not matches:
            return []
        hits = block.hits(matches)
        if accept is None:
            return hits
        verdicts = [*map(accept, hits)]
        return hits if all(verdicts) else [*self._accepted(block, [*zip(matches, hits, verdicts, strict=True)], accept)]

    def _accepted(
        self, block: "Block | Characters", judged: "list[tuple[Match, Hit, bool]]", accept: "Accept"
    ) -> "Iterator[Hit]":
        """Yield what is accepted, and what a refused match has hidden."""
        at = limit = 0  # from `at` up to `limit` a match that does not count has hidden others
        codes, size = block.codes, len(block.codes)
        for (_, first, behind), hit, good in (*judged, ((-1, size, size), (0, 0, 0), False)):
            while at < min(limit, first):
                hidden = ((match, *block.hits([match])) for match in self._at(codes, at))
                match, other = next(((match, other) for match, other in hidden if accept(other)), (None, None))
                if other is not None:
                    yield other
                at = match[2] if match is not None else at + 1
            if first < at:
                limit = max(limit, behind)
            elif good:
                yield hit
                at = behind
            else:
                at, limit = first, max(limit, behind)

    def _at(self, codes: str, at: int) -> "Iterator[Match]":
        """Yield every name at a character, the longest first."""
        for size in (*self.names.pairs.get(codes[at : at + 2], ()), 1):
            number = self.names.numbers.get(codes[at : at + size])
            if number is not None and at + size <= len(codes):
                yield number, at, at + size

    def _longest(self, codes: str) -> "Sequence[Match]":
        if self._patience is not None:
            self._patience -= len(codes)
            if self._patience < 0:
                self._patience = None
                self._engine = _engine(self.names, must=False)
        return self._walked(codes) if self._engine is None else self._engine.find_matches_as_indexes(codes)

    def _walked(self, codes: str) -> list[Match]:
        """Return what the accelerator does, in Python: two words at a time decide whether a closer look is worth while."""
        numbers, singles, pairs, behind = self.names.numbers, self._singles, self.names.pairs.get, 0
        found: list[Match] = []
        padded = codes + BREAK * self.names.longest
        for at, code, sizes in zip(count(), codes, map(pairs, map(add, codes, padded[1:])), strict=False):
            if sizes is not None and at >= behind:
                for size in sizes:
                    number = numbers.get(padded[at : at + size])
                    if number is not None:
                        behind = at + size
                        found.append((number, at, behind))
                        break
            if code in singles and at >= behind:
                behind = at + 1
                found.append((numbers[code], at, behind))
        return found


def _engine(names: Names, *, must: bool) -> "Engine | None":
    """Return an automaton over the characters of names, or None when the library is not installed and need not be."""
    try:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
    except ImportError as error:
        if not must:
            return None
        from zhengming.errors import UsageError

        raise UsageError("the accelerator needs ahocorasick-rs, which is not installed", remedy=REMEDY) from error
    paths = sorted(names.numbers, key=names.numbers.__getitem__)
    kind, implementation = MatchKind.LeftmostLongest, Implementation.ContiguousNFA
    made: Engine = AhoCorasick(paths, matchkind=kind, implementation=implementation)
    return made


def _blank(text: str, at: int) -> int:
    """Return the place of the first blank or line end from a code point on, or the text's end."""
    return min((place for mark in " \n" if (place := text.find(mark, at)) >= 0), default=len(text))
