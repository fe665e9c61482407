"""What stands where in XLIFF 2: every element's content and attributes, by the tables `core.toml` and `modules.toml`."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from zhengming.documents.xliff.elements import Element, Reader

_TABLES = ("core.toml", "modules.toml")
_SEE = "see OASIS XLIFF 2.1, clauses 4 and 5"
_SHORT = 100
_RULED = frozenset({"unique", "either", "one"})
_APART = frozenset({"slr:sizeInfo", "slr:sizeInfoRef"})

Rule = Mapping[str, Any]


def keep(reader: Reader, element: Element) -> None:
    """Look at an element and all in it that the tables know; InputError at the first thing that they don't allow."""
    ahead = [element]
    while ahead:
        one = ahead.pop()
        rule = _table()["elements"].get(one.name)
        if rule is None:
            raise reader.error(f"unknown element <{one.name}>", _SEE, one)
        if one.name != "unit" or one is element:  # a unit that was looked at when it ended is empty by now
            _content(reader, one, rule)
        _attributes(reader, one, rule)
        _together(reader, one, rule)
        ahead += [child for child in one.children() if _known(child.name)]


def every(element: Element) -> Iterator[Element]:
    """Yield an element and all elements in it, in the order of the file."""
    ahead = [element]
    while ahead:
        one = ahead.pop()
        yield one
        ahead += [item for item in reversed(one.items) if isinstance(item, Element)]


def unique(reader: Reader, elements: Iterable[Element], what: str) -> None:
    """Refuse the second of two elements with one id."""
    seen: set[str] = set()
    for one in elements:
        name = one.attributes.get("id")
        if name is not None and name in seen:
            raise reader.error(f'a second {what} with the id "{name}"', "ids are unique there", one, value=name)
        if name is not None:
            seen.add(name)


def _content(reader: Reader, element: Element, rule: Rule) -> None:
    prefix = _prefix(element.name)
    names = "".join([f"{_told(child.name, prefix)} " for child in element.children()])
    if (names or rule["content"]) and not _pattern(rule["content"]).fullmatch(names):
        said = ", ".join(f"<{name}>" for name in names.split()[:6]) or "nothing"
        raise reader.error(f"<{element.name}> can't hold {said}", _SEE, element)
    if rule.get("text"):
        return
    stray = next((item for item in element.items if not isinstance(item, Element) and item.text.strip()), None)
    if stray is not None:
        raise reader.error(f"text in <{element.name}>", "move it into an element for text", stray)


def _attributes(reader: Reader, element: Element, rule: Rule) -> None:
    kinds: Mapping[str, str] = rule["attributes"]
    for name, value in element.attributes.items():
        kind = kinds.get(name) or _other(reader, element, name, rule.get("open", False))
        if not kind.startswith("any") and not (_known_fit if len(value) < _SHORT else _fits)(kind, value):
            raise reader.error(f'{name}="{value[:60]}" on <{element.name}>', _SEE, element, value=value)
    for name, kind in kinds.items():
        if kind.endswith("!") and name not in element.attributes:
            raise reader.error(f"<{element.name}> without {name}", "give it one", element)


def _other(reader: Reader, element: Element, name: str, allowed: bool | list[str]) -> str:
    """Return the kind of an attribute of another namespace, where the element is open to it."""
    prefix = _prefix(name)
    fits = bool(prefix) and (prefix in allowed if isinstance(allowed, list) else allowed)
    known = _table()["attributes"]
    if not fits or (prefix in _prefixes() and name not in known):
        raise reader.error(f"{name} on <{element.name}>", "take the attribute out", element)
    return str(known.get(name, "any"))


def _together(reader: Reader, element: Element, rule: Rule) -> None:
    given = element.attributes
    if not given and not _RULED & rule.keys():
        return
    if "unique" in rule:
        unique(reader, (one for one in every(element) if one.name in rule["unique"]), "element")
    if "either" in rule and (rule["either"] in given) == bool(list(element.children()) or element.text.strip()):
        raise reader.error(f"<{element.name}> has content or {rule['either']}", "give it one of them", element)
    if "one" in rule and sum(name in given or (name == "{custom}" and _custom(given)) for name in rule["one"]) != 1:
        raise reader.error(f"<{element.name}> says one thing", f"one of {', '.join(rule['one'][:-1])}", element)
    for name, others in rule.get("with", {}).items():
        if name in given and not any(other in given for other in others):
            raise reader.error(f"{name} on <{element.name}>", f"it goes with {' or '.join(others)}", element)
    if len(_APART & given.keys()) > 1:
        raise reader.error(f"{' beside '.join(sorted(_APART))}", "give one of them", element)
    if "fs:subFs" in given and "fs:fs" not in given:
        raise reader.error("fs:subFs without fs:fs", "say the element that it belongs to", element)
    if "language" in rule and reader.root is not None and "xml:lang" in given:
        wanted = reader.root.attributes.get(rule["language"], given["xml:lang"])
        if wanted.lower() != given["xml:lang"].lower():
            raise reader.error(f'<{element.name}> in "{given["xml:lang"]}"', f'the file says "{wanted}"', element)


def _custom(given: Mapping[str, str]) -> bool:
    return any(name.startswith("{") for name in given)


def _told(name: str, prefix: str) -> str:
    """Return a child's name as a content model writes it."""
    own = _prefix(name)
    return name if own in {prefix, ""} else "other"


@lru_cache(maxsize=4096)
def _prefix(name: str) -> str:
    return "{}" if name.startswith("{") else name.rpartition(":")[0]


def _known(name: str) -> bool:
    prefix = _prefix(name)
    return not prefix or prefix in _prefixes()


@lru_cache(maxsize=1)
def _prefixes() -> frozenset[str]:
    """Return the prefixes of the modules that the tables know."""
    return frozenset(_prefix(name) for part in ("elements", "attributes") for name in _table()[part]) - {""}


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    found: dict[str, Any] = {"elements": {}, "kinds": {}, "attributes": {}}
    for name in _TABLES:
        table = tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
        for part, values in table.items():
            found[part] |= values
    return found


def _fits(kind: str, value: str) -> bool:
    return _pattern(_table()["kinds"][kind.rstrip("!")]).fullmatch(value) is not None


_known_fit = lru_cache(maxsize=4096)(_fits)


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.DOTALL)
