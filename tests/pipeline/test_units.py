"""Segments with their names as units: hints, references, contexts."""

from pathlib import Path

import pytest

from zhengming.pipeline import hints
from zhengming.pipeline.notice import Notice
from zhengming.pipeline.units import CONTEXT, source, units
from zhengming.segmentation import split
from zhengming.terminology import Mention, Part
from zhengming.text import Lines


def mention(
    text: str, name: str, kind: str = "body", *, at: int = 0, sure: bool = True, target: str = "总局", **more: object
) -> Mention:
    start = text.index(name, at)
    return Mention(start, start + len(name), name, kind, target, target, sure, "test", **more)  # type: ignore[arg-type]


def notice(text: str) -> Notice:
    return Notice(Path("n.txt"), text, "en", split(text, language="en"), lines=Lines(text))


SENTENCE = "Vice-Minister of State Administration for Market Regulation (SAMR) spoke."


@pytest.mark.parametrize(
    "length",
    [len("State Administration for Market Regulation (SAMR)"), len("State Administration for Market Regulation")],
)
def test_a_body_is_shortened_to_the_acronym_in_brackets(length: int) -> None:
    start = SENTENCE.index("State")
    parts = (Part("title", 0, 13, "vice", ("副局长",)), Part("body", start, start + length, "samr", ("市场监管总局",)))
    found = mention(SENTENCE, SENTENCE.removesuffix(" spoke."), "title", target="市场监管总局副局长", parts=parts)
    assert hints.lines([found]) == ("Vice-Minister of SAMR → 市场监管总局副局长",)


def test_titles_and_bodies_come_before_terms_and_there_are_eight_at_most() -> None:
    text = "t1 t2 t3 t4 t5 t6 t7 t8 t9 body title"
    found = [mention(text, f"t{number}", "term") for number in range(1, 10)]
    found += [mention(text, "body"), mention(text, "title", "title")]
    shown = hints.lines(found)
    assert len(shown) == hints.MOST
    assert [line.split()[0] for line in shown[:3]] == ["title", "body", "t1"]


def test_what_is_unsure_says_so_and_what_is_unknown_comes_last() -> None:
    text = "CAC met Department of Odd Things"
    found = [
        mention(text, "Department of Odd Things", target="", sure=False),
        mention(text, "CAC", target="", sure=False, candidates=("国家网信办", "国家认监委")),
    ]
    assert hints.lines(found) == (
        "CAC → 国家网信办 / 国家认监委 (unsure)",
        "Department of Odd Things → ? (not on record)",
    )


def test_equal_segments_are_one_unit_with_every_reference() -> None:
    made = units(notice("It was held.\n\nOther words.\n\nIt was held."), (), reference="a b.txt")
    assert [(unit.source, unit.references) for unit in made] == [
        ("It was held.", ("\u2068a b.txt\u2069:1", "\u2068a b.txt\u2069:5")),
        ("Other words.", ("\u2068a b.txt\u2069:3",)),
    ]


def test_equal_segments_whose_names_mean_different_bodies_get_short_contexts() -> None:
    text = "The director spoke.\n\nThe director spoke.\n\nThe director spoke."
    concepts = ("state-administration-for-everything", "sac", "state-administration-for-everyone")
    spans = [text.index("The director", at) for at in (0, 10, 35)]
    found = [
        mention(text, "The director", "title", at=at, concepts=(c,)) for at, c in zip(spans, concepts, strict=True)
    ]
    made = units(notice(text), found, reference="n.txt")
    contexts = [unit.context for unit in made]
    assert contexts[1] == "sac"
    assert len(set(contexts)) == 3
    assert all(context and len(context) <= CONTEXT for context in contexts)


@pytest.mark.parametrize(
    ("language", "text", "joined"),
    [("en", "one \n  two", "one two"), ("zh-Hans", "标准\n化", "标准化"), ("en", "a\u00a0\u00a0b", "a\u00a0\u00a0b")],
    ids=["words", "han", "no-break spaces stay"],
)
def test_wrapped_lines_are_joined(language: str, text: str, joined: str) -> None:
    assert source(text, language=language) == joined
