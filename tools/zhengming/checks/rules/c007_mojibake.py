"""The text went through a wrong character set.

U+FFFD stands for bytes that could not be read; ä¸­ and 锟斤拷 are Chinese read as Latin-1 or GBK.

    en: Notice
    bad: 公告\ufffd\ufffd

    en: Notice
    bad: ä¸­å›½

    en: Notice
    good: 公告
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
NEEDS = "\ufffd锟烫屯" + "".join(map(chr, range(0xC2, 0xF5)))
_BROKEN = re.compile(
    r"\ufffd+|锟斤拷|烫烫烫|屯屯屯|(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}){2,}"
)


def find(facts: Facts) -> Iterator[Hit]:
    """Yield stretches that only a wrong decoding makes."""
    for match in _BROKEN.finditer(facts.target):
        if match[0] not in facts.source:
            yield Hit(
                "text read in a wrong character set",
                match.start(),
                match.end(),
                hint="decode the original bytes as UTF-8",
            )
