"""A merge left its conflict markers in the text.

    en: Notice
    bad: <<<<<<< ours⏎公告⏎=======⏎通知⏎>>>>>>> theirs

    en: Notice
    good: 公告

Version control writes them into files; editors of translations show them as text, and programs print them.
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
NEEDS = "<>"
_MARKER = re.compile(r"^(?:<{7}|>{7})(?:\s.*)?$", re.MULTILINE)


def find(facts: Facts) -> Iterator[Hit]:
    """Yield lines that only a version control system writes."""
    for match in _MARKER.finditer(facts.target):
        if match[0] not in facts.source:
            yield Hit("conflict marker", match.start(), match.end())
