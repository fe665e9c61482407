"""Numbers and dates are read as values from both languages."""

from decimal import Decimal

import pytest

from zhengming.checks.language import language
from zhengming.checks.values import dates, numbers
from zhengming.checks.values.comparison import compare

PAIR = language("en"), language("zh-Hans")


@pytest.mark.parametrize(
    ("text", "tag", "values"),
    [
        ("eleven days", "en", [11]),
        ("twenty-five of one hundred and five", "en", [25, 105]),
        ("1.2 million and 2.4 billion", "en", [1200000, 2400000000]),
        ("1,234,567.5", "en", [Decimal("1234567.5")]),
        ("Python 3.10.1", "en", ["3.10.1"]),
        (".875", "en", [Decimal("0.875")]),
        ("utf8 and m2m", "en", []),
        ("120万元和24亿元", "zh-Hans", [1200000, 2400000000]),
        ("1亿2000万", "zh-Hans", [120000000]),
        ("3.5万亿", "zh-Hans", [3500000000000]),
        ("二十五家企业，一百零五人", "zh-Hans", [25, 105]),
        ("百分之三十", "zh-Hans", [30]),
        ("二〇二二年", "zh-Hans", [2022]),
        ("1.234,5 Euro", "de", [Decimal("1234.5")]),
    ],
)
def test_number_is_read_as_its_value(text: str, tag: str, values: list[object]) -> None:
    found = [number.value for number in numbers.read(text, language(tag)) if number.firm]
    assert found == [Decimal(value) if isinstance(value, int) else value for value in values]


@pytest.mark.parametrize(
    ("text", "tag", "parts"),
    [
        ("On March 2, 2021", "en", (2021, 3, 2)),
        ("on 2 March 2021", "en", (2021, 3, 2)),
        ("in April 2021", "en", (2021, 4)),
        ("on January 31st", "en", (1, 31)),
        ("2021-04-05", "en", (2021, 4, 5)),
        ("2021年3月2日", "zh-Hans", (2021, 3, 2)),
        ("3 月 2 日", "zh-Hans", (3, 2)),
        ("二〇二一年四月五日", "zh-Hans", (2021, 4, 5)),
        ("le 2 mars 2021", "fr", (2021, 3, 2)),
        ("am 2. März 2021", "de", (2021, 3, 2)),
    ],
)
def test_date_is_read_in_any_form(text: str, tag: str, parts: tuple[int, ...]) -> None:
    assert [one.parts for one in dates.read(text, language(tag))] == [parts]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("eleven days", "11天"),
        ("up 33.4 percent", "增长33.4%"),
        ("in the 1990s", "20世纪90年代"),
        ("at 5:00 p.m.", "下午17时"),
        ("the twentieth century", "20世纪"),
        ("two sides", "双方"),
        ("Part II", "第二部分"),
        ("a dozen people", "12人"),
        ("on March 2", "3月2日"),
        ("May 3, 2021", "2021年5月"),
        ("the 2019–20 season", "2019—2020年赛季"),
        ("on 3 and 4 February", "2月3日和4日"),
        ("in July or August 2020", "2020年7月或8月"),
        ("from 1 to 2 million people", "100万至200万人"),
        ("26 to 32 kilobases", "2.6至3.2万个碱基"),
        ("up to a million cases", "多达100万例"),
        ("over 200,000 students", "20多万名学生"),
        ("a 33–43% drop", "下降33%至43%"),
    ],
)
def test_equal_values_leave_nothing_over(source: str, target: str) -> None:
    left = compare(source, target, PAIR)
    assert not (left.source_numbers and left.target_numbers)
    assert not (left.source_dates and left.target_dates)


def test_date_that_has_its_partner_answers_no_number() -> None:
    left = compare("within nineteen days from January 21, 2022", "自2022年1月21日起21天内", PAIR)
    assert [number.value for number in left.source_numbers] == [19]
    assert [number.value for number in left.target_numbers] == [21]
