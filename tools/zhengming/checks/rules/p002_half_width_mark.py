"""A half-width comma, colon, semicolon, question or exclamation mark stands between full-width letters.

GB/T 15834—2011, 5.1: marks of Chinese take a full-width place. A comma is not mended blindly: it may stand for ，
or 、. A document that uses the half-width mark throughout is left alone.

    en: In general, prefer the first form.
    bad: 一般来说,应采用第一种形式。
    fixed: 一般来说，应采用第一种形式。

    en: Note: the deadline has passed!
    bad: 注意:期限已过!请联系我们。
    fixed: 注意：期限已过！请联系我们。

    en: Are you sure?
    bad: 确定吗?
    fixed: 确定吗？

    en: yes,no,maybe
    good: 是,否,可能

    en: The meeting lasts from 9:00 to 11:30.
    good: 会议时间为9:00至11:30。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NEEDS = ",;:!?"
_MARKS = frozenset(",;:!?")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield half-width marks between two letters of the language's own script, where the document has no such habit."""
    full = facts.ours.marks.get("full", {})
    if not full or _MARKS.isdisjoint(facts.chars):
        return
    for match in _pattern(facts.ours.letters).finditer(facts.text):
        mark = match[0]
        own = full.get(mark)
        if _kept(mark, facts):
            continue
        if own and not facts.scene.style.prefers_half(mark, own):
            fix = Fix(match.start(), match.end(), own, safe=mark != ",")
            hint = f'write "{own}"' + (f' or "{facts.ours.marks.get("enumeration")}"' if mark == "," else "")
            yield Hit(f'half-width "{mark}" in {facts.ours.tag} text', match.start(), match.end(), fix=fix, hint=hint)


def _kept(mark: str, facts: Facts) -> bool:
    # "yes,no,maybe" and USER:GROUP: what a program takes apart stays as it is.
    return mark in ",:;" and re.search(rf"[A-Za-z>]{re.escape(mark)}[A-Za-z<]", facts.source_text) is not None


@lru_cache(maxsize=8)
def _pattern(letters: str) -> re.Pattern[str]:
    # Behind a full-width letter, before one or what opens a word; a comma or semicolon also before a figure or a Latin
    # letter. A blank behind the mark is a house style.
    return re.compile(
        rf"""[,;:!?](?<=[{letters}”」』）】》].)
        (?:(?=[{letters}“「『（《]) | (?<=[,;])(?=[A-Za-z0-9\ufffc]) | (?<=[?!])(?=["'”’）)]?\s*$))""",
        re.VERBOSE,
    )
