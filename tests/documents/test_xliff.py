"""XLIFF files: units of both generations, places, targets put back byte for byte, and XML that means no good."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.documents.strategies import LETTERS, catalogs

import zhengming as zm
from zhengming.documents import Catalog, State, Unit, render
from zhengming.documents.storage import parse as any_format
from zhengming.documents.storage import write
from zhengming.errors import InputError, UsageError

SHARED = Path(os.environ.get("ZHENGMING_SHARED", Path(__file__).parents[2] / "../shared"))
SUITE = SHARED / "conformance/xliff2/test-suite"
SCHEMA = SHARED / "conformance/xliff1.2/xliff-core-1.2-strict.xsd"
VALID = sorted([*SUITE.glob("*/valid/*.xlf"), *SUITE.glob("core/in-out/*.xlf")])
PATH = Path("x.xlf")

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a.html" datatype="html" source-language="en" target-language="zh-CN">
    <header><note>date: 2017-05-01</note></header>
    <body>
{}
    </body>
  </file>
</xliff>
"""
NEW = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="zh-CN">
  <file id="f">
{}
  </file>
</xliff>
"""


def old(inside: str) -> str:
    return OLD.format(f'<trans-unit id="1">{inside}</trans-unit>')


def new(inside: str) -> str:
    return NEW.format(f'<unit id="u"><segment>{inside}</segment></unit>')


def parse(text: str) -> Catalog:
    return any_format(text.encode(), PATH)


def targets(catalog: Catalog) -> list[str]:
    return [unit.target for unit in catalog.units]


def changed(catalog: Catalog, *wanted: str, state: State | None = None) -> str:
    units = (
        replace(unit, target=text, state=state or unit.state) for unit, text in zip(catalog.units, wanted, strict=True)
    )
    return render(replace(catalog, units=tuple(units)), PATH).decode()


PAIRS = {
    "1.2": old('<source>Save.</source><target state="translated">保存。</target><note>a hint</note>'),
    "2.1": NEW.format(
        '<unit id="u"><notes><note>a hint</note></notes><segment state="translated">'
        "<source>Save.</source><target>保存。</target></segment></unit>"
    ),
}


@pytest.mark.parametrize("text", PAIRS.values(), ids=PAIRS)
def test_both_generations_say_the_same(text: str) -> None:
    catalog = parse(text)
    unit = catalog.units[0]
    assert (catalog.format, catalog.source_language, catalog.language) == ("xliff", "en", "zh-Hans")
    assert (unit.source, unit.target, unit.state, unit.notes) == ("Save.", "保存。", State.TRANSLATED, ("a hint",))


INLINE = {
    "native codes": (old, 'a <ph id="1">%s</ph>', "a %s"),
    "paired native codes": (old, '<bpt id="1">&lt;b&gt;</bpt>粗<ept id="1">&lt;/b&gt;</ept>', "<b>粗</b>"),
    "codes without content": (old, '<x id="1"/>甲<g id="2">乙</g>', "<x1/>甲<g2>乙</g2>"),
    "odd ids": (old, '<x id="a b"/>', '<x id="a b"/>'),
    "marks": (old, 'a<mrk mtype="term">b</mrk>c', "abc"),
    "comments and sections": (old, "a<!-- b --><![CDATA[<c>]]>&amp;d", "a<c>&d"),
    "new codes": (
        new,
        'a<ph id="1"/><pc id="2">b</pc><sc id="3"/><ec startRef="3"/>',
        "a<ph1/><pc2>b</pc2><sc3/><ec3/>",
    ),
    "characters XML can't hold": (new, 'a<cp hex="001B"/>', "a\x1b"),
    "flowing text": (old, "\n      one\n      two  three\n    ", "one two  three"),
    "kept line break": (old, "one&#10;two", "one\ntwo"),
}


@pytest.mark.parametrize(("make", "inside", "shown"), INLINE.values(), ids=INLINE)
def test_inline_codes_stand_in_the_text(make, inside: str, shown: str) -> None:  # type: ignore[no-untyped-def]
    assert parse(make(f"<source>{inside}</source>")).units[0].source == shown


def test_original_data_stands_where_its_code_is() -> None:
    text = NEW.format(
        '<unit id="u"><originalData><data id="d1">%d</data><data id="d2">&lt;b></data><data id="d3">&lt;/b></data>'
        '</originalData><segment><source><pc id="1" dataRefStart="d2" dataRefEnd="d3"><ph id="2" dataRef="d1"/></pc>'
        "</source></segment></unit>"
    )
    assert parse(text).units[0].source == "<b>%d</b>"


def test_white_space_is_kept_where_the_file_says_so() -> None:
    assert parse(old('<source xml:space="preserve">a\n  b </source>')).units[0].source == "a\n  b "


STATES = {
    "nothing said": (old, "<source>a</source><target>甲</target>", State.TRANSLATED),
    "no target": (old, "<source>a</source>", State.UNTRANSLATED),
    "empty target": (old, '<source>a</source><target state="translated"/>', State.UNTRANSLATED),
    "needs review": (old, '<source>a</source><target state="needs-review-translation">甲</target>', State.FUZZY),
    "a machine's": (old, '<source>a</source><target state-qualifier="mt-suggestion">甲</target>', State.FUZZY),
    "final": (
        old,
        '<source>a</source><target state="final" state-qualifier="fuzzy-match">甲</target>',
        State.TRANSLATED,
    ),
}


@pytest.mark.parametrize(("make", "inside", "state"), STATES.values(), ids=STATES)
def test_states(make, inside: str, state: State) -> None:  # type: ignore[no-untyped-def]
    assert parse(make(inside)).units[0].state is state


def test_initial_segments_are_unfinished() -> None:
    text = NEW.format('<unit id="u"><segment state="initial"><source>a</source><target>甲</target></segment></unit>')
    assert parse(text).units[0].state is State.FUZZY


def test_what_is_not_to_be_translated_is_no_unit() -> None:
    units = '<group id="g" translate="no"><unit id="u"><segment><source>a</source></segment></unit></group>'
    assert parse(NEW.format(units)).units == ()
    assert parse(OLD.format('<trans-unit id="1" translate="no"><source>a</source></trans-unit>')).units == ()


def test_candidates_are_no_targets() -> None:
    text = old("<source>a</source><alt-trans><source>b</source><target>乙</target></alt-trans>")
    assert [(unit.source, unit.target) for unit in parse(text).units] == [("a", "")]


def test_the_day_of_a_file_holds_for_its_units() -> None:
    old_day = parse(old("<source>a</source>"))
    note = '<notes><note category="x-notice-date">2017-05-01</note></notes>'
    new_day = parse(NEW.format(f'{note}<unit id="u"><segment><source>a</source></segment></unit>'))
    for catalog in (old_day, new_day):
        assert catalog.get("X-Notice-Date") == "2017-05-01"
        assert ("x-notice-date", "2017-05-01") in catalog.units[0].properties


def test_a_suppression_is_read_from_a_note() -> None:
    text = old("<source>Save.</source><target>保存.</target><note>zhengming: ignore P001 as the house wants it</note>")
    assert [one.code for one in zm.check(parse(text)) if one.code in {"P001", "X099"}] == []


def test_equal_contexts_are_told_apart() -> None:
    unit = '<trans-unit id="1"><source>a</source><target>{}</target></trans-unit>'
    catalog = parse(OLD.format(unit.format("甲") + unit.format("乙")))
    assert len(catalog.by_key) == 2
    assert parse(changed(catalog, "丙", "丁")).units[1].target == "丁"


@pytest.mark.parametrize("text", PAIRS.values(), ids=PAIRS)
def test_every_place_points_at_its_character(text: str) -> None:
    text = text.replace("保存。", '市场&amp;监管<!-- x\n -->总局<![CDATA[甲\n乙]]><mrk id="m">丙</mrk>丁')
    unit = parse(text).units[0]
    assert unit.target.replace("\n", "") == "市场&监管总局甲乙丙丁"
    lines = text.split("\n")
    for offset, char in enumerate(unit.target):
        place = unit.place(offset)
        assert lines[place.line - 1][place.column - 1 :][:1] == ("" if char == "\n" else char)


CODED = old(
    '<source>a <x id="1"/> <g id="2">b</g></source><target>甲<!-- c --><x id="1"/>&#20057;<g id="2">丙</g>丁</target>'
)
EDITS = {
    "nothing": ("甲<x1/>乙<g2>丙</g2>丁", '甲<!-- c --><x id="1"/>&#20057;<g id="2">丙</g>丁'),
    "a word": ("甲<x1/>乙<g2>丙丙</g2>丁", '甲<!-- c --><x id="1"/>&#20057;<g id="2">丙丙</g>丁'),
    "inside a reference": ("甲<x1/>戊<g2>丙</g2>丁", '甲<!-- c --><x id="1"/>戊<g id="2">丙</g>丁'),
    "a code moved": ("甲乙<g2>丙</g2><x1/>丁", '甲<!-- c -->乙<g id="2">丙</g><x id="1"/>丁'),
    "a code gone": ("甲乙<g2>丙</g2>丁", '甲<!-- c -->&#20057;<g id="2">丙</g>丁'),
    "half a pair": ("甲<x1/>乙<g2>丙丁", '甲<x id="1"/>乙&lt;g2&gt;丙丁'),
    "markup": ("甲<x1/>乙<g2>]]><i>&</g2>丁", '甲<!-- c --><x id="1"/>&#20057;<g id="2">]]&gt;&lt;i&gt;&amp;</g>丁'),
}


@pytest.mark.parametrize(("wanted", "inside"), EDITS.values(), ids=EDITS)
def test_only_what_changed_is_written(wanted: str, inside: str) -> None:
    catalog = parse(CODED)
    given = CODED[CODED.index("<target>") + 8 : CODED.index("</target>")]
    assert changed(catalog, wanted) == CODED.replace(given, inside)
    assert targets(parse(changed(catalog, wanted))) == [wanted]


@pytest.mark.parametrize("make", [old, new], ids=["1.2", "2.1"])
def test_a_new_target_counts_blanks_as_its_source_does(make) -> None:  # type: ignore[no-untyped-def]
    catalog = parse(make('<source xml:space="preserve">a\n b</source>'))
    assert targets(parse(changed(catalog, "甲\n 乙"))) == ["甲\n 乙"]


NEWLY = {
    "1.2": (old("\n  <source>a</source>\n"), 'a</source>\n  <target state="translated">甲&lt;</target>\n'),
    "1.2, empty": (
        old('<source>a</source><target xml:lang="zh"/>'),
        '<target xml:lang="zh" state="translated">甲&lt;</target>',
    ),
    "2.1": (new("<source>a</source>"), '<segment state="translated"><source>a</source><target>甲&lt;</target>'),
}


@pytest.mark.parametrize(("text", "inside"), NEWLY.values(), ids=NEWLY)
def test_a_new_target_follows_its_source(text: str, inside: str) -> None:
    found = changed(parse(text), "甲<", state=State.TRANSLATED)
    assert inside in found
    assert parse(found).units[0].state is State.TRANSLATED


def test_a_first_target_names_its_language() -> None:
    catalog = replace(parse(new("<source>a</source>").replace(' trgLang="zh-CN"', "")), language="zh-Hans")
    assert parse(changed(catalog, "甲")).language == "zh-Hans"
    with pytest.raises(UsageError, match="no target language"):
        changed(replace(catalog, language=""), "甲")


def test_a_state_is_set_where_it_stands() -> None:
    text = old("<source>a</source><target resname=\"state='x'\" state='final'>甲</target>")
    assert changed(parse(text), "甲", state=State.FUZZY) == text.replace("'final'", '"needs-review-translation"')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030", "iso-8859-1"])
def test_a_file_keeps_its_encoding(encoding: str) -> None:
    declared = encoding.replace("-sig", "")
    data = old("<source>a</source><target>b</target>").replace("UTF-8", declared).encode(encoding)
    catalog = any_format(data, PATH)
    written = render(replace(catalog, units=(replace(catalog.units[0], target="甲"),)), PATH)
    assert any_format(written, PATH).units[0].target == "甲"
    assert written.decode(encoding).replace("&#30002;", "甲") == data.decode(encoding).replace(
        "<target>b", "<target>甲"
    )


def test_units_from_elsewhere_are_not_written_into_a_file() -> None:
    catalog = parse(old("<source>a</source>"))
    with pytest.raises(UsageError, match="not in the file"):
        render(replace(catalog, units=(*catalog.units, Unit("b"))), PATH)


FULL = NEW.format(
    '<unit id="u"><originalData><data id="d">%s</data></originalData><segment><source>\n one <ph id="1" dataRef="d"/>'
    '\n <pc id="2">two</pc> </source><target>\n 一 <sm id="m"/><pc id="2">二<em startRef="m"/></pc> <!-- x -->\n '
    "<![CDATA[三]]>\n</target></segment></unit>"
)


@given(st.text(st.one_of(LETTERS, st.sampled_from("<>&\x07\r")), max_size=12), st.integers(0, 30), st.integers(0, 30))
@settings(deadline=None, max_examples=200)
def test_any_text_can_take_the_place_of_any_part(text: str, start: int, size: int) -> None:
    catalog = parse(FULL)
    given = catalog.units[0].target
    wanted = given[:start] + text + given[start + size :]
    found = render(replace(catalog, units=(replace(catalog.units[0], target=wanted),)), PATH)
    assert targets(any_format(found, PATH)) == [wanted]


@given(catalogs())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_units_from_elsewhere_come_back_from_a_new_file(catalog: Catalog) -> None:
    wanted = [unit for unit in catalog.units if not unit.obsolete and unit.plural is None]
    catalog = replace(catalog, units=tuple(wanted), source_language="en", newline="\n")
    found = any_format(render(catalog, PATH), PATH)
    assert [(unit.source, unit.target, unit.context, unit.notes) for unit in found.units] == [
        (unit.source, unit.target, unit.context, unit.notes) for unit in wanted
    ]
    assert [unit.state for unit in found.units] == [
        State.UNTRANSLATED if not unit.target else unit.state for unit in wanted
    ]


def test_a_po_catalog_is_written_by_the_suffix(tmp_path: Path) -> None:
    catalog = Catalog((Unit("a", "甲", State.TRANSLATED, context="c"),), "zh-Hans", "en")
    write(catalog, tmp_path / "a.xlf")
    assert zm.read(tmp_path / "a.xlf").units == catalog.units


REFUSED = {
    "cut off": (old("<source>a"), "malformed XML"),
    "another root": ("<xlif/>", "another kind"),
    "no version": ('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file/></xliff>', "without version"),
    "unknown version": (old("<source>a</source>").replace('"1.2"', '"3.0"'), "version"),
    "unknown namespace": ('<xliff version="1.2" xmlns="urn:other"/>', "unknown namespace"),
    "no source": (old("<target>a</target>"), "without <source>"),
    "two targets": (old("<source>a</source><target>b</target><target>c</target>"), "second <source> or <target>"),
    "no id": (old("<source>a</source>").replace(' id="1"', ""), "without id"),
    "entity": (old("<source>&lol;</source>"), "malformed XML"),
    "too deep": (old("<source>" + '<g id="1">' * 200), "nest deeper"),
    "not its encoding": (old("<source>a</source>").replace("UTF-8", "no-such"), "unknown encoding"),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_malformed_files_are_refused_at_their_place(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        parse(text)
    assert message == "another kind" or caught.value.line is not None


BOMB = '<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE], ids=["multiplying", "external"])
def test_entities_are_never_expanded(doctype: str) -> None:
    with pytest.raises(InputError, match="entity declaration"):
        parse(old("<source>&a;</source>").replace("?>\n", f"?>{doctype}\n", 1))


@pytest.mark.parametrize(
    "text",
    ["<!-- -->" * 40 + "x", "<?a ?>" * 40 + "x", " " * 100_000 + "x"],
    ids=["comments", "instructions", "blanks"],
)
def test_a_beginning_made_to_hang_does_not(text: str) -> None:
    with pytest.raises(InputError):
        parse(f"<?xml version='1.0'?>{text}x")


def test_long_runs_of_blanks_are_read_in_linear_time() -> None:
    blanks = " " * 300_000
    assert parse(old(f"<source>a{blanks}b</source>")).units[0].source == f"a{blanks}b"


UNIT = '<unit id="u"><segment><source>a</source></segment></unit>'
AGAINST_THE_STANDARD = {
    "no file": (NEW.format("").replace('<file id="f">', "").replace("</file>", ""), "can't hold nothing"),
    "no unit": (NEW.format(""), "can't hold nothing"),
    "unknown element": (new("<source>a<b/></source>"), "can't hold <b>"),
    "unknown attribute": (new('<source id="1">a</source>'), "id on <source>"),
    "wrong value": (NEW.format(UNIT.replace("<segment>", '<segment state="done">')), 'state="done"'),
    "no id": (NEW.format(UNIT.replace(' id="u"', "")), "without id"),
    "id twice": (NEW.format(UNIT + UNIT), "second unit with the id"),
    "code id twice": (new('<source><ph id="1"/><ph id="1"/></source>'), "second part or code"),
    "text in between": (NEW.format(f"{UNIT}text"), "text in <file>"),
    "no such data": (new('<source><ph id="1" dataRef="d"/></source>'), 'no data "d"'),
    "lone start": (new('<source><sc id="1"/>a</source>'), "never closed"),
    "end before start": (new('<source><ec startRef="1"/><sc id="1"/></source>'), "closes nothing"),
    "row without first": (new('<source><ph id="1" canReorder="no" canCopy="no" canDelete="no"/></source>'), "begins a row"),
    "comment of nothing": (new('<source><mrk id="1" type="comment">a</mrk></source>'), "a value or refers"),
    "another language": (new('<source>a</source><target xml:lang="fr">b</target>'), 'in "fr"'),
    "no target language": (new("<source>a</source><target>b</target>").replace(' trgLang="zh-CN"', ""), "without trgLang"),
    "a subflow to nowhere": (new('<source><ph id="1" subFlows="x"/></source>'), 'no unit "x"'),
    "module": (
        NEW.format(UNIT.replace("<segment>", '<m:metadata xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"/><segment>')),
        "can't hold nothing",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), AGAINST_THE_STANDARD.values(), ids=AGAINST_THE_STANDARD)
def test_what_the_standard_forbids_is_refused_at_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.line is not None
    assert caught.value.column is not None


CODES_OF_A_TEXT = {
    "lost": "甲",
    "doubled": '<ph id="1"/><ph id="1"/>',
    "half a pair": '<ph id="1"/><sc id="2"/>',
    "moved": '<ec startRef="2"/><sc id="2"/><ph id="1"/>',
}


@pytest.mark.parametrize("target", CODES_OF_A_TEXT.values(), ids=CODES_OF_A_TEXT)
def test_codes_that_a_translator_lost_are_a_fault_of_the_text(target: str) -> None:
    catalog = parse(new(f'<source><ph id="1"/>a<sc id="2"/>b<ec startRef="2"/></source><target>{target}</target>'))
    found = {one.code for one in zm.check(catalog, select=["M"])}
    assert found == (set() if target.startswith("<ec") else {"M002"})


def test_foreign_elements_and_attributes_are_left_alone() -> None:
    text = NEW.format(f'<my:x xmlns:my="urn:my" any="1"><my:y/>text</my:x>{UNIT}').replace(
        "<file ", '<file xmlns:o="urn:o" o:p="1" '
    )
    assert len(parse(text).units) == 1


NOT_BY_THE_READER = {
    # faults of a text, which the checks find
    "bad_MissingNonRemovable1", "bad_MissingNonRemovable2", "bad_WrongReordering1", "bad_WrongReordering2",
    # what a profile of the size module says, and what a history of changes refers to
    "Bad-slr_sizeInfo-not-integer", "Bad-slr_sizeInfoRef-has-no-data-sib", "Bad-ctr-property-not-legit-category",
    "Bad-ctr_appliesTo-not-using-ref-to-resolvableID", "Bad-ctr_property-not-content-or-valid-attribute-ref",
    "Bad-ctr_ref-not-pointed-to-resolvableID", "Bad-ctr_revisions-not-using-ref-to-resolvableID",
}  # fmt: skip


@pytest.mark.skipif(not SUITE.is_dir(), reason="the shared conformance files are not here")
@pytest.mark.parametrize("path", sorted(SUITE.glob("*/invalid/*.xlf")), ids=lambda path: path.stem)
def test_invalid_conformance_files_are_refused(path: Path) -> None:
    if path.stem in NOT_BY_THE_READER:
        assert zm.read(path).format == "xliff"
        return
    with pytest.raises(InputError) as caught:
        zm.read(path)
    assert caught.value.line is not None
    assert caught.value.column is not None
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not SUITE.is_dir(), reason="the shared conformance files are not here")
@pytest.mark.parametrize(
    "path", sorted([*SUITE.glob("*/valid/*.xlf"), *SUITE.glob("core/in-out/*.xlf")]), ids=lambda path: path.name
)
def test_the_conformance_files_are_read_and_kept(path: Path) -> None:
    catalog = zm.read(path)
    assert catalog.format == "xliff"
    assert render(catalog, path) == path.read_bytes()


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the shared conformance files are not here")
@given(catalogs())
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_a_new_file_is_valid_by_the_strict_schema(catalog: Catalog) -> None:
    schema = _schema()
    written = etree.fromstring(render(replace(catalog, source_language="en", newline="\n"), PATH))
    assert schema.validate(written), schema.error_log


def _schema() -> etree.XMLSchema:
    tree = etree.parse(str(SCHEMA))
    for one in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        one.set("schemaLocation", (SCHEMA.parent / "xml.xsd").as_uri())
    return etree.XMLSchema(tree)
