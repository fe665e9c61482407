"""What spares rules a look hides nothing that they would find."""

import pytest
from tests.checks import examples

from zhengming.checks import Rule, catalogue
from zhengming.checks.engine import scene
from zhengming.checks.examining import Plan
from zhengming.checks.facts import Facts
from zhengming.documents import Catalog

RULES = tuple(rule for rule in catalogue() if rule.find)
CATALOGS = [
    catalog
    for rule in catalogue()
    for block in rule.page.examples
    for pair in block
    if pair.target
    for catalog in examples.catalogs((pair,))
]


def _every_language() -> list[Catalog]:
    """Every example also as a text of a language that has no tables, where next to nothing can be told."""
    return [*CATALOGS, *(Catalog(one.units, "sv", "zh-Hans", path=one.path) for one in CATALOGS)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_that_would_speak_of_an_example_is_asked(rule: Rule) -> None:
    base = examples.termbase() if rule.names or rule.code[0] in "AT" else None
    for catalog in _every_language():
        plan = Plan([rule], scene(catalog, termbase=base))
        for unit in catalog.units:
            found = list(rule.find(Facts(unit, plan.scene))) if rule.find else []
            due = rule in plan.due(Facts(unit, plan.scene))
            assert due or not found or Facts(unit, plan.scene).listing, (rule.code, unit.source, unit.target)
