"""CSV, TSV and XLSX: harmless in spreadsheets, forgiving with tables people keep, clear about faults."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.errors import InputError, UsageError
from zhengming.terminology import formats
from zhengming.terminology.concept import Concept, Forbidden, Name
from zhengming.terminology.formats import Options, tables

FORMULA = Concept(
    id="term:x",
    kind="term",
    names={"en": (Name("=HYPERLINK(1)", "full"), Name("+1", "variants"), Name("a | b", "variants"))},
    forbidden={"zh-Hans": (Forbidden("@坏", "wrong (very)"),)},
    note="-2+3",
)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "＝1", "'=1", "''@x", "\rx"])
def test_a_cell_like_a_formula_gets_an_apostrophe_and_loses_it_again(cell: str) -> None:
    assert tables.neutral(cell) == f"'{cell}"
    assert tables.plain(tables.neutral(cell)) == cell


@given(st.text(max_size=9))
def test_neutral_cells_come_back(cell: str) -> None:
    assert tables.plain(tables.neutral(cell)) == cell


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("profile", ["generic", "wide"])
def test_no_cell_of_a_table_begins_like_a_formula(form: str, profile: str) -> None:
    text = formats.render((FORMULA,), form, Options(profile=profile)).data.decode("utf-8-sig")
    for line in text.splitlines():
        for cell in line.split("," if form == "csv" else "\t"):
            assert not cell.strip('" ').startswith(("=", "+", "-", "@"))


def test_the_wide_table_is_what_people_keep() -> None:
    data = "en,en.acronym,zh-Hans,zh-Hans.forbidden,note\nopen cluster | galactic cluster,OC,疏散星团,开放集群 (literal),stars\n"
    (concept,) = formats.parse(data.encode(), Path("x.csv")).concepts
    assert concept.id == "term:open-cluster"
    assert [(name.text, name.type) for name in concept.named("en")] == [
        ("open cluster", "full"),
        ("galactic cluster", "variants"),
        ("OC", "acronym"),
    ]
    assert concept.forbidden == {"zh-Hans": (Forbidden("开放集群", "literal"),)}
    assert (concept.note, concept.line) == ("stars", 2)


def test_the_wide_table_counts_what_it_loses() -> None:
    dated = Concept(id="a", kind="body", names={"en": (Name("A", "full", evidence="attested"),)}, predecessors=("b",))
    assert formats.render((dated,), "csv", Options(profile="wide")).lost == {"name evidence": 1, "predecessor": 1}


def test_semicolons_byte_order_marks_and_line_breaks_in_cells_are_read() -> None:
    data = '\ufeffid;language;text;note\r\nx;en;"A;B";"one\r\ntwo"\r\nx;zh_CN;甲;\r\n'
    (concept,) = formats.parse(data.encode(), Path("x.csv")).concepts
    assert concept.named("en")[0].text == "A;B"
    assert concept.named("zh-Hans")[0].text == "甲"


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        pytest.param("id,language,text\na,en,A\na,xx-yy-zz,B\n", 3, "language", id="language"),
        pytest.param("id,language,text,colour\n", 1, "colour", id="column"),
        pytest.param("colour,shape\nred,round\n", 1, "language", id="no-names"),
        pytest.param("id,language,text,status\na,en,A,great\n", 2, "status", id="status"),
        pytest.param("id,language,text,from\na,en,A,18 March\n", 2, "date", id="date"),
        pytest.param("id,language,text\na,en,A,B\n", 2, "cells", id="too-many-cells"),
        pytest.param('id,language,text\na,en,"A\nb,en,B\n', 2, "malformed", id="open-quote"),
        pytest.param("id,language,text,concept.note\na,en,A,x\na,en,B,y\n", 3, "two values", id="contradiction"),
        pytest.param("en,zh-Hans\nA,甲\nA,乙\n", 3, "two rows", id="doubled"),
    ],
)
def test_faults_name_their_row(data: str, line: int, word: str) -> None:
    with pytest.raises(InputError) as caught:
        formats.parse(data.encode(), Path("x.csv"))
    assert (caught.value.line, caught.value.path) == (line, Path("x.csv"))
    assert word in str(caught.value)


def test_a_missing_library_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.setitem(sys.modules, "rdflib", None)
    for form, extra in (("xlsx", "zhengming[xlsx]"), ("skos", "zhengming[skos]")):
        with pytest.raises(UsageError, match=extra.replace("[", r"\[")):
            formats.render((FORMULA,), form)
        with pytest.raises(UsageError, match=extra.replace("[", r"\[")):
            formats.parse(b"PK", Path("x"), name=form)


def workbook(cells: list[list[object]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    book = openpyxl.Workbook()
    for row in cells:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_holds_text_only() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    sheet = openpyxl.load_workbook(io.BytesIO(formats.render((FORMULA,), "xlsx").data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.value.startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_formula_in_a_workbook_is_refused_with_its_row() -> None:
    with pytest.raises(InputError) as caught:
        formats.parse(workbook([["en", "zh-Hans"], ["A", "甲"], ["B", "=1+1"]]), Path("x.xlsx"))
    assert caught.value.line == 3


def test_numbers_and_dates_of_a_workbook_are_read_as_text() -> None:
    from datetime import datetime

    rows: list[list[object]] = [["en", "zh-Hans", "from"], [2030, "甲", datetime(2018, 3, 17)]]
    (concept,) = formats.parse(workbook(rows), Path("x.xlsx")).concepts
    assert (concept.named("en")[0].text, concept.valid.start) == ("2030", "2018-03-17")


def test_archives_are_looked_at_before_they_are_unpacked() -> None:
    pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    bomb, sly = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (1 << 24))
    with zipfile.ZipFile(sly, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>')
    for data, word in ((bomb.getvalue(), "unpacks"), (sly.getvalue(), "DTD"), (b"PK\x03\x04junk", "no XLSX")):
        with pytest.raises(InputError, match=word):
            formats.parse(data, Path("x.xlsx"))
