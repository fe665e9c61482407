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
from zhengming.checks.finding import Fix, Hit, Span

SEVERITY = "error"
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield each forbidden rendering of a name of the source."""
    if facts.scene.termbase is None:
        return
    for demand in names.demands(facts):
        part = demand.part
        for text, why, at in names.wrong(facts, part):
            fix = Fix(at, at + len(text), part.accepted[0])
            message = f'"{text}" is not "{facts.source[part.start : part.end]}"'
            yield Hit(message, at, at + len(text), Span(part.start, part.end), fix, hint=why)
