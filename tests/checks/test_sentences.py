"""Sentences are cut and aligned well enough to tell a dropped one."""

import pytest

from zhengming.checks import sentences
from zhengming.checks.language import language


@pytest.mark.parametrize(
    ("text", "tag", "count"),
    [
        ("Dr. Li spoke. It rained.", "en", 2),
        ("See e.g. No. 5 and p. 3 for more.", "en", 1),
        ("1. First do this. Then that.", "en", 2),
        ("Loading... Please wait.", "en", 1),
        ("他说：“好。”然后走了。", "zh-Hans", 2),
        ("双方同意。首次会议将于5月举行。", "zh-Hans", 2),
        ("", "en", 0),
    ],
)
def test_text_has_so_many_sentences(text: str, tag: str, count: int) -> None:
    assert len(sentences.split(text, language(tag))) == count


def test_dropped_sentence_is_a_bead_of_its_own() -> None:
    source = (
        "The two sides agreed to set up a group. Ms. Li will lead it as head. The first meeting will be held in May."
    )
    target = "双方同意成立该组。首次会议将于5月举行。"
    ours = sentences.split(target, language("zh-Hans"))
    theirs = sentences.split(source, language("en"))
    beads = sentences.pair(theirs, ours, ratio=0.33, texts=(source, target))
    assert sum(not bead.target for bead in beads) == 1
    assert [one for bead in beads for one in bead.source] == list(theirs)
    assert [one for bead in beads for one in bead.target] == list(ours)
