"""What may come into a base, and what may not."""

from dataclasses import replace

from zhengming.terminology.concept import Concept, Name
from zhengming.terminology.intake import filed, sift

SAMR = Concept(
    id="samr",
    kind="body",
    names={
        "en": (Name("SAMR", "acronym"),),
        "zh-Hans": (Name("市场监管总局", "short"), Name("国家市场监管总局", "press")),
    },
)


def term(identity: str, source: str, target: str) -> Concept:
    return Concept(id=identity, kind="term", names={"en": (Name(source, "full"),), "zh-Hans": (Name(target, "full"),)})


def test_new_known_and_conflicting_concepts_are_told_apart() -> None:
    new, known, odd = (
        term("term:x", "notice", "通知"),
        term("term:samr", "SAMR", "国家市场监管总局"),
        term("term:s", "SAMR", "市监局"),
    )
    found = sift((new, known, odd, SAMR), (SAMR,))
    assert found.new == (new,)
    assert found.known == (known, SAMR)
    ((conflict),) = found.conflicts
    assert (conflict.concept, conflict.known) == (odd, SAMR)
    assert any(change.after == "市监局" for change in conflict.changes)


def test_the_same_id_with_other_facts_is_a_conflict() -> None:
    newer = replace(SAMR, parent="state-council")
    found = sift((newer,), (SAMR,))
    assert not found.new
    assert [change.what for change in found.conflicts[0].changes] == ["parent"]


def test_departments_do_not_run_against_departments_of_other_bodies() -> None:
    names: dict[str, tuple[Name, ...]] = {"en": (Name("General Office", "full"),), "zh-Hans": (Name("办公厅", "full"),)}
    here = Concept(id="a/general-office", kind="department", names=names, parent="a")
    there = replace(here, id="b/general-office", parent="b")
    assert sift((there,), (here,)).new == (there,)


def test_ids_become_what_records_can_have() -> None:
    assert filed(term("C 1", "a", "甲")).id == "term:C-1"
    assert filed(term("term:a", "a", "甲")).id == "term:a"
    assert filed(replace(SAMR, id="some body")).id == "some-body"
