"""Merging: idempotent, and nothing that a translator wrote is lost."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.strategies import catalogs

from zhengming.documents import Catalog, State, Unit, merge
from zhengming.documents.formats import po
from zhengming.documents.similarity import likeness, pairs

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def fresh(catalog: Catalog) -> Catalog:
    """Return the catalog as a build makes it: live units, nothing translated."""
    live = (unit for unit in catalog.units if not unit.obsolete)
    bare = (Unit(unit.source, context=unit.context, plural=unit.plural, notes=unit.notes) for unit in live)
    return replace(catalog, units=tuple(bare), newline="\n")


def translated(source: str, target: str) -> Unit:
    return Unit(source, target, State.TRANSLATED)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """Return a translated catalog, and the sources of a later day: some kept, some changed, some new."""
    old, other = draw(catalogs()), draw(catalogs(most=3))
    units = []
    for unit in fresh(old).units:
        change = draw(st.sampled_from(("keep", "change", "drop")))
        if change != "drop":
            units.append(
                unit if change == "keep" else replace(unit, source=unit.source + draw(st.sampled_from((".", " again"))))
            )
    units += fresh(other).units
    unique = {unit.key: unit for unit in units}
    return old, replace(fresh(old), units=tuple(draw(st.permutations(list(unique.values())))))


@given(revisions())
@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
def test_merging_again_changes_nothing(both: tuple[Catalog, Catalog]) -> None:
    old, new = both
    once = merge(old, new)
    assert merge(once, new) == once


@given(revisions())
@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
def test_no_translation_and_no_comment_is_lost(both: tuple[Catalog, Catalog]) -> None:
    old, new = both
    merged = merge(old, new)
    kept = {text for unit in merged.units for text in unit.targets}
    said = {line for unit in merged.units for line in unit.comments}
    for unit in old.units:
        assert all(text in kept or f"msgstr: {' '.join(text.split())}" in said for text in unit.targets if text)
        assert set(unit.comments) <= said


@given(revisions())
@settings(deadline=None, max_examples=100, suppress_health_check=SLOW)
def test_the_new_sources_come_in_their_order_and_keys_are_unique(both: tuple[Catalog, Catalog]) -> None:
    merged = merge(*both)
    assert [unit.key for unit in merged.units if not unit.obsolete] == [unit.key for unit in both[1].units]
    assert len({unit.key for unit in merged.units}) == len(merged.units)
    assert po.parse(po.render(merged), Path("x.po")) == merged


@given(catalogs())
@settings(deadline=None, max_examples=60, suppress_health_check=SLOW)
def test_unchanged_sources_keep_everything(catalog: Catalog) -> None:
    live = tuple(unit for unit in catalog.units if not unit.obsolete)
    merged = merge(catalog, replace(fresh(catalog), header=()))
    for before, after in zip(live, merged.units, strict=False):
        assert (before.targets, before.state, before.comments) == (after.targets, after.state, after.comments)


def test_a_changed_source_is_fuzzy_with_its_previous_source() -> None:
    old = Catalog((replace(translated("The group was set up in May.", "总体组于5月成立。"), comments=("看过",)),))
    unit = merge(old, Catalog((Unit("The group was set up in June.", notes=("a → b",)),))).units[0]
    assert unit == Unit(
        "The group was set up in June.", "总体组于5月成立。", State.FUZZY,
        previous="The group was set up in May.", comments=("看过",), notes=("a → b",),
    )  # fmt: skip


def test_a_source_that_changes_twice_keeps_the_one_its_translation_was_made_for() -> None:
    first = Catalog((translated("The group was set up in May.", "甲"),))
    second = merge(first, Catalog((Unit("The group was set up in June."),)))
    third = merge(second, Catalog((Unit("The group was set up in July."),)))
    assert [(unit.target, unit.previous) for unit in third.units] == [("甲", "The group was set up in May.")]


def test_a_vanished_source_becomes_obsolete_and_comes_back_as_it_was() -> None:
    old = Catalog((translated("First.", "一。"), translated("Completely different words.", "二。")))
    without = merge(old, Catalog((Unit("First."),)))
    assert [unit.obsolete for unit in without.units] == [False, True]
    assert without.units[1].target == "二。"
    back = merge(without, Catalog((Unit("First."), Unit("Completely different words."))))
    assert back.units == old.units


def test_an_untranslated_source_that_vanishes_leaves_nothing() -> None:
    assert merge(Catalog((Unit("First."),)), Catalog((Unit("Wholly other words"),))).units == (
        Unit("Wholly other words"),
    )


def test_the_same_source_in_a_new_context_is_offered_for_review() -> None:
    merged = merge(
        Catalog((translated("The director spoke.", "局长讲话。"),)),
        Catalog((Unit("The director spoke.", context="samr"),)),
    )
    assert (merged.units[0].target, merged.units[0].state) == ("局长讲话。", State.FUZZY)
    assert merged.units[0].previous_context is None


def test_one_translation_is_offered_once_to_the_most_similar() -> None:
    old = Catalog((translated("The meeting was held in Beijing on Monday.", "甲"),))
    new = Catalog(
        (Unit("The meeting was held in Shanghai on Friday."), Unit("The meeting was held in Beijing on Tuesday."))
    )
    assert [unit.target for unit in merge(old, new).units] == ["", "甲"]


def test_the_header_is_the_translators_save_what_follows_the_source() -> None:
    old = Catalog(
        header=(("Last-Translator", "Wang"), ("X-Notice-Date", "2022-04-21"), ("Language", ""), ("X-Own", "1"))
    )
    new = Catalog(
        header=(("Last-Translator", ""), ("X-Notice-Date", "2022-04-22"), ("Language", "zh_CN"), ("X-Notice", "a"))
    )
    assert dict(merge(old, new).header) == {
        "Last-Translator": "Wang",
        "X-Notice-Date": "2022-04-22",
        "Language": "zh_CN",
        "X-Own": "1",
        "X-Notice": "a",
    }


@pytest.mark.parametrize("count", [400])
def test_many_long_changed_sources_do_not_hang(count: int) -> None:
    old = [f"{number} " + "the same words over and over " * 20 for number in range(count)]
    new = [f"{number} " + "the same words over and again " * 20 for number in range(count)]
    begun = process_time()
    found = pairs(new, old, threshold=0.6)
    assert len(found) == count
    assert process_time() - begun < 15


def test_texts_are_paired_with_the_most_alike_first() -> None:
    assert pairs(["abcdefgh", "abcdefgx"], ["abcdefgx", "zzzz"], threshold=0.6) == [(1, 0)]
    assert pairs([], ["a"], threshold=0.6) == []


@given(st.text("abc 标准", max_size=30), st.text("abc 标准", max_size=30))
def test_likeness_is_that_of_the_longest_common_subsequence(source: str, other: str) -> None:
    row = [0] * (len(other) + 1)
    for char in source:
        before = row[:]
        for at, letter in enumerate(other, 1):
            row[at] = before[at - 1] + 1 if char == letter else max(before[at], row[at - 1])
    total = len(source) + len(other)
    assert likeness(source, other) == (2 * row[-1] / total if total else 1.0)
