"""Concepts as rows of a table, for CSV, TSV and XLSX: one row a name, or one row a concept.

The *long* table (one row a name) holds everything. The *wide* one (one row a concept, a column for each language and type of
name) is what people keep by hand; it holds the names and the concept's plain facts. Both are read; the head row tells which.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, and loses it when it is read again
(OWASP, CSV injection).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from zhengming import languages
from zhengming.errors import InputError, LanguageError
from zhengming.terminology.concept import NAME_TYPES, Concept, Forbidden
from zhengming.terminology.formats import entries, facts
from zhengming.terminology.formats.facts import Pairs, Term

Row = list[str]

_NAME = ("type", "status", "from", "to", "evidence", "source", "case", "scope", "reviewer", "note")
_CONCEPT = (*facts.CONCEPT_KEYS, "titles", "facts")
LONG: tuple[str, ...] = ("id", "language", "text", *_NAME, *(f"concept.{key}" for key in _CONCEPT))
"""The head of the long table: the name's columns, then the concept's, which its first row fills."""

_MANY = frozenset({"source", "predecessor", "portfolio", "titles", "facts"})
_PLAIN = ("kind", "category", "subject", "parent", "from", "to", "evidence", "source", "note")
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def neutral(cell: str) -> str:
    """Return a cell as no spreadsheet takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """Return what `neutral` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _join(values: Iterable[str]) -> str:
    return " | ".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _split(cell: str) -> list[str]:
    parts = re.split(r"(?<!\\)((?:\\\\)*)\s*\|\s*", cell)
    joined = [value + slashes for value, slashes in zip(parts[::2], [*parts[1::2], ""], strict=True)]
    return [re.sub(r"\\(.)", r"\1", value).strip() for value in joined if value.strip()]


def long(concepts: Sequence[Concept]) -> Iterator[Row]:
    """Yield the head and the rows of the long table."""
    yield list(LONG)
    for concept in concepts:
        about = _about(concept)
        for language, text, pairs in facts.terms(concept) or [("", "", [])]:
            yield [concept.id, language, text, *_name_cells(pairs), *about]
            about = [""] * len(_CONCEPT)


def _about(concept: Concept) -> Row:
    packed: dict[str, list[str]] = {}
    for key, value in facts.of_concept(concept):
        stem, _, rest = key.partition(".")
        if stem in {"titles", "fact"}:
            packed.setdefault("facts" if stem == "fact" else stem, []).append(f"{rest} = {value}")
        else:
            packed.setdefault(key, []).append(value)
    return [_join(packed.get(key, ())) if key in _MANY else packed.get(key, [""])[0] for key in _CONCEPT]


def _name_cells(pairs: Pairs) -> Row:
    said = dict(pairs)
    if "forbidden" in said:
        said |= {"status": "forbidden", "note": said["forbidden"]}
    sources = _join(value for key, value in pairs if key == "source")
    return [sources if key == "source" else said.get(key, "") for key in _NAME]


def wide(concepts: Sequence[Concept]) -> Iterator[Row]:
    """Yield the head (`en`, `en.acronym`, `zh-Hans`, `zh-Hans.short`, …) and the rows of the wide table."""
    kinds = [(language, kind) for concept in concepts for language in concept.names for kind in NAME_TYPES]
    used = [
        (language, kind)
        for language, kind in dict.fromkeys(kinds)
        if kind == "full" or any(concept.named(language, kind) for concept in concepts)
    ]
    wrong = list(dict.fromkeys(language for concept in concepts for language in concept.forbidden))
    names = [language if kind == "full" else f"{language}.{kind}" for language, kind in used]
    yield ["id", *names, *(f"{language}.forbidden" for language in wrong), *_PLAIN]
    for concept in concepts:
        about = dict(zip(_CONCEPT, _about(concept), strict=True))
        texts = [_join(name.text for name in concept.named(language, kind)) for language, kind in used]
        bad = [_join(_wrong(item) for item in concept.forbidden.get(language, ())) for language in wrong]
        yield [concept.id, *texts, *bad, *(about[key] for key in _PLAIN)]


def _wrong(item: Forbidden) -> str:
    return f"{item.text} ({item.why})" if item.why else item.text


def read(rows: Iterable[tuple[int, Row]], path: Path) -> tuple[Concept, ...]:
    """Return the concepts of a table given as numbered rows, the head first; InputError tells path and row."""
    numbered = iter(rows)
    first, head = next(numbered, (1, []))
    columns = [plain(cell).strip() for cell in head]
    body = [(line, [plain(cell).strip() for cell in cells]) for line, cells in numbered if any(map(str.strip, cells))]
    for line, cells in body:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            message = f"{len(cells)} cells under {len(columns)} columns"
            raise InputError(message, path=path, line=line, remedy="quote cells that hold the separator")
    if "text" in columns:
        return _read_long(columns, body, path, first)
    return _read_wide(columns, body, path, first)


def _read_long(columns: list[str], body: Sequence[tuple[int, Row]], path: Path, first: int) -> tuple[Concept, ...]:
    for column in columns:
        if column and column not in LONG:
            remedy = f"known columns: {', '.join(LONG)}"
            raise InputError(f'unknown column "{column}"', path=path, line=first, remedy=remedy)
    lines: dict[str, int] = {}
    about: dict[str, dict[str, str]] = {}
    found: dict[str, list[Term]] = {}
    for line, cells in body:
        row = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
        identity = row.get("id") or f"term:{entries.slug([('en', row.get('text', ''), [])]) or f'row-{line}'}"
        lines.setdefault(identity, line)
        own = about.setdefault(identity, {})
        for key in _CONCEPT:
            value = row.get(f"concept.{key}", "")
            if value and own.setdefault(key, value) != value:
                message = f'concept "{identity}" has two values of {key}: "{own[key]}" and "{value}"'
                raise InputError(message, path=path, line=line, remedy="give it once")
        if "text" in row:
            found.setdefault(identity, []).append(_term(row, path, line))
    return tuple(
        facts.build(identity, _unpacked(about[identity]), found.get(identity, []), path=path, line=line)
        for identity, line in lines.items()
    )


def _term(row: dict[str, str], path: Path, line: int) -> Term:
    language = _language(row.get("language", ""), path, line)
    if row.get("status") == "forbidden":
        return language, row["text"], [("forbidden", row.get("note", ""))]
    pairs = [(key, row[key]) for key in _NAME if key in row and key != "source"]
    return language, row["text"], pairs + [("source", value) for value in _split(row.get("source", ""))]


def _language(name: str, path: Path, line: int) -> str:
    try:
        return languages.tag(name)
    except LanguageError as error:
        remedy = "write a tag such as en or zh-Hans"
        raise InputError(f'"{name}" is no language', path=path, line=line, remedy=remedy) from error


def _unpacked(about: dict[str, str]) -> Pairs:
    pairs: Pairs = []
    for key, cell in about.items():
        for value in _split(cell) if key in _MANY else [cell]:
            if key in {"titles", "facts"}:
                name, _, content = value.partition(" = ")
                pairs.append((f"{'fact' if key == 'facts' else key}.{name}", content))
            else:
                pairs.append((key, value))
    return pairs


def _read_wide(columns: list[str], body: Sequence[tuple[int, Row]], path: Path, first: int) -> tuple[Concept, ...]:
    known = [_wide_column(column, path, first) for column in columns]
    if not any(language for language, _ in known):
        message = "has no column of names"
        remedy = "head the columns with language tags (en, zh-Hans), or with id, language, text"
        raise InputError(message, path=path, line=first, remedy=remedy)
    concepts: list[Concept] = []
    taken: set[str] = set()
    for line, cells in body:
        found: list[Term] = []
        about: dict[str, str] = {}
        for (language, key), cell in zip(known, cells, strict=False):
            if not cell:
                continue
            if language:
                found += [_wide_term(language, key, value) for value in _split(cell)]
            else:
                about[key] = cell
        identity = about.pop("id", "") or f"term:{entries.slug(found) or f'row-{line}'}"
        if identity in taken:
            message = f'concept "{identity}" has two rows'
            raise InputError(message, path=path, line=line, remedy="join its names with | in one row, or give ids")
        taken.add(identity)
        concepts.append(facts.build(identity, _unpacked(about), found, path=path, line=line))
    return tuple(concepts)


def _wide_column(column: str, path: Path, line: int) -> tuple[str, str]:
    """Return language and type of a column of names, or an empty language and the key of another."""
    if not column or column == "id" or column in _PLAIN:
        return "", column
    name, _, kind = column.partition(".")
    if kind not in {"", "forbidden", *NAME_TYPES}:
        remedy = f"after the language: {', '.join(NAME_TYPES)} or forbidden"
        raise InputError(f'unknown column "{column}"', path=path, line=line, remedy=remedy)
    return _language(name, path, line), kind


def _wide_term(language: str, kind: str, value: str) -> Term:
    if kind == "forbidden":
        found = re.fullmatch(r"(.*?) \((.*)\)", value)
        return language, found[1] if found else value, [("forbidden", found[2] if found else "")]
    return language, value, [("type", kind)] if kind else []
