"""How often a damaged query finds its name, over the whole shipped base; peers in the same run where they are installed.

    python tools/benchmarks/lookup.py [--size 300] [--seed 1] [--peers]

Each query is made from one name of the base by one kind of damage. It is answered when a concept that bears the name it
was made from is first (top-1), or among the first five (top-5). `fits` counts also an answer that the query fits: as typed it
begins one of its names, or is one with words left out. `clear` are the queries that fit no other concept's name as well, with
at most as many letters missing or wrong as the name they were made from; `guess` is what one can expect who knows
all names that a query fits as well, and must guess which was meant.
"""

import argparse
import random
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from itertools import takewhile

from zhengming import Termbase
from zhengming.terminology.compiled import Index
from zhengming.terminology.likeness import common, masks

Names = dict[str, set[str]]
Find = Callable[[str], list[str]]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def names(index: Index, language: str, types: set[str]) -> Names:
    """Return the names of some types in small letters, each with the ids of the concepts that bear it."""
    found: Names = defaultdict(set)
    for number in range(len(index)):
        record = index.record(number)
        for name in record.names.get(language, ()) if record.kind != "local" else ():
            if name.type in types:
                found[name.text.lower()].add(record.id)
    return found


def typo(text: str, chance: random.Random, letters: str) -> str:
    """Return the text with one letter inserted, left out, replaced or swapped with the next."""
    at = chance.randrange(len(text))
    kind = chance.randrange(4)
    if kind == 0:
        return text[:at] + chance.choice(letters) + text[at:]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2 or at + 1 == len(text):
        return text[:at] + chance.choice(letters) + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def three_typos(text: str, chance: random.Random) -> str:
    for _ in range(3):
        text = typo(text, chance, LETTERS)
    return text


def dropped_word(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) < 3:
        return ""
    del words[chance.randrange(len(words))]
    return " ".join(words)


def swapped(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) < 2:
        return ""
    one, other = sorted(chance.sample(range(len(words)), 2))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def prefix(text: str, _: random.Random) -> str:
    return text[: round(0.6 * len(text))].strip()


DAMAGES: dict[str, tuple[str, Callable[[str, random.Random], str], int]] = {
    "one typo": ("en", lambda text, chance: typo(text, chance, LETTERS), 4),
    "three typos": ("en", three_typos, 12),
    "word dropped": ("en", dropped_word, 4),
    "words swapped": ("en", swapped, 4),
    "60 % prefix": ("en", prefix, 5),
    "Chinese, one typo": ("zh", lambda text, chance: typo(text, chance, "国家中大学经市场部人民委员会局标准办公"), 4),
}


def queries(
    base: Names, make: Callable[[str, random.Random], str], least: int, size: int, seed: int
) -> list[tuple[str, str]]:
    """Return pairs of a name and what became of it, drawn at random."""
    chance = random.Random(seed)
    drawn = chance.sample(sorted(base), len(base))
    pairs = ((name, make(name, chance)) for name in drawn if len(name) >= least)
    return [
        pair for pair, _ in zip((pair for pair in pairs if pair[1] and pair[1] != pair[0]), range(size), strict=False)
    ]


def fit(query: str, name: str) -> bool:
    """Tell whether a query, as typed, begins a name or is one with words left out."""
    rest = iter(name.split())
    return name.startswith(query) or all(word in rest for word in query.split())


class Rivals:
    """Finds what else a query may have been made from."""

    def __init__(self, base: Names) -> None:
        """Sort the names by what each kind of damage leaves of them."""
        self.base = base
        self.sorted = sorted(base)
        self.sizes: dict[int, list[str]] = defaultdict(list)
        self.orders: dict[str, list[str]] = defaultdict(list)
        self.holding: dict[str, list[str]] = defaultdict(list)
        for name in base:
            self.sizes[len(name)].append(name)
            self.orders[" ".join(sorted(name.split()))].append(name)
            for word in set(name.split()):
                self.holding[word].append(name)

    def count(self, label: str, query: str, name: str) -> tuple[int, int]:
        """Return how many other concepts' names a query fits as well as the one it was made from, and at all."""
        held = self.base[name]
        found = {other for other in self._fitting(label, query, name) if not self.base[other] & held}
        near = {frozenset(self.base[other]) for other in found if "typo" in label or len(other) <= len(name)}
        return len(near), len({frozenset(self.base[other]) for other in found})

    def _fitting(self, label: str, query: str, name: str) -> list[str]:
        if label == "words swapped":
            return self.orders[" ".join(sorted(query.split()))]
        if "typo" in label:
            bits = masks(query)
            wrong = len(query) + len(name) - 2 * common(bits, len(query), name)
            near = (other for size in range(len(query) - wrong, len(query) + wrong + 1) for other in self.sizes[size])
            return [other for other in near if len(query) + len(other) - 2 * common(bits, len(query), other) <= wrong]
        at = bisect_left(self.sorted, query)
        begun = list(takewhile(lambda other: other.startswith(query), self.sorted[at:]))
        rarest = min((self.holding.get(word, []) for word in query.split()), key=len, default=[])
        return [other for other in {*begun, *rarest} if fit(query, other)]


