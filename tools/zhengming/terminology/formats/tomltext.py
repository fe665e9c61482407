"""TOML values as the glossary's records write them: one line up to the house's width, else one item a line."""

import re

WIDTH = 120
"""Columns of one line, counted in code points; an inline table may be longer, since TOML can't break it."""

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')


def string(text: str) -> str:
    """Return text as a basic string."""
    return '"' + _SPECIAL.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}", text) + '"'


def key(name: str) -> str:
    """Return a key, quoted where it must be."""
    return name if _BARE.match(name) else string(name)


def inline(value: object) -> str:
    """Return a value on one line; TypeError for what records never hold (numbers, dates)."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(inline(item) for item in value)}]"
    if isinstance(value, dict):
        return (
            "{ " + ", ".join(f"{key(name)} = {inline(item)}" for name, item in value.items()) + " }" if value else "{}"
        )
    raise TypeError(f"no record holds {value!r}")


def pair(name: str, value: object, *, remark: str = "") -> str:
    """Return `name = value`, a long list broken to one item a line, with its remark behind it."""
    line = f"{name} = {inline(value)}"
    behind = f"  {remark}" if remark else ""
    if len(line) <= WIDTH or not isinstance(value, list) or not value:
        return line + behind
    items = "".join(f"    {inline(item)},\n" for item in value)
    return f"{name} = [\n{items}]{behind}"
