"""A deputy became the head, or the head a deputy.

副 is lost or added: the gravest error of a title, and one that reads well.

    date: 2022-04-05
    en: the Vice-Minister of the Ministry of Natural Resources
    bad: 自然资源部部长
    fixed: 自然资源部副部长

    date: 2022-04-05
    en: the Minister of the Ministry of Natural Resources
    bad: 自然资源部副部长

    date: 2022-04-05
    en: the Minister of the Ministry of Natural Resources
    good: 自然资源部部长
"""

from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit, Span

SEVERITY = "error"
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield posts behind a body's name that are of the right kind and of another rank."""
    if facts.scene.termbase is None:
        return
    for demand in names.demands(facts, titles=True):
        part = demand.part
        fault, text, start, end = names.title(facts, demand)
        if fault == "rank":
            there = facts.source[part.start : part.end]
            fix = Fix(start, end, part.accepted[0])
            yield Hit(
                f'"{there}" is {part.accepted[0]}, not {text}',
                start,
                end,
                Span(part.start, part.end),
                fix,
                demand.mention.why,
            )
