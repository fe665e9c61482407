"""The short form of a body's name stands before its full name in the document.

Off by default: press texts use short forms throughout. In official documents the full name comes first, 以下简称
the short one (GB/T 9704—2012 and the State Council's measures on official documents).

    date: 2022-04-22
    en: The State Administration for Market Regulation issued a notice.
    bad: 市场监管总局发布公告。
    context: later
    en: The State Administration for Market Regulation answers questions.
    beside: 国家市场监督管理总局负责解释。

    date: 2022-04-22
    en: The State Administration for Market Regulation issued a notice.
    good: 市场监管总局发布公告。
"""

from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "warning"
DEFAULT = False
NAMES = True


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the first short forms of bodies whose full name comes only later."""
    for document in ledger.documents:
        early: dict[str, tuple[Facts, Hit]] = {}
        done: set[str] = set()
        for entry in document.entries if document.scene.termbase else ():
            if not entry.mentions:
                continue
            facts = entry.facts()
            for demand in names.demands(facts):
                part = demand.part
                if part.kind != "body" or part.concept in done:
                    continue
                if part.accepted[0] in facts.target:
                    done.add(part.concept)
                    if part.concept in early:
                        yield early[part.concept]
                else:
                    short = next((name for name in part.accepted if name in facts.target), None)
                    if short and part.concept not in early:
                        at = facts.target.index(short)
                        hit = Hit(f'"{short}" before "{part.accepted[0]}"', at, at + len(short))
                        early[part.concept] = (facts, hit)
