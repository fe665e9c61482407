"""Languages are recognised by script, function words and characters."""

import pytest

from zhengming.segmentation import cases, detect, rules
from zhengming.workspace import shipped_rules

LANGUAGES = [language for language in rules.known() if language != rules.ROOT]


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_of_its_own_cases_is_recognised(language: str) -> None:
    text = "\n".join(case.text for case in cases.load(shipped_rules() / language / "cases.txt"))
    assert detect(text) == language


@pytest.mark.parametrize(("text", "wanted"), [("", "en"), ("12.5", "en"), ("王毅", "zh-Hans"), ("Ωμέγα", "el")])
def test_little_text_falls_to_the_default_of_its_script(text: str, wanted: str) -> None:
    assert detect(text) == wanted


def test_default_is_taken_where_nothing_tells() -> None:
    assert detect("SAMR", default="fr") == "fr"
