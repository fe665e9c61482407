"""An acronym is introduced a second time in the document.

Off by default: units of a program's interface stand alone. In a notice the bracket belongs to the first mention only.

    en: the Ministry of Commerce (MOFCOM)
    beside: 商务部（MOFCOM）
    context: later
    en: by the Ministry of Commerce (MOFCOM)
    bad: 由商务部（MOFCOM）

    en: the Ministry of Commerce (MOFCOM)
    beside: 商务部（MOFCOM）
    context: later
    en: by MOFCOM
    good: 由MOFCOM
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "warning"
DEFAULT = False
_INTRODUCED = re.compile(r"(?<=[^\W\d_a-zA-Z])\s?[（(]([A-Z]{2,})[）)]")


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the second and further introductions of an acronym in a document."""
    for document in ledger.documents:
        seen: set[str] = set()
        for entry in document.entries:
            for match in _INTRODUCED.finditer(entry.unit.target):
                if match[1] in seen:
                    yield entry.facts(), Hit(f'"{match[1]}" was introduced before', match.start(), match.end())
                seen.add(match[1])
