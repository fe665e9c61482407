"""Names nobody recorded: put together from their words, never sure, never lost from the list of what is missing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhengming import workspace
from zhengming.errors import GlossaryError
from zhengming.terminology import Termbase, titles
from zhengming.terminology.wording import Placed, Wording

DAY = date(2022, 5, 1)


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase.load()


@pytest.fixture(scope="module")
def wording() -> Wording:
    tables = titles.load(workspace.shipped_glossary())
    return Wording(tables["wording"]["en zh-Hans"], tables["languages"]["en"]["ordinals"])


def nowhere(text: str) -> Placed | None:
    return Placed(1, "江南", "江南省", province=True) if text.startswith("jiangnan") else None


@pytest.mark.parametrize(
    ("name", "ending", "said"),
    [
        ("Department of Rural Tea Statistics", "司", "农村茶叶统计司"),
        ("Tea Statistics Department", "部", "茶叶统计部"),
        ("Department for the Protection of Glaciers", "司", "冰川保护司"),
        ("Second Department of Steel Supervision", "司", "钢铁监督二司"),
        ("Steel Supervision Department III", "司", "钢铁监督三司"),
        ("Bureau of Umbrella and Bicycle Inspection", "司", "伞和自行车检查局"),
        ("Department of Securities and Accounting", "司", "证券会计司"),
        ("Department of Security Planning", "司", "安全规划司"),
        ("Institute for Tea Research", "司", "茶叶研究所"),
        ("Law School", "系", "法学院"),
        ("Department of Hobgoblins", "司", ""),
        ("Department", "司", ""),
        ("", "司", ""),
    ],
)
def test_units(wording: Wording, name: str, ending: str, said: str) -> None:
    assert wording.unit(name, ending, nowhere) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("China Umbrella Association", "中国伞协会"),
        ("Chinese Society for Glacier Chemistry", "中国冰川化学学会"),
        ("Association of Umbrella Trade of China", "中国伞贸易协会"),
        ("National Association of Poetry Translation", "全国诗歌翻译协会"),
        ("Jiangnan Department of Tea Economy", "江南省茶叶经济厅"),
        ("Umbrella Bureau of Jiangnan", "江南省伞局"),
        ("Jiangnan Tea University", "江南茶叶大学"),
        ("National Technical Committee of Umbrella Standardization", "全国伞标准化技术委员会"),
        ("Jiangnan Academy of Social Sciences", "江南社会科学院"),
        ("Umbrella Trade Committee", ""),
        ("China Association", ""),
        ("China of Association of", ""),
    ],
)
def test_bodies(wording: Wording, name: str, said: str) -> None:
    assert wording.body(name, nowhere, free=False) == said


WORDS = (
    "China",
    "National",
    "of",
    "for",
    "and",
    "the",
    "Department",
    "Association",
    "Tea",
    ",",
    "First",
    "II",
    "No",
    "3",
    "(",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS)))
def test_any_row_of_words_has_an_answer_or_none(wording: Wording, words: list[str]) -> None:
    text = " ".join(words)
    for found in (wording.unit(text, "司", nowhere), wording.body(text, nowhere)):
        assert not any(letter.isascii() for letter in found)


@pytest.mark.parametrize(
    "text",
    [
        "Li Na, president of the China Association of Umbrella Design",
        "SAMR's Department of Umbrella Design",
        "director of the Department of Umbrella Design of the Ministry of Commerce",
        "head of Zhejiang Provincial Bureau of Umbrella Design",
    ],
)
def test_what_is_put_together_is_never_sure_and_never_enforced(termbase: Termbase, text: str) -> None:
    found = [mention for mention in termbase.annotate(text, on=DAY) if mention.kind in {"body", "title"}]
    assert [("伞设计" in mention.target, mention.sure, mention.registered) for mention in found] == [
        (True, False, False)
    ]
    assert not any(
        part.enforced for part in found[0].parts if "伞设计" in "".join(part.accepted[:1]) and part.kind != "title"
    )
    assert "a proposal" in found[0].why


def test_plain_words_make_no_body(termbase: Termbase) -> None:
    text = "China Daily reported on China Steel Prices. National Day fell on a Sunday; the State Fair opened in Shanghai Harbour."
    assert [mention.text for mention in termbase.annotate(text, on=DAY) if not mention.registered] == []


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    path = tmp_path / "wording" / "zh.toml"
    path.write_text('source = "en"\ntarget = "zh-Hans"\n[words]\nwater = 3\n', encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"\[words\] must give one text a phrase"):
        titles.load(tmp_path)
    path.write_text('source = "en"\n', encoding="utf-8")
    with pytest.raises(GlossaryError, match="says no direction"):
        titles.load(tmp_path)
    path.write_text('source = "en"\ntarget = "zh-Hans"\nprepositions = 3\n', encoding="utf-8")
    with pytest.raises(GlossaryError, match="prepositions must be a list") as told:
        titles.load(tmp_path)
    assert (told.value.path, told.value.line) == (path, 3)


def test_a_title_table_of_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "titles").mkdir()
    path = tmp_path / "titles" / "en.toml"
    path.write_text('language = "en"\nskip = 4\n', encoding="utf-8")
    with pytest.raises(GlossaryError, match="skip must be a list or a table") as told:
        titles.load(tmp_path)
    assert (told.value.path, told.value.line) == (path, 2)
    for text in ('legal = ["co"]\n', "[initials]\nipr = 3\n", 'modifiers-only = ["under"]\n'):
        path.write_text('language = "en"\n' + text, encoding="utf-8")
        with pytest.raises(GlossaryError, match=r"must be a t(able|ext)") as told:
            titles.load(tmp_path)
        assert told.value.line == 1 + text.count("\n")
    path.write_text('language = "en"\nskip = [\n', encoding="utf-8")
    with pytest.raises(GlossaryError, match="not valid TOML") as told:
        titles.load(tmp_path)
    assert told.value.line is not None


AGENCY = """
[[body]]
id = "umbrellas"
kind = "agency"
en.full = "State Administration of Umbrellas and Parasols"
zh-Hans.full = "国家伞业总局"
evidence = "attested"
sources = ["a test"]
"""


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("the National Umbrella and Parasol Bureau", "国家伞业总局"),
        ("head of the State Bureau of Umbrellas and Parasols", "国家伞业总局局长"),
        ("director of the Umbrella and Parasol Administration of China", "国家伞业总局局长"),
    ],
)
def test_an_agency_named_loosely_is_the_one_on_record(tmp_path: Path, text: str, target: str) -> None:
    (tmp_path / "bodies").mkdir()
    (tmp_path / "bodies" / "umbrellas.toml").write_text(AGENCY, encoding="utf-8")
    (mention,) = Termbase.load(tmp_path).annotate(text, on=DAY)
    assert (mention.target, mention.sure, mention.registered) == (target, False, True)


def test_a_registered_body_is_not_run_together_with_the_next(termbase: Termbase) -> None:
    text = "the National Energy Administration and the State Oceanic Administration"
    found = termbase.annotate(text, on=date(2016, 5, 1))
    assert [mention.target for mention in found] == ["国家能源局", "国家海洋局"]
