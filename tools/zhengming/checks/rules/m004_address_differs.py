"""A web or mail address of the source is missing in the target, or changed.

An address is copied, never retyped. A link to the page's version in the target's language is welcome.

    en: See https://www.example.org/notice/86.html for details.
    bad: 详见 https://www.example.org/notice/87.html 。
    fixed: 详见 https://www.example.org/notice/86.html 。

    en: Mail info@example.org or see `the page <https://example.org/a>`_.
    bad: 请发邮件至 info@example.org 或参阅 `该网页`_。

    en: See https://example.org/en/page.
    good: 详见 https://example.org/zh-cn/page。
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhengming.checks import masking
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.language import Language
from zhengming.checks.masking import Mask

SEVERITY = "error"
SOURCE_NEEDS = "@"
_LOCALE = re.compile(
    r"(?<=[/._=-])(?:[a-z]{2}(?:[-_][a-z]{2,4})?|zh-hans|zh-hant)(?=[/._&#-]|$)|//(?:www|[a-z]{2}|zh)\.", re.IGNORECASE
)


def source_words(_theirs: Language, _ours: Language) -> tuple[str, ...]:
    """Return the words with which an address begins."""
    return masking.SCHEMES


def find(facts: Facts) -> Iterator[Hit]:
    """Yield addresses that only one side has, versions in another language counting as the same."""
    if not facts.source_masked.masks and not facts.masked.masks:
        return
    given, found = facts.source_masked.of("url", "email"), facts.masked.of("url", "email")
    if not given:
        return
    ours = Counter(_plain(mask) for mask in found)
    missing = [mask for mask in given if not _take(ours, _plain(mask))]
    if not missing:
        return
    added = [mask for mask in found if ours[_plain(mask)] > 0]
    if {_local(mask) for mask in missing} <= {_local(mask) for mask in added}:
        return
    # An address broken by a blank in the source, and one of the page for the target's own readers.
    own = facts.ours.tag.partition("-")[0]
    missing = [
        mask
        for mask in missing
        if not any(_plain(other).startswith(_plain(mask)) or _leads(other, mask, own) for other in added)
    ]
    for mask in missing:
        if added and len(added) == len(missing):
            other = added[missing.index(mask)]
            if _site(other) == _site(mask):
                fix = Fix(other.start, other.end, mask.text, safe=True)
                yield Hit(
                    f"{other.text} is not the source's address",
                    other.start,
                    other.end,
                    fix=fix,
                    hint=f"write {mask.text}",
                )
        elif not added:
            yield Hit(f"address {mask.text} is missing", 0, len(facts.target))


def _take(stock: Counter[str], key: str) -> bool:
    # The same address may stand once where the source repeats it.
    if key not in stock:
        return False
    stock[key] -= 1
    return True


def _plain(mask: Mask) -> str:
    return mask.text.lower().replace("https://", "http://").removeprefix("mailto:").rstrip("/")


def _local(mask: Mask) -> str:
    return _LOCALE.sub("*", _plain(mask)).replace("zh", "*").replace("en", "*")


def _leads(mask: Mask, given: Mask, own: str) -> bool:
    parts = re.split(r"[/._?=&-]", _plain(mask).lower())
    return own in parts and own not in re.split(r"[/._?=&-]", _plain(given).lower()) and _site(mask) == _site(given)


def _site(mask: Mask) -> str:
    return _plain(mask).partition("://")[2].partition("/")[0]
