"""SRX: read, segment by its semantics, write."""

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from zhengming.errors import LanguageError, RulesError
from zhengming.segmentation import rules
from zhengming.segmentation.srx import (
    LIMITS,
    LanguageMap,
    LanguageRules,
    Rule,
    Srx,
    SrxSplitter,
    export,
    read,
    render,
)
from zhengming.segmentation.srx.endings import endings, last_characters
from zhengming.segmentation.srx.syntax import translated

NO_MR = Rule(breaks=False, before=r"\bMr\.", after=r"\s")
STOP = Rule(breaks=True, before=r"[.?!]+", after=r"\s+\p{Lu}")
LINE = Rule(breaks=True, before=r"\n", after="")
GENERAL = Srx(
    (LanguageRules("English", (NO_MR,)), LanguageRules("Any", (STOP, LINE))),
    (LanguageMap("[Ee][Nn].*", "English"), LanguageMap(".*", "Any")),
    subflows=False,
    handles=(("start", True),),
)


def texts(srx: Srx, text: str, language: str = "en") -> list[str]:
    return [segment.text for segment in SrxSplitter(srx, language).split(text)]


def test_written_file_reads_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.srx"
    path.write_bytes(render(GENERAL, remarks=("a -- remark",)))
    assert read(path) == GENERAL


@pytest.mark.parametrize("language", rules.known())
def test_our_rules_are_valid_srx_that_segments(tmp_path: Path, language: str) -> None:
    path = tmp_path / "a.srx"
    path.write_bytes(render(export(language), remarks=LIMITS))
    found = texts(read(path), "One two!  Three four? Five.", language)
    assert found == ["One two!", "Three four?", "Five."]


def test_exported_english_keeps_abbreviations() -> None:
    assert texts(export("en"), "Dr. Hall left. See No. 5. The U.S. Army came.") == [
        "Dr. Hall left.",
        "See No. 5.",
        "The U.S. Army came.",
    ]


def test_cascade_tries_all_maps_in_order() -> None:
    assert texts(GENERAL, "Mr. Hall left. He ran.") == ["Mr. Hall left.", "He ran."]
    assert texts(GENERAL, "Mr. Hall left.", "fr") == ["Mr.", "Hall left."]


def test_without_cascade_the_first_map_alone_counts() -> None:
    alone = Srx(GENERAL.languages, GENERAL.maps, cascade=False)
    assert texts(alone, "Mr. Hall left. He ran.") == ["Mr. Hall left. He ran."]


def test_first_rule_that_matches_decides() -> None:
    after = Srx((LanguageRules("Any", (STOP, NO_MR)),), (LanguageMap(".*", "Any"),))
    assert texts(after, "Mr. Hall left.") == ["Mr.", "Hall left."]


def test_rule_with_an_empty_side_matches_anywhere_on_it() -> None:
    assert texts(GENERAL, "one\ntwo") == ["one", "two"]


def test_language_without_a_map_is_refused() -> None:
    with pytest.raises(LanguageError, match="no language map"):
        Srx(GENERAL.languages, GENERAL.maps[:1]).rules("fr")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<srx", "is not well-formed XML"),
        ("<tmx/>", 'has "tmx" for its root'),
        ("<srx><body/></srx>", "holds no rules"),
        ('<srx><languagerule languagerulename="A"><rule break="maybe"/></languagerule></srx>', 'break is "maybe"'),
        (
            '<srx><languagerule languagerulename="A"/><languagemap languagepattern="." languagerulename="B"/></srx>',
            'names "B"',
        ),
    ],
    ids=["cut off", "other root", "no rules", "wrong break", "unknown name"],
)
def test_malformed_file_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.srx"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesError, match=message) as caught:
        read(path)
    assert caught.value.path == path


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    path = tmp_path / "a.srx"
    path.write_text(
        f'<!DOCTYPE srx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><srx><languagerule languagerulename="A">'
        '<rule break="no"><beforebreak>a&x;</beforebreak></rule></languagerule></srx>',
        encoding="utf-8",
    )
    assert "hidden" not in str(read(path))


