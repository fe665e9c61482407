"""A TOML file as its statements, each with the remarks around it: what a formatter may move without losing a word.

The standard library reads values; this reads where they begin and end, and keeps the comments, which it drops.
"""

import re
from dataclasses import dataclass
from typing import Literal

_HEADER = re.compile(r"""(\[\[?(?:[^\]"'#]|"[^"\n]*"|'[^'\n]*')+\]\]?)[ \t]*(\#[^\n]*)?(?:\n|\Z)""")
_KEY = re.compile(r"""((?:[\w.\- \t]|"[^"\n]*"|'[^'\n]*')+?)[ \t]*=[ \t]*""")
_VALUE = re.compile(
    r"""
    \"\"\"(?:[^\\]|\\.)*?\"\"\"+ | '''.*?'''+     # multi-line strings
    | "(?:[^"\\\n]|\\.)*" | '[^'\n]*'              # strings
    | \#[^\n]*                                     # a remark, here inside an array
    | [\[\]{}\n]                                   # what opens, closes or may end the value
    | [^\[\]{}\n"'#]+                              # anything else
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A header, or a key with its value as written; `before` are the lines of remarks above (blank ones kept)."""

    kind: Literal["header", "pair"]
    name: str
    value: str
    before: tuple[str, ...]
    after: str
    line: int
    inner_remarks: bool = False


def split(text: str) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """Return the statements of a valid TOML text in order, and the remarks after the last one.

    The text must be known to be valid: this reads no further than places need. Linear in its length.
    """
    text = text.replace("\r\n", "\n")
    found: list[Statement] = []
    before: list[str] = []
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip()
        if not line or line.startswith("#"):
            before.append(line)
            at = end + 1
            continue
        at += len(text[at:end]) - len(text[at:end].lstrip())
        statement, at = _header(text, at, before) if text[at] == "[" else _pair(text, at, before)
        found.append(statement)
        before = []
    return tuple(found), tuple(before)


def _header(text: str, at: int, before: list[str]) -> tuple[Statement, int]:
    found = _HEADER.match(text, at)
    if found is None:
        raise ValueError(f"no header at {at}")
    name = re.sub(r"\s+", "", found[1])
    return Statement("header", name, "", tuple(before), found[2] or "", text.count("\n", 0, at) + 1), found.end()


def _pair(text: str, at: int, before: list[str]) -> tuple[Statement, int]:
    key = _KEY.match(text, at)
    if key is None:
        raise ValueError(f"no key at {at}")
    depth, here, remark, inner = 0, key.end(), "", False
    stop = here
    while here < len(text):
        part = _VALUE.match(text, here)
        if part is None:
            raise ValueError(f"no value at {here}")
        piece = part[0]
        if piece == "\n" and depth == 0:
            here = part.end()
            break
        if piece.startswith("#"):
            remark, inner = (piece, inner) if depth == 0 else (remark, True)
        else:
            depth += (piece in {"[", "{"}) - (piece in {"]", "}"})
            stop = part.end() if piece.strip() else stop
        here = part.end()
    value = "\n".join(line.rstrip() for line in text[key.end() : stop].split("\n"))
    if '"""' in value or "'''" in value:
        value = text[key.end() : stop]
    line = text.count("\n", 0, at) + 1
    return Statement("pair", key[1].strip(), value.strip(), tuple(before), remark.rstrip(), line, inner), here
