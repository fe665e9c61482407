"""When two units with one source are the same case, and when two targets are the same words."""

import re
from collections.abc import Iterable

from zhengming.checks.ledger import Entry

_MARKS = re.compile(r"[\s\W_]+")
_LONG = 4


def plain(text: str) -> str:
    """Return a target without blanks and marks."""
    return _MARKS.sub("", text).casefold() or text


def comparable(entry: Entry, group: Iterable[Entry]) -> bool:
    """Tell whether another unit of the group is the same case: a sentence in any context, a label only in the same one."""
    if entry.unit.source.count(" ") >= _LONG - 1:
        return True
    context = entry.unit.context
    return bool(context) and any(other.unit is not entry.unit and other.unit.context == context for other in group)
