"""Measure the segmenter beside the peers from PyPI, in one run, and write docs/benchmarks/segmentation.md.

Usage: python tools/benchmarks/segmentation.py [--gold DIR] [--write FILE] [--only NAME ...]
       [--skip-accuracy] [--skip-growth]

Install what is to be compared into a venv of its own beside this package: pysbd sentencex nupunkt blingfire nltk syntok
segtok razdel translate-toolkit PyICU. What can't be imported is named as absent. Times are CPU seconds of one thread.
"""

import argparse
import json
import resource
import signal
import sys
import textwrap
import time
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
from segmentation_peers import Peer, importable  # type: ignore[import-not-found]  # a script beside this one

ROUNDS, BATCH = 5, 8
SIZES = (64_000, 256_000)
WRAPPED = ("ud_en_gum", "ud_de_gsd", "ud_fr_gsd", "ud_es_gsd", "ud_zh_gsdsimp")
_SAMPLE = 200
LIMIT = 2
ADVERSARIAL = {
    "no terminator": "word and more words ",
    "dots": ".",
    "dot-space": ". ",
    "one word": "a",
    "digits, dots": "1.2.",
    "list numbers": "1. ",
    "initials": "A. ",
    "abbreviations": "Dr. Mr. No. ",
    "nested quotes": "“He said ‘yes.’ ",
    "ASCII quotes": '"A." ',
    "open brackets": "(A. ",
    "blanks": " ",
    "newlines": "\n",
    "prose": "The group met on Tuesday in Beijing. It will meet again in May, Mr. Su said. ",
    "zh, no stop": "国家标准化管理委员会",
    "zh, stops": "。",
}


class TookTooLongError(Exception):
    """A peer used more CPU than it was given."""


def interrupt(*_: object) -> None:
    raise TookTooLongError


def limited(peer: Peer, language: str, text: str, seconds: float = LIMIT) -> tuple[list[int] | None, float]:
    """Return the ends and the CPU seconds; None when the peer failed or used up its time."""
    signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    started = time.process_time()
    try:
        return peer(language, text), time.process_time() - started
    except Exception:  # noqa: BLE001 - whatever a peer raises is its result
        return None, time.process_time() - started
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def score(peer: Peer, path: Path) -> str:
    """Return boundary F1 of running text, or exact matches of cases; a boundary counts the non-blanks before it."""
    hit = made = wanted = exact = 0
    documents = rows(path)
    for row in documents:
        text = str(row["text"])
        before = [0, *accumulate(not char.isspace() for char in text)]
        edges = {0, before[-1]}
        if "ends" in row:
            gold = {before[int(end)] for end in row["ends"]} - edges  # type: ignore[attr-defined]
        else:
            gold = set(accumulate(len("".join(sentence.split())) for sentence in row["sents"])) - edges  # type: ignore[attr-defined]
        ends, _ = limited(peer, str(row["lang"]), text, 30)
        mine = {before[min(end, len(text))] for end in ends or []} - edges
        hit, made, wanted, exact = hit + len(gold & mine), made + len(mine), wanted + len(gold), exact + (gold == mine)
    return f"{exact}/{len(documents)}" if "sents" in documents[0] else f"{200 * hit / max(1, made + wanted):.1f}"


