"""Kinds of segments, and newlines that are understood."""

import pytest

from zhengming.segmentation import split


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Fees Announced\n\nThe fee is due. Pay it.", "en", "heading sentence sentence"),
        ("Fees Announced\nUpdate on: 2021-05-01\n\nThe fee is due.", "en", "heading metadata sentence"),
        ("关于收费的公告\n来源：国家标准委\n现予公布。", "zh-Hans", "heading metadata sentence"),
        (
            "Dear Ms. Hall,\n\nThe fee is due.\n\nYours sincerely,\n\nA. Hall",
            "en",
            "salutation sentence signature signature",
        ),
        ("The rules are:\n1. Apply.\n2. Pay.", "en", "sentence list-item list-item"),
        ("一、范围\n二、术语", "zh-Hans", "list-item list-item"),
        ("It says:\n\n“We agree to the fee.”\n\nIt ends.", "en", "sentence quotation sentence"),
        ("Annual Report", "en", "sentence"),
        ("Name\tRank\tBody\n\nThe table ends.", "en", "table-cell table-cell table-cell sentence"),
    ],
)
def test_kinds(text: str, language: str, kinds: str) -> None:
    assert " ".join(segment.kind for segment in split(text, language=language)) == kinds


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The fee\nis due.", 1),
        ("It was signed by Dr.\nHall. It is valid.", 2),
        ("Ports\nRoads\nBridges", 3),
        ("ports\nroads\nbridges", 3),
        ("The list of\nPorts is long.", 1),
        ("One paragraph.\r\n\r\nAnother.", 2),
        ("One page.\fAnother.", 2),
        ("The fee is charged for\n12\nthe form.", 1),
    ],
    ids=[
        "lower case goes on",
        "abbreviation goes on",
        "items",
        "small items",
        "preposition goes on",
        "CRLF",
        "page",
        "page number",
    ],
)
def test_newlines_are_understood(text: str, count: int) -> None:
    assert len(split(text)) == count
