"""The canonical layout of record files: keys in their order, lists one way, remarks where they were.

Formatting twice changes nothing, and it never loses a fact: what it makes is read again and compared before it is given out.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhengming.errors import GlossaryError
from zhengming.terminology import records
from zhengming.terminology.compiled import LEVELS
from zhengming.terminology.formats import tomltext
from zhengming.terminology.formats.statements import Statement, split

_LANGUAGES = "languages"
_ORDER = (
    "id", _LANGUAGES, "forbidden", "definition", "kind", "level", "in", "subject", "parent", "body", "bare", "under",
    *LEVELS, "from", "to", "predecessors", "ladder", "standalone", "enforce", "titles", "evidence", "sources",
    "reviewer", "note",
)  # fmt: skip
_HEAD = (
    "id", "kind", "level", "prominent", "in", "subject", "parent", "body", "from", "to", "predecessors", "ladder", "standalone",
    "evidence", "sources", "reviewer", "note",
)  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
_FIRST_LANGUAGES = ("en", "zh-Hans", "zh-Hant")
_TABLE = ("full", "short", "acronym", "press", "variants", "portfolio", "forbidden", "place")
_NAME = ("text", "why", "from", "to", "status", "case", "scope", "evidence", "sources", "reviewer", "note")


def arrange(text: str, path: Path) -> str:
    """Return the text of a record file in the canonical layout; GlossaryError when it is no record file.

    The tables of a record are ordered among themselves; records keep the order they were written in.
    """
    concepts = records.parse(text, path)
    found, rest = split(text)
    made = _render(found, rest)
    if tomllib.loads(made) != tomllib.loads(text) or _remarks(made) != _remarks(text):
        raise GlossaryError("would lose something in formatting; it is left as it is", path=path, remedy="report it")
    if len(records.parse(made, path)) != len(concepts):
        raise GlossaryError("would change in formatting; it is left as it is", path=path, remedy="report it")
    return made


def _remarks(text: str) -> list[str]:
    found, rest = split(text)
    lines = [line for statement in found for line in (*statement.before, statement.after)]
    inner = [statement.value for statement in found if statement.inner_remarks]
    return sorted(line for line in (*lines, *rest, *inner) if line)


Table = tuple[Statement | None, list[Statement]]


def _groups(found: Sequence[Statement]) -> list[Table]:
    """Return the tables in canonical order: the file's own, its sub-tables, then each listed record with its own."""
    top: list[Table] = [(None, [])]
    entries: list[list[Table]] = []
    here = top[0][1]
    for statement in found:
        if statement.kind == "pair":
            here.append(statement)
            continue
        here = []
        if entries and _inside(entries[-1][0][0], statement):
            entries[-1].append((statement, here))
        elif statement.name.startswith("[["):
            entries.append([(statement, here)])
        else:
            top.append((statement, here))
    return [table for entry in (top, *entries) for table in _sorted(entry)]


def _inside(head: Statement | None, statement: Statement) -> bool:
    return head is not None and _bare(statement).startswith(f"{_bare(head)}.")


def _sorted(entry: list[Table]) -> list[Table]:
    """Return a record's tables in order, up to the first that is itself a list: those keep theirs."""
    nested = (number for number, (head, _) in enumerate(entry) if number and head and head.name.startswith("[["))
    end = next(nested, len(entry))
    return [entry[0], *sorted(entry[1:end], key=_table_rank), *entry[end:]]


def _bare(statement: Statement) -> str:
    return statement.name.strip("[]")


def _table_rank(table: Table) -> tuple[bool, int, str]:
    words = _bare(table[0]).split(".") if table[0] is not None else []
    word = next((word for word in words if word == "titles" or _LANGUAGE.match(word)), words[-1] if words else "")
    return (word == "titles", *_language_rank(word))


def _language_rank(word: str) -> tuple[int, str]:
    return (_FIRST_LANGUAGES.index(word), "") if word in _FIRST_LANGUAGES else (len(_FIRST_LANGUAGES), word)


def _render(found: Sequence[Statement], rest: Sequence[str]) -> str:
    opening, found = _opening(found)
    parts: list[str] = []
    for head, pairs in _groups(found):
        lines = [*_block(head.before), head.name + _behind(head)] if head is not None else []
        for pair in sorted(pairs, key=lambda one: _rank(one, head)):
            lines += [*_block(pair.before), _pair(pair)]
        if lines:
            parts.append("\n".join(lines))
    tail = "\n".join(_block(rest))
    body = "\n\n".join(part for part in (*parts, tail) if part)
    return f"{opening}{body}\n"


def _opening(found: Sequence[Statement]) -> tuple[str, Sequence[Statement]]:
    """Return the remarks the file opens with, which stay on top whatever its first key is, and the statements without them."""
    if not found or not any(found[0].before):
        return "", found
    gap = "\n\n" if not found[0].before[-1] else "\n"
    return "\n".join(_block(found[0].before)) + gap, (replace(found[0], before=()), *found[1:])


def _behind(statement: Statement) -> str:
    return f"  {statement.after}" if statement.after else ""


def _block(lines: Iterable[str]) -> list[str]:
    """Return remarks without blank lines around them; one blank line between two blocks stays."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept


def _rank(pair: Statement, head: Statement | None) -> tuple[int, int, str]:
    word = pair.name.split(".")[0].strip("\"'")
    words = _bare(head).split(".") if head is not None else []
    if "titles" in words:
        return 0, 0, ""
    order: tuple[str, ...] = _HEAD if head is None else _TABLE if _LANGUAGE.match(words[-1]) else _ORDER
    if _LANGUAGE.match(word) and word not in order:
        return (order.index(_LANGUAGES) if _LANGUAGES in order else len(order), *_language_rank(word))
    return (order.index(word) if word in order else len(order), 0, "")


def _pair(pair: Statement) -> str:
    value = tomllib.loads(f"x = {pair.value}")["x"]
    verbatim = pair.inner_remarks or pair.value.startswith(('"""', "'''")) or not _ours(value)
    if verbatim:
        return f"{pair.name} = {pair.value}{_behind(pair)}"
    return tomltext.pair(pair.name, _ordered(value, pair.name), remark=pair.after)


def _ours(value: Any) -> bool:
    if isinstance(value, list):
        return all(_ours(item) for item in value)
    if isinstance(value, dict):
        return all(_ours(item) for item in value.values())
    return isinstance(value, str | bool)


def _ordered(value: Any, name: str) -> Any:
    """Return a value with the keys of its inline tables in order; post titles keep theirs."""
    if name.startswith("titles"):
        return value
    if isinstance(value, list):
        return [_ordered(item, "") for item in value]
    if isinstance(value, dict):
        order = (*_NAME, *_TABLE)
        ranked = sorted(value.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))
        return {key: _ordered(item, "") for key, item in ranked}
    return value
