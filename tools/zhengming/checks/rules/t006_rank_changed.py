"""A deputy became the head, or the head a deputy.

副 is lost or added: the gravest error of a title, and one that reads well. So are 代 (acting) and 原 (former).

    date: 2022-04-05
    en: the Vice-Minister of the Ministry of Natural Resources
    bad: 自然资源部部长
    fixed: 自然资源部副部长

    date: 2022-04-05
    en: the Minister of the Ministry of Natural Resources
    bad: 自然资源部副部长

    date: 2012-04-05
    en: Wang Li, former Minister of Commerce
    bad: 商务部部长王莉

    date: 2022-04-05
    en: Minister of Transport Wang Li
    bad: 交通运输部代部长王莉

    date: 2012-04-05
    en: Wang Li, former Minister of Commerce
    good: 原商务部部长王莉

    date: 2022-04-05
    en: the Minister of the Ministry of Natural Resources
    good: 自然资源部部长
"""

import re
from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit, Span

SEVERITY = "error"
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield posts behind a body's name that are of the right kind and of another rank."""
    for one in names.mistitled(facts):
        if one.fault == "rank":
            yield one.hit(facts, '"{there}" is {here}, not {given}')
    yield from _standing(facts)


def _standing(facts: Facts) -> Iterator[Hit]:
    # former, then, acting: 原, 时任, 代. Whoever held a post is not who holds it.
    theirs, ours = facts.theirs.section("titles"), facts.ours.section("titles")
    if not theirs.get("former") or not ours.get("former"):
        return
    for part in (part for mention in facts.mentions for part in mention.parts if part.kind == "title"):
        words = re.split(r"[\s-]+", facts.source[max(0, part.start - 8) : part.end].lower())
        lost = any(word in words for word in theirs["former"]) and not any(
            mark in facts.target for mark in ours["former"]
        )
        if lost and names.stands(facts, part.accepted):
            text = facts.source[part.start : part.end]
            yield Hit(
                f'"{text}" is of the past', 0, len(facts.target), Span(part.start, part.end), hint=ours["former"][0]
            )
    base = facts.scene.termbase
    marks = (*ours["former"], *ours["acting"])
    pattern = names.standings(base, facts.ours.tag, marks, ours["ends"]) if base else None
    known = (*theirs["former"], *theirs["acting"])
    if pattern and not any(word in facts.low for word in known):
        for match in pattern.finditer(facts.target):
            fix = Fix(match.start(), match.end(), "")
            yield Hit(f'"{match[0]}" is not in the source', match.start(), match.end(), fix=fix)
