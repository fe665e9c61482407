"""A unit was forgotten in a document that is otherwise finished.

Reported where at most three units are not translated and forty times as many are, or all but one: a translation in progress is
no fault.

    en: The meeting was held in Beijing.
    beside: 会议在北京举行。
    en: The group was established.
    bad:

    en: The group was established.
    good: 该组成立。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger
from zhengming.documents import State

SEVERITY = "warning"


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the untranslated units of documents that are nearly complete."""
    for document in ledger.documents:
        blank = [
            one for one in document.catalog.units if one.state is State.UNTRANSLATED and not one.obsolete and one.source
        ]
        done = len(document.entries)
        if blank and done and len(blank) <= 3 and (len(blank) <= done / 40 or len(blank) == 1):
            for unit in blank:
                yield Facts(unit, document.scene), Hit("not translated")
