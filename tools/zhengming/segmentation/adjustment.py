"""Moves boundaries where a caller's policy is not the default: semicolons of lists, ellipses."""

import re
from collections.abc import Sequence

from zhengming.segmentation.characters import BREAKS, CLOSERS, escaped
from zhengming.segmentation.neighbours import Boundary
from zhengming.segmentation.policies import Policies
from zhengming.segmentation.structure import MARKER

_SEMICOLON = re.compile(rf"[;；](?:(\s*+)(?={MARKER.pattern})|(\s*[{escaped(BREAKS)}]\s*)(?=\S))", re.VERBOSE)
_ELLIPSIS = re.compile(rf"(?:\.{{3,}}|…)(?<![.…]{{5}})…*+[{escaped(CLOSERS)}]*+(\s++)(?=\S)")
_ENDS_IN_DOTS = re.compile(rf"(?:\.\.\.|…)[{escaped(CLOSERS)}]*\Z")
_REACH = 8


def adjust(text: str, found: Sequence[Boundary], policies: Policies) -> list[Boundary]:
    """Return the boundaries as the policies on semicolons and ellipses want them."""
    boundaries = dict(found)
    if policies.semicolons == "list":
        for match in _SEMICOLON.finditer(text):
            end, after = match.span(match.lastindex or 1)
            boundaries[end] = after
    if policies.ellipsis == "always":
        boundaries.update(match.span(1) for match in _ELLIPSIS.finditer(text))
    if policies.ellipsis == "never":
        boundaries = {
            end: after
            for end, after in boundaries.items()
            if not _ENDS_IN_DOTS.search(text, max(0, end - _REACH), end) or "\n" in text[end:after]
        }
    return sorted(boundaries.items())
