"""A body bears a name that it, or its predecessor, did not have on the day.

Reforms rename and merge bodies: what was 国家质量监督检验检疫总局 until March 2018 is 国家市场监督管理总局 since.
The day is that of the notice (`#. date:`, `X-Notice-Date`), not today.

    date: 2020-05-06
    en: The State Administration for Market Regulation issued a notice.
    bad: 国家质量监督检验检疫总局发布公告。

    date: 2020-05-06
    en: The State Administration for Market Regulation issued a notice.
    good: 国家市场监督管理总局发布公告。
"""

from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield names of the target that belong to a predecessor or successor of the body that the source names."""
    for one in names.misnamed(facts):
        if not one.why:
            there = facts.source[one.part.start : one.part.end]
            message = f'"{one.text}" is not what "{there}" was called on {facts.on.isoformat()}'
            yield one.hit(message, f"write {one.part.accepted[0]}")
