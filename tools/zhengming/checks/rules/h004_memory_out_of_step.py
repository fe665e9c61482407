"""The memory beside a translation says something else.

`locales/<language>/<notice>.po` and `.tmx` are written together; one edited by hand and not the other, the next
reader gets whichever is opened. Compared are files of one name and language in one run.

    en: The group was established.
    beside: 该组成立。
    format: tmx
    en: The group was established.
    bad: 该组建立。

    en: The group was established.
    beside: 该组成立。
    format: tmx
    en: The group was established.
    good: 该组成立。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Document, Ledger

SEVERITY = "warning"


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the units of a memory whose target differs from that of the PO file of the same name."""
    by_name: dict[tuple[str, str], dict[str, Document]] = {}
    for document in ledger.documents:
        path = document.catalog.path
        if path is not None:
            by_name.setdefault((str(path.with_suffix("")), document.scene.languages[1].tag), {})[
                document.catalog.format
            ] = document
    for pair in by_name.values():
        if "po" not in pair or "tmx" not in pair:
            continue
        targets: dict[str, set[str]] = {}
        for entry in pair["po"].entries:
            targets.setdefault(entry.unit.source, set()).add(entry.unit.target)
        for entry in pair["tmx"].entries:
            given = targets.get(entry.unit.source)
            if given and entry.unit.target not in given:
                facts = entry.facts()
                yield (
                    facts,
                    Hit("the PO file says otherwise", 0, len(facts.target), hint=f'there: "{min(given)}"'),
                )
