"""One source has two translations that differ only in punctuation or blanks.

Translation memories then hold two entries for one sentence, and readers wonder whether a difference is meant.

    en: Return a new dictionary of the same keys:
    beside: 返回具有相同键的新字典：
    context: again
    en: Return a new dictionary of the same keys:
    bad: 返回具有相同键的新字典:

    en: Return a new dictionary of the same keys:
    beside: 返回具有相同键的新字典：
    context: again
    en: Return a new dictionary of the same keys:
    good: 返回具有相同键的新字典：
"""

from collections import Counter
from collections.abc import Iterator

from zhengming.checks import repeats
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "info"
DEFAULT = False


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the units that write the same words with other marks than most."""
    for group in ledger.repeats:
        exact = Counter(entry.unit.target for entry in group)
        if len(exact) == 1:
            continue
        for entry in group:
            target = entry.unit.target
            usual = next(
                (text for text, _ in exact.most_common() if repeats.plain(text) == repeats.plain(target)), target
            )
            if usual != target and repeats.comparable(entry, group):
                fix = Fix(0, len(target), usual)
                yield (
                    entry.facts(),
                    Hit("other marks than elsewhere", 0, len(target), fix=fix, hint=f'elsewhere: "{usual}"'),
                )
