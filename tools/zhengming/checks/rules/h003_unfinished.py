"""Units wait for a translator: fuzzy or untranslated.

Off by default; a gate for releases. One finding a file.

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

SEVERITY = "info"
DEFAULT = False


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the first unfinished unit of every document, with the count."""
    for document in ledger.documents:
        waiting = [unit for unit in document.catalog.units if not unit.finished and not unit.obsolete and unit.source]
        if waiting:
            fuzzy = sum(unit.fuzzy for unit in waiting)
            message = (
                f"{len(waiting)} of {len(waiting) + len(document.entries)} units unfinished, {fuzzy} of them fuzzy"
            )
            yield Facts(waiting[0], document.scene), Hit(message)
