"""The published mentions of the shared folder, where it is at hand: a floor under what has been reached."""

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhengming import Termbase

GOLD = Path(os.environ.get("ZHENGMING_SHARED", Path(__file__).parents[3] / "shared")) / "gold" / "titles.jsonl"


def folded(text: str) -> str:
    return re.sub(r"\s", "", text).replace("(", "（").replace(")", "）")


def day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, *[7, 1][len(parts) - 1 :]][:3])


def answered(termbase: Termbase, row: dict[str, Any]) -> tuple[bool, bool]:
    mentions = [found for found in termbase.annotate(row["en"], on=day(row["date"])) if found.kind in {"body", "title"}]
    full = folded("、".join(mention.target for mention in mentions))
    short = folded("、".join(mention.target_short for mention in mentions))
    accepted = {folded(text) for text in [row["zh"], *row["zh_accept"]]}
    return bool({full, short} & accepted), bool(mentions) and all(mention.sure for mention in mentions)


@pytest.mark.skipif(not GOLD.is_file(), reason="the shared gold rows are not here (ZHENGMING_SHARED)")
def test_published_titles_are_answered_as_published() -> None:
    termbase = Termbase.load()
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    results = [answered(termbase, row) for row in rows]
    sure = [right for right, certain in results if certain]
    assert sum(right for right, _ in results) >= 0.95 * len(rows)
    assert len(sure) > len(rows) / 2
    assert sum(sure) >= 0.99 * len(sure)
