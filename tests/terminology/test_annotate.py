"""The annotator on running text: the seed notice, context, offsets, growth."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming import Mention, Termbase
from zhengming.terminology.grammar.posts import Posts

SEED = Path(__file__).parents[2] / "segments" / "notices" / "carbon-standardization-group.txt"
DAY = date(2022, 4, 22)


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase.load()


@pytest.fixture(scope="module")
def seed(termbase: Termbase) -> dict[str, Mention]:
    text = SEED.read_text(encoding="utf-8")
    return {" ".join(mention.text.split()): mention for mention in termbase.annotate(text, on=DAY)}


@pytest.mark.parametrize(
    ("text", "target", "short"),
    [
        (
            "national standardization group on carbon peak and neutrality",
            "国家碳达峰碳中和标准化总体组",
            "国家碳达峰碳中和标准化总体组",
        ),
        (
            "Standardization Group on Carbon Peak and Neutrality",
            "国家碳达峰碳中和标准化总体组",
            "国家碳达峰碳中和标准化总体组",
        ),
        (
            "Vice-Minister of State Administration for Market Regulation (SAMR) "
            "and Administrator of Standardization Administration of China (SAC)",
            "国家市场监督管理总局副局长、国家标准化管理委员会主任",
            "市场监管总局副局长、国家标准委主任",
        ),
        (
            "Deputy Secretary-General of National Development and Reform Commission (NDRC)",
            "国家发展和改革委员会副秘书长",
            "国家发展改革委副秘书长",
        ),
        (
            "Standards Technical Management Department",
            "国家市场监督管理总局标准技术管理司",
            "市场监管总局标准技术管理司",
        ),
        ("Standards Innovative Management Department", "国家市场监督管理总局标准创新管理司", "标准创新管理司"),
        ("National Center of Standards Evaluation of SAMR", "国家标准技术审评中心", "国家标准技术审评中心"),
        (
            "Resource Conservation and Environmental Protection Department of NDRC",
            "国家发展和改革委员会资源节约和环境保护司",
            "国家发展改革委资源节约和环境保护司",
        ),
        ("Dr. Tian Shihong", "田世宏", "田世宏"),
        ("Mr. Su Wei", "苏伟", "苏伟"),
        ("Dr. Tian", "田世宏", "田世宏"),
        ("carbon emission accounting", "碳排放核算", "碳排放核算"),
        ("standardization technical bodies", "标准化技术组织", "标准化技术组织"),
        ("interdisciplinary talents", "复合型人才", "复合型人才"),
    ],
)
def test_seed_notice(seed: dict[str, Mention], text: str, target: str, short: str) -> None:
    assert (seed[text].target, seed[text].target_short) == (target, short)
    assert seed[text].sure


def test_mentions_are_in_order_and_do_not_overlap(termbase: Termbase) -> None:
    text = SEED.read_text(encoding="utf-8")
    end = 0
    for mention in termbase.annotate(text, on=DAY):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


def test_ministry_points_back_to_the_body_named_before(termbase: Termbase) -> None:
    text = "The Ministry of Water Resources issued a circular. It applies at once, said the ministry's spokesperson."
    last = [mention for mention in termbase.annotate(text, on=DAY) if mention.kind == "title"][-1]
    assert last.target == "水利部新闻发言人"


def test_issuer_stands_for_the_body_not_named(termbase: Termbase) -> None:
    found = termbase.annotate("Vice Minister Wang Daxi spoke.", on=DAY, issuer="mwr")
    assert [mention.target for mention in found if mention.kind == "title"] == ["水利部副部长"]


def test_acronym_introduced_in_the_text_means_what_the_text_says(termbase: Termbase) -> None:
    text = "The Supreme People's Court (SPC) and Standards Press of China replied. A vice president of the SPC spoke."
    titles = [mention for mention in termbase.annotate(text, on=DAY) if mention.kind == "title"]
    assert titles[-1].target == "最高人民法院副院长"


def test_colliding_acronym_alone_is_unsure_and_names_the_candidates(termbase: Termbase) -> None:
    (mention,) = termbase.annotate("the NFRA", on=date(2024, 5, 1))
    assert not mention.sure
    assert {"国家金融监督管理总局", "国家消防救援局"} <= set(mention.candidates)


def test_common_nouns_are_no_titles(termbase: Termbase) -> None:
    text = "The members of the group, experts from universities and heads of households met officials of the company."
    assert [mention for mention in termbase.annotate(text, on=DAY) if mention.kind == "title"] == []


def test_persons_are_reported_but_never_transliterated(termbase: Termbase) -> None:
    (mention,) = [found for found in termbase.annotate("Mr. Zzyxw Qqfoo spoke.", on=DAY) if found.kind == "person"]
    assert (mention.text, mention.target, mention.sure) == ("Mr. Zzyxw Qqfoo", "", False)


def test_chinese_into_english(termbase: Termbase) -> None:
    found = termbase.annotate("市场监管总局副局长、国家标准委主任田世宏", source="zh-Hans", target="en", on=DAY)
    assert [mention.target for mention in found] == [
        "Vice-Minister of State Administration for Market Regulation (SAMR) "
        "and Administrator of Standardization Administration of China (SAC)",
        "Tian Shihong",
    ]


@pytest.mark.parametrize("text", ["公安部门", "国家标准内容", "副主任"])
def test_short_chinese_names_inside_other_words_are_no_hits(termbase: Termbase, text: str) -> None:
    assert [
        m for m in termbase.annotate(text, source="zh-Hans", target="en", on=DAY) if m.kind in {"body", "title"}
    ] == []


pieces = st.sampled_from(
    [
        "SAMR",
        "SAC",
        " ",
        "\n",
        "\xa0",
        "Vice-Minister of ",
        "the ",
        "İstanbul",
        "Straße",
        "𠮷",
        "é",
        "(",
        ")",
        ",",
        "'s",
        "’s",
        " and ",
        "Department of Standards",
        "Zhejiang Provincial ",
        "minister of ",
        "commerce",
        "CPC ",
        "director ",
        "of ",
        "\xad",
        ".",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(pieces, st.text(max_size=6)), max_size=25).map("".join))
def test_offsets_are_exact_whatever_unicode_does(text: str) -> None:
    end = 0
    for mention in Termbase.load().annotate(text, on=DAY):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert all(0 <= part.start <= part.end <= len(text) for part in mention.parts)
        end = mention.end


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="国家市场监督管理总局副长、主任A 1。", max_size=40))
def test_offsets_are_exact_in_chinese(text: str) -> None:
    for mention in Termbase.load().annotate(text, source="zh-Hans", target="en", on=DAY):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "unit",
    [
        "the ",
        "Department of ",
        "SAMR and ",
        "director of ",
        "State Council ",
        "( ",
        "Mr. ",
        "A, ",
        "of the ",
        "'s ",
        "Zhejiang ",
        "First Deputy ",
    ],
)
def test_work_grows_linearly(termbase: Termbase, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count look-ups instead of seconds: four times the text may cost at most five times the look-ups."""
    from zhengming.terminology.grammar.reader import Reader

    calls = 0
    key = Reader.key

    def counted(self: Reader, at: int) -> str:
        nonlocal calls
        calls += 1
        return key(self, at)

    monkeypatch.setattr(Reader, "key", counted)
    counts = []
    for size in (200, 800):
        calls = 0
        termbase.annotate(unit * size, on=DAY)
        counts.append(calls)
    assert counts[1] <= 5 * counts[0] + 1000


@pytest.mark.parametrize("row", ["member and ", "head, ", "Director-General, and, ", "Bureau of the Zhejiang of the "])
def test_a_row_of_posts_without_end_is_read_in_steps_that_grow_with_it(
    termbase: Termbase, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    calls: list[int] = []
    read = Posts.at

    def counted(self: Posts, start: int) -> object:
        calls.append(start)
        return read(self, start)

    monkeypatch.setattr(Posts, "at", counted)
    termbase.annotate(row * 40, on=DAY)
    few = len(calls)
    termbase.annotate(row * 160, on=DAY)
    assert len(calls) - few <= 5 * few


def test_an_acronym_spelt_out_as_recorded_is_sure_before_that_too(termbase: Termbase) -> None:
    text = "Source from:SAC\nTian Shihong, Administrator of Standardization Administration of China (SAC), spoke."
    first = termbase.annotate(text, on=DAY)[0]
    assert (first.text, first.target_short, first.sure) == ("SAC", "国家标准委", True)
