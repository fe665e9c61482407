"""Which old text became which new one."""

from collections.abc import Sequence
from difflib import SequenceMatcher

_COMPARED = 2_000
_BUDGET = 100_000_000
"""Code points of a text that are compared, and pairs of code points in one call: two seconds, no hang."""


def pairs(new: Sequence[str], old: Sequence[str], *, threshold: float) -> list[tuple[int, int]]:
    """Return pairs of places in `new` and `old` whose texts are alike by `threshold` (ratio 0–1) or more.

    Each place is used once. The most alike are paired first; among equals the earlier. Order: by place in `new`.
    """
    scored: list[tuple[float, int, int]] = []
    budget = _BUDGET
    for at, text in enumerate(new):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(text[:_COMPARED])
        for place, candidate in enumerate(old):
            matcher.set_seq1(candidate[:_COMPARED])
            if matcher.real_quick_ratio() < threshold or matcher.quick_ratio() < threshold:
                continue
            budget -= min(len(text), _COMPARED) * min(len(candidate), _COMPARED)
            if budget < 0:
                return _best(scored)
            if (score := matcher.ratio()) >= threshold:
                scored.append((-score, at, place))
    return _best(scored)


def _best(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    found: list[tuple[int, int]] = []
    for _, at, place in sorted(scored):
        if at not in taken_new and place not in taken_old:
            taken_new.add(at)
            taken_old.add(place)
            found.append((at, place))
    return sorted(found)
