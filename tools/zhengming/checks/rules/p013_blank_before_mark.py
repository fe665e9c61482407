"""A mark that takes a blank before it stands close, or the reverse.

French sets a no-break space before ? ! ; and » (Lexique des règles typographiques en usage à l'Imprimerie nationale); Canadian
French does not. What the document does less often is reported.

    language: fr
    en: Are you ready?
    beside: Êtes-vous prêt ?
    context: later
    en: Are you sure?
    bad: Êtes-vous sûr?

    language: fr
    en: Are you ready?
    beside: Êtes-vous prêt?
    context: later
    en: Are you sure?
    good: Êtes-vous sûr?
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "info"
_BLANK = "\u00a0"


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the marks without their blank, in documents that set it as a rule."""
    for document in ledger.documents:
        marks = document.scene.languages[1].marks.get("blank_before")
        if not marks:
            continue
        close = re.compile(rf"(?<=[^\W\d_])[{marks}](?=\s|$)")
        apart = re.compile(rf"[ \u00a0\u202f][{marks}](?=\s|$)")
        texts = [entry.unit.target for entry in document.entries]
        if sum(len(apart.findall(text)) for text in texts) < sum(len(close.findall(text)) for text in texts):
            continue
        for entry in document.entries:
            if not close.search(entry.unit.target):
                continue
            facts = entry.facts()
            for match in close.finditer(facts.text):
                fix = Fix(match.start(), match.start(), _BLANK, safe=True)
                yield facts, Hit(f'a blank is missing before "{match[0]}"', match.start(), match.end(), fix=fix)
