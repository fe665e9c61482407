"""TMX files: units there and back, places, and XML that means no good."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.documents.strategies import catalogs

import zhengming as zm
from zhengming.documents import Catalog, State, Unit
from zhengming.documents.formats import tmx
from zhengming.errors import InputError

SHARED = Path(os.environ.get("ZHENGMING_SHARED", Path(__file__).parents[2] / "../shared"))
MEMORY = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu>
<tuv xml:lang="en"><seg>a</seg></tuv>
{}</tu>
</body></tmx>"""


def parse(text: str) -> Catalog:
    return tmx.parse(text.encode(), Path("x.tmx"))


@given(catalogs())
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_finished_units_come_back(catalog: Catalog) -> None:
    catalog = replace(catalog, source_language="en", newline="\n")
    found = tmx.parse(tmx.render(catalog), Path("x.tmx"))
    wanted = [unit for unit in catalog.units if unit.finished]
    assert [(unit.source, unit.target, unit.context or None) for unit in found.units] == [
        (unit.source, unit.target, unit.context or None) for unit in wanted
    ]
    assert not wanted or (found.source_language, found.language) == ("en", "zh-Hans")


@given(catalogs())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_writing_what_was_read_writes_the_same_file(catalog: Catalog) -> None:
    once = tmx.render(replace(catalog, source_language="en", newline="\n"))
    read = tmx.parse(once, Path("x.tmx"))
    again = tmx.render(read)
    assert tmx.render(tmx.parse(again, Path("x.tmx"))) == again
    assert tmx.parse(again, Path("x.tmx")).units == read.units


def test_every_place_points_at_its_character() -> None:
    text = MEMORY.format('<tuv xml:lang="zh-CN"><seg>市场&amp;监管\n总局</seg></tuv>\n')
    unit = parse(text).units[0]
    lines = text.split("\n")
    assert unit.target == "市场&监管\n总局"
    for offset, char in enumerate(unit.target):
        place = unit.place(offset)
        assert lines[place.line - 1][place.column - 1 :][:1] == ("" if char == "\n" else char)


def test_inline_codes_are_read_as_the_text_they_hold() -> None:
    text = MEMORY.format('<tuv xml:lang="zh"><seg><bpt i="1">&lt;b&gt;</bpt>粗<ept i="1">&lt;/b&gt;</ept></seg></tuv>')
    assert parse(text).units[0].target == "<b>粗</b>"


@pytest.mark.parametrize("name", ["zh-CN", "zh_CN", "zh", "zh-Hans", "ZH-CN"])
def test_every_spelling_of_the_language_is_one(name: str) -> None:
    assert parse(MEMORY.format(f'<tuv xml:lang="{name}"><seg>甲</seg></tuv>')).language == "zh-Hans"


def test_utf16_is_read() -> None:
    text = MEMORY.format('<tuv xml:lang="zh"><seg>甲</seg></tuv>').replace('"1.0"', '"1.0" encoding="UTF-16"')
    data = text.encode("utf-16")
    assert tmx.recognise(data, Path("x"))
    assert tmx.parse(data, Path("x.tmx")).units[0].target == "甲"


REFUSED = {
    "cut off": ('<tuv xml:lang="zh"><seg>甲', "malformed XML"),
    "entity bomb": ("&lol;", "malformed XML"),
    "no language": ("<tuv><seg>a</seg></tuv>", "without xml:lang"),
    "two segments": ('<tuv xml:lang="zh"><seg>a</seg><seg>b</seg></tuv>', "second <seg>"),
    "segment in the wrong place": ("<seg>a</seg>", "outside <tuv>"),
    "too deep": ("<hi>" * 100, "nest deeper"),
}


@pytest.mark.parametrize(("inside", "message"), REFUSED.values(), ids=REFUSED)
def test_malformed_files_are_refused_at_their_place(inside: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        parse(MEMORY.format(inside))
    assert caught.value.line is not None
    assert caught.value.line >= 5
    assert caught.value.column is not None


BOMB = """<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>&b;</seg></tuv></tu></body></tmx>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>&a;</seg></tuv></tu></body></tmx>"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE], ids=["multiplying", "external"])
def test_entities_are_never_expanded(text: str) -> None:
    with pytest.raises(InputError, match="entity declaration"):
        parse(text)


def test_the_doctype_is_not_fetched(tmp_path: Path) -> None:
    text = MEMORY.format('<tuv xml:lang="zh"><seg>甲</seg></tuv>').replace(
        "<tmx", f'<!DOCTYPE tmx SYSTEM "{tmp_path}/absent.dtd">\n<tmx'
    )
    assert parse(text).units[0].target == "甲"


def test_control_characters_that_xml_cannot_hold_are_left_out() -> None:
    catalog = Catalog((Unit("a\x07", "甲\x0b", State.TRANSLATED),), language="zh-Hans", source_language="en")
    assert parse(tmx.render(catalog).decode()).units[0].target == "甲"


def test_only_finished_units_are_written() -> None:
    units = (
        Unit("a", "甲", State.TRANSLATED), Unit("b", "乙", State.FUZZY), Unit("c"),
        Unit("d", "丁", State.TRANSLATED, obsolete=True),
    )  # fmt: skip
    assert re.findall(rb"<seg>(.)</seg>", tmx.render(Catalog(units, "zh-Hans", "en"))) == [b"a"]


@pytest.mark.skipif(not (SHARED / "conformance/tmx").is_dir(), reason="the shared conformance files are not here")
@given(catalogs())
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_valid_by_the_dtd(catalog: Catalog) -> None:
    dtd = etree.DTD(str(next((SHARED / "conformance/tmx").rglob("*.dtd"))))
    written = etree.fromstring(tmx.render(replace(catalog, source_language="en", newline="\n")))
    assert dtd.validate(written), dtd.error_log


@pytest.mark.skipif(not (SHARED / "conformance/tmx").is_dir(), reason="the shared conformance files are not here")
@pytest.mark.parametrize("path", sorted((SHARED / "conformance/tmx").rglob("*.tmx")), ids=lambda path: path.name)
def test_the_compliance_kit_is_read(path: Path) -> None:
    catalog = zm.read(path)
    assert catalog.units
    assert catalog.format == "tmx"
