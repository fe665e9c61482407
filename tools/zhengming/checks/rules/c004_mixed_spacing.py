"""Blanks between Chinese and Latin characters come and go in one document.

Whether there is a blank is a policy of the house, not of the standard (W3C, Requirements for Chinese Text Layout,
3.2.2): off by default. What the document does less often is reported.

    en: Use Python here.
    beside: 此处使用 Python 语言。
    context: later
    en: Use Java here.
    bad: 此处使用Java 语言。
    fixed: 此处使用 Java 语言。

    en: Use Python here.
    beside: 此处使用 Python 语言。
    context: later
    en: Use Java here.
    good: 此处使用 Java 语言。
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "info"
DEFAULT = False


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield borders of the two scripts that have a blank where most have none, or the reverse."""
    for document in ledger.documents:
        letters = document.scene.languages[1].letters
        if not document.scene.languages[1].wide:
            continue
        tight = re.compile(rf"(?<=[{letters}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{letters}])")
        loose = re.compile(rf"(?<=[{letters}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[{letters}])")
        targets = [entry.unit.target for entry in document.entries]
        spaced = sum(len(loose.findall(text)) for text in targets) >= sum(len(tight.findall(text)) for text in targets)
        for facts in (entry.facts() for entry in document.entries):
            for match in (tight if spaced else loose).finditer(facts.text):
                fix = Fix(match.start(), match.end(), " " if spaced else "", safe=True)
                at = max(0, match.start() - (1 if spaced else 0))
                yield facts, Hit("blank missing" if spaced else "blank too many", at, match.end(), fix=fix)