def test_malformed_expression_is_named() -> None:
    wrong = Srx((LanguageRules("Any", (Rule(breaks=True, before="(", after=""),)),), (LanguageMap(".*", "Any"),))
    with pytest.raises(RulesError, match="regular expression"):
        SrxSplitter(wrong, "en")


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"a+\s*", r"a{1,100}\s{0,100}"),
        (r"[+*]{2,}", r"[+*]{2,100}"),
        (r"\Qa.b\E", r"a\.b"),
        (r"\x{2026}", "…"),
        (r"a++", r"a{1,100}+"),
        (r"\+", r"\+"),
        (r"\p{IsLu}", r"\p{Lu}"),
    ],
)
def test_expressions_are_bounded_and_translated(pattern: str, wanted: str) -> None:
    assert translated(pattern) == wanted


@pytest.mark.parametrize("seed", [".", ". ", "A. ", " ", "a", "Mr. "])
def test_looked_at_characters_grow_with_the_text(seed: str) -> None:
    from time import process_time

    splitter = SrxSplitter(GENERAL, "en")

    def spent(size: int) -> float:
        started = process_time()
        splitter.split((seed * size)[:size])
        return process_time() - started

    spent(100)
    assert min(spent(16_000) for _ in range(3)) < max(10 * min(spent(4_000) for _ in range(3)), 0.1)


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (r"\bMr\.", {"mr."}),
        (r"\b(?:Mr|Mrs|Dr)\.\s", {"mr.", "mrs.", "dr."}),
        (r"\b[Pp]p\.[\s\u00a0]{1,100}", {"pp."}),
        (r"colou?r\.", {"lor.", "our."}),
        (r"(?<!x)etc\.", {"etc."}),
        (r"ab\.{1,100}", {"."}),
        (r"[A-Z]\.", {"."}),
        (r"\p{Lu}\.", {"."}),
        (r"x+", {"x"}),
        (r"x{0,100}", None),
        (r"\s", None),
        (r"Mr\.|", None),
        (r"[^.]", None),
    ],
)
def test_what_must_stand_before_is_read_from_the_expression(before: str, wanted: set[str] | None) -> None:
    assert endings(before) == wanted


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (r"[.!?]['»]{0,100}\s{1,100}", {r"\s"}),
        (r"[.!?]['»]{0,100}", {"[.!?]", "['»]"}),
        (r"(?:a|b)", None),
        (r"(?i)x", None),
        (r"x?", None),
        ("", None),
    ],
)
def test_last_character_is_read_from_the_expression(before: str, wanted: set[str] | None) -> None:
    assert last_characters(before) == wanted


MANY = (
    *(
        Rule(breaks=False, before=rf"\b{word}\.\s?", after="")
        for word in ("Mr", "Dr", "pp", "ΟΔΟΣ", "Straß", "z\\. ?B")
    ),
    Rule(breaks=False, before=r"(?i)\b(?:no|art)\.\s{0,100}", after=r"\d"),
    Rule(breaks=True, before=r"Dr\.\s{1,100}", after="X"),
    Rule(breaks=False, before=r"[A-Z]\.\s", after=""),
    Rule(breaks=True, before=r"[.?!]{1,100}\s{0,100}", after=""),
)
PIECES = st.sampled_from(
    ["Mr", "Dr", "pp", "ΟΔΟΣ", "οδος", "Straß", "z. B", "NO", "art", "X", "A", "5", ". ", ".", " ", "\n", "? "]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_rules_are_chosen_as_if_all_were_tried(text: str) -> None:
    def decides(rule: Rule, place: int) -> bool:
        return regex.compile(f"(?<={rule.before})(?={rule.after})", regex.VERSION1).match(text, place) is not None

    srx = Srx((LanguageRules("Any", MANY),), (LanguageMap(".*", "Any"),))
    wanted = [
        place for place in range(1, len(text)) if next((rule.breaks for rule in MANY if decides(rule, place)), False)
    ]
    assert list(SrxSplitter(srx, "en").places(text)) == wanted
