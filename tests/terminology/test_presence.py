"""The quick look before the annotator: it may let a text pass that holds nothing, never stop one that holds a name."""

import json
import os
from functools import cache
from pathlib import Path

import pytest

from zhengming import Termbase
from zhengming.terminology.presence import Presence

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ZHENGMING_SHARED", ROOT.parent / "shared"))
PLAIN = [
    "Click the button to save your changes.",
    "The request could not be completed; try again later.",
    "Returns the number of seconds since the file was opened.",
    "Pure paths provide the following methods and properties:",
    "A library of functions for reading images",
]


@cache
def presence(language: str) -> Presence:
    index = Termbase.load().index
    return Presence(index, language, lambda number, _: index.record(number).enforced)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_name_of_a_body_passes(language: str) -> None:
    index, asked = Termbase.load().index, 0
    for number in range(len(index)):
        record = index.record(number)
        for name in record.names.get(language, ()) if record.kind == "body" and record.enforced else ():
            assert presence(language).possible(f"about the {name.text}." if language == "en" else f"在{name.text}。")
            asked += 1
    assert asked > 1_000


def test_what_the_annotator_asks_for_passes() -> None:
    notices = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "segments" / "notices").glob("*.txt"))]
    lines = [line for notice in notices for line in notice.splitlines()]
    stopped = [line for line in lines if _asks(line) and not presence("en").possible(line)]
    assert stopped == []
    assert any(map(_asks, lines))


def test_titles_as_published_pass() -> None:
    path = SHARED / "gold" / "titles.jsonl"
    if not path.exists():
        pytest.skip("the gold titles do not lie beside the repository (ZHENGMING_SHARED)")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [next(row[key] for key in ("en", "source", "mention", "text") if key in row) for row in rows]
    assert [text for text in texts if _asks(text) and not presence("en").possible(text)] == []


def _asks(text: str) -> bool:
    return any(
        part.enforced and part.sure and part.concept for one in Termbase.load().annotate(text) for part in one.parts
    )


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_stopped(text: str) -> None:
    assert not presence("en").possible(text)


def test_words_far_apart_are_no_name() -> None:
    words = "market {0} regulation {0} administration {0} state".format("and then another word came along " * 9)
    assert not presence("en").possible(words)
    assert presence("en").possible("the administration, of the state, for market regulation")


def test_a_word_often_said_costs_no_more() -> None:
    assert not presence("en").possible("market administration " * 50_000)
