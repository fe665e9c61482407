"""Tokens: every visible character in one, places exact, folding by itself."""

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from zhengming.terminology import tokens

TRICKY = "aeZ9_ '’ʼsSİßﬁ𝒜é\u0301\u00ad\u200b\u00a0-–&\n\t中，ー"
"""Letters that change length when folded, astral ones, marks that combine or are not seen, blanks of several kinds."""
TEXTS = st.text(st.sampled_from(TRICKY), max_size=40) | st.text(max_size=40)
PLAINLY = re.compile(
    "[’'‘ʼ][sS]\\b|[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*|\\S",
)


@given(TEXTS)
def test_tokens_are_what_stands_at_their_places(text: str) -> None:
    found = tokens.tokenize(text)
    assert found.words == [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert found.keys == list(map(tokens.fold, found.words)) == tokens.keys(text)
    assert tokens.words(text) == found.words


@given(TEXTS)
def test_tokens_leave_out_blanks_only(text: str) -> None:
    found = tokens.tokenize(text)
    between = [*zip([0, *found.ends], [*found.starts, len(text)], strict=True)]
    assert "".join(text[end:start] for end, start in between).strip() == ""
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))


@given(TEXTS)
def test_words_of_plain_letters_are_cut_like_any_others(text: str) -> None:
    assert tokens.words(text) == PLAINLY.findall(text)


@given(TEXTS)
@example("ʼé")
@example("\u0344")
def test_folding_ignores_case_and_composition(text: str) -> None:
    for word in tokens.words(text):
        assert tokens.fold(unicodedata.normalize("NFD", word)) == tokens.fold(word)


def test_only_british_words_change_their_spelling() -> None:
    pairs = {
        "organisation": "organization",
        "organised": "organized",
        "harmonising": "harmonizing",
        "labour": "labor",
        "centre": "center",
        "programme": "program",
        "defence": "defense",
        "counsellor": "counselor",
        "councillor": "councilor",
        "hour": "hour",
        "century": "century",
        "definition": "definition",
        "pillar": "pillar",
    }
    assert {word: tokens.fold(word) for word in pairs} == pairs
