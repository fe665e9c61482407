"""What looks like an official name is not in the termbase.

Off by default: it is for those who keep the glossary, and asks them to add the name with its source.

    date: 2022-04-22
    en: Li Na, Director of the Department of Imaginary Affairs of the Ministry of Commerce, spoke.
    bad: 商务部虚务司司长李娜发言。

    date: 2022-04-22
    en: the Ministry of Commerce spoke
    good: 商务部表示
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span

SEVERITY = "info"
DEFAULT = False
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield bodies and titles of the source for which the termbase has no sure equivalent."""
    for mention in facts.mentions:
        if mention.kind in {"body", "title"} and not mention.sure:
            yield Hit(
                f'"{mention.text}" is not on record',
                0,
                len(facts.target),
                Span(mention.start, mention.end),
                hint=mention.why,
            )
