"""Names of the base as recorded: their spans, whom they name on the day, and what a text must look like."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming import Termbase

SOURCES = 'sources = ["made up"]\nevidence = "attested"\n'
BODIES = f"""{SOURCES}
[[body]]
id = "old-lanterns"
kind = "ministry"
to = "2018-03"
[body.en]
full = "Ministry of Lanterns"
acronym = "MOST"
[body.zh-Hans]
full = "灯笼部"

[[body]]
id = "new-lanterns"
kind = "ministry"
from = "2018-03"
[body.en]
full = "Ministry of Lanterns"
[body.zh-Hans]
full = "灯笼部"

[[body]]
id = "lantern-works"
kind = "company"
[body.en]
full = "Lantern Works No. 3 (Harbour)"
[body.zh-Hans]
full = "港口第三灯笼厂"
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Termbase:
    folder = tmp_path_factory.mktemp("glossary")
    (folder / "bodies").mkdir()
    (folder / "bodies" / "lanterns.toml").write_text(BODIES, encoding="utf-8")
    return Termbase.load(folder, shipped=False)


def found(base: Termbase, text: str, on: str = "2020-01-01", source: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    names = base.scan(text, source=source, on=date.fromisoformat(on))
    assert all(text[name.start : name.end] == name.text for name in names)
    return [(name.text, name.concepts) for name in names]


def test_the_day_decides_who_is_named(base: Termbase) -> None:
    assert found(base, "the Ministry of Lanterns") == [("Ministry of Lanterns", ("new-lanterns",))]
    assert found(base, "the Ministry of Lanterns", "2010-01-01") == [("Ministry of Lanterns", ("old-lanterns",))]


def test_a_name_nobody_bears_on_the_day_is_not_current(base: Termbase) -> None:
    assert [name.current for name in base.scan("MOST", on=date(2020, 1, 1))] == [False]
    assert [name.current for name in base.scan("MOST", on=date(2010, 1, 1))] == [True]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("most of the time", [], id="an acronym in small letters is a word"),
        pytest.param("a ministry of lanterns", [], id="a short name in small letters is none"),
        pytest.param("MINISTRY OF LANTERNS", ["MINISTRY OF LANTERNS"], id="capitals throughout"),
        pytest.param(
            "Ministry\u00a0of\nLan\u00adterns", ["Ministry\u00a0of\nLan\u00adterns"], id="blanks and soft hyphens"
        ),
        pytest.param("Lantern Works No. 3 (Harbor).", ["Lantern Works No. 3 (Harbor)"], id="marks inside a name"),
        pytest.param("Lantern Works, No other", [], id="the beginning of a name is none"),
        pytest.param("𝒜 İİ Ministry of Lanterns", ["Ministry of Lanterns"], id="letters that change length before it"),
    ],
)
def test_wording(base: Termbase, text: str, names: list[str]) -> None:
    assert [name for name, _ in found(base, text)] == names


def test_writing_without_spaces(base: Termbase) -> None:
    assert found(base, "原灯笼部、港口第三灯笼厂", source="zh-Hans") == [
        ("灯笼部", ("new-lanterns",)),
        ("港口第三灯笼厂", ("lantern-works",)),
    ]


def test_a_language_without_names_has_none(base: Termbase) -> None:
    assert base.scan("Ministry of Lanterns", source="fr") == ()


@given(
    st.lists(
        st.sampled_from(["Ministry of Lanterns", " ", "İ", "é\u0301", ".", "MOST", "灯笼部", "ß", "\u00ad"]),
        max_size=12,
    )
)
def test_spans_are_exact_in_any_text(parts: list[str]) -> None:
    text = "".join(parts)
    for name in Termbase.load().scan(text):
        assert text[name.start : name.end] == name.text


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_nearly_every_name_of_the_base_is_found_in_itself(language: str) -> None:
    base = Termbase.load()
    missed = asked = 0
    for number in range(len(base.index)):
        record = base.index.record(number)
        for name in record.names.get(language, ()) if record.kind != "local" else ():
            seen = base.scan(name.text, source=language)
            whole = len(seen) == 1 and (record.id in seen[0].concepts or seen[0].current)
            # A stop that ends an abbreviation may end the sentence as well: it stays outside.
            missed += not (whole and seen[0].text == name.text.rstrip("."))
            asked += 1
    assert asked > 10_000
    assert missed <= asked // 1_000


def test_what_is_scanned_stands_where_annotate_sees_it() -> None:
    notice = next((Path(__file__).parents[2] / "segments" / "notices").glob("*.txt")).read_text(encoding="utf-8")
    base = Termbase.load()
    seen = {concept for name in base.scan(notice) for concept in name.concepts}
    bodies = {
        part.concept for one in base.annotate(notice) for part in one.parts if part.kind == "body" and part.concept
    }
    assert bodies and bodies <= seen
