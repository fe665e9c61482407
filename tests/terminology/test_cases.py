"""The cases beside the data, and the glossary's own integrity."""

import tomllib
from datetime import date
from typing import Any

import pytest

from zhengming import Termbase, workspace
from zhengming.terminology import integrity

CASES: list[dict[str, Any]] = tomllib.loads((workspace.shipped_glossary() / "cases.toml").read_text(encoding="utf-8"))[
    "case"
]


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase.load()


def test_the_case_file_is_not_empty_and_each_case_is_whole() -> None:
    assert len(CASES) >= 40
    for case in CASES:
        assert {"what", "on", "text", "target"} <= case.keys() <= {"what", "on", "text", "target", "short", "sure"}, (
            case
        )


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_case(termbase: Termbase, case: dict[str, Any]) -> None:
    mentions = termbase.annotate(case["text"], on=date.fromisoformat(case["on"]))
    named = [mention for mention in mentions if mention.kind in {"body", "title"}]
    assert "、".join(mention.target for mention in named) == case["target"]
    assert "、".join(mention.target_short for mention in named) == case.get("short", case["target"])
    if case.get("sure") is False:
        assert not all(mention.sure for mention in named)


def test_shipped_glossary_is_clean() -> None:
    assert [str(fault) for fault in integrity.check(workspace.shipped_glossary())] == []


def test_every_folder_of_records_holds_some() -> None:
    from zhengming.terminology import records, shapes

    found = records.files(workspace.shipped_glossary())
    for folder in shapes.FOLDERS:
        assert any(folder in path.parts for path in found), folder


def test_base_is_as_broad_as_promised(termbase: Termbase) -> None:
    kinds = [termbase.index.record(number).kind for number in range(len(termbase.index))]
    assert sum(kind in {"body", "department"} for kind in kinds) >= 1200
    assert sum(kind in {"term", "document"} for kind in kinds) >= 140


def test_no_enforced_name_is_without_source(termbase: Termbase) -> None:
    for number in range(len(termbase.index)):
        record = termbase.index.record(number)
        assert record.sources or not record.attested, record.id
