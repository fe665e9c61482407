"""The target is the source, word for word.

A text with words of its own that was copied and never translated. Names, code and commands may stay as they are.

    en: The file could not be opened because it is locked.
    bad: The file could not be opened because it is locked.

    en: GNU General Public License
    good: GNU General Public License
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "warning"
_CODE = frozenset("\n=[]{}|<>$")
_WORD = re.compile(r"(?<![\w.-])[a-z]{2,}(?![\w.(-])")


def find(facts: Facts) -> Iterable[Hit]:
    """Return the whole of a target that equals its source and holds four words of its language, two of them small."""
    return _copied(facts) if facts.target == facts.source else ()


def _copied(facts: Facts) -> Iterator[Hit]:
    if facts.ours.tag == facts.theirs.tag or not _CODE.isdisjoint(facts.source_text):
        return
    words = _WORD.findall(facts.source_text)
    small = facts.theirs.section("function").get("words", ())
    if len(words) >= 4 and sum(word in small for word in words) >= 2:
        yield Hit("the same as the source", 0, len(facts.target))
