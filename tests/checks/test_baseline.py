"""A baseline follows the texts, not the lines, and tells what is stale."""

from pathlib import Path

import pytest

from zhengming.checks import baseline, check
from zhengming.documents import Catalog, State, Unit
from zhengming.errors import InputError


def name(path: Path | None) -> str:
    return str(path or "")


def found(*targets: str) -> Catalog:
    return Catalog(units=tuple(Unit("Save the file.", target, State.TRANSLATED, context=target) for target in targets))


def test_known_findings_are_left_out_and_edited_ones_come_back() -> None:
    known = baseline.load(baseline.dump(check(found("保存文件.")), name), Path("b.json"))
    assert baseline.sift(check(found("保存文件.")), known, name) == ((), ())
    fresh, stale = baseline.sift(check(found("保存该文件.")), known, name)
    assert [one.code for one in fresh] == ["P001"]
    assert [entry.code for entry in stale] == ["P001"]


def test_file_that_is_no_baseline_is_an_error() -> None:
    with pytest.raises(InputError, match=r"b\.json: is no baseline"):
        baseline.load('{"findings": [1]}', Path("b.json"))
