"""The title tables (`glossary/titles/`) and the wording (`glossary/wording/`) in plain, ready-to-use form."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhengming import locations
from zhengming import text as texts
from zhengming.errors import GlossaryError
from zhengming.terminology import records, tokens, wording

FOLDER = "titles"
LADDERS = "ladders.toml"
Table = dict[str, Any]


def load(folder: Path) -> Table:
    """Return the tables of a glossary folder: `ladders` and one table a language or direction; empty when it has none."""
    found: Table = {"ladders": [], "languages": {}, "wording": {}}
    for path in sorted((folder / FOLDER).glob("*.toml")):
        table = _read(path)
        if path.name == LADDERS:
            found["ladders"] = [_ladder(entry, path) for entry in table.get("ladder", [])]
        elif "language" not in table:
            raise GlossaryError("says no language", path=path, line=1, remedy='write language = "en"')
        else:
            found["languages"][table["language"]] = _folded(_alike(path, _shaped(path, table, _TITLES, (list, dict))))
    for path in sorted((folder / wording.FOLDER).glob("*.toml")):
        table = _read(path)
        if not table.get("source") or not table.get("target"):
            raise GlossaryError(
                "says no direction", path=path, line=1, remedy='write source = "en", target = "zh-Hans"'
            )
        table = _shaped(path, table, _WORDING, (dict,))
        found["wording"][f"{table['source']} {table['target']}"] = wording.tables(path, table)
    return found


def _read(path: Path) -> Table:
    return records.table(texts.read(path), path)


def _shaped(path: Path, table: Table, shapes: Mapping[str, tuple[type, ...]], other: tuple[type, ...]) -> Table:
    """Return a table every value of which has the type its key takes; GlossaryError with path and line otherwise."""
    for key, value in table.items():
        _typed(path, key, value, shapes.get(key, other))
    return table


def _alike(path: Path, table: Table) -> Table:
    """Return a title table every entry of which has a type that the shipped table of that name has there."""
    shipped = Path(locations.shipped_glossary()) / FOLDER / path.name
    model = _read(shipped) if shipped.is_file() and shipped != path else {}
    for key, value in table.items():
        if key not in model:
            continue
        _typed(path, key, value, (type(model[key]),))
        known = tuple({type(inner) for inner in model[key].values()}) if isinstance(model[key], dict) else ()
        for name, inner in value.items() if known else ():
            _typed(path, str(name), inner, known)
    return table


def _typed(path: Path, key: str, value: object, wanted: tuple[type, ...]) -> None:
    if not isinstance(value, wanted):
        lines = enumerate(texts.read(path).splitlines(), 1)
        at = next((number for number, line in lines if line.lstrip('["').startswith(key)), 1)
        kinds = " or ".join(sorted(_KINDS.get(kind, kind.__name__) for kind in wanted))
        raise GlossaryError(f"{key} must be {kinds}", path=path, line=at, remedy="see the shipped file of that name")


_KINDS: Mapping[type, str] = {str: "a text", list: "a list", dict: "a table", int: "a number"}
_TITLES: Mapping[str, tuple[type, ...]] = {"language": (str,), "join": (str,), "chief": (str,), "anaphor": (str,)}
_WORDING: Mapping[str, tuple[type, ...]] = {
    "source": (str,),
    "target": (str,),
    "joint": (str,),
    "prepositions": (list,),
    "numerals": (list,),
    "loose": (list,),
}


def _ladder(entry: Table, path: Path) -> Table:
    if not entry.get("id") or "zh-Hans" not in entry.get("head", {}):
        raise GlossaryError(f"a ladder needs id and head.zh-Hans: {entry!r}", path=path, remedy="see the other ladders")
    return {**entry, "words": {tokens.phrase(word): title for word, title in entry.get("words", {}).items()}}


def _folded(table: Table) -> Table:
    """Fold every English phrase of a language's table once; other languages' tables are kept as written."""
    if table["language"] != "en":
        return table
    folded: Table = {}
    for key, value in table.items():
        if key == "language":
            folded[key] = value
        elif isinstance(value, list):
            folded[key] = [tokens.phrase(item) or item for item in value]
        else:
            folded[key] = {
                (
                    tokens.phrase(inner)
                    if key not in {"heads", "party", "persons", "units", "places", "compose", "display"}
                    else inner
                ): (content if key in {"levels", "special", "anaphors"} else _inner(content))
                for inner, content in value.items()
            }
    return folded


def _inner(content: object) -> object:
    if isinstance(content, list):
        return [tokens.phrase(item) if isinstance(item, str) and item.isascii() else item for item in content]
    if isinstance(content, dict):
        return {tokens.phrase(key): value for key, value in content.items()}
    return content
