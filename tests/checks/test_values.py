"""Numbers and dates are read as values from both languages."""

from decimal import Decimal

import pytest

from zhengming.checks.language import language
from zhengming.checks.values import dates, measures, numbers, phrases
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


def test_figures_with_points_are_never_run_together() -> None:
    left = compare("up 1.5, then 2.5 and 7.5 points", "先升3.5，再升4.5", PAIR)
    assert [str(number.value) for number in left.source_numbers] == ["1.5", "2.5", "7.5"]


def test_date_that_has_its_partner_answers_no_number() -> None:
    left = compare("within nineteen days from January 21, 2022", "自2022年1月21日起21天内", PAIR)
    assert [number.value for number in left.source_numbers] == [19]
    assert [number.value for number in left.target_numbers] == [21]


@pytest.mark.parametrize(
    ("text", "tag", "measured"),
    [
        ("$12.8 million in 48 hours", "en", [(Decimal(12800000), "USD"), (Decimal(48), "hour")]),
        ("六个月内投资1280万美元", "zh-Hans", [(Decimal(6), "month"), (Decimal(12800000), "USD")]),
        ("2021年元旦", "zh-Hans", []),
        ("1 250 euros", "fr", [(Decimal(1250), "EUR")]),
    ],
)
def test_measures_are_amount_and_unit(text: str, tag: str, measured: list[tuple[Decimal, str]]) -> None:
    found = [(one.value, one.unit) for one in measures.read(text, language(tag))]
    assert [one for one in found if one[1] != "year"] == measured


@pytest.mark.parametrize(
    ("group", "source", "target", "differing"),
    [
        ("decade", "in the 1980s", "20世纪80年代", 0),
        ("decade", "in the 1980s", "20世纪70年代", 1),
        ("decade", "in the 1980s", "八十年代", 0),
        ("fraction", "one in five adults", "五分之一的成年人", 0),
        ("fraction", "two thirds of them", "其中四分之三", 1),
        ("daypart", "at 9 a.m. and 3 p.m.", "上午9时和下午3时", 0),
        ("half", "in the first half of 2021", "2021年下半年", 1),
        ("quarter", "in the quarter", "第三季度", 0),
    ],
)
def test_phrases_carry_values(group: str, source: str, target: str, differing: int) -> None:
    theirs = phrases.read(source, language("en"), group)
    ours = phrases.read(target, language("zh-Hans"), group)
    assert len(list(phrases.differing(theirs, ours))) == differing


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It is 5 miles long.", "全长8公里。"),
        ("within two weeks", "14天内"),
        ("Article 194, 196 of the directive", "指令第194,196条"),
        ("the twenty-first meeting", "第二十一次会议"),
        ("half a million households", "50万户家庭"),
        ("from January to June 2020", "2020年1月至6月"),
        ("from March 3 to March 9", "3月3日至9日"),
        ("Thu Mar  3 23:05:25 2005", "2005年3月3日23时05分25秒"),
    ],
)
def test_values_said_in_another_way_are_equal(source: str, target: str) -> None:
    found = compare(source, target, PAIR)
    assert not (found.source_numbers and found.target_numbers)
    assert not (found.source_dates and found.target_dates)
