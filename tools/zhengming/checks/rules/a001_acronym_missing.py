"""An acronym of the source is not in the target.

Readers search by it, and the next sentence uses it. Acronyms that a document regularly translates (PDF stays, OK
becomes 确定) are learnt from the document and left alone, and so is one whose official name stands in the target.

    en: the Ministry of Commerce (MOFCOM)
    bad: 商务部

    en: the Ministry of Commerce (MOFCOM)
    good: 商务部（MOFCOM）

    en: Enable UEFI boot.
    bad: 启用引导。

    en: Enable UEFI boot.
    good: 启用UEFI引导。
"""

from collections.abc import Iterator

from zhengming.checks import acronyms
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Severity, Span

SEVERITY = "warning"


def find(facts: Facts) -> Iterator[Hit]:
    """Yield acronyms of the source that stand nowhere in the target."""
    for name, start, end in acronyms.missing(facts):
        # In brackets it introduces a short name; elsewhere a translator may have written it out.
        introduced = facts.source[start - 1 : start] in {"(", "（"} and facts.source[end : end + 1] in {")", "）"}
        weight: Severity = "warning" if introduced else "info"
        yield Hit(f'acronym "{name}" is missing', 0, len(facts.target), Span(start, end), severity=weight)
