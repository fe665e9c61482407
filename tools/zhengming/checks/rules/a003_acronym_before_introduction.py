"""An acronym is used before the document introduces it.

Off by default, as acronym-introduced-twice is.

    en: MOFCOM issued a notice.
    bad: MOFCOM发布公告。
    context: later
    en: the Ministry of Commerce (MOFCOM)
    beside: 商务部（MOFCOM）

    en: the Ministry of Commerce (MOFCOM)
    beside: 商务部（MOFCOM）
    context: later
    en: MOFCOM issued a notice.
    good: MOFCOM发布公告。
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "warning"
DEFAULT = False
_INTRODUCED = re.compile(r"(?<=[^\W\d_a-zA-Z])\s?[（(]([A-Z]{2,})[）)]")
_USED = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,}(?![A-Za-z0-9])")


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the uses of an acronym in units before the one that introduces it."""
    for document in ledger.documents:
        early: dict[str, tuple[Facts, Hit]] = {}
        done: set[str] = set()
        for entry in document.entries:
            introduced = {match[1] for match in _INTRODUCED.finditer(entry.unit.target)}
            for name in introduced - done:
                if name in early:
                    yield early[name]
            done |= introduced
            for match in _USED.finditer(entry.unit.target):
                if match[0] not in done and match[0] not in early:
                    early[match[0]] = (
                        entry.facts(),
                        Hit(f'"{match[0]}" before its introduction', match.start(), match.end()),
                    )
