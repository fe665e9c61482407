"""The tags of the target are not those of the source.

A lost or unclosed tag breaks the page or the file. Their order is free; <file>-like stand-ins of usage lines are
words, not tags, and may be translated.

    en: Press <b>Save</b> now.
    bad: 现在点击<b>保存。

    en: Press <b>Save</b> or <i>Cancel</i>.
    good: 点击<i>取消</i>或<b>保存</b>。

    en: Found <0>{total}</0> results
    bad: 找到 <0>{total} 条结果

    en: usage: copy <source> <target>
    good: 用法：copy <来源> <目标>
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.masking import Mask

SEVERITY = "error"
EITHER = "<"
_NAME = re.compile(r"<(/?(?:[A-Za-z][\w:.-]*|\d+))")
_WIDE = re.compile(r"[^\x00-\x7f]")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield tags that only one side has, where the source's are real tags."""
    if not facts.source_masked.masks and not facts.masked.masks:
        return
    given, found = _tags(facts.source_masked.of("tag")), _tags(facts.masked.of("tag"))
    names, ours = Counter(map(_name, given)), Counter(map(_name, found))
    if names == ours or not _real(given):
        return
    added = ours - names
    for mask in found:
        name = _name(mask)
        if added[name] > 0 and not _WIDE.search(mask.text):
            added[name] -= 1
            yield Hit(f"tag {mask.text} is not in the source", mask.start, mask.end)
    for name in (names - ours).elements():
        yield Hit(f"tag <{name}> is missing", 0, len(facts.target))


def _tags(masks: tuple[Mask, ...]) -> tuple[Mask, ...]:
    return tuple(mask for mask in masks if _NAME.match(mask.text) and "@" not in mask.text)


def _name(mask: Mask) -> str:
    match = _NAME.match(mask.text)
    assert match
    return match[1].lower()


def _real(masks: tuple[Mask, ...]) -> bool:
    # Real tags close, close themselves or have attributes; a stand-in does none of this.
    return any(mask.text.startswith("</") or mask.text.endswith("/>") or "=" in mask.text for mask in masks)
