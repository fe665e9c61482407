"""TBX v2, as each consumer reads it."""

import re
from pathlib import Path

import pytest

from zhengming.errors import InputError
from zhengming.terminology import formats
from zhengming.terminology.concept import Concept, Forbidden, Name
from zhengming.terminology.formats import Options
from zhengming.terminology.validity import Period

SAMR = Concept(
    id="samr",
    kind="body",
    names={
        "en": (Name("State Administration", "full"), Name("SAMR", "acronym")),
        "zh-Hans": (
            Name("国家总局", "full", evidence="attested"),
            Name("总局", "short", evidence="attested"),
            Name("老局", "press", status="superseded"),
        ),
    },
    forbidden={"zh-Hans": (Forbidden("大局", "not its name"),)},
    evidence="attested",
    valid=Period("2018-03"),
)
ALONE = Concept(id="term:x", kind="term", names={"en": (Name("only English", "full"),)})


def rows(profile: str) -> tuple[str, dict[str, int]]:
    made = formats.render((SAMR, ALONE), "tbx2", Options(profile=profile))
    return made.data.decode(), dict(made.lost)


def test_weblate_gets_an_entry_for_each_wording_and_equivalent() -> None:
    text, lost = rows("weblate")
    pairs = re.findall(
        r'<term>(.*?)</term>.*\n.*<term>(.*?)</term>(<termNote type="administrativeStatus">forbidden)?', text
    )
    assert [(source, target, bool(wrong)) for source, target, wrong in pairs] == [
        ("State Administration", "国家总局", False),
        ("State Administration", "总局", False),
        ("State Administration", "大局", True),
        ("SAMR", "国家总局", False),
        ("SAMR", "总局", False),
        ("SAMR", "大局", True),
    ]
    assert '<note from="translator">not its name</note>' in text
    assert len(set(re.findall(r'<termEntry id="(.*?)"', text))) == len(pairs)
    assert lost["concept without a name in zh-Hans"] == 1


def test_lokalize_gets_gettext_s_language_names_and_omegat_the_region() -> None:
    assert 'xml:lang="zh_CN"' in rows("lokalize")[0]
    assert 'xml:lang="zh-CN"' in rows("omegat")[0]
    for profile in ("lokalize", "omegat"):
        text = rows(profile)[0]
        assert "总局" in text
        assert "老局" not in text
        assert "大局" not in text
        assert '<descrip type="definition">from 2018-03</descrip>' in text


def test_an_equivalent_nobody_confirmed_says_so() -> None:
    unsure = Concept(id="a", kind="term", names={"en": (Name("a", "full"),), "zh-Hans": (Name("甲", "full"),)})
    for profile in ("weblate", "omegat", "lokalize"):
        assert "unconfirmed" in formats.render((unsure,), "tbx2", Options(profile=profile)).data.decode()


def test_entries_of_other_makers_are_read() -> None:
    data = """<?xml version="1.0"?><!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
    <martif type="TBX" xml:lang="en"><martifHeader/><text><body><termEntry id="1">
    <langSet xml:lang="en"><tig><term>notice</term></tig></langSet>
    <langSet xml:lang="zh_CN"><ntig><termGrp><term>通知</term><termNote type="termType">fullForm</termNote></termGrp></ntig>
    <tig><term>须知</term><termNote type="administrativeStatus">forbidden</termNote><note>too narrow</note></tig></langSet>
    </termEntry></body></text></martif>"""
    (concept,) = formats.parse(data.encode(), Path("x.tbx")).concepts
    assert concept.id == "term:notice"
    assert [name.text for name in concept.named("zh-Hans")] == ["通知"]
    assert concept.forbidden == {"zh-Hans": (Forbidden("须知", "too narrow"),)}


def test_a_language_section_without_a_language_is_refused_with_its_line() -> None:
    data = b"<martif><text><body><termEntry>\n<langSet><tig><term>x</term></tig></langSet></termEntry></body></text></martif>"
    with pytest.raises(InputError) as caught:
        formats.parse(data, Path("x.tbx"))
    assert caught.value.line == 2
