"""Every written defect is found, and no right translation is flagged."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from zhengming.checks import check
from zhengming.documents import Catalog, State, Unit
from zhengming.terminology import Termbase

VISIBLE = str.maketrans({"␣": " ", "⏎": "\n", "∅": None})
LINES = [
    line.translate(VISIBLE).split("\t")
    for line in (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


class Row(NamedTuple):
    kind: str
    date: str
    source: str
    right: str
    old: str
    new: str


@lru_cache(maxsize=1)
def base() -> Termbase:
    return Termbase.load()


def codes(row: Row, target: str) -> set[str]:
    notes = (f"date: {row.date}",) if row.date != "-" else ()
    unit = Unit(row.source, target, State.TRANSLATED, notes=notes)
    return {one.code for one in check(Catalog((unit,), "zh-Hans", "en"), termbase=base())}


def test_there_are_pairs_of_many_kinds() -> None:
    assert len({line[0] for line in LINES}) > 30
    assert all(len(line) == 6 for line in LINES)


OPEN = pytest.mark.xfail(strict=True, reason="no rule finds this yet: the file says open")


@pytest.mark.parametrize(
    "row",
    [pytest.param(Row(*line), marks=OPEN if line[0].startswith("open:") else ()) for line in LINES],
    ids=lambda row: f"{row.kind}: {row.source[:40]}",
)
def test_defect_is_found_and_the_right_translation_is_not_flagged(row: Row) -> None:
    assert row.old in row.right
    assert not codes(row, row.right)
    assert codes(row, row.right.replace(row.old, row.new, 1))
