"""A comment silences a rule that has nothing to say here.

`zhengming: ignore N001 reason` outlived its reason, or names no rule; it would hide the next fault.

    comment: zhengming: ignore N001 the source is wrong
    en: The notice covers 14 products.
    bad: 该公告涉及14种产品。

    comment: zhengming: ignore N001 the source is wrong
    en: The notice covers 14 products.
    good: 该公告涉及15种产品。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "warning"


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the suppressions that silenced nothing in this run."""
    for document in ledger.documents:
        for unit, word in tuple(document.stale):
            yield Facts(unit, document.scene), Hit(f'"ignore {word}" silences nothing', hint="take the comment out")