def run(find: Find, pairs: list[tuple[str, str]], base: Names, bearers: dict[str, list[str]], rivals: list[int]) -> str:
    """Return top-1, top-5, the same with answers that fit, of clear queries, and CPU milliseconds a query, as one line."""
    first = five = fit_first = fit_five = clear_first = clear_five = 0
    spent = time.process_time()
    answers = [find(query) for _, query in pairs]
    spent = time.process_time() - spent
    for (name, query), found, others in zip(pairs, answers, rivals, strict=True):
        right = [concept in base[name] for concept in found[:5]]
        fits = [
            ok or any(fit(query, other) for other in bearers[concept])
            for ok, concept in zip(right, found, strict=False)
        ]
        first += right[:1] == [True]
        five += any(right)
        fit_first += fits[:1] == [True]
        fit_five += any(fits)
        clear_first += right[:1] == [True] and not others
        clear_five += any(right) and not others
    size, clear = len(pairs), rivals.count(0) or 1
    shares = [count / size for count in (first, five, fit_first, fit_five)] + [clear_first / clear, clear_five / clear]
    return f"{'  '.join(f'{100 * share:6.1f}' for share in shares)}  {1000 * spent / size:8.2f}"


def peers(base: Names) -> dict[str, Find]:
    """Return the library ratios that are installed, each as a search over the same names."""
    try:
        from rapidfuzz import fuzz, process
    except ImportError:
        return {}
    texts = sorted(base)

    def search(scorer: object) -> Find:
        def find(query: str) -> list[str]:
            hits = process.extract(query, texts, scorer=scorer, limit=5)  # type: ignore[arg-type]
            return [min(base[text]) for text, _, _ in hits]

        return find

    return {"rapidfuzz ratio": search(fuzz.ratio), "rapidfuzz WRatio": search(fuzz.WRatio)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", action="store_true", help="also rapidfuzz, where it is installed")
    parser.add_argument("--full", action="store_true", help="official full names only, no variants")
    parser.add_argument("--misses", action="store_true", help="print what was not found first")
    options = parser.parse_args()
    termbase = Termbase.load()
    types = {"full"} if options.full else {"full", "short", "press", "variants"}  # acronyms are looked up exactly
    spaced, unspaced = names(termbase.index, "en", types), names(termbase.index, "zh-Hans", types)
    everything = {"en": spaced, "zh": unspaced}
    print(
        f"{len(termbase.index)} concepts, {len(spaced)} English and {len(unspaced)} Chinese names; {options.size} queries each"
    )
    print(f"{'damage':20}{'by':18}   top-1   top-5  fits-1  fits-5 clear-1 clear-5    CPU ms")
    for label, (side, make, least) in DAMAGES.items():
        base = everything[side]
        bearers: dict[str, list[str]] = defaultdict(list)
        for name, concepts in base.items():
            for concept in concepts:
                bearers[concept].append(name)
        pairs = queries(base, make, least, options.size, options.seed)
        others = Rivals(base)
        counted = [others.count(label, query, name) for name, query in pairs]
        rivals = [near for near, _ in counted]
        clear, guess = rivals.count(0) / len(pairs), sum(1 / (1 + count) for _, count in counted) / len(pairs)
        print(f"{label:20}clear {100 * clear:.1f} %, guess {100 * guess:.1f} %")

        def ours(query: str) -> list[str]:
            return [answer.concept for answer in termbase.lookup(query, limit=5)]

        for name, find in {"zhengming": ours, **(peers(base) if options.peers else {})}.items():
            print(f"{label:20}{name:18}{run(find, pairs, base, bearers, rivals)}", flush=True)
        for (name, query), count in zip(pairs, rivals, strict=True) if options.misses else ():
            found = termbase.lookup(query, limit=5)
            if not found or found[0].concept not in base[name]:
                listed = [(one.source, one.match, round(one.score, 3)) for one in found]
                print(f"    {query!r} ({name}; {count} others): {listed}")


if __name__ == "__main__":
    main()
