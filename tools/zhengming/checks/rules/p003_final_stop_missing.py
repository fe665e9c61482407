"""The source sentence ends with a stop, its translation with none.

GB/T 15834—2011, 4.1: a declarative sentence ends with 。. Where a document leaves the stop out throughout (labels,
cells) or in its short messages, that is its style and is left alone; so is a noun phrase, which is no sentence.

    en: The measures enter into force on May 1.
    bad: 本办法自5月1日起施行
    fixed: 本办法自5月1日起施行。

    en: invalid number after '.'
    good: "."后的数字无效

    en: The name of the cookie.
    good: cookie 的名称

    en: See the list below.
    good: 见下表：

    en: Approved by Beijing Machinery Co., Ltd.
    good: 由北京机械有限公司批准
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.checks import endings
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
_WORD = re.compile(r"[A-Za-z]{2,}")


def find(facts: Facts) -> Iterable[Hit]:
    """Return the end of a target without any final mark whose source ends a sentence with a stop."""
    return () if facts.target[-1:] in facts.ours.final else _missing(facts)


def _missing(facts: Facts) -> Iterator[Hit]:
    if not endings.stopped(facts.source, facts.theirs) or endings.marked(facts.target, facts.ours):
        return
    style = facts.scene.style
    if (
        style.drops_stops
        or (style.drops_short_stops and facts.source.count(" ") < 6)
        or not facts.native
        or not facts.target.strip()
    ):
        return
    if len(_WORD.findall(facts.source_text)) < 2 or endings.fragment(facts.source, facts.theirs):
        return
    at = len(facts.target.rstrip())
    stop = facts.ours.marks.get("stop", ".")
    yield Hit(
        "final stop missing", at - 1, at, fix=Fix(at, at, stop, safe=True), hint=f'end the sentence with "{stop}"'
    )
