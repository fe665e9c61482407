"""Looking names up: what finds them, what comes first, and what is only suggested."""

import builtins
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from zhengming import Answer, Termbase, ZhengmingError
from zhengming.terminology import likeness, traditional

DAY = date(2024, 6, 1)
FOUND = 0.78


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase.load()


def first(termbase: Termbase, query: str, *, target: str = "zh-Hans", on: date = DAY) -> Answer:
    return termbase.lookup(query, target=target, on=on)[0]


@pytest.mark.parametrize(
    ("query", "target", "match"),
    [
        pytest.param("SAMR", "国家市场监督管理总局", "acronym", id="acronym"),
        pytest.param("samr", "国家市场监督管理总局", "acronym", id="acronym in small letters"),
        pytest.param("State Administration for Market Regulation", "国家市场监督管理总局", "exact", id="exact"),
        pytest.param(
            "the state administration  for market regulation",
            "国家市场监督管理总局",
            "exact",
            id="article, case, blanks",
        ),
        pytest.param("vice minister of customs", "海关总署副署长", "composed", id="composed title"),
        pytest.param("Ministry of Comerce", "商务部", "typo", id="letter left out"),
        pytest.param("Sate Adminstration for Market Regulaton", "国家市场监督管理总局", "typo", id="three typos"),
        pytest.param("Commerce of Ministry", "商务部", "word-order", id="two words swapped"),
        pytest.param("Taxation Administration State", "国家税务总局", "word-order", id="words in another order"),
        pytest.param("National Development and Reform", "国家发展和改革委员会", "prefix", id="word dropped at the end"),
        pytest.param("Administration for Market Regulation State", "国家市场监督管理总局", "word-order", id="rotated"),
        pytest.param("guojia shichang jiandu guanli zongju", "国家市场监督管理总局", "pinyin", id="pinyin"),
        pytest.param("guojiashichangjianduguanlizongju", "国家市场监督管理总局", "pinyin", id="pinyin in one"),
        pytest.param("guojia shichang jiandu", "国家市场监督管理总局", "pinyin", id="pinyin begun"),
        pytest.param("scjgzj", "国家市场监督管理总局", "pinyin", id="initials of the short form"),
        pytest.param("gjfgw", "国家发展和改革委员会", "pinyin", id="initials of the press form"),
        pytest.param("zhongguo renmin yinhang", "中国人民银行", "pinyin", id="heteronym 行 hang"),
        pytest.param("zhongguo kuaiji xuehui", "中国会计学会", "pinyin", id="heteronym 会 kuai"),
        pytest.param("guowuyuan canshishi", "国务院参事室", "pinyin", id="heteronym 参 can"),
        pytest.param("changjiang shuili weiyuanhui", "水利部长江水利委员会", "pinyin", id="heteronym 长 chang"),
        pytest.param("Chongqing", "重庆", "exact", id="heteronym 重 chong"),
        pytest.param("Organisation mondiale de la Santé", "世界卫生组织", "exact", id="another language"),
    ],
)
def test_english_and_pinyin_find_the_official_name(termbase: Termbase, query: str, target: str, match: str) -> None:
    answer = first(termbase, query)
    assert (answer.target, answer.match) == (target, match)
    assert answer.score >= FOUND


@pytest.mark.parametrize(
    ("query", "target"),
    [
        pytest.param("国家市场监督管理总局", "State Administration for Market Regulation", id="full"),
        pytest.param("市场监管总局", "State Administration for Market Regulation", id="short"),
        pytest.param("國家市場監督管理總局", "State Administration for Market Regulation", id="Traditional"),
        pytest.param("海关总署副署长", "Vice-Minister of General Administration of Customs (GACC)", id="composed"),
        pytest.param("国家市场监督管里总局", "State Administration for Market Regulation", id="typo"),
        pytest.param("国家市场监督", "State Administration for Market Regulation", id="beginning"),
        pytest.param("标准化管理委", "Standardization Administration of China", id="middle"),
    ],
)
def test_chinese_finds_the_english_name(termbase: Termbase, query: str, target: str) -> None:
    assert first(termbase, query).target == target


@pytest.mark.parametrize("query", ["市", "国标", "碳", "商务"])
def test_one_or_two_characters_find_names_that_hold_them(termbase: Termbase, query: str) -> None:
    answers = termbase.lookup(query, on=DAY)
    assert len(answers) == 5
    names = [
        name.text
        for answer in answers
        if (record := termbase.index.get(answer.concept)) is not None
        for name in record.names["zh-Hans"]
    ]
    assert any(name.startswith(query) for name in names)


def test_every_reading_of_an_acronym_is_told_and_the_one_of_the_day_comes_first(termbase: Termbase) -> None:
    assert {answer.target for answer in termbase.lookup("NFRA", on=DAY)} == {"国家金融监督管理总局", "国家消防救援局"}
    past, present = (termbase.lookup("MOC", on=date(year, 6, 1))[0].target for year in (2007, 2024))
    assert past != present or termbase.lookup("MOC", on=date(2007, 6, 1))[0].sure


