"""A heading ends with a stop that its source does not have.

Titles and headings carry no 。 (GB/T 15834—2011, 4.1 speaks of sentences only; the State Council's rules for the
format of official documents, GB/T 9704—2012, set titles without it).

    note: heading
    en: Notice on the Quality Supervision of Toys
    bad: 关于玩具质量监督的公告。
    fixed: 关于玩具质量监督的公告

    note: heading
    en: Is It Safe?
    good: 它安全吗？
"""

from collections.abc import Iterator

from zhengming.checks import endings
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
NOTED = True
_HEADINGS = frozenset({"heading", "title", "kind: heading", "kind: title", "type: title"})


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the stop at the end of a unit that its notes call a heading."""
    stop = facts.ours.marks.get("stop", ".")
    text = facts.target.rstrip()
    if not text.endswith(stop) or not any(note.strip().lower() in _HEADINGS for note in facts.unit.notes):
        return
    if not endings.marked(facts.source, facts.theirs):
        at = len(text) - len(stop)
        yield Hit("a heading carries no final stop", at, len(text), fix=Fix(at, len(text), "", safe=True))
