"""One source has two translations.

Within a run, equal sources are gathered across documents; the commonest translation stands, the first of equals,
and the others are reported. Short labels may differ by their context: there a repeat counts only under the same
context.

    en: Return a new dictionary of the same keys.
    beside: 返回具有相同键的新字典。
    context: again
    en: Return a new dictionary of the same keys.
    bad: 回传具有相同键的新字典。

    context: verb
    en: Open
    beside: 打开
    context: adjective
    en: Open
    good: 开放的
"""

from collections import Counter
from collections.abc import Iterator

from zhengming.checks import repeats
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "warning"


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the units whose translation is not the commonest of their source's."""
    for group in ledger.repeats:
        plain = Counter(repeats.plain(entry.unit.target) for entry in group)
        if len(plain) == 1:
            continue
        usual = plain.most_common(1)[0][0]
        given = next(entry.unit.target for entry in group if repeats.plain(entry.unit.target) == usual)
        for entry in group:
            if repeats.plain(entry.unit.target) != usual and repeats.comparable(entry, group):
                facts = entry.facts()
                yield facts, Hit("translated otherwise elsewhere", 0, len(facts.target), hint=f'elsewhere: "{given}"')