@pytest.mark.parametrize(
    ("query", "targets"),
    [
        pytest.param("vice minister", {"副部长"}, id="English"),
        pytest.param("deputy director-general", {"副司长", "副厅长"}, id="several kinds of body"),
        pytest.param("hangzhang", {"行长"}, id="pinyin, heteronyms"),
        pytest.param("行长", {"President"}, id="Chinese"),
        pytest.param("主任", {"Director", "Chairman"}, id="two characters, several titles"),
    ],
)
def test_a_title_without_a_body_is_told_for_each_kind_and_never_sure(
    termbase: Termbase, query: str, targets: set[str]
) -> None:
    answers = [answer for answer in termbase.lookup(query, on=DAY) if answer.score == 1]
    assert {answer.target for answer in answers} == targets
    assert not any(answer.sure for answer in answers)
    assert all("the body decides" in answer.why for answer in answers)


def test_an_acronym_asked_for_is_the_one_shown(termbase: Termbase) -> None:
    assert first(termbase, "CNIPA").acronym == "CNIPA"
    assert first(termbase, "SIPO").acronym == "SIPO"


@pytest.mark.parametrize(
    "query",
    ["Ministry of Magic", "Department of Nothing", "Bureau of Silly Walks", "SAMRR", "asdf qwer", "国家魔法部", "香蕉"],
)
def test_what_does_not_exist_is_only_ever_a_suggestion(termbase: Termbase, query: str) -> None:
    assert all(answer.score < FOUND for answer in termbase.lookup(query, on=DAY))


def test_a_full_name_comes_before_another_bodys_variant(termbase: Termbase) -> None:
    for number in range(len(termbase.index)):
        record = termbase.index.record(number)
        full = record.name("en", "full", DAY.isoformat())
        if record.kind == "body" and record.covers(DAY.isoformat()) and full is not None and " " in full.text:
            found = termbase.lookup(full.text, on=DAY, limit=20)
            bearers = [answer.concept for answer in found if answer.score == 1]
            assert record.id in bearers, full.text
        if number > 400:
            break


def test_past_bodies_tell_their_successor_and_are_unsure_today(termbase: Termbase) -> None:
    answer = first(termbase, "AQSIQ")
    assert answer.successors == ("国家市场监督管理总局",)
    assert not answer.sure
    assert "not valid on 2024-06-01" in answer.why
    assert (
        first(termbase, "AQSIQ", on=date(2010, 1, 1)).sure
        or "proposed" in first(termbase, "AQSIQ", on=date(2010, 1, 1)).why
    )


def test_nothing_is_found_for_nothing(termbase: Termbase) -> None:
    assert termbase.lookup("   ") == ()


def test_traditional_is_derived_and_says_so(termbase: Termbase) -> None:
    pytest.importorskip("opencc")
    answer = first(termbase, "SAMR", target="zh-Hant")
    assert answer.target == "國家市場監督管理總局"
    assert not answer.sure
    assert "derived" in answer.why
    mention = termbase.annotate("the Administrator of SAC", target="zh-Hant", on=DAY)[0]
    assert mention.target == "國家標準化管理委員會主任"
    assert not mention.sure
    assert "derived" in mention.why


def test_traditional_on_record_is_not_derived(tmp_path: Path) -> None:
    pytest.importorskip("opencc")
    folder = tmp_path / "bodies"
    folder.mkdir()
    (folder / "lookup-house.toml").write_text(
        'id = "lookup-house"\nkind = "agency"\nevidence = "attested"\nsources = ["test"]\n'
        '[en]\nfull = "Lookup House"\n[zh-Hans]\nfull = "查询之家"\n[zh-Hant]\nfull = "檢索之家"\n',
        encoding="utf-8",
    )
    answer = Termbase.load(tmp_path).lookup("Lookup House", target="zh-Hant", on=DAY)[0]
    assert (answer.target, answer.sure, answer.why) == ("檢索之家", True, "")


def test_absent_opencc_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the builtin's own name
        locals: Mapping[str, object] | None = None,  # noqa: A002 - the builtin's own name
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if name == "opencc":
            raise ImportError(name)
        return real(name, globals, locals, fromlist or (), level)

    monkeypatch.setattr(builtins, "__import__", absent)
    monkeypatch.setattr(traditional, "_converters", {})
    with pytest.raises(ZhengmingError, match=r"OpenCC, which is not installed; pip install .*hant"):
        traditional.convert("国")
    assert traditional.simplified("國") == "國"


def test_ratio_is_the_share_of_letters_in_common_in_order() -> None:
    assert likeness.ratio("abcd", "abd") == pytest.approx(6 / 7)
    assert likeness.ratio("", "a") == 0
    assert likeness.ratio("标准", "准标") == pytest.approx(0.5)


@pytest.mark.parametrize("query", ["Standardization and", "Ministry of", "National Center for"])
def test_a_query_that_breaks_off_goes_on(termbase: Termbase, query: str) -> None:
    found = termbase.lookup(query, on=DAY)
    assert found[0].match == "prefix"
    assert found[0].source.lower().startswith(query.lower())
