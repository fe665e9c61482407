"""How alike two names are, and which names of the base may be alike: postings of letters and a bit-parallel ratio.

Measured against library ratios in `docs/benchmarks/lookup.md`; a library would cost more to import than the search takes.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from zhengming.terminology.model import Match

WHOLE = 0.96
"""What is left of the likeness of a name that does not go on where a query breaks off."""
LETTERS = 3
"""How many letters of spaced writing are looked up together."""
CHARACTERS = 2
"""How many characters of writing without spaces."""
MOST_GRAMS = 24
"""How many of the rarest runs of a query are followed."""
RAREST = 6
"""How many of them are rare enough to name a candidate by themselves: among many *commissions* one *co2 emission*."""
CANDIDATES = 100
"""How many names are compared closely."""
SHORTEST = 3
"""Letters a beginning must have before names are ranked by it."""
SAME_WORD, SAME_ENDING = 0.6, 0.7
"""Least likeness of two spellings of a word; more is asked when they begin otherwise: nothing and printing end alike."""


def masks(text: str) -> dict[str, int]:
    """Return, for each character, the bits of the places where it stands."""
    found: dict[str, int] = {}
    bit = 1
    for char in text:
        found[char] = found.get(char, 0) | bit
        bit <<= 1
    return found


def common(bits: dict[str, int], size: int, other: str) -> int:
    """Return how many characters a text of `size` with these `masks` has in common with another, in order.

    Longest common subsequence by bit-parallel addition (Hyyrö 2004): one pass over `other`.
    """
    every = (1 << size) - 1
    row = every
    for char in other:
        mask = bits.get(char)
        if mask is not None:
            matched = row & mask
            row = ((row + matched) | (row - matched)) & every
    return size - row.bit_count()


def ratio(one: str, other: str) -> float:
    """Return the share of characters two strings have in common in order, 0–1 (indel similarity)."""
    return 2 * common(masks(one), len(one), other) / (len(one) + len(other)) if one and other else 0.0


def grams(text: str, size: int) -> set[str]:
    """Return the runs of `size` letters of a text with its edges marked; of a shorter text, what there is."""
    marked = f"\x02{text}\x03"
    return {marked[at : at + size] for at in range(max(1, len(marked) - size + 1))}


def candidates(text: str, size: int, posting: "Callable[[str], bytes | None]", lengths: bytes) -> list[int]:
    """Return the numbers of the names that share most of the query's rarest runs of letters, for their own length.

    `posting` gives the names that hold a run, `lengths` each name's length.
    """
    from array import array
    from collections import Counter

    lists = sorted((found for gram in grams(text, size) if (found := posting(gram)) is not None), key=len)[:MOST_GRAMS]
    counts: Counter[int] = Counter()
    rare: list[tuple[int, int]] = []
    for position, packed in enumerate(lists, 1):
        counts.update(array("I", packed))
        if position == RAREST:
            rare = counts.most_common(CANDIDATES // 3)
    most = counts.most_common(8 * CANDIDATES)
    own = len(text)
    near = sorted(most, key=lambda item: -item[1] / (own + lengths[item[0]]))[:CANDIDATES]
    begun = most[: CANDIDATES // 4]
    return list(dict.fromkeys(number for number, _ in [*near, *begun, *rare]))


class Query:
    """One query, prepared to be compared with many names."""

    def __init__(self, folded: str, written: str, *, broken: bool = False) -> None:
        """Take the query folded as names are, and as typed; `broken` where more words must follow (*Ministry of*)."""
        self.folded = folded
        self.broken = broken
        self.written = written.lower()
        self.words = self.written.split()
        self.typed = sorted(self.words)
        self.sorted = _sorted(folded)
        self._folded = masks(folded)
        self._written = masks(self.written)
        self._sorted = masks(self.sorted)

    def score(self, form: str, written: str) -> float:
        """Return how well a name, folded and as written, answers the query, 0–1.

        The best of five: as it stands, with words in any order, as a name's beginning (folded, or just as typed), or as a
        name with words left out. How alike the two are as typed decides between names that fold to the same words.
        """
        typed = written.lower()
        share = len(self.written) / (len(typed) or 1)
        if len(self.written) >= SHORTEST and typed.startswith(self.written):
            return 0.95 + 0.05 * share
        words = typed.split()
        if len(words) == len(self.words) > 1 and sorted(words) == self.typed:
            return 0.99
        size, whole = len(self.folded), len(self.folded) + len(form) or 1
        best = 2 * common(self._folded, size, form) / whole
        if " " in form and " " in self.folded:
            best = max(best, 0.99 * 2 * common(self._sorted, size, _sorted(form)) / whole)
        if SHORTEST <= size < len(form):
            begun = common(self._folded, size, form[:size]) / size
            best = max(best, 0.96 * begun * (0.85 + 0.15 * size / len(form)))
        if len(self.words) > 1 and _within(self.words, words):
            best = max(best, 0.9 + 0.08 * share)
        elif self.broken:
            best *= WHOLE
        near = 2 * common(self._written, len(self.written), typed) / (len(self.written) + len(typed) or 1)
        return 0.9 * best + 0.1 * near

    def answered(self, form: str) -> bool:
        """Tell whether every word of the query has its like in a name, perhaps only begun.

        Ministry of Magic is much like Ministry of Agriculture, and no answer.
        """
        words = form.split()
        return all(any(other.startswith(word) or _same(word, other) for other in words) for word in self.folded.split())

    def same_letters(self, written: str) -> float:
        """Return the share of letters two names have in common wherever they stand: it tells swapped letters from wrong ones."""
        rest = list(written.lower())
        shared = 0
        for char in self.written:
            if char in rest:
                rest.remove(char)
                shared += 1
        return 2 * shared / (len(self.written) + len(written) or 1)

    def match(self, form: str) -> "Match":
        """Return how a name was found: its words in another order, its beginning, or likeness."""
        if self.sorted == _sorted(form):
            return "word-order"
        return "prefix" if form.startswith(self.folded) else "typo"


def _same(word: str, other: str) -> bool:
    """Tell whether two words are spellings of one, slips of the hand allowed for."""
    return ratio(word, other) >= (SAME_WORD if word[:1] == other[:1] else SAME_ENDING)


def _within(some: list[str], words: list[str]) -> bool:
    """Tell whether some words all stand among others in the same order."""
    rest = iter(words)
    return all(word in rest for word in some)


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split())) if " " in text else text
