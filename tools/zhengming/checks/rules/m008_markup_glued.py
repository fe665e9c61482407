r"""Inline markup touches a letter, so that it is not recognized as markup.

reStructuredText, “Inline markup recognition rules”: what opens a role, literal or link must follow a blank or a
mark, and a blank or a mark must follow what closes it. A backslash and a blank (`\\ `) separate without showing.

    en: see :ref:`the list <list>` for details
    bad: 详见:ref:`列表 <list>` 。
    fixed: 详见 :ref:`列表 <list>` 。

    en: see :ref:`the list <list>` for details
    good: 详见 :ref:`列表 <list>`。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
SOURCE_NEEDS = "`"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield roles of the target that follow or precede a letter, in texts whose source has roles."""
    if ":`" not in facts.target or ":`" not in facts.source:
        return
    text = facts.target
    for mask in facts.masked.of("role"):
        opens, closes = mask.text.startswith(":"), mask.text.endswith("`") and len(mask.text) > 1
        if opens and mask.start and text[mask.start - 1].isalnum():
            yield Hit("a letter before the role", mask.start, mask.start + 1, fix=Fix(mask.start, mask.start, " "))
        if closes and not mask.text.endswith(":`") and mask.end < len(text) and text[mask.end].isalnum():
            yield Hit("a letter after the role", mask.end - 1, mask.end, fix=Fix(mask.end, mask.end, " "))
