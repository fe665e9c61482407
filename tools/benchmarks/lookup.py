"""How often a damaged query finds its name, over the whole shipped base; peers in the same run where they are installed.

    python tools/benchmarks/lookup.py [--size 300] [--seed 1] [--peers]

Each query is made from one name of the base by one kind of damage. It is answered when a concept that bears the name it
was made from is first (top-1), or among the first five (top-5). `fits` counts also an answer that the query fits as well: as
typed it begins one of its names, or is one with words left out, so that nobody could tell which was meant.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable

from zhengming import Termbase
from zhengming.terminology.compiled import Index

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


def run(find: Find, pairs: list[tuple[str, str]], base: Names, bearers: dict[str, list[str]]) -> str:
    """Return top-1, top-5, the same with answers that fit as well, and CPU milliseconds a query, as one line."""
    first = five = fit_first = fit_five = 0
    spent = time.process_time()
    answers = [find(query) for _, query in pairs]
    spent = time.process_time() - spent
    for (name, query), found in zip(pairs, answers, strict=True):
        right = [concept in base[name] for concept in found[:5]]
        fits = [
            ok or any(fit(query, other) for other in bearers[concept])
            for ok, concept in zip(right, found, strict=False)
        ]
        first += right[:1] == [True]
        five += any(right)
        fit_first += fits[:1] == [True]
        fit_five += any(fits)
    size = len(pairs)
    shares = "  ".join(f"{100 * count / size:6.1f}" for count in (first, five, fit_first, fit_five))
    return f"{shares}  {1000 * spent / size:8.2f}"


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
    print(f"{'damage':20}{'by':18}   top-1   top-5  fits-1  fits-5  CPU ms")
    for label, (side, make, least) in DAMAGES.items():
        base = everything[side]
        bearers: dict[str, list[str]] = defaultdict(list)
        for name, concepts in base.items():
            for concept in concepts:
                bearers[concept].append(name)
        pairs = queries(base, make, least, options.size, options.seed)

        def ours(query: str) -> list[str]:
            return [answer.concept for answer in termbase.lookup(query, limit=5)]

        for name, find in {"zhengming": ours, **(peers(base) if options.peers else {})}.items():
            print(f"{label:20}{name:18}{run(find, pairs, base, bearers)}", flush=True)
        for name, query in pairs if options.misses else ():
            found = termbase.lookup(query, limit=5)
            if not found or found[0].concept not in base[name]:
                print(f"    {query!r} ({name}): {[(one.source, one.match, one.score) for one in found]}")


if __name__ == "__main__":
    main()
