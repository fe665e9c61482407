"""A quotation mark is opened and not closed, or closed and not opened.

GB/T 15834—2011, 4.8: “” outside, ‘’ inside, in pairs. Straight quotes must come in even numbers where the source's
do.

    en: The "Green Product" label
    bad: “绿色产品标识
    fixed: “绿色产品标识”

    en: Open "Find Services" and search.
    bad: 打开查找服务”并搜索。

    en: Press the "OK" button
    bad: 点击"确定按钮

    en: He said it doesn’t matter.
    good: 他说没关系。

    en: A 24" monitor
    good: 24"显示器
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks import pairs
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.language import language

SEVERITY = "error"
NEEDS = '“”‘’„‚「」『』«»"'
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])’(?=[A-Za-z])|(?<=s)’(?=\s)|’(?=\d\ds?)")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield every quotation mark without its partner, of families that the source keeps balanced."""
    families, openers = _families(facts.ours.tag)
    if not families.keys().isdisjoint(facts.chars):
        yield from _paired(facts, families, openers)
    yield from _straight(facts)


def _paired(facts: Facts, families: dict[str, str], openers: frozenset[str]) -> Iterator[Hit]:
    text = _APOSTROPHE.sub(" ", facts.text) if "’" in facts.chars else facts.text
    lonely = pairs.lonely(text, families, openers)
    if not lonely or _turned(text, lonely) or facts.source_text.count('"') % 2:
        return  # an odd number of straight ones: the quotation goes on in another unit
    source = _APOSTROPHE.sub(" ", facts.source_text)
    theirs, opening = _families(facts.theirs.tag)
    given = {theirs[source[at]] for at in pairs.lonely(source, theirs, opening)}
    for at in lonely:
        mark = text[at]
        if families[mark] not in given:
            opens = mark in openers
            fix = pairs.closing(text, at, facts.ours) if opens else None
            yield Hit(f"{mark} is never {'closed' if opens else 'opened'}", at, at + 1, fix=fix)


@lru_cache(maxsize=16)
def _families(tag: str) -> tuple[dict[str, str], frozenset[str]]:
    tables = language(tag)
    # Outside East Asia ’ is an apostrophe first of all.
    couples = [couple for couple in tables.marks.get("quotes", ()) if tables.wide or "’" not in couple]
    return {mark: couple for couple in couples for mark in couple}, frozenset(couple[0] for couple in couples)


def _turned(text: str, lonely: list[int]) -> bool:
    # ”产品” or “产品“: the pair is there, one of its marks is turned the wrong way.
    return len(lonely) == 2 and text[lonely[0]] == text[lonely[1]]


def _straight(facts: Facts) -> Iterator[Hit]:
    if len(facts.source) > 2 and facts.text.count('"') % 2 and not facts.source_text.count('"') % 2:
        at = facts.text.rindex('"')
        yield Hit('straight quotation marks (") in odd number', at, at + 1)
