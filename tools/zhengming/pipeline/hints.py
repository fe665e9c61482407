"""What a translator sees beside a sentence: the official equivalents, one a line."""

import re
from collections.abc import Iterable

from zhengming.terminology import Mention

MOST = 8
"""Lines at most: editors scroll after that."""

_ORDER = {"title": 0, "body": 1, "person": 2, "document": 3, "term": 4}
_ACRONYM = re.compile(r"\s*[(（]\s*([^()（）\s]{2,15})\s*[)）]")
_NAMED = frozenset({"body", "department"})


def lines(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return at most eight lines such as `Vice-Minister of SAMR → 市场监管总局副局长`, the most important first.

    Titles and bodies come before persons, documents and terms; what a check would demand before what it would not; what
    is on record before what is not. An unsure equivalent says so and names the candidates.
    """
    ranked = sorted(mentions, key=_rank)
    return tuple(dict.fromkeys(line for mention in ranked if (line := _line(mention))))[:MOST]


def _rank(mention: Mention) -> tuple[bool, int, bool, int]:
    enforced = any(part.enforced for part in mention.parts) or not mention.parts
    return (not mention.target, _ORDER[mention.kind], not enforced, mention.start)


def _line(mention: Mention) -> str:
    target = mention.target_short or mention.target
    if mention.sure and target:
        return f"{shortened(mention)} → {target}"
    if target or mention.candidates:
        choice = " / ".join(dict.fromkeys((*([target] if target else []), *mention.candidates)))
        return f"{shortened(mention)} → {choice} (unsure)"
    return "" if mention.kind in {"person", "term"} else f"{shortened(mention)} → ? (not on record)"


def shortened(mention: Mention) -> str:
    """Return the mention's text with each body that the text gives an acronym for replaced by the acronym."""
    text, shift = mention.text, -mention.start
    for part in sorted(mention.parts, key=lambda part: part.start, reverse=True):
        if part.kind not in _NAMED or part.start < mention.start:
            continue
        start, end = part.start + shift, part.end + shift
        inside = _ACRONYM.search(text, start, end)
        after = _ACRONYM.match(text, end)
        if inside and inside.end() == end:
            text = text[:start] + inside[1] + text[end:]
        elif after:
            text = text[:start] + after[1] + text[after.end() :]
    return " ".join(text.split())
