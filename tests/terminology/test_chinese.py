"""Chinese posts into English: names of their own, ministers, Party posts, former ones."""

from datetime import date

import pytest

from zhengming import Termbase

DAY = date(2022, 3, 1)


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase.load()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("水利部部长", "Minister of Water Resources"),
        ("交通运输部副部长", "Vice Minister of Transport"),
        ("财政部部长助理", "Assistant Minister of Finance"),
        ("国务院副总理", "Vice Premier of the State Council"),
        ("审计署审计长", "Auditor General of National Audit Office (NAO)"),
        ("中国人民银行行长", "Governor of People's Bank of China (PBC)"),
        ("武汉大学党委书记", "Secretary of the CPC Committee of Wuhan University (WHU)"),
        (
            "国家能源局党组书记、局长",
            "Secretary of the Leading Party Members Group and Director of National Energy Administration (NEA)",
        ),
        ("原水利部部长", "former Minister of Water Resources"),
        (
            "中共中央政治局委员、国务院副总理",
            "member of the Political Bureau of the CPC Central Committee and Vice Premier of the State Council",
        ),
    ],
)
def test_chinese_post_in_english(termbase: Termbase, text: str, target: str) -> None:
    (mention,) = termbase.annotate(text, source="zh-Hans", target="en", on=DAY)
    assert (mention.target, mention.text) == (target, text)


@pytest.mark.parametrize("text", ["国务委员国务委员", "原原原", "国务院副总理、国务院副总理、", "原国务院副总理兼"])
def test_odd_rows_of_posts_are_read_to_their_end(termbase: Termbase, text: str) -> None:
    end = 0
    for mention in termbase.annotate(text, source="zh-Hans", target="en", on=DAY):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
