"""An acronym of the source is not in the target.

Readers search by it, and the next sentence uses it. An acronym whose official name stands in the target is
answered; one in brackets behind a name is asked for only where the document keeps such brackets; one that a
document regularly renders by words is its style.

    en: the National Health Commission (NHC)
    beside: 国家卫生健康委员会（NHC）
    context: later
    en: the Ministry of Commerce (MOFCOM)
    bad: 商务部

    en: the Ministry of Commerce (MOFCOM)
    good: 商务部

    en: The MOFCOM issued a notice.
    good: 商务部发布公告。

    en: Enable UEFI boot.
    bad: 启用引导。

    en: Enable UEFI boot.
    good: 启用UEFI引导。
"""

from collections.abc import Iterator

from zhengming.checks import acronyms, names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Severity, Span

SEVERITY = "warning"
SOURCE_FORM = acronyms.FORM


def find(facts: Facts) -> Iterator[Hit]:
    """Yield acronyms of the source that stand nowhere in the target."""
    for name, start, end in acronyms.missing(facts):
        introduced = facts.source[start - 1 : start] == "(" and facts.source[end : end + 1] == ")"
        if introduced and not facts.scene.style.keeps_acronyms:
            continue
        if not introduced and _answered(facts, start, end):
            continue
        # In brackets it introduces a short name; elsewhere a translator may have written it out.
        weight: Severity = "warning" if introduced else "info"
        yield Hit(f'acronym "{name}" is missing', 0, len(facts.target), Span(start, end), severity=weight)


def _answered(facts: Facts, start: int, end: int) -> bool:
    parts = (part for mention in facts.mentions for part in mention.parts)
    return any(part.start <= start and end <= part.end and names.stands(facts, part.accepted) for part in parts)
