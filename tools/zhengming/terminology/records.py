"""Read glossary records (TOML) into concepts; every fault is an error with path, line and remedy."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhengming import text as texts
from zhengming.errors import GlossaryError
from zhengming.terminology import shapes
from zhengming.terminology.concept import NAME_TYPES, Concept, Forbidden, Name
from zhengming.terminology.validity import Period, first_day

_SYNTAX = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-\"]+)\s*\]\]?")


def files(folder: Path) -> list[Path]:
    """Return the record files below a glossary folder, in a stable order; titles and schemas are not records."""
    found = sorted(path for part in shapes.FOLDERS for path in (folder / part).rglob("*.toml"))
    return [path for path in found if path.is_file()]


def read(path: Path) -> tuple[Concept, ...]:
    """Return the concepts of one record file, departments after their body."""
    return parse(texts.read(path), path)


def parse(text: str, path: Path) -> tuple[Concept, ...]:
    """Return the concepts of a record file's text; GlossaryError tells path, line and remedy."""
    return tuple(_File(text, path, table(text, path)).concepts())


def table(text: str, path: Path) -> dict[str, Any]:
    """Return what a TOML text holds; GlossaryError tells path, line and column of what is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line, column = _syntax(str(error), text)
        raise GlossaryError(f"is not valid TOML: {message}", path=path, line=line, column=column) from error


def _syntax(message: str, text: str) -> tuple[str, int, int]:
    found = _SYNTAX.match(message)
    if found is None or found[2] is None:
        return (found[1] if found else message).lower(), text.count("\n") + 1, 1
    return found[1][0].lower() + found[1][1:], int(found[2]), int(found[3])


class _File:
    """One file being read: its tables, and where each began."""

    def __init__(self, text: str, path: Path, data: dict[str, Any]) -> None:
        self.path = path
        self.data = data
        self.lines = text.splitlines()
        self.tables = self._tables()

    def _tables(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, 1):
            found = _HEADER.match(line) if line.lstrip().startswith("[") else None
            if found:
                places.setdefault(found[2], []).append(number)
        return places

    def fail(self, message: str, remedy: str, start: int, key: str = "") -> GlossaryError:
        """Return the error for a key of the table that begins at line `start`."""
        line = start
        for number in range(start, len(self.lines) + 1):
            content = self.lines[number - 1].lstrip()
            if number > start and content.startswith("[["):
                break
            if key and re.match(rf'"?{re.escape(key)}"?\s*=|\[\[?{re.escape(key)}[\].]', content):
                line = number
                break
        return GlossaryError(message, path=self.path, line=line, remedy=remedy)

    def concepts(self) -> Iterator[Concept]:
        """Yield every concept of the file; which tables it may hold depends on its folder."""
        listed = [key for key in shapes.LISTS if key in self.data]
        single = not listed or listed == ["department"]
        defaults = {key: self.data[key] for key in shapes.DEFAULTS if key in self.data}
        if single:
            yield from self._body(self.data, 1, {})
            return
        for key in self.data:
            if key not in shapes.DEFAULTS and key not in shapes.LISTS:
                remedy = f"a file of [[{listed[0]}]] tables may hold {', '.join(sorted(shapes.DEFAULTS))} beside them"
                raise self.fail(f'unknown key "{key}"', remedy, 1, key)
        for key in listed:
            for number, table in enumerate(self._list(self.data, key, 1)):
                line = self._line(key, number)
                if key == "body":
                    yield from self._body(table, line, defaults)
                else:
                    yield self._entry(key, table, line, defaults)

    def _line(self, key: str, number: int) -> int:
        places = self.tables.get(key, [])
        return places[number] if number < len(places) else 1

    def _list(self, table: dict[str, Any], key: str, line: int) -> list[dict[str, Any]]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(f'"{key}" must be a list of tables', f"write [[{key}]]", line, key)
        return value

    def _body(self, table: dict[str, Any], line: int, defaults: dict[str, Any]) -> Iterator[Concept]:
        body = self._entry("body", table, line, defaults)
        yield body
        period = {"from": body.valid.start, "to": body.valid.end}
        inherited = {"sources": list(body.sources), "evidence": body.evidence, "subject": body.subject, **period}
        departments = self._list(table, "department", line)
        shared = len(self.tables.get("department", [])) == len(departments)
        for number, entry in enumerate(departments):
            at = self._line("department", number) if shared else line
            yield self._entry("department", entry, at, inherited, parent=body)

    def _entry(
        self, key: str, table: dict[str, Any], line: int, defaults: dict[str, Any], *, parent: Concept | None = None
    ) -> Concept:
        shape = shapes.SHAPES[key]
        for found, value in table.items():
            if _LANGUAGE.match(found) or found in shape.lists:
                continue
            if found not in shape.keys:
                raise self.fail(f'unknown key "{found}"', f"known keys: {', '.join(sorted(shape.keys))}", line, found)
            if not isinstance(value, shape.keys[found]):
                wanted = " or ".join(kind.__name__ for kind in shape.keys[found])
                raise self.fail(f'"{found}" must be a {wanted}, not {value!r}', "see glossary/README.md", line, found)
        values = {**{k: v for k, v in defaults.items() if k in shape.keys}, **table}
        identity = self._identity(key, values, line, parent)
        names, forbidden, portfolio = self._languages(shape, values, line)
        return Concept(
            id=identity,
            kind="document" if values.get("kind") == "document" and key == "term" else shape.kind,
            names=names,
            category=values.get("kind", "") or values.get("level", ""),
            subject=values.get("subject", ""),
            parent=parent.id if parent else _parent(values),
            valid=self._period(values, line),
            predecessors=self._strings(values, "predecessors", line),
            titles=self._titles(values, line),
            forbidden=forbidden,
            portfolio=portfolio,
            evidence=self._choice(values, "evidence", ("attested", "proposed"), "proposed", line),  # type: ignore[arg-type]
            sources=self._strings(values, "sources", line),
            note=values.get("note", ""),
            enforced=values.get("enforce", True),
            facts=self._facts(shape, values),
            path=self.path,
            line=line,
        )

    def _identity(self, key: str, values: dict[str, Any], line: int, parent: Concept | None) -> str:
        identity = values.get("id")
        if identity is None and key == "person":
            first = values.get("en") or [""]
            identity = (first if isinstance(first, str) else first[0]).lower().replace(" ", "-")
        if not identity or not re.fullmatch(r"[\w.\-/]+", identity):
            raise self.fail(f"this {key} has no id of letters, digits and hyphens", 'write id = "…"', line, "id")
        if parent is not None:
            return f"{parent.id}/{identity}"
        return str(identity) if key == "body" else f"{key}:{identity}"

    def _languages(
        self, shape: "shapes.Shape", values: dict[str, Any], line: int
    ) -> tuple[dict[str, tuple[Name, ...]], dict[str, tuple[Forbidden, ...]], tuple[str, ...]]:
        names: dict[str, tuple[Name, ...]] = {}
        forbidden: dict[str, tuple[Forbidden, ...]] = {}
        portfolio: tuple[str, ...] = ()
        for language in (key for key in values if _LANGUAGE.match(key) and key not in shape.keys):
            table = values[language]
            if isinstance(table, dict) and "text" not in table:
                names[language] = tuple(self._by_type(table, values, line, language))
                forbidden[language] = self._forbidden(table.get("forbidden", []), line)
                portfolio += self._strings(table, "portfolio", line)
            else:
                types = ("full", *["press" if language != "en" else "variants"] * 99)
                pairs = zip(types, table if isinstance(table, list) else [table], strict=False)
                names[language] = tuple(self._name(item, kind, values, line, language) for kind, item in pairs)
        if "forbidden" in values:
            forbidden["zh-Hans"] = self._forbidden(values["forbidden"], line)
        if not names and shape.needs_names:
            raise self.fail("no name in any language", "give at least en and zh-Hans", line)
        return names, forbidden, portfolio

    def _by_type(self, table: dict[str, Any], values: dict[str, Any], line: int, language: str) -> Iterator[Name]:
        for key, value in table.items():
            if key in {"portfolio", "forbidden"}:
                continue
            if key not in NAME_TYPES:
                remedy = f"known keys: {', '.join(NAME_TYPES)}, portfolio, forbidden"
                raise self.fail(f'unknown key "{key}" under {language}', remedy, line, key)
            for item in value if isinstance(value, list) else [value]:
                yield self._name(item, key, values, line, language)

    def _name(self, item: Any, kind: Any, values: dict[str, Any], line: int, language: str) -> Name:
        table = {"text": item} if isinstance(item, str) else item
        if not isinstance(table, dict) or not isinstance(table.get("text"), str) or not table["text"].strip():
            raise self.fail(
                f"a name under {language} is neither text nor a table with text", "write a string", line, language
            )
        for key in table:
            if key not in shapes.NAME_KEYS:
                raise self.fail(
                    f'unknown key "{key}" in a name', f"known keys: {', '.join(shapes.NAME_KEYS)}", line, key
                )
        merged = {"evidence": values.get("evidence", "proposed"), "sources": values.get("sources", []), **table}
        status = "admitted" if kind in {"press", "variants"} else "preferred"
        return Name(
            text=table["text"],
            type=kind,
            valid=self._period(table, line),
            status=self._choice(table, "status", shapes.STATUSES, status, line),  # type: ignore[arg-type]
            evidence=self._choice(merged, "evidence", ("attested", "proposed"), "proposed", line),  # type: ignore[arg-type]
            sources=self._strings(merged, "sources", line),
            exact=table.get("case") == "exact",
            scope=table.get("scope", ""),
            reviewer=table.get("reviewer", ""),
            note=table.get("note", ""),
        )

    def _forbidden(self, items: Any, line: int) -> tuple[Forbidden, ...]:
        if not isinstance(items, list):
            raise self.fail('"forbidden" must be a list', 'write [{ text = "…", why = "…" }]', line, "forbidden")
        found = []
        for item in items:
            table = {"text": item} if isinstance(item, str) else item
            if not isinstance(table, dict) or not table.get("text") or set(table) - {"text", "why"}:
                raise self.fail(
                    "a forbidden rendering needs text and why", 'write { text = "…", why = "…" }', line, "forbidden"
                )
            found.append(Forbidden(table["text"], table.get("why", "")))
        return tuple(found)

    def _period(self, table: dict[str, Any], line: int) -> Period:
        for key in ("from", "to"):
            try:
                _ = first_day(table[key]) if table.get(key) else None
            except (ValueError, TypeError) as error:
                raise self.fail(f'"{key}": {error}', 'write "2018", "2018-03" or "2018-03-17"', line, key) from error
        period = Period(table.get("from", ""), table.get("to", ""))
        if period.start and period.end and first_day(period.start) > first_day(period.end):
            raise self.fail(f'"from" {period.start} is after "to" {period.end}', "swap or mend them", line, "from")
        return period

    def _titles(self, values: dict[str, Any], line: int) -> dict[str, dict[str, str]]:
        titles = values.get("titles", {})
        for language, table in titles.items():
            if not _LANGUAGE.match(language) or not isinstance(table, dict):
                raise self.fail("titles go by language", "write [titles.zh-Hans]", line, "titles")
            for word, title in table.items():
                if not isinstance(title, str) or not title:
                    raise self.fail(f'title "{word}" must be text', 'write head = "局长"', line, word)
        return {language: dict(table) for language, table in titles.items()}

    def _strings(self, table: dict[str, Any], key: str, line: int) -> tuple[str, ...]:
        value = table.get(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
            raise self.fail(f'"{key}" must be text or a list of texts', "leave it out when it is empty", line, key)
        return tuple(items)

    def _choice(self, table: dict[str, Any], key: str, known: tuple[str, ...], default: str, line: int) -> str:
        value = table.get(key, default)
        if value not in known:
            raise self.fail(f'"{key}" is "{value}"', f"use one of {', '.join(known)}", line, key)
        return str(value)

    def _facts(self, shape: "shapes.Shape", values: dict[str, Any]) -> dict[str, str]:
        facts = {}
        for key in shape.facts & values.keys():
            value = values[key]
            if isinstance(value, dict):
                facts.update({f"{key}.{inner}": str(content) for inner, content in value.items()})
            else:
                facts[key] = str(value)
        return facts


def _parent(values: dict[str, Any]) -> str:
    if "in" in values:
        return f"place:{values['in']}"
    return str(values.get("parent", values.get("body", "")))
