"""Measure `zhengming check` on large input: CPU, memory, growth, worker processes and the cache, as its user runs it.

    python tools/benchmarks/checks_scale.py [--most N] [--runs N] > docs/benchmarks/scale.md

Reads real translations (ZHENGMING_SHARED, default ../shared beside the checkout) and makes larger trees of them; without
them there is nothing to measure. Every figure is of a process of its own: start, reading, checks and report are counted.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from zhengming.documents import Catalog, read, write
from zhengming.documents.model import Unit
from zhengming.errors import ZhengmingError

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ZHENGMING_SHARED", ROOT.parent / "shared"))
COMMAND = [sys.executable, "-m", "zhengming", "check", "--exit-zero", "--statistics"]
SIZES = (37_500, 75_000, 150_000)


class Cost:
    """What one process took: CPU and wall seconds, and the most memory that it or its children held, in MB."""

    def __init__(self, words: list[str], cache: Path) -> None:
        start = time.perf_counter()
        process = subprocess.Popen(
            [*COMMAND, *words],
            env={**os.environ, "ZHENGMING_CACHE": str(cache)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdout
        self.out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0, words
        self.wall = time.perf_counter() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def main() -> None:
    """Print the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--most", type=int, default=SIZES[-1], help="entries of the largest input")
    parser.add_argument("--runs", type=int, default=1, help="runs of each, of which the median is told")
    parser.add_argument("--make", nargs=3, metavar=("WHAT", "PATH", "SIZE"), help="only make one input")
    words = parser.parse_args()
    if words.make:
        what, path, size = words.make
        _MAKERS[what](Path(path), int(size))
        return
    if not (SHARED / "corpora/po-zh_CN").is_dir():
        print("nothing to measure: the shared material is not there (ZHENGMING_SHARED)", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(_page(Path(folder), words.most, words.runs)))


def _made(what: str, path: Path, size: int) -> None:
    """Make an input in a process of its own: what this one holds would be counted as memory of those it starts."""
    subprocess.run([sys.executable, __file__, "--make", what, str(path), str(size)], check=True)


def _page(place: Path, most: int, runs: int) -> Iterator[str]:
    cache = place / "cache"
    sizes = [size for size in SIZES if size <= most] or [most]
    yield from (
        "# Checks at scale, measured",
        "",
        "Made by `python tools/benchmarks/checks_scale.py > docs/benchmarks/scale.md`: whole processes, from start to report, on",
        "real zh_CN translations (as often as it takes), every default rule, the shipped base. Medians of",
        f"{runs} run(s) on {os.cpu_count()} cores that other work was using too: CPU seconds tell more than wall seconds.",
        "",
        "| input | entries | CPU s | entries per CPU-second | peak memory |",
        "| --- | --- | --- | --- | --- |",
    )
    small = place / "small.po"
    _made("one", small, 500)
    Cost([str(small), "--no-cache"], cache)  # compiles the base
    for size in sizes:
        path = place / f"one-{size}.po"
        _made("one", path, size)
        yield _row(f"one PO file of {size:,}", size, _median([str(path), "--no-cache", "--jobs", "1"], cache, runs))
    tree = place / "tree"
    _made("tree", tree, sizes[-1])
    bases = place / "terms"
    _made("terms", bases, 50_000)
    large = [str(tree), "--no-cache", "--jobs", "1"]
    yield _row("a tree of files", sizes[-1], _median(large, cache, runs))
    Cost([str(small), "--no-cache", "--glossary", str(bases)], cache)
    yield _row("the same, 50,000 further terms", sizes[-1], _median([*large, "--glossary", str(bases)], cache, runs))
    yield from ("", "| the tree again | CPU s | wall s | peak memory of a process |", "| --- | --- | --- | --- |")
    first = Cost([str(tree), "--jobs", "1"], cache)
    yield _again("first run, which fills the cache", first)
    yield _again("nothing changed", _median([str(tree), "--jobs", "1"], cache, runs))
    yield _again("one entry changed", _edited(tree, cache, runs))
    yield _again("--no-cache --jobs 2", _median([str(tree), "--no-cache", "--jobs", "2"], cache, runs))


def _median(words: list[str], cache: Path, runs: int) -> Cost:
    found = [Cost(words, cache) for _ in range(runs)]
    middle = statistics.median_low([cost.cpu for cost in found])
    return next(cost for cost in found if cost.cpu == middle)


def _edited(tree: Path, cache: Path, runs: int) -> Cost:
    path = min(tree.rglob("*.po"))
    text = path.read_text(encoding="utf-8")
    at = text.index('msgstr "', text.index("\n\n")) + len('msgstr "')
    found = []
    for number in range(runs):
        path.write_text(f"{text[:at]}{'甲' * (number + 1)}{text[at:]}", encoding="utf-8")
        found.append(Cost([str(tree), "--jobs", "1"], cache))
    return sorted(found, key=lambda cost: cost.cpu)[len(found) // 2]


def _row(what: str, size: int, cost: Cost) -> str:
    return f"| {what} | {size:,} | {cost.cpu:.1f} | {size / cost.cpu:,.0f} | {cost.memory:.0f} MB |"


def _again(what: str, cost: Cost) -> str:
    return f"| {what} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.memory:.0f} MB |"


def _catalogs() -> Iterator[Catalog]:
    for path in sorted((SHARED / "corpora/po-zh_CN").glob("*/*.po")):
        try:
            yield read(path)
        except ZhengmingError as error:
            print(f"left out: {error}", file=sys.stderr)


def _one(path: Path, size: int) -> None:
    """Write one file of that many finished entries."""
    units: list[Unit] = []
    turn = 0
    while len(units) < size:
        turn += 1
        for number, catalog in enumerate(_catalogs()):
            units += (
                Unit(one.source, one.target, one.state, f"{turn}.{number} {one.context or ''}", notes=one.notes)
                for one in catalog.units
                if one.finished and one.plural is None
            )
    write(
        Catalog(
            tuple(units[:size]),
            "zh-Hans",
            "en",
            header=(("Language", "zh_CN"), ("Content-Type", "text/plain; charset=UTF-8")),
        ),
        path,
    )


def _tree(folder: Path, size: int) -> None:
    """Copy real files until they hold that many finished entries."""
    turn = count = 0
    while count < size:
        turn += 1
        for catalog in _catalogs():
            assert catalog.path
            target = folder / str(turn) / catalog.path.parent.name / catalog.path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(catalog.path.read_bytes())
            count += sum(unit.finished for unit in catalog.units)
            if count >= size:
                return


def _terms(folder: Path, count: int) -> None:
    """Write a base of made-up terms of two words each."""
    (folder / "terms").mkdir(parents=True)
    syllables = ["ba", "co", "du", "fe", "gi", "ka", "lo", "mu", "ne", "pi"]
    lines = ['evidence = "proposed"\n']
    for number in range(count):
        digits = f"{number:05}"
        first = "".join(syllables[int(digit)] for digit in digits[:3])
        second = "".join(syllables[int(digit)] for digit in digits[3:])
        chinese = "".join(chr(0x4E00 + 37 * int(digit) + 411 * place) for place, digit in enumerate(digits))
        lines.append(f'[[term]]\nid = "made-{digits}"\nen = ["{first}n {second}r"]\nzh-Hans = ["{chinese}"]\n')
    (folder / "terms" / "made.toml").write_text("\n".join(lines), encoding="utf-8")


_MAKERS = {"one": _one, "tree": _tree, "terms": _terms}


if __name__ == "__main__":
    main()
