"""A name or term is rendered by words that the termbase calls wrong.

Literal renderings that sound right and are not the name (国家市场管理总局 lacks 监督), and equivalents that were
withdrawn.

    date: 2022-04-22
    en: the State Administration for Market Regulation
    bad: 国家市场管理总局
    fixed: 国家市场监督管理总局

    date: 2022-04-22
    en: the State Administration for Market Regulation
    good: 市场监管总局
"""

from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield each forbidden rendering of a name of the source."""
    for one in names.misnamed(facts):
        if one.why:
            there = facts.source[one.part.start : one.part.end]
            yield one.hit(f'"{one.text}" is not "{there}"', one.why)
