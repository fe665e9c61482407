"""A bracket is opened and not closed, or closed and not opened.

GB/T 15834—2011, 4.9: brackets come in pairs. Half and full width count as one; brackets in code, links and smileys
are masked, and what the source itself leaves open (`a)`, an interval) may stay open.

    en: The tool is off (by default).
    bad: 该工具处于关闭状态（默认。
    fixed: 该工具处于关闭状态（默认）。

    en: Choose the type (required)
    bad: 选择类型必填）

    en: Choose the type (required)
    good: 选择类型(必填）

    en: a) first item
    good: a) 第一项
"""

from collections.abc import Iterator

from zhengming.checks import pairs
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
NEEDS = "()（）[]［］{}【】〔〕"
FAMILIES = {"(": "()", "（": "()", ")": "()", "）": "()", "[": "[]", "［": "[]", "]": "[]", "］": "[]", "{": "{}", "}": "{}",
            "【": "【】", "】": "【】", "〔": "〔〕", "〕": "〔〕"}  # fmt: skip
_OPENERS = frozenset("(（[［{【〔")
_ANY = frozenset(FAMILIES)


def find(facts: Facts) -> Iterator[Hit]:
    """Yield every bracket without its partner, of families that the source keeps balanced."""
    if _ANY.isdisjoint(facts.chars):
        return
    lonely = pairs.lonely(facts.text, FAMILIES, _OPENERS)
    if not lonely:
        return
    given = {FAMILIES[facts.source_text[at]] for at in pairs.lonely(facts.source_text, FAMILIES, _OPENERS)}
    for at in lonely:
        mark = facts.text[at]
        if FAMILIES[mark] not in given:
            opens = mark in _OPENERS
            fix = pairs.closing(facts.text, at, facts.ours) if opens else None
            yield Hit(f'"{mark}" is never {"closed" if opens else "opened"}', at, at + 1, fix=fix)
