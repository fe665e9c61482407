"""Two sentences that differ only in their figures are rendered by different words.

A series of notices repeats its sentences; readers compare them, and memories should hold one. The commonest wording
in the run stands, the first of equals. Off by default: for series of notices, not for manuals.

    en: On May 3, the group issued Notice No. 12 on the supervision of toys.
    beside: 5月3日，该组发布关于玩具监督的第12号公告。
    context: later
    en: On June 4, the group issued Notice No. 14 on the supervision of toys.
    bad: 6月4日，该组印发了有关玩具监管的14号通告。

    en: On May 3, the group issued Notice No. 12 on the supervision of toys.
    beside: 5月3日，该组发布关于玩具监督的第12号公告。
    context: later
    en: On May 4, the group issued Notice No. 14 on the supervision of toys.
    good: 5月4日，该组发布关于玩具监督的第14号公告。
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from zhengming.checks import repeats
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Entry, Ledger
from zhengming.checks.values import dates

SEVERITY = "warning"
DEFAULT = False
_FIGURES = re.compile(r"\d[\d.,]*")
_LONG = 8


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the units that word a near repeat otherwise than most."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries():
        source = entry.unit.source
        if any(char.isdigit() for char in source) and len(source.split()) >= _LONG:
            groups[_plain_source(entry)].append(entry)
    for group in groups.values():
        wordings = Counter(_plain(entry.unit.target) for entry in group)
        if len(wordings) == 1 or len({entry.unit.source for entry in group}) == 1:
            continue
        usual = wordings.most_common(1)[0][0]
        given = next(entry.unit.target for entry in group if _plain(entry.unit.target) == usual)
        for entry in group:
            if _plain(entry.unit.target) != usual:
                facts = entry.facts()
                yield (
                    facts,
                    Hit("worded otherwise than its near repeats", 0, len(facts.target), hint=f'elsewhere: "{given}"'),
                )


def _plain(target: str) -> str:
    return repeats.plain(_FIGURES.sub("", target))


def _plain_source(entry: Entry) -> str:
    names = "|".join(dates.months(entry.scene.languages[0].tag))
    return _FIGURES.sub("#", re.sub(rf"\b(?:{names})\b", "#", entry.unit.source, flags=re.IGNORECASE))
