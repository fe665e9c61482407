"""What a format can hold comes back as it went, whatever it is."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.terminology.formats.made import BASES

from zhengming import workspace
from zhengming.errors import InputError
from zhengming.terminology import formats, records
from zhengming.terminology.concept import Concept
from zhengming.terminology.difference import compare, normal
from zhengming.terminology.formats import Options, recordfiles

WHOLE = [
    *(pytest.param("tbx", Options(dialect=dialect, style=style), id=f"tbx-{dialect}-{style}")
      for dialect in ("core", "min", "basic", "linguist") for style in ("dca", "dct")),
    pytest.param("tbx2", Options(), id="tbx2"),
    pytest.param("csv", Options(), id="csv"),
    pytest.param("tsv", Options(), id="tsv"),
    pytest.param("xlsx", Options(), id="xlsx"),
]  # fmt: skip
QUICK = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def same(found: tuple[Concept, ...], made: tuple[Concept, ...]) -> None:
    assert list(map(normal, found)) == list(map(normal, made))


@pytest.mark.parametrize(("form", "options"), WHOLE)
@given(base=BASES)
@QUICK
def test_a_whole_format_gives_back_what_it_was_given(form: str, options: Options, base: tuple[Concept, ...]) -> None:
    if form == "xlsx":
        pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    made = formats.render(base, form, options)
    assert not made.lost
    found = formats.parse(made.data, Path("x"), name=form)
    assert not found.lost
    same(found.concepts, base)


DAMAGE = st.sampled_from(
    (b"", b"<", b"&x;", b'"', b"\n", b"\t", b"\0", b"\xff", b"|", b"kind: z", b"from: 99", b"titles.x: y", b",")
)


@pytest.mark.parametrize("form", ["tbx", "tbx2", "csv", "tsv", "omegat", "skos", "xlsx"])
@given(
    base=BASES,
    blows=st.lists(st.tuples(st.floats(0, 1), st.sampled_from((0, 1, 9, 99)), DAMAGE), min_size=1, max_size=3),
)
@QUICK
def test_a_damaged_file_is_read_or_refused(
    form: str, base: tuple[Concept, ...], blows: list[tuple[float, int, bytes]]
) -> None:
    if form in {"skos", "xlsx"}:
        pytest.importorskip({"skos": "rdflib", "xlsx": "openpyxl"}[form], reason=f"the extra {form} is not installed")
    data = bytearray(formats.render(base, form).data)
    for where, length, put in blows:
        at = int(where * len(data))
        data[at : at + length] = put
    with suppress(InputError):
        formats.parse(bytes(data), Path("x"), name=form)


@given(base=BASES)
@QUICK
def test_the_same_concepts_make_the_same_workbook(base: tuple[Concept, ...]) -> None:
    pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    assert formats.render(base, "xlsx").data == formats.render(base, "xlsx").data


def shipped() -> tuple[Concept, ...]:
    """Return every tenth file of the shipped base with all of its places and what places have."""
    folder = workspace.shipped_glossary()
    found = [
        *records.files(folder)[::10],
        folder / "places" / "local-bodies.toml",
        folder / "places" / "provinces.toml",
    ]
    return tuple({concept.id: concept for path in found for concept in records.read(path)}.values())


@pytest.mark.parametrize("form", ["tbx", "tbx2", "csv"])
def test_real_records_come_back_departments_places_and_all(form: str) -> None:
    base = shipped()
    assert {concept.kind for concept in base} >= {"body", "department", "term", "place", "local"}
    same(formats.parse(formats.render(base, form).data, Path("x"), name=form).concepts, base)


def test_real_records_can_be_written_anew() -> None:
    base = shipped()
    plan = recordfiles.plan(base, "x")
    found = [concept for name, text in plan.files.items() for concept in records.parse(text, Path(name))]
    assert not plan.left
    assert not compare(base, found)


@given(base=BASES)
@QUICK
def test_record_files_give_back_what_they_were_made_of(base: tuple[Concept, ...]) -> None:
    plan = recordfiles.plan(base, "x")
    found = [concept for name, text in plan.files.items() for concept in records.parse(text, Path(name))]
    assert not plan.left
    assert {one.id: normal(one) for one in found} == {one.id: normal(one) for one in base}
    assert not compare(base, found)


@given(base=BASES)
@QUICK
def test_skos_keeps_concepts_and_labels_and_counts_the_rest(base: tuple[Concept, ...]) -> None:
    pytest.importorskip("rdflib", reason="the extra skos is not installed")
    for profile in ("generic", "rdfxml"):
        made = formats.render(base, "skos", Options(profile=profile))
        found = {one.id: one for one in formats.parse(made.data, Path("x.ttl")).concepts}
        assert found.keys() == {one.id for one in base}
        for concept in base:
            kept = found[concept.id]
            labels = {language: {name.text for name in names} for language, names in kept.names.items()}
            assert labels == {language: {name.text for name in names} for language, names in concept.names.items()}
            assert _bare(kept) == _bare(concept)
        assert made.lost.get("name forbidden", 0) == sum(len(wrong) for one in base for wrong in one.forbidden.values())


def _bare(concept: Concept) -> Concept:
    """Return what SKOS holds of a concept beside its labels; RDF keeps no order."""
    return replace(
        concept,
        names={},
        forbidden={},
        path=None,
        line=None,
        sources=tuple(sorted(concept.sources)),
        predecessors=tuple(sorted(concept.predecessors)),
    )
