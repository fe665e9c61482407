"""Concepts as new record files of a glossary folder: a file for each body with its departments, one for each other kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhengming.terminology.concept import Concept, Forbidden, Name
from zhengming.terminology.formats import layout, tomltext

_FOLDERS = {
    "term": "terms", "document": "terms", "post": "posts", "place": "places", "local": "places", "person": "persons",
}  # fmt: skip
_LISTED = {"document": "term"}
_BOOLEAN = frozenset({"bare", "prominent", "standalone"})
_ADMITTED = frozenset({"press", "variants"})


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to make, by path below the glossary folder, and the concepts no file can hold, with the reason."""

    files: dict[str, str]
    left: tuple[tuple[Concept, str], ...]


def plan(concepts: Sequence[Concept], stem: str) -> Plan:
    """Return the record files for concepts, named after `stem`; every file is in the canonical layout."""
    files: dict[str, str] = {}
    left: list[tuple[Concept, str]] = []
    bodies = {concept.id: concept for concept in concepts if concept.kind == "body"}
    departments: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        if concept.kind == "department":
            if concept.parent in bodies:
                departments[concept.parent].append(concept)
            else:
                left.append((concept, f'its body "{concept.parent}" is not in the file'))
    for body in bodies.values():
        files[f"bodies/{stem}/{body.id}.toml"] = _body(body, departments[body.id])
    for folder, kinds in _kinds(concepts):
        for kind, members in kinds.items():
            name = stem if len(kinds) == 1 else f"{stem}-{kind}"
            files[f"{folder}/{name}.toml"] = "\n".join(_listed(member, kind) for member in members)
    made = {name: layout.arrange(text, Path(name)) for name, text in files.items()}
    return Plan(made, tuple(left))


def _kinds(concepts: Iterable[Concept]) -> Iterator[tuple[str, dict[str, list[Concept]]]]:
    """Yield each folder with its concepts by the name of their list; a file holds one kind of list."""
    found: dict[str, dict[str, list[Concept]]] = defaultdict(lambda: defaultdict(list))
    for concept in concepts:
        if concept.kind in _FOLDERS:
            found[_FOLDERS[concept.kind]][_LISTED.get(concept.kind, concept.kind)].append(concept)
    yield from found.items()


def _body(body: Concept, departments: Sequence[Concept]) -> str:
    tables = [_pairs(_facts(body, "body"))]
    for language, value in _names(body).items():
        tables.append(f"[{language}]\n{_pairs(_table(value, language))}")
    for language, titles in body.titles.items():
        tables.append(f"[titles.{language}]\n{_pairs({tomltext.key(word): title for word, title in titles.items()})}")
    tables += [_department(department, body) for department in departments]
    return "\n".join(tables)


def _department(concept: Concept, body: Concept) -> str:
    """Return a department's table; what it does not have of its body is said with an empty value, or it would inherit it."""
    said = {"id": concept.id.removeprefix(f"{body.id}/"), **_names(concept), **_own(concept, "department")}
    inherited = {"from": body.valid.start, "to": body.valid.end, "subject": body.subject, "evidence": body.evidence}
    own = {
        "from": concept.valid.start,
        "to": concept.valid.end,
        "subject": concept.subject,
        "evidence": concept.evidence,
    }
    said |= {key: value for key, value in own.items() if value != inherited[key]}
    said |= {"sources": list(concept.sources)} if concept.sources != body.sources else {}
    return f"[[department]]\n{_pairs(said)}{_titles(concept)}"


def _listed(concept: Concept, kind: str) -> str:
    said = _facts(concept, kind)
    return f"[[{kind}]]\n{_pairs({'id': said.pop('id'), **_names(concept), **said})}{_titles(concept)}"


