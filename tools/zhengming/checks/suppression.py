"""Silence on purpose: a translator's comment `zhengming: ignore N101 reason` on the unit."""

import re

from zhengming.documents import Unit

_COMMENT = re.compile(r"\s*(?:zhengming|zm):\s*ignore\s+([A-Za-z][\w-]*(?:\s*,\s*[A-Za-z][\w-]*)*)", re.IGNORECASE)


def silenced(unit: Unit) -> tuple[str, ...]:
    """Return the codes, names or families that the unit's own comments silence, as written."""
    if not unit.comments:
        return ()
    words: list[str] = []
    for comment in unit.comments:
        if match := _COMMENT.match(comment):
            words += (word.strip() for word in match[1].split(","))
    return tuple(words)


def covers(word: str, code: str, name: str) -> bool:
    """Tell whether a word of a suppression means this rule."""
    return word.upper() in {code, code[0], "ALL"} or word.lower() == name
