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

    en: Click "Next" to continue.
    bad: 点击”下一步“继续。
    fixed: 点击“下一步”继续。

    en: Click "Next" to continue.
    bad: 点击“下一步“继续。
    fixed: 点击“下一步”继续。

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
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.language import language

SEVERITY = "error"
NEEDS = '“”‘’„‚「」『』«»"'
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])’(?=[A-Za-z])|(?<=s)’(?=\s)|’(?=\d\ds?)")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield every quotation mark without its partner, of families that the source keeps balanced."""
    families, openers = _families(facts.ours.tag)
    found = [] if families.keys().isdisjoint(facts.chars) else list(_paired(facts, families, openers))
    # “so" has one mark of each kind left over: one fault.
    yield from found or _straight(facts)


def _paired(facts: Facts, families: dict[str, str], openers: frozenset[str]) -> Iterator[Hit]:
    text = _APOSTROPHE.sub(" ", facts.text) if "’" in facts.chars else facts.text
    lonely = pairs.lonely(text, families, openers)
    if not lonely or facts.source_text.count('"') % 2:
        return  # an odd number of straight ones: the quotation goes on in another unit
    source = _APOSTROPHE.sub(" ", facts.source_text)
    theirs, opening = _families(facts.theirs.tag)
    given = {theirs[source[at]] for at in pairs.lonely(source, theirs, opening)}
    lonely = [at for at in lonely if families[text[at]] not in given and not _copied(facts, at)]
    if len(lonely) == 2 and families[text[lonely[0]]] == families[text[lonely[1]]]:
        yield _turned(text, lonely, families)
        return
    for at in lonely:
        mark = text[at]
        opens = mark in openers
        fix = pairs.closing(text, at, facts.ours) if opens else None
        yield Hit(f"{mark} is never {'closed' if opens else 'opened'}", at, at + 1, fix=fix)


def _copied(facts: Facts, at: int) -> bool:
    # What the source has in the same company, unbalanced as it is, was carried over: '``user``’.
    around = facts.target[max(0, at - 3) : at + 1]
    return facts.target[at] == "’" and len(around) > 3 and around in facts.source


def _turned(text: str, lonely: list[int], families: dict[str, str]) -> Hit:
    # ”产品” or ”产品“: the pair is there, turned the wrong way.
    first, last = lonely
    couple = families[text[first]]
    fix = Fix(first, last + 1, couple[0] + text[first + 1 : last] + couple[1])
    return Hit(f"{text[first]}…{text[last]} for {couple[0]}…{couple[1]}", first, last + 1, fix=fix)


@lru_cache(maxsize=16)
def _families(tag: str) -> tuple[dict[str, str], frozenset[str]]:
    tables = language(tag)
    # Outside East Asia ’ is an apostrophe first of all.
    couples = [couple for couple in tables.marks.get("quotes", ()) if tables.wide or "’" not in couple]
    return {mark: couple for couple in couples for mark in couple}, frozenset(couple[0] for couple in couples)


def _straight(facts: Facts) -> Iterator[Hit]:
    if len(facts.source) > 2 and facts.text.count('"') % 2 and not facts.source_text.count('"') % 2:
        at = facts.text.rindex('"')
        yield Hit('straight quotation marks (") in odd number', at, at + 1)
