"""No input makes the splitter slow: four times the text takes about four times as long."""

from time import process_time

import pytest

from zhengming.segmentation import split

INPUTS = {
    "no terminator": "word and more words ",
    "dots": ".",
    "dots and blanks": ". ",
    "one word": "a",
    "digits and dots": "1.2.",
    "list numbers": "1. ",
    "initials": "A. ",
    "abbreviations": "Dr. Mr. No. ",
    "nested quotes": "“He said ‘yes.’ ",
    "ASCII quotes": '"A." ',
    "open brackets": "(A. ",
    "blanks": " ",
    "newlines": "\n",
    "prose": "The group met on Tuesday in Beijing. It will meet again in May, Mr. Su said. ",
    "Chinese without a stop": "国家标准化管理委员会",
    "Chinese stops": "。",
    "brackets in Chinese": "《一！",
    "lines": "a b c\n",
    "lower case": "a b. c d. ",
    "smileys": ":) ",
    "emoji": "\U0001f600 ",
    "table references": "1. Table 2. ",
    "open quotes in Chinese": "“一。”他",
}


def spent(seed: str, size: int) -> float:
    language = "en" if seed.isascii() else "zh-Hans"
    text = (seed * (size // len(seed) + 1))[:size]
    started = process_time()
    split(text, language=language)
    return process_time() - started


@pytest.mark.parametrize("seed", INPUTS.values(), ids=INPUTS.keys())
def test_time_grows_with_the_text_and_no_faster(seed: str) -> None:
    spent(seed, 1_000)
    small = min(spent(seed, 20_000) for _ in range(3))
    large = min(spent(seed, 160_000) for _ in range(2))
    # Quadratic is sixty-four times; a clock tick and a busy machine are allowed for.
    assert large < max(24 * small, 0.3)