def wrapped(text: str, column: int) -> str:
    """Return the text with its paragraphs wrapped; Chinese after every so many characters, half as many."""
    if " " not in text[:_SAMPLE]:
        return "\n".join(text[at : at + column // 2] for at in range(0, len(text), column // 2))
    paragraphs = (
        textwrap.fill(part, column, break_long_words=False, break_on_hyphens=False) for part in text.split("\n\n")
    )
    return "\n\n".join(paragraphs)


def score_wrapped(peer: Peer, path: Path, column: int = 72) -> str:
    """Return boundary F1 of running text whose paragraphs were wrapped at a column."""
    hit = made = wanted = 0
    for row in rows(path):
        text = str(row["text"])
        before = [0, *accumulate(not char.isspace() for char in text)]
        gold = {before[int(end)] for end in row["ends"]} - {0, before[-1]}  # type: ignore[attr-defined]
        text = wrapped(text, column)
        before = [0, *accumulate(not char.isspace() for char in text)]
        ends, _ = limited(peer, str(row["lang"]), text, 30)
        mine = {before[min(end, len(text))] for end in ends or []} - {0, before[-1]}
        hit, made, wanted = hit + len(gold & mine), made + len(mine), wanted + len(gold)
    return f"{200 * hit / max(1, made + wanted):.1f}"


def pieces(gold: Path, names: tuple[str, ...], size: int, total: int, *, flowing: bool = False) -> list[str]:
    """Return about `total` characters of the gold texts in documents of `size`; `flowing` makes newlines blanks."""
    text = "\n\n".join(str(row["text"]) for name in names for row in rows(gold / f"{name}.jsonl"))
    text = " ".join(text.split()) if flowing else text
    return [text[at : at + size] for at in range(0, min(len(text), total), size)]


def rate(peer: Peer, language: str, documents: list[str]) -> float:
    """Return MB of UTF-8 a CPU second over the documents, or as many of them as LIMIT allows."""
    size, spent = 0, 0.0
    for first in range(0, len(documents), BATCH):
        batch = documents[first : first + BATCH]
        started = time.process_time()
        for text in batch:
            peer(language, text)
        spent += time.process_time() - started
        size += sum(len(text.encode()) for text in batch)
        if spent > LIMIT / 2:
            break
    return size / 1e6 / max(spent, 1e-6)


def throughput(peers: dict[str, Peer], language: str, documents: list[str]) -> list[str]:
    """Return MB of UTF-8 a CPU second of each peer: the median of ROUNDS, in which they take turns.

    Each round has other documents, as some peers remember what they saw; slow ones get a part. Just before, a peer reads the
    same text cut at other places, as in work that has been going on.
    """
    rates: dict[str, list[float]] = {name: [] for name in peers}
    half = len(documents[0]) // 2
    shifted = [above[half:] + below[:half] for above, below in pairwise(documents)]
    for turn in range(ROUNDS):
        for name, peer in peers.items():
            rate(peer, language, shifted[turn::ROUNDS])
            rates[name].append(rate(peer, language, documents[turn::ROUNDS]))
    return [f"{median(rates[name]):.1f}" for name in peers]


def growth(peer: Peer, seed: str) -> str:
    """Return the CPU seconds at 256 000 characters and how many times those at 64 000 that is."""
    language = "zh" if ord(seed[0]) > 0x2E80 else "en"
    spent = []
    for size in SIZES:
        ends, seconds = limited(peer, language, (seed * (size // len(seed) + 1))[:size])
        if ends is None:
            return f"✗ {size // 1000}k"
        spent.append(seconds)
    return f"{spent[1]:.2f} ×{spent[1] / max(spent[0], 0.001):.1f}"


def table(head: list[str], body: list[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for line in body:
        yield "| " + " | ".join(line) + " |"


def accuracy(gold: Path, peers: dict[str, Peer], files: list[Path]) -> Iterator[str]:
    yield "## Accuracy on the development sets: boundary F1, or cases right"
    yield ""
    yield from table(["set", *peers], [[path.stem, *(score(peer, path) for peer in peers.values())] for path in files])
    yield ""
    yield "## The same with paragraphs wrapped at 72 columns (Chinese: 36 characters)"
    yield ""
    yield from table(
        ["set", *peers],
        [[name, *(score_wrapped(peer, gold / f"{name}.jsonl") for peer in peers.values())] for name in WRAPPED],
    )
    yield ""


def report(gold: Path, only: list[str], *, with_accuracy: bool, with_growth: bool) -> Iterator[str]:
    peers, versions, absent = importable()
    peers = {name: peer for name, peer in peers.items() if not only or name in only}
    files = sorted(gold.glob("*.jsonl"))
    yield "# Segmentation: our splitter and its peers in one run"
    yield ""
    yield "Made by `python tools/benchmarks/segmentation.py --gold ../shared/gold/segmentation --write"
    yield (
        "docs/benchmarks/segmentation.md`. CPU time of one thread. Absent from this run: "
        + (", ".join(absent) or "none")
        + "."
    )
    yield ""
    yield "Versions: " + ", ".join(f"{name} {versions[name]}" for name in peers) + "."
    yield ""
    if with_accuracy:
        yield from accuracy(gold, peers, files)
    yield "## Throughput, MB of UTF-8 a second, results converted to offsets"
    yield ""
    english = ("ud_en_gum", "ud_en_ewt")
    kinds = {
        "English running text, 12 kB documents": ("en", pieces(gold, english, 12_000, 1_200_000, flowing=True)),
        "English running text, 600-byte calls": ("en", pieces(gold, english, 600, 600_000, flowing=True)),
        "English in short paragraphs, 12 kB documents": ("en", pieces(gold, english, 12_000, 1_200_000)),
        "Chinese, 1 000-character documents": ("zh", pieces(gold, ("ud_zh_gsdsimp",), 1_000, 400_000)),
    }
    yield from table(
        ["text", *peers],
        [[kind, *throughput(peers, language, documents)] for kind, (language, documents) in kinds.items()],
    )
    if with_growth:
        yield ""
        yield f"## Growth: CPU seconds at 256 000 characters and × those at 64 000 (✗: over {LIMIT} s, or an error)"
        yield ""
        yield from table(
            ["input", *peers],
            [[name, *(growth(peer, seed) for peer in peers.values())] for name, seed in ADVERSARIAL.items()],
        )
    yield ""
    yield f"Largest memory of the run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(__file__).parents[3] / "shared" / "gold" / "segmentation"
    parser.add_argument("--gold", type=Path, default=shared)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--skip-accuracy", action="store_true")
    parser.add_argument("--skip-growth", action="store_true")
    options = parser.parse_args()
    lines = []
    for line in report(
        options.gold, options.only, with_accuracy=not options.skip_accuracy, with_growth=not options.skip_growth
    ):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        options.write.parent.mkdir(parents=True, exist_ok=True)
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
