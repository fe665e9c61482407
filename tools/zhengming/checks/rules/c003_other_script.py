"""Characters of the other script stand in the text: traditional ones in simplified Chinese, or the reverse.

Tongyong Guifan Hanzi Biao (State Council, 2013). The list holds only characters that simplified text never has
(OpenCC less GB/T 2312); a name that the source itself writes so is left alone.

    en: It cannot be sent again.
    bad: 无法再次發送。
    fixed: 无法再次发送。

    language: zh_TW
    en: The account was deleted.
    bad: 账户已刪除。
    fixed: 賬戶已刪除。

    en: Click 繁體中文.
    good: 点击“繁體中文”。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.language import Language, entries

SEVERITY = "error"
_TONGUE = re.compile(r"[简簡][体體]中文|简体|汉语|华语|[繁正][體体]中文|正體|繁體|日本語|漢字|漢語|臺灣|한국어")


def target_needs(ours: Language) -> frozenset[str]:
    """Return the characters of the other script."""
    name = ours.table.get("other")
    return _table(name)[1] if name else frozenset()


def find(facts: Facts) -> Iterator[Hit]:
    """Yield every stretch of characters of the other script."""
    name = facts.ours.table.get("other")
    if not name:
        return
    table, foreign = _table(name)
    wrong = foreign & facts.chars
    if not wrong or not wrong.isdisjoint(facts.source_chars):
        return
    if any("\u3040" <= char <= "\u30ff" for char in facts.chars):
        return  # Japanese quoted in the text has its own characters
    text = _TONGUE.sub(lambda match: " " * len(match[0]), facts.target)
    for match in re.finditer(f"[{''.join(sorted(wrong))}]+", text):
        own = "".join(table[char] for char in match[0])
        fix = Fix(match.start(), match.end(), own, safe=True)
        yield Hit(f'"{match[0]}" is not {facts.ours.tag}', match.start(), match.end(), fix=fix, hint=f'write "{own}"')


@lru_cache(maxsize=8)
def _table(name: str) -> tuple[dict[str, str], frozenset[str]]:
    table = {entry[0]: entry[1] for entry in entries(name)}
    return table, frozenset(table)
