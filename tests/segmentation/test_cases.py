"""The cases beside the rules, all of them, and the loader that refuses bad ones."""

from pathlib import Path

import pytest

from zhengming.errors import RulesError
from zhengming.segmentation import cases, rules, split
from zhengming.workspace import shipped_rules

LANGUAGES = rules.known()
CASES = [
    pytest.param(language, case, id=f"{language}:{case.line}")
    for language in LANGUAGES
    for case in cases.load(shipped_rules() / language / "cases.txt")
]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_case_falls_into_its_segments(language: str, case: cases.Case) -> None:
    found = tuple(segment.text for segment in split(case.text, language=language))
    assert (found == case.segments) is not case.wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_has_a_dozen_cases(language: str) -> None:
    assert len(cases.load(shipped_rules() / language / "cases.txt")) >= 12


def test_promised_languages_have_rules() -> None:
    promised = (
        "en zh-Hans zh-Hant ja ko fr de es it pt ru ar nl pl cs sk da sv el hi mr fa ur hy am my kk bg tr uk vi th id"
    )
    assert set(promised.split()) <= set(LANGUAGES)


@pytest.mark.parametrize(
    ("content", "line"),
    [("", None), ("# a remark only\n", None), ("One.‖ Two.\n‖One.\n", 2), ("One.‖‖ Two.\n", 1), ("One.‖  \n", 1)],
    ids=["empty", "remarks only", "nothing before", "nothing between", "nothing after"],
)
def test_bad_case_file_is_refused(tmp_path: Path, content: str, line: int | None) -> None:
    path = tmp_path / "cases.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        cases.load(path)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_case_says_what_it_was_drawn_as(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    path.write_text("# newlines\n! One⏎two.‖ Three.\n", encoding="utf-8")
    assert cases.load(path) == (
        cases.Case("One\ntwo. Three.", ("One\ntwo.", "Three."), "newlines", wrong=True, line=2),
    )
