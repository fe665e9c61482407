"""Rules are files; malformed ones are refused with their place."""

from pathlib import Path

import pytest

from zhengming.errors import RulesError
from zhengming.segmentation import rules


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "classes.toml").write_text('title = "before-name"\n', encoding="utf-8")
    (tmp_path / "fallbacks.toml").write_text('ast = "es"\nes = "und"\n', encoding="utf-8")
    for tag in ("und", "xx"):
        (tmp_path / tag / "abbreviations").mkdir(parents=True)
        (tmp_path / tag / "language.toml").write_text('name = "X"\nspaced = ".!?"\n', encoding="utf-8")
    return tmp_path


def test_entry_stands_for_its_capitalised_spellings(root: Path) -> None:
    (root / "xx" / "abbreviations" / "title.txt").write_text("# titles\ndr\nProf\n", encoding="utf-8")
    assert set(rules.load("xx", root).abbreviations) == {"dr", "Dr", "DR", "Prof", "PROF"}


def test_abbreviation_of_two_classes_behaves_as_the_stricter(root: Path) -> None:
    (root / "classes.toml").write_text('month = "before-number"\ntitle = "before-name"\n', encoding="utf-8")
    for name in ("month", "title"):
        (root / "xx" / "abbreviations" / f"{name}.txt").write_text("mar\n", encoding="utf-8")
    assert rules.load("xx", root).abbreviations["mar"] is rules.Behaviour.NAME


@pytest.mark.parametrize(("language", "wanted"), [("xx-XX", "xx"), ("ast", "und"), ("qqq", "und"), ("xx_YY", "xx")])
def test_language_is_served_by_its_chain(root: Path, language: str, wanted: str) -> None:
    assert rules.resolve(language, root) == wanted


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("title.txt", "", None),
        ("title.txt", "# only a remark\n", None),
        ("title.txt", "dr\n\ndr\n", 3),
        ("unheard-of.txt", "dr\n", None),
    ],
    ids=["empty", "remarks only", "repeated", "unknown class"],
)
def test_bad_list_is_refused(root: Path, name: str, content: str, line: int | None) -> None:
    path = root / "xx" / "abbreviations" / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        rules.load("xx", root)
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize("content", ["spaces = '.'", "ordinals = 'yes'", "name = "])
def test_bad_properties_are_refused(root: Path, content: str) -> None:
    (root / "xx" / "language.toml").write_text(content, encoding="utf-8")
    with pytest.raises(RulesError):
        rules.load("xx", root)


@pytest.mark.parametrize("language", rules.known())
def test_shipped_rules_load(language: str) -> None:
    found = rules.load(language)
    assert found.properties.name
    assert set(found.properties.spaced) >= set(".!?")


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("zh", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("no", "nb"), ("pt-BR", "pt")],
)
def test_shipped_chains(language: str, wanted: str) -> None:
    assert rules.resolve(language) == wanted
