"""What holds of any text in any language under any policy."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.segmentation import Segment, rules, split
from zhengming.segmentation.policies import CHOICES

CHARS = "abcXYZ 123.!?…\"'()[]“”‘’«»:;,-–•*\n\t\r\f\u2028\xa0。！？，；：（）「」『』《》①國国家年一第條条ёЯйΩω؟।։؛\U0001f600"
WORDS = (
    "Dr.| Mr. |U.S. |e.g. |No. 5|1. |2) |(a) |a.m. |. . .|\n\n|\r\n|Source: |Article 3|he said|他说|说：“|z. B. |т. д. | :)|[12]|"
    "https://a.b/c?d=1. |J. K. "
)
PIECES = st.sampled_from([*CHARS, *WORDS.split("|")])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)
LANGUAGES = st.sampled_from(rules.known())
POLICIES = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()})


def lossless(text: str, segments: tuple[Segment, ...]) -> bool:
    inside = all(segment.text and segment.text == text[segment.start : segment.end] for segment in segments)
    trimmed = all(segment.text == segment.text.strip() for segment in segments)
    edges = [0, *(edge for segment in segments for edge in (segment.start, segment.end)), len(text)]
    ordered = all(before <= after for before, after in pairwise(edges))
    gaps = all(not text[edges[at] : edges[at + 1]].strip() for at in range(0, len(edges), 2))
    return inside and trimmed and ordered and gaps


@settings(max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES, POLICIES)
def test_slices_and_blank_gaps_join_to_the_text(text: str, language: str, policies: dict[str, str]) -> None:
    assert lossless(text, split(text, language=language, **policies))  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES)
def test_blanks_around_a_text_only_move_its_segments(text: str, language: str) -> None:
    core = text.strip()
    moved = split(f"  {core}\n", language=language)
    assert [(segment.start - 2, segment.text) for segment in moved] == [
        (segment.start, segment.text) for segment in split(core, language=language)
    ]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The group met on Tuesday.",
            "Dr. Tian spoke!",
            "Was it 3.5 percent?",
            "He left at 5 p.m. on May 5.",
            "“We agree.”",
            "Fees (see No. 5) apply.",
            "The U.S. Army came.",
        ]
    ),
    min_size=1,
    max_size=8,
)


@given(SENTENCES)
def test_split_sentences_split_no_further(sentences: list[str]) -> None:
    once = [segment.text for segment in split(" ".join(sentences))]
    assert once == sentences
    assert [segment.text for segment in split("\n\n".join(once))] == once


@settings(max_examples=200, deadline=None)
@given(SENTENCES, TEXTS, st.sampled_from(["en", "fr", "zh-Hans"]))
def test_a_further_paragraph_changes_nothing_before_it(sentences: list[str], more: str, language: str) -> None:
    text = "\n\n".join(sentences)
    before = split(text, language=language)
    after = split(f"{text}\n\nWith this: {more}", language=language)
    assert [segment[:3] for segment in after[: len(before)]] == [segment[:3] for segment in before]
