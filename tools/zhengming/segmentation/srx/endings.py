"""Tells of an SRX rule what must stand before a place for it to match there, so that most rules need no look.

Nine rules in ten of the files in use are an abbreviation each. What their `before` must end with, blanks left out, is read
from the expression; a rule of which that can't be told is tried everywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST = 4
"""Endings are kept to this many characters: longer ones part hardly more."""

_MOST = 64
_TOKEN = re.compile(
    r"""
    (?P<around>\(\?(?:[=!]|<[=!])) | (?P<flags>\(\?[a-zA-Z-]*\)) | (?P<open>\((?:\?(?:[a-zA-Z-]*:|>))?) | (?P<close>\))
    | (?P<bar>\|) | (?P<quantifier>(?:[*+?]|\{[0-9,]*\})[+?]?)
    | (?P<class>\[\^?\]?(?:\\.|[^\]\\])*\]) | (?P<zero>\\[bBAZzG]|[\^$]) | (?P<blank>\\[stnrfv]|\s)
    | \\[pPN]\{[^}]*\} | \\u(?P<code>[0-9A-Fa-f]{4}) | \\x(?P<byte>[0-9A-Fa-f]{2}) | \\(?P<escaped>[^\w\s]) | \\. | (?P<any>\.)
    | (?P<letter>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_CLASS = re.compile(r"\\p\{Zs\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|.", re.DOTALL)
_BLANKS = frozenset({r"\s", r"\t", r"\n", r"\r", r"\p{Zs}"})
_FLAGS = re.compile(r"\(\?[a-zA-Z-]+[:)]")
_REPEATED = re.compile(r"\+|\{0*[1-9]")


@dataclass(slots=True)
class _Part:
    """A piece of an expression: its spellings, or None when they can't be told; `blank` when it matches blanks only.

    `source` is the expression of what matches one character, "" for a group.
    """

    spellings: tuple[str, ...] | None = None
    blank: bool = False
    quantifier: str = ""
    source: str = ""


@dataclass(slots=True)
class _Group:
    """The alternatives of a group, each a row of parts."""

    alternatives: list[list[_Part]] = field(default_factory=lambda: [[]])


def endings(before: str) -> frozenset[str] | None:
    """Return, case folded, what text must end with, blanks left out, for `before` to match up to there.

    None when that can't be told. Endings are necessary, not sufficient.
    """
    try:
        alternatives, _ = _parsed(list(_TOKEN.finditer(before)), 0)
    except ValueError:
        return None
    found: set[str] = set()
    for parts in alternatives:
        ends = _ending(parts)
        if not ends or "" in ends:
            return None
        found |= {end.casefold()[-LONGEST:] for end in ends}
    return frozenset(found) if 0 < len(found) <= _MOST else None


def last_characters(before: str) -> frozenset[str] | None:
    """Return expressions for one character, one of which the last character matches where `before` does.

    None when that can't be told, when `before` may match nothing, or when it has flags.
    """
    if _FLAGS.search(before):
        return None
    try:
        alternatives, _ = _parsed(list(_TOKEN.finditer(before)), 0)
    except ValueError:
        return None
    found: set[str] = set()
    for parts in alternatives:
        for part in reversed(parts):
            if not part.source:
                return None
            found.add(part.source)
            if not part.quantifier or _REPEATED.match(part.quantifier):
                break
        else:
            return None
    return frozenset(found)


def _parsed(tokens: list[re.Match[str]], at: int) -> tuple[list[list[_Part]], int]:
    """Return the alternatives from token `at` to the end of their group, and where that is."""
    group = _Group()
    while at < len(tokens):
        token = tokens[at]
        at += 1
        parts = group.alternatives[-1]
        if token["close"]:
            return group.alternatives, at
        if token["bar"]:
            group.alternatives.append([])
        elif token["around"]:
            _, at = _parsed(tokens, at)
        elif token["open"]:
            inner, at = _parsed(tokens, at)
            parts.append(_Part(_spelled(inner)))
        elif token["quantifier"]:
            if not parts:
                raise ValueError(token[0])
            parts[-1].quantifier = token["quantifier"]
        elif not (token["zero"] or token["flags"]):
            parts.append(_part(token))
            parts[-1].source = token[0]
    return group.alternatives, at


def _part(token: re.Match[str]) -> _Part:
    if token["blank"]:
        return _Part(blank=True)
    if token["class"]:
        return _of_class(token["class"][1:-1])
    code = token["code"] or token["byte"]
    char = chr(int(code, 16)) if code else token["escaped"] or token["letter"]
    if char and char.isspace():
        return _Part(blank=True)
    return _Part((char,) if char else None)


def _char(piece: str) -> str:
    """Return the character that a piece of a class names by its number, or the piece."""
    if piece[:2] not in {r"\u", r"\x"}:
        return piece
    digits = piece[2:]
    return chr(int(digits, base=16))


def _of_class(inside: str) -> _Part:
    """Return the part for a class: its few characters, blanks, or what can't be told."""
    pieces = [_char(piece) for piece in _IN_CLASS.findall(inside)]
    if all(piece in _BLANKS or piece.isspace() for piece in pieces):
        return _Part(blank=True)
    if "^" in pieces[:1] or "-" in pieces or "[" in pieces or "&&" in inside or "--" in inside:
        return _Part()
    chars = [piece[-1] for piece in pieces if len(piece) == 1 or not piece[1].isalnum()]
    return _Part(tuple(chars)) if len(chars) == len(pieces) and not any(map(str.isspace, chars)) else _Part()


def _spelled(alternatives: list[list[_Part]]) -> tuple[str, ...] | None:
    """Return all spellings of a group, or None when they are not few or can't be told."""
    found: list[str] = []
    for parts in alternatives:
        spelled = [""]
        for part in parts:
            if part.spellings is None or part.quantifier not in {"", "?"}:
                return None
            choices = [*part.spellings, *([""] if part.quantifier else [])]
            spelled = [head + tail for head in spelled for tail in choices]
            if len(spelled) > _MOST:
                return None
        found += spelled
    return tuple(found) if len(found) <= _MOST else None


def _ending(parts: list[_Part]) -> set[str]:
    """Return what the text must end with for a row of parts; an empty string in it when nothing is certain."""
    ends = {""}
    for part in reversed(parts):
        if part.blank and ends == {""}:
            continue
        repeated = _REPEATED.match(part.quantifier) is not None
        if part.spellings is None or not (repeated or part.quantifier in {"", "?"}):
            break
        with_part = set(_joined(part.spellings, ends))
        ends = with_part | ends if part.quantifier == "?" else with_part
        if repeated or len(ends) > _MOST or min(map(len, ends)) >= LONGEST:
            break
    return ends


def _joined(heads: tuple[str, ...], tails: set[str]) -> Iterator[str]:
    for head in heads:
        for tail in tails:
            yield head + tail
