"""An acronym of the target is not in the source, while one of the source is missing.

One body's acronym stands for another's: the reader is sent to the wrong office, and no comparison of words sees it.

    en: NHC and MOFCOM inspected the site.
    bad: NMPA与MOFCOM检查了现场。

    en: UNDP and UNICEF supported it.
    bad: UNDP和UNESCO提供了支持。

    en: NHC and MOFCOM inspected the site.
    good: NHC与MOFCOM检查了现场。
"""

from collections.abc import Iterator

from zhengming.checks import acronyms
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "error"
SOURCE_FORM = acronyms.FORM


def find(facts: Facts) -> Iterator[Hit]:
    """Yield acronyms that only the target has, where the source's own are missing."""
    missing = [name for name, _, _ in acronyms.missing(facts)]
    for name, start, end in acronyms.added(facts):
        other = missing[0] if missing else acronyms.swapped(facts, name)
        if other:
            fix = Fix(start, end, other) if len(missing) < 2 else None
            yield Hit(f'acronym "{name}" is not in the source', start, end, fix=fix, hint=f'the source has "{other}"')
