"""An amount has another currency or unit than in the source.

1.2 billion US dollars is 12亿美元, not 12亿元; a ton is no kilogram. Compared are the units that stand behind
figures; only what is left over on both sides is reported.

    en: a fund of 5 million US dollars
    bad: 500万元基金

    en: 300 tons of steel
    bad: 300公斤钢材

    en: a fund of 5 million yuan and 300 tons of steel
    good: 500万元资金和300吨钢材
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.language import language

SEVERITY = "error"
NEEDS = "0123456789一二三四五六七八九十百千万亿"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield units behind figures of the target that stand for other units of the source."""
    theirs = _found(facts.source_text, facts.theirs.tag)
    if not theirs:
        return
    ours = _found(facts.text, facts.ours.tag)
    if not ours:
        return
    given, here = Counter(unit for unit, _ in theirs), Counter(unit for unit, _ in ours)
    missing, added = given - here, here - given
    if sum(missing.values()) != sum(added.values()):
        return
    rest = [(unit, span) for unit, span in theirs if missing[unit] > 0]
    for (unit, span), (_, there) in zip([one for one in ours if added[one[0]] > 0], rest, strict=False):
        text = facts.target[span.start : span.end]
        yield Hit(f'"{text}" for "{facts.source[there.start : there.end]}"', span.start, span.end, there, hint=unit)


def _found(text: str, tag: str) -> list[tuple[str, Span]]:
    pattern, names = _pattern(tag)
    if pattern is None:
        return []
    return [
        (names[match["unit"].lower()], Span(match.start("unit"), match.end("unit"))) for match in pattern.finditer(text)
    ]


@lru_cache(maxsize=8)
def _pattern(tag: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    table = language(tag)
    names = {name.lower(): unit for unit, given in table.section("units").items() for name in given}
    if not names:
        return None, {}
    scales = "|".join(map(re.escape, table.section("numbers").get("scales", {})))
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    edge = "" if table.wide else r"\b"
    return re.compile(rf"\d[\s-]*(?:(?:{scales})[\s-]*)*余?(?P<unit>{words}){edge}", re.IGNORECASE), names
