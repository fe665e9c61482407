"""The target is far shorter or longer than its source makes one expect.

Off by default: a last resort for languages without tables. The expected length is that of published translations.

    en: The two sides agreed to set up a working group, to meet twice a year and to report to both governments.
    bad: 同意。

    en: The two sides agreed to set up a working group.
    good: 双方同意成立工作组。
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "info"
DEFAULT = False


def find(facts: Facts) -> Iterator[Hit]:
    """Yield targets of sentences beyond a third or three times of the expected length."""
    if len(facts.source) < 60 or not facts.target.strip():
        return
    ratio = float(facts.ours.section("sentences").get("ratio", 1.0)) / float(
        facts.theirs.section("sentences").get("ratio", 1.0)
    )
    measure = len(facts.target) / (len(facts.source) * ratio)
    if not 1 / 3 <= measure <= 3:
        yield Hit(f"{measure:.1f} times the expected length", 0, len(facts.target))
