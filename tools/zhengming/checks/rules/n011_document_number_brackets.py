"""The year of a document number does not stand between 〔 and 〕.

GB/T 9704—2012, 7.2.5: the year stands between tortoise-shell brackets, 国发〔2018〕35号, not square or round ones.

    en: Document No. 35 [2018] of the State Council
    bad: 国发[2018]35号
    fixed: 国发〔2018〕35号

    en: Document No. 35 [2018] of the State Council
    good: 国发〔2018〕35号
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = "号"
_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[\[（(［【]((?:19|20)\d\d)[\]）)］】](?=\s?第?\d+\s?号)")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield years of document numbers in other brackets."""
    for match in _NUMBER.finditer(facts.text):
        fix = Fix(match.start(), match.end(), f"〔{match[1]}〕", safe=True)
        yield Hit("document number without 〔〕", match.start(), match.end(), fix=fix)
