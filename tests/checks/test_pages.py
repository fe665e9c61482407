"""Every rule's page runs: bad examples are found, good ones are not, fixes give what the page says."""

from pathlib import Path

import pytest
from tests.checks import examples

from zhengming.checks import Rule, catalogue
from zhengming.checks.page import Pair
from zhengming.checks.pages import book

RULES = catalogue()
CASES = [(rule, block) for rule in RULES for block in rule.page.examples]


def _id(value: object) -> str:
    return value.code if isinstance(value, Rule) else value[-1].target[:24] if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("rule", RULES, ids=_id)
def test_page_has_a_reason_and_examples_of_both_kinds(rule: Rule) -> None:
    verdicts = {pair.verdict for block in rule.page.examples for pair in block}
    assert {"bad", "good"} <= verdicts
    assert rule.page.title.endswith(".")
    assert len(rule.page.reason.split()) > 5 or rule.code in {"N008", "N012"}
    assert (rule.find is None) != (rule.survey is None)


def _scene(block: tuple[Pair, ...], judged: Pair) -> tuple[Pair, ...]:
    return tuple(one for one in block if one.verdict == "beside" or one is judged)


@pytest.mark.parametrize(("rule", "block"), CASES, ids=_id)
def test_example_is_judged_as_its_page_says(rule: Rule, block: tuple[Pair, ...]) -> None:
    for pair in block:
        if pair.verdict == "beside":
            continue
        found = examples.findings(rule, examples.catalogs(_scene(block, pair)))
        own = [one for one in found if rule.code[0] == "H" or (one.source == pair.source and one.target == pair.target)]
        assert bool(own) is (pair.verdict == "bad"), [one.message for one in own]


@pytest.mark.parametrize(("rule", "block"), CASES, ids=_id)
def test_fix_gives_the_fixed_text_which_is_clean(rule: Rule, block: tuple[Pair, ...]) -> None:
    for pair in block:
        if pair.fixed is None:
            continue
        texts = examples.catalogs(_scene(block, pair))
        mended = examples.fixed(texts, examples.findings(rule, texts))
        targets = [unit.target for text in mended for unit in text.units if unit.source == pair.source]
        assert targets[-1] == pair.fixed
        again = examples.findings(rule, mended)
        assert not again
        assert examples.fixed(mended, again) == mended


def test_docs_are_made_from_the_pages() -> None:
    path = Path(__file__).parents[2] / "docs" / "rules.md"
    assert path.read_text(encoding="utf-8") == book(RULES), "run: python -m zhengming.checks.pages > docs/rules.md"


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
