"""The ends of a range changed places.

    en: ten years, from 2015 to 2025, in lots of 20-50
    bad: 2025至2015年这十年，每批20-50件

    en: from 2015 to 2025
    good: 2015—2025年

A range runs from the lower to the higher figure unless the source says otherwise; reversed, it is read as a mistake
or, worse, as a fall.
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "error"
SOURCE_NEEDS = "0123456789"
NEEDS = "-—–至到～~－"
_RANGE = re.compile(
    r"(?<![\d.,-])(\d[\d,.]*)\s*(?:年|月|日|%|％)?\s*(?:-|—|–|[升降增减减少加高低下上调长缩扩大回落]{0,2}(?:至|到)|～|~|－|to|through|until|and)\s*(\d[\d,.]*\d|\d)(?![\d-])"
)


def find(facts: Facts) -> Iterator[Hit]:
    """Yield ranges of the target whose ends stand the other way round in the source."""
    given: set[tuple[str, str]] | None = None
    for match in _RANGE.finditer(facts.text):
        if given is None:
            given = {(one[1], one[2]) for one in _RANGE.finditer(facts.source_text)}
        low, high = match[1], match[2]
        if low != high and (high, low) in given and (low, high) not in given:
            text = match[0].replace(low, "\0", 1).replace(high, low, 1).replace("\0", high, 1)
            fix = Fix(match.start(), match.end(), text)
            yield Hit("range reversed", match.start(), match.end(), fix=fix)
