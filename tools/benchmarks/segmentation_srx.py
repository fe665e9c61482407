"""Measure segmentation by an SRX file as large as those in use: 1,550 rules, an abbreviation each and a few that break.

Usage: python tools/benchmarks/segmentation_srx.py [--gold DIR] [--rules FILE.srx --language TAG]

Without --rules the file is made of the project's own abbreviations. CPU seconds of one thread, median of five passes.
"""

import argparse
import json
import re
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))
from zhengming.segmentation import rules
from zhengming.segmentation.srx import LanguageMap, LanguageRules, Rule, Srx, SrxSplitter, read

SIZE = 1550
PASSES = 5
LANGUAGES = ("en", "de", "fr", "es", "it", "pt")
KEPT = (
    Rule(breaks=False, before=r"\b[A-Z]\.\s", after=""),
    Rule(breaks=False, before=r"\b(?:Mr|Mrs|Dr|Prof)\.\s", after=""),
    Rule(breaks=False, before=r"[.!?]\s", after=r"[a-z]"),
    Rule(breaks=False, before=r"\d\.\s", after=r"\d"),
)
BREAKING = (
    Rule(breaks=True, before=r"[.!?…][»’”\"'\p{Pe}]*\s+", after=""),
    Rule(breaks=True, before=r"[.!?…]['\"»’”\p{Pe}]*", after=r"\p{Lu}[^\p{Lu}]"),
    Rule(breaks=True, before=r"\n\s*\n", after=""),
)


def large() -> Srx:
    """Return rules of the usual shape, SIZE of them."""
    words = sorted(
        {word for language in LANGUAGES for word in rules.load(language).abbreviations if word[0] not in "-="}
    )
    kept = [
        Rule(breaks=False, before=rf"\b{re.escape(word)}\.", after=r"\s")
        for word in words[: SIZE - len(KEPT) - len(BREAKING)]
    ]
    return Srx((LanguageRules("Any", (*kept, *KEPT, *BREAKING)),), (LanguageMap(".*", "Any"),))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parents[3] / "shared" / "gold" / "segmentation")
    parser.add_argument("--rules", type=Path)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    srx = read(options.rules) if options.rules else large()
    with (options.gold / "ud_en_gum.jsonl").open(encoding="utf-8") as lines:
        documents = [json.loads(line)["text"] for line in lines]
    started = time.process_time()
    splitter = SrxSplitter(srx, options.language)
    print(f"{len(srx.rules(options.language))} rules read in {time.process_time() - started:.2f} s")
    spent = []
    for _ in range(PASSES):
        started = time.process_time()
        for text in documents:
            splitter.split(text)
        spent.append(time.process_time() - started)
    print(f"{sum(len(text.encode()) for text in documents) / 1e6 / median(spent):.1f} MB/s")


if __name__ == "__main__":
    main()
