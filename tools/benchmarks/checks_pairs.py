"""Count which of the written defects the checks find and which right translations they flag.

    python tools/benchmarks/checks_pairs.py [FILE]

FILE (default tests/checks/pairs.tsv) has one defect a row: kind, date, source, right translation, what is wrong in it.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from zhengming.checks import check
from zhengming.documents import Catalog, State, Unit
from zhengming.terminology import Termbase

ROOT = Path(__file__).parents[2]
_VISIBLE = str.maketrans({"␣": " ", "⏎": "\n", "∅": None})


class Row(NamedTuple):
    """One defect: the right target, and the wrong one."""

    kind: str
    date: str
    source: str
    right: str
    wrong: str


def read(path: Path) -> list[Row]:
    """Return the rows of a file; a row whose replaced text is not in its translation is a fault of the file."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        kind, date, source, right, old, new = (part.translate(_VISIBLE) for part in line.split("\t"))
        assert old in right, line
        rows.append(Row(kind, date.strip("-"), source, right, right.replace(old, new, 1)))
    return rows


def codes(row: Row, target: str, termbase: Termbase) -> set[str]:
    """Return the codes of what is found in one unit alone."""
    notes = (f"date: {row.date}",) if row.date else ()
    unit = Unit(row.source, target, State.TRANSLATED, notes=notes)
    return {one.code for one in check(Catalog((unit,), "zh-Hans", "en"), termbase=termbase)}


def main() -> None:
    """Print what is missed and what is flagged for nothing, then the counts."""
    rows = read(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests/checks/pairs.tsv")
    base = Termbase.load()
    found: Counter[str] = Counter()
    flagged = 0
    for row in rows:
        clean = codes(row, row.right, base)
        more = codes(row, row.wrong, base) - clean
        found[row.kind] += bool(more)
        flagged += bool(clean)
        if not more:
            print(f"missed  {row.kind}: {row.source} | {row.wrong!r}")
        if clean:
            print(f"flagged {row.kind}: {row.source} | {row.right!r} {sorted(clean)}")
    total = Counter(row.kind for row in rows)
    print(", ".join(f"{kind} {found[kind]}/{count}" for kind, count in total.items()))
    print(
        f"found {found.total()}/{len(rows)} ({found.total() / len(rows):.1%}), right ones flagged {flagged}/{len(rows)}"
    )


if __name__ == "__main__":
    main()
