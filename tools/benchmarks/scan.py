"""How fast known names are found in English text, ours and the peers that are installed, in one run.

    python tools/benchmarks/scan.py [--size 24] [--terms 1000 10000 100000] [--product]

Text: the English side of the shared corpora (ZHENGMING_SHARED or ../shared; without them the docstrings of Python's own
library), in documents of about twenty thousand letters, repeated to size. Terms: the English names of the shipped base; and
runs of words of that very text, drawn with a fixed seed, two to five words long, then one to five (every *the* and *is* is a
name then). A figure is MB of text in a CPU second: the median of three runs, taken in turn with the others, and the first
pass, in which every spelling is new. All resolve overlaps after looking at word boundaries and give spans. Peers get
lower-cased text, which costs them exact places wherever lower-casing changes the length; ours folds case, width, plurals,
spelling and blanks.
"""

import argparse
import ast
import os
import random
import re
import statistics
import sysconfig
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from zhengming import Termbase, ZhengmingError, read
from zhengming.checks.gate import gate
from zhengming.terminology.matching import Matcher, Names

Find = Callable[[str], int]
WORD = re.compile(r"[^\W_]+")
DOCUMENT = 20_000


def sentences() -> Iterator[str]:
    """Yield the English of the shared corpora, else the docstrings of Python's library."""
    shared = Path(os.environ.get("ZHENGMING_SHARED", Path(__file__).parents[3] / "shared"))
    files = sorted((shared / "corpora").rglob("*.po"))
    for path in files:
        try:
            yield from (unit.source for unit in read(path).units if len(unit.source) > 30)
        except ZhengmingError:
            continue  # a catalog with faults of its own
    for path in [] if files else sorted(Path(sysconfig.get_path("stdlib")).glob("*/*.py")):
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError):
            continue
        parts = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
        yield from filter(None, map(ast.get_docstring, parts))


def documents(size: float) -> tuple[list[str], float]:
    """Return texts of `size` MB together, and how many MB of them are not repeated."""
    made, part, held = [], [], 0
    for sentence in sentences():
        part.append(sentence)
        held += len(sentence)
        if held > DOCUMENT:
            made.append("\n".join(part))
            part, held = [], 0
    chance = random.Random(3)
    chance.shuffle(made)
    wanted, taken = size * 1e6, []
    while wanted > 0:
        for text in made:
            taken.append(text)
            wanted -= len(text)
            if wanted <= 0:
                break
    return taken, min(size, sum(map(len, made)) / 1e6)


def drawn(texts: list[str], count: int, lengths: tuple[int, ...]) -> list[str]:
    """Return `count` different runs of words out of the texts."""
    chance = random.Random(7)
    found: set[str] = set()
    while len(found) < count:
        lines = chance.choice(texts).splitlines()
        for _ in range(20):
            words = WORD.findall(chance.choice(lines).lower())
            size = chance.choice(lengths)
            if len(words) >= size and len(found) < count:
                at = chance.randrange(len(words) - size + 1)
                found.add(" ".join(words[at : at + size]))
    return sorted(found)


def ours(terms: list[str], *, accelerated: bool) -> Find:
    matcher = Matcher(Names.of(terms), accelerated=accelerated)
    return lambda text: len(matcher.find(text))


def resolved(text: str, spans: Iterable[tuple[int, int]]) -> int:
    """Return how many matches are left of overlapping ones, the longest from the left, whole words only."""
    kept, behind = 0, 0
    whole = [
        (start, -end)
        for start, end in spans
        if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum())
    ]
    for start, end in sorted(whole):
        if start >= behind:
            kept, behind = kept + 1, -end
    return kept


def ahocorasick_rs(terms: list[str]) -> Find:
    import ahocorasick_rs as library

    machine = library.AhoCorasick(terms, implementation=library.Implementation.ContiguousNFA)

    def find(text: str) -> int:
        text = text.lower()
        return resolved(
            text, ((start, end) for _, start, end in machine.find_matches_as_indexes(text, overlapping=True))
        )

    return find


def pyahocorasick(terms: list[str]) -> Find:
    import ahocorasick as library

    machine = library.Automaton()
    for term in terms:
        machine.add_word(term, len(term))
    machine.make_automaton()

    def find(text: str) -> int:
        text = text.lower()
        return resolved(text, ((last - size + 1, last + 1) for last, size in machine.iter(text)))

    return find


def flashtext(terms: list[str]) -> Find:
    from flashtext import KeywordProcessor

    machine = KeywordProcessor()
    machine.add_keywords_from_list(terms)
    return lambda text: len(machine.extract_keywords(text, span_info=True))


