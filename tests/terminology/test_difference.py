"""What differs between two bases, told in the terms of the trade."""

from dataclasses import replace

import pytest

from zhengming.terminology.concept import Concept, Forbidden, Name
from zhengming.terminology.difference import Change, compare
from zhengming.terminology.validity import Period

OFFICE = Concept(
    id="sipo",
    kind="body",
    names={
        "en": (Name("State Intellectual Property Office", "full"), Name("SIPO", "acronym")),
        "zh-Hans": (Name("国家知识产权局", "full"),),
    },
    valid=Period("1998"),
    evidence="proposed",
)
OTHER = Concept(
    id="saic", kind="body", names={"en": (Name("SAIC", "acronym"),), "zh-Hans": (Name("工商总局", "short"),)}
)


def told(*changes: Change) -> list[tuple[str, str, str, str, str]]:
    return [(one.kind, one.id, one.what, one.before, one.after) for one in changes]


def test_the_same_base_in_another_order_has_no_difference() -> None:
    turned = replace(OFFICE, names=dict(reversed(OFFICE.names.items())), line=9, forbidden={"en": ()})
    assert compare((OFFICE, OTHER), (OTHER, turned)) == ()


def test_added_and_removed() -> None:
    assert told(*compare((OFFICE,), (OTHER,))) == [
        ("added", "saic", "concept", "", "SAIC = 工商总局"),
        ("removed", "sipo", "concept", "State Intellectual Property Office = 国家知识产权局", ""),
    ]


def test_a_record_under_another_id_has_moved() -> None:
    assert told(*compare((OFFICE,), (replace(OFFICE, id="cnipa"),))) == [("moved", "cnipa", "id", "sipo", "cnipa")]


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        pytest.param(
            replace(
                OFFICE, names={**OFFICE.names, "en": (Name("CNIPA Administration", "full"), OFFICE.names["en"][1])}
            ),
            ("renamed", "full", "State Intellectual Property Office", "CNIPA Administration"),
            id="renamed",
        ),
        pytest.param(
            replace(OFFICE, names={**OFFICE.names, "zh-Hans": (Name("知识产权局", "full"),)}),
            ("equivalent", "full", "国家知识产权局", "知识产权局"),
            id="equivalent",
        ),
        pytest.param(
            replace(OFFICE, valid=Period("1998", "2018-08")),
            ("dates", "concept", "1998 to …", "1998 to 2018-08"),
            id="dates",
        ),
        pytest.param(
            replace(OFFICE, names={**OFFICE.names, "zh-Hans": (Name("国家知识产权局", "full", Period("2018")),)}),
            ("dates", "国家知识产权局", "", "2018 to …"),
            id="dates-of-a-name",
        ),
        pytest.param(
            replace(OFFICE, evidence="attested", sources=("http://a",)),
            ("evidence", "concept", "proposed: no source", "attested: http://a"),
            id="evidence",
        ),
        pytest.param(
            replace(OFFICE, forbidden={"zh-Hans": (Forbidden("专利局", "older"),)}),
            ("forbidden", "专利局", "", "older"),
            id="forbidden",
        ),
        pytest.param(
            replace(OFFICE, titles={"zh-Hans": {"head": "局长"}}), ("titles", "head", "", "局长"), id="titles"
        ),
        pytest.param(replace(OFFICE, parent="state-council"), ("facts", "parent", "", "state-council"), id="parent"),
        pytest.param(
            replace(OFFICE, names={**OFFICE.names, "en": (OFFICE.names["en"][0], Name("SIPO", "variants"))}),
            ("renamed", "SIPO", "acronym, preferred", "variants, preferred"),
            id="type",
        ),
    ],
)
def test_one_change_is_one_line(newer: Concept, expected: tuple[str, str, str, str]) -> None:
    (change,) = compare((OFFICE,), (newer,))
    assert (change.kind, change.what, change.before, change.after) == expected


def test_evidence_that_a_name_inherits_is_told_once() -> None:
    older = replace(OFFICE, names={"en": (Name("A", "full", evidence="proposed"),)})
    newer = replace(
        older,
        evidence="attested",
        sources=("s",),
        names={"en": (Name("A", "full", evidence="attested", sources=("s",)),)},
    )
    assert [one.what for one in compare((older,), (newer,))] == ["concept"]


def test_two_concepts_given_one_name_collide_unless_they_did_before_or_never_meet() -> None:
    twin = replace(OTHER, names={**OTHER.names, "zh-Hans": (Name("国家知识产权局", "full"),)})
    found = [one for one in compare((OFFICE, OTHER), (OFFICE, twin)) if one.kind == "collision"]
    assert told(*found) == [("collision", "saic", "国家知识产权局", "", "also sipo")]
    assert not compare((OFFICE, twin), (OFFICE, twin))
    later = replace(OFFICE, valid=Period("1998", "2001"))
    assert not [
        one for one in compare((later, OTHER), (later, replace(twin, valid=Period("2018")))) if one.kind == "collision"
    ]
