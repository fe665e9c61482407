"""OmegaT's glossary, StarDict and SKOS: the formats that hold less."""

import struct
from pathlib import Path

import pytest

from zhengming.errors import InputError
from zhengming.terminology import formats
from zhengming.terminology.concept import Concept, Forbidden, Name
from zhengming.terminology.formats import Options
from zhengming.terminology.validity import Period

BODY = Concept(
    id="b",
    kind="body",
    names={
        "en": (Name("Bureau", "full"), Name("BB", "acronym")),
        "zh-Hans": (Name("某局", "full"), Name("旧局", "press", Period("", "2003"))),
    },
    forbidden={"zh-Hans": (Forbidden("坏局", "why"),)},
    evidence="proposed",
    note="a\ttab",
)
OFFICES = tuple(
    Concept(
        id=f"b/{number}",
        kind="department",
        parent="b",
        names={"en": (Name("General Office", "full"),), "zh-Hans": (Name("办公厅", "full"),)},
    )
    for number in range(5)
)


def test_omegat_has_three_columns_a_line_and_no_tab_in_a_cell() -> None:
    made = formats.render((BODY, *OFFICES), "omegat")
    lines = [line.split("\t") for line in made.data.decode().splitlines() if not line.startswith("#")]
    assert [line[:2] for line in lines] == [
        ["Bureau", "某局"], ["Bureau", "旧局"], ["BB", "某局"], ["BB", "旧局"], ["General Office", "办公厅"],
    ]  # fmt: skip
    assert all(len(line) == 3 for line in lines)
    assert lines[0][2] == "a tab; unconfirmed; not 坏局"
    assert "to 2003" in lines[1][2]
    assert lines[-1][2] == "of Bureau; unconfirmed"


def test_omegat_is_read_with_one_term_a_wording() -> None:
    data = "\ufeff# remark\nnotice\t通知\tusual\nnotice\t公告\n\nIso\t标准\n"
    first, second = formats.parse(data.encode(), Path("g.utf8")).concepts
    assert [(name.text, name.note) for name in first.named("zh-Hans")] == [("通知", "usual"), ("公告", "")]
    assert (second.id, second.line) == ("term:iso", 5)


def test_omegat_columns_are_of_the_languages_told() -> None:
    options = Options(source="zh-Hans", target="fr")
    (concept,) = formats.parse("通知\tavis\n".encode(), Path("g.utf8"), options=options).concepts
    assert {language: names[0].text for language, names in concept.names.items()} == {"zh-Hans": "通知", "fr": "avis"}


def test_omegat_tells_the_line_that_has_no_tab() -> None:
    with pytest.raises(InputError) as caught:
        formats.parse(b"a\tb\nonly one\n", Path("g.utf8"))
    assert caught.value.line == 2


def test_stardict_index_is_sorted_and_points_at_its_cards() -> None:
    made = formats.render((BODY, *OFFICES), "stardict")
    index, cards = made.beside[".idx"], made.beside[".dict"]
    words, at = [], 0
    while at < len(index):
        end = index.index(b"\0", at)
        start, size = struct.unpack(">II", index[end + 1 : end + 9])
        word = index[at:end].decode()
        assert word in cards[start : start + size].decode()
        words.append(word)
        at = end + 9
    assert words == ["BB", "Bureau", *["General Office"] * 5, *["办公厅"] * 5, "旧局", "某局"]
    head = made.data.decode()
    assert head.startswith("StarDict's dict ifo file\n")
    assert f"wordcount={len(words)}\nidxfilesize={len(index)}\n" in head
    card = cards.decode()
    assert "never: 坏局 (why)" in card
    assert "evidence: unconfirmed" in card


def test_stardict_is_written_only() -> None:
    with pytest.raises(InputError, match="written only"):
        formats.parse(b"StarDict's dict ifo file\n", Path("x.ifo"))


def test_skos_has_one_preferred_label_a_language() -> None:
    rdflib = pytest.importorskip("rdflib", reason="the extra skos is not installed")
    renamed = Concept(
        id="cnipa",
        kind="body",
        names={
            "en": (
                Name("SIPO Office", "full", Period("", "2018-08")),
                Name("CNIPA Administration", "full", Period("2018-08")),
            )
        },
    )
    graph = rdflib.Graph().parse(data=formats.render((renamed,), "skos").data, format="turtle")
    labels = [str(label) for label in graph.objects(None, rdflib.SKOS.prefLabel)]
    assert labels == ["CNIPA Administration"]
    assert [str(label) for label in graph.objects(None, rdflib.SKOS.altLabel)] == ["SIPO Office"]


def test_skos_of_other_makers_is_read() -> None:
    pytest.importorskip("rdflib", reason="the extra skos is not installed")
    data = b"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/v#cat> a skos:Concept ; skos:prefLabel "cat"@en, "\xe7\x8c\xab"@zh ; skos:related <http://example.org/v#dog> .
"""
    taken = formats.parse(data, Path("x.ttl"))
    (concept,) = taken.concepts
    assert (concept.id, concept.named("zh-Hans")[0].text) == ("term:cat", "猫")
    assert taken.lost == {"related": 1}
    with pytest.raises(InputError, match="no RDF"):
        formats.parse(b"@prefix broken", Path("x.ttl"))
    with pytest.raises(InputError, match="entity"):
        formats.parse(b'<!DOCTYPE RDF [<!ENTITY a "b">]><RDF>skos/core#</RDF>', Path("x.rdf"))


def test_what_a_flat_format_loses_is_counted() -> None:
    lost = formats.render((BODY,), "omegat", Options()).lost
    assert lost == {"name type": 2}
