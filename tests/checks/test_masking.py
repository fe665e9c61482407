"""Markup is masked without moving a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.checks.masking import FILLER, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Enter %(protocol)s or %1$s, 50% off", ["%(protocol)s", "%1$s"]),
        ("see `ECMA-404 <https://ecma.org/a_(b)/>`_.", ["`", "<https://ecma.org/a_(b)/>`_", "https://ecma.org/a_(b)/"]),
        (":pep:`11` and ``a b`` in {0:.2f}", [":pep:`11`", "``a b``", "{0:.2f}"]),
        ("{count, plural, one {# file} other {# files}} left", ["{count, plural, one {# file} other {# files}}"]),
        ("write to info@example.org, see www.example.org/b.", ["info@example.org", "www.example.org/b"]),
        ("a < b and c > d", []),
        ("100% sure", []),
        ("Line %1 of %L2, 5%10", ["%1", "%L2"]),
        ("Edit /etc/hosts or $PATH, and/or 1/2", ["/etc/hosts", "$PATH"]),
        ("<0>{total}</0> of %1$<PRIdMAX>", ["<0>", "{total}", "</0>", "%1$<PRIdMAX>"]),
    ],
)
def test_markup_is_found(text: str, masked: list[str]) -> None:
    assert sorted(one.text for one in mask(text).masks) == sorted(masked)


@given(st.text(alphabet="ab 中。%s{}<>`:/@[]_|&;#()$\\-n1.", max_size=60))
def test_masking_keeps_every_place(text: str) -> None:
    found = mask(text)
    assert len(found.text) == len(text)
    assert all(new in {old, FILLER} for old, new in zip(text, found.text, strict=True))
    assert all(text[one.start : one.end] == one.text for one in found.masks)
