"""One translation stands for sources that say different things.

Usually a sentence pasted into the wrong place. Only sentences are compared, and only where the sources have hardly
a word in common.

    en: The certificate was revoked by the authority in May.
    beside: 该证书已于五月被主管部门撤销。
    context: later
    en: Applications are handed in until noon on weekdays.
    bad: 该证书已于五月被主管部门撤销。

    en: The certificate was revoked by the authority in May.
    beside: 该证书已于五月被主管部门撤销。
    context: later
    en: The certificates were revoked by the authority in May.
    good: 该证书已于五月被主管部门撤销。
"""

from collections import defaultdict
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Entry, Ledger, repeated

SEVERITY = "warning"
_LONG = 10


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the later of two units with one target and unlike sources."""
    again = repeated(entry.unit.target for entry in ledger.entries() if len(entry.unit.target) >= _LONG)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries():
        if entry.unit.target in again and entry.unit.source.count(" ") >= 3:
            groups[entry.unit.target].append(entry)
    for group in groups.values():
        for entry in group[1:]:
            if _unlike(entry.unit.source, group[0].unit.source):
                facts = entry.facts()
                yield (
                    facts,
                    Hit(
                        "the translation of another sentence", 0, len(facts.target), hint=f'of "{group[0].unit.source}"'
                    ),
                )


def _unlike(one: str, other: str) -> bool:
    ours, theirs = set(one.lower().split()), set(other.lower().split())
    return len(ours & theirs) * 4 <= min(len(ours), len(theirs))