def _facts(concept: Concept, kind: str) -> dict[str, Any]:
    single = {
        "subject": concept.subject,
        "from": concept.valid.start,
        "to": concept.valid.end,
        "evidence": concept.evidence,
        "sources": list(concept.sources),
    }
    return {
        "id": concept.id.removeprefix(f"{kind}:"),
        **{key: value for key, value in single.items() if value},
        **_own(concept, kind),
    }


def _own(concept: Concept, kind: str) -> dict[str, Any]:
    """Return what belongs to the kind of concept: its category, parent, predecessors, facts."""
    said: dict[str, Any] = {}
    if concept.category and concept.category != concept.facts.get("level"):
        said["kind"] = concept.category
    if kind == "place":
        said |= {"in": concept.parent.removeprefix("place:")} if concept.parent else {}
    elif kind != "department" and concept.parent:
        said["parent" if kind == "body" else "body"] = concept.parent
    said |= {"predecessors": list(concept.predecessors)} if concept.predecessors else {}
    said |= {"note": concept.note} if concept.note else {}
    said |= {} if concept.enforced else {"enforce": False}
    for key, value in concept.facts.items():
        stem, _, rest = key.partition(".")
        if rest:
            said.setdefault(stem, {})[rest] = value
        else:
            said[key] = value == "True" if key in _BOOLEAN else value
    return said


def _names(concept: Concept) -> dict[str, Any]:
    """Return by language the names as a record writes them: one text, a list, or a table by type."""
    said: dict[str, Any] = {}
    for language in dict.fromkeys((*concept.names, *concept.forbidden)):
        names, wrong = concept.names.get(language, ()), concept.forbidden.get(language, ())
        portfolio = concept.portfolio if language == "en" else ()
        if names or wrong or portfolio:
            said[language] = _language(language, names, wrong, portfolio, concept)
    if concept.portfolio and "en" not in said:
        said["en"] = {"portfolio": list(concept.portfolio)}
    return said


def _language(
    language: str, names: Sequence[Name], wrong: Sequence[Forbidden], portfolio: Sequence[str], concept: Concept
) -> Any:
    rest = "variants" if language == "en" else "press"
    plain = not wrong and not portfolio and [name.type for name in names] == ["full", *[rest] * (len(names) - 1)]
    if plain:
        return [_name(name, concept) for name in names]
    table: dict[str, Any] = {}
    for name in names:
        table.setdefault(name.type, []).append(_name(name, concept))
    table = {
        kind: found[0] if len(found) == 1 and kind in {"full", "short", "acronym"} else found
        for kind, found in table.items()
    }
    table |= {"portfolio": list(portfolio)} if portfolio else {}
    return table | ({"forbidden": [{"text": item.text, "why": item.why} for item in wrong]} if wrong else {})


def _table(value: Any, language: str) -> dict[str, Any]:
    """Return the table form of names, also of those that `_language` gave as a list."""
    if isinstance(value, dict):
        return value
    rest = "variants" if language == "en" else "press"
    return {"full": value[0]} | ({rest: value[1:]} if value[1:] else {})


def _name(name: Name, concept: Concept) -> Any:
    usual = "admitted" if name.type in _ADMITTED else "preferred"
    single = {
        "from": name.valid.start,
        "to": name.valid.end,
        "status": name.status if name.status != usual else "",
        "case": "exact" if name.exact else "",
        "scope": name.scope,
        "evidence": name.evidence if name.evidence != concept.evidence else "",
        "reviewer": name.reviewer,
        "note": name.note,
    }
    said: dict[str, Any] = {key: value for key, value in single.items() if value}
    said |= {"sources": list(name.sources)} if name.sources != concept.sources else {}
    return {"text": name.text, **said} if said else name.text


def _pairs(said: dict[str, Any]) -> str:
    return "".join(f"{tomltext.pair(key, value)}\n" for key, value in said.items())


def _titles(concept: Concept) -> str:
    return "".join(f"titles.{language} = {tomltext.inline(words)}\n" for language, words in concept.titles.items())
