"""A post bears a title that this body does not have.

One English word is many Chinese titles: a Minister is 部长 in a ministry, 主任 in a commission, 局长 in an
administration, 署长 in customs (我国家机构有关人员职衔规范译法; DB11/T 585—2020). The body decides, not the word.
Directors and directors-general of a body, without a department, may hold any rank below its head and are not
judged.

    date: 2021-10-16
    en: Li Na, Minister of the State Administration for Market Regulation, spoke.
    bad: 国家市场监督管理总局部长李娜发言。
    fixed: 国家市场监督管理总局局长李娜发言。

    date: 2021-10-16
    en: the Vice-Minister of the National Development and Reform Commission
    good: 国家发展改革委副主任
"""

from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit

SEVERITY = "error"
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield posts behind a body's name that are not the ones the source names."""
    for one in names.mistitled(facts):
        if one.fault == "title" and not names.open_rank(facts, one.demand, one.text):
            yield one.hit(facts, '"{there}" is {here} here, not {given}')
