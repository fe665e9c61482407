"""Which old text became which new one: candidates by their rarest trigrams, likeness by what stays in its order."""

from collections import Counter
from collections.abc import Iterator, Sequence

_COMPARED = 4_000
"""Code points of a text that are looked at."""

_RAREST = 40
"""Trigrams of a text that are looked up: enough to miss nothing that is alike by half (docs/decisions/021)."""

_CANDIDATES = 8
_COMMON = 400


def pairs(new: Sequence[str], old: Sequence[str], *, threshold: float) -> list[tuple[int, int]]:
    """Return pairs of places in `new` and `old` whose texts are alike by `threshold` (ratio 0–1) or more.

    Each place is used once. The most alike are paired first; among equals the earlier. Order: by place in `new`. The
    cost grows with the texts, not with their product: each is compared with the eight that share most of its rare
    trigrams. Rounds follow until nothing is left to pair, so that asking again about the rest finds nothing.
    """
    found: list[tuple[int, int]] = []
    left_new, left_old = list(range(len(new))), list(range(len(old)))
    while True:
        texts, others = [new[at] for at in left_new], [old[place] for place in left_old]
        more = _best(_scored(texts, others, _index(others), threshold))
        if not more:
            return sorted(found)
        found += [(left_new[at], left_old[place]) for at, place in more]
        left_new = sorted({*left_new} - {at for at, _ in found})
        left_old = sorted({*left_old} - {place for _, place in found})


def _index(texts: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        for gram in _grams(text):
            found.setdefault(gram, []).append(place)
    return found


def _grams(text: str) -> set[str]:
    text = text[:_COMPARED].casefold()
    return {text[at : at + 3] for at in range(max(1, len(text) - 2))}


def _scored(
    new: Sequence[str], old: Sequence[str], index: dict[str, list[int]], threshold: float
) -> Iterator[tuple[float, int, int]]:
    for at, text in enumerate(new):
        for place in _candidates(text, index):
            source, other = text[:_COMPARED], old[place][:_COMPARED]
            close = 2 * min(len(source), len(other)) >= threshold * (len(source) + len(other))
            if close and (score := likeness(source, other)) >= threshold:
                yield -score, at, place


def _candidates(text: str, index: dict[str, list[int]]) -> list[int]:
    known = sorted((gram for gram in _grams(text) if gram in index), key=lambda gram: (len(index[gram]), gram))
    shared: Counter[int] = Counter()
    for gram in known[:_RAREST]:
        shared.update(index[gram][:_COMMON])
    return [place for place, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]]


def likeness(source: str, other: str) -> float:
    """Return the share (0–1) of both texts' code points that stand in both in the same order, not only side by side.

    The longest common subsequence, a bit for each code point of `source` (Hyyrö, Bit-parallel LCS-length computation
    revisited, 2004): one step of big-integer arithmetic for each code point of `other`, whatever the texts.
    """
    places: dict[str, int] = {}
    for at, char in enumerate(source):
        places[char] = places.get(char, 0) | 1 << at
    every = left = (1 << len(source)) - 1
    for char in other:
        met = left & places.get(char, 0)
        left = ((left + met) | (left - met)) & every
    total = len(source) + len(other)
    return 2 * (len(source) - left.bit_count()) / total if total else 1.0


def _best(scored: Iterator[tuple[float, int, int]]) -> list[tuple[int, int]]:
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    found: list[tuple[int, int]] = []
    for _, at, place in sorted(scored):
        if at not in taken_new and place not in taken_old:
            taken_new.add(at)
            taken_old.add(place)
            found.append((at, place))
    return sorted(found)