def spacy(terms: list[str]) -> Find:
    import spacy as library
    from spacy.matcher import PhraseMatcher

    language = library.blank("en")
    language.max_length = 10_000_000
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("names", list(language.tokenizer.pipe(terms)))
    return lambda text: len(library.util.filter_spans(matcher(language.make_doc(text), as_spans=True)))


MAKERS: dict[str, Callable[[list[str]], Find]] = {
    "zhengming": partial(ours, accelerated=False),
    "zhengming, accelerated": partial(ours, accelerated=True),
    "ahocorasick-rs": ahocorasick_rs,
    "pyahocorasick": pyahocorasick,
    "flashtext": flashtext,
    "spaCy PhraseMatcher": spacy,
}


def spent(find: Find, texts: list[str]) -> tuple[float, int]:
    start = time.process_time()
    hits = sum(map(find, texts))
    return time.process_time() - start, hits


def compare(label: str, terms: list[str], texts: list[str]) -> None:
    """Print what each finder makes of the texts."""
    size = sum(map(len, texts)) / 1e6
    finders, built = {}, {}
    for name, make in MAKERS.items():
        start = time.process_time()
        try:
            finders[name] = make(terms)
        except ImportError:
            print(f"{label:28}{name:24} is not installed")
        built[name] = time.process_time() - start
    first = {name: spent(find, texts) for name, find in finders.items()}
    runs: dict[str, list[float]] = {name: [] for name in finders}
    for _ in range(3):
        for name, find in finders.items():
            runs[name].append(spent(find, texts)[0])
    for name in finders:
        cold, hits = first[name]
        warm = statistics.median(runs[name])
        print(
            f"{label:28}{name:24}{size / warm:7.1f}{size / cold:8.1f}{hits / size / 1000:8.2f}{built[name]:7.2f}",
            flush=True,
        )


def product(termbase: Termbase, texts: list[str]) -> None:
    """Print what the base itself does with the texts, and with the seed's notice."""
    notice = next((Path(__file__).parents[2] / "segments" / "notices").glob("*.txt")).read_text(encoding="utf-8")
    for label, sample in {"the texts": texts, "the first notice": [notice] * 20}.items():
        size = sum(map(len, sample)) / 1e6
        for name, find in {"scan": termbase.scan, "annotate": termbase.annotate}.items():
            count = partial(lambda find, text: len(find(text)), find)
            part = sample if name == "scan" else sample[: max(20, len(sample) // 12)]
            size = sum(map(len, part)) / 1e6
            cold, hits = spent(count, part)
            warm = statistics.median(spent(count, part)[0] for _ in range(3))
            print(f"{label:28}{name:24}{size / warm:7.1f}{size / cold:8.1f}{hits / size / 1000:8.2f}", flush=True)


def looks(termbase: Termbase, texts: list[str]) -> None:
    """Print how fast lines are told that hold no name that matters to the checks."""
    lines = [line for text in texts for line in text.splitlines()]
    presence = gate(termbase, "en", "zh-Hans").presence
    size = sum(map(len, lines)) / 1e6
    cold, hits = spent(presence.possible, lines)
    warm = statistics.median(spent(presence.possible, lines)[0] for _ in range(3))
    label = f"{len(lines)} lines, {100 * hits / len(lines):.1f} % pass"
    print(f"{label:28}{'a look for the checks':24}{size / warm:7.1f}{size / cold:8.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=24.0, help="MB of text")
    parser.add_argument("--terms", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--only", nargs="*", help="only these finders")
    parser.add_argument("--product", action="store_true", help="only the base itself: scan and annotate")
    options = parser.parse_args()
    for name in set(MAKERS) - set(options.only or MAKERS):
        del MAKERS[name]
    texts, distinct = documents(options.size)
    print(f"{sum(map(len, texts)) / 1e6:.1f} MB in {len(texts)} texts, {distinct:.1f} MB of them not repeated")
    print(f"{'terms':28}{'by':24}{'MB/s':>7}{'first':>8}{'hits/kB':>8}{'build s':>8}")
    termbase = Termbase.load()
    product(termbase, texts)
    looks(termbase, texts)
    if options.product:
        return
    names = {
        name.text.lower()
        for number in range(len(termbase.index))
        for name in termbase.index.record(number).names.get("en", ())
    }
    compare(f"the base's {len(names)} names", sorted(names), texts)
    for lengths in ((2, 3, 4, 5), (1, 2, 2, 3, 3, 4, 5)):
        for count in options.terms:
            compare(f"{count} of {lengths[0]} to 5 words", drawn(texts, count, lengths), texts)


if __name__ == "__main__":
    main()
