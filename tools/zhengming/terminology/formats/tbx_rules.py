"""Whether a TBX v3 document keeps to the core structure and to its dialect, as `tbx.toml` says.

DCT style is read as DCA: `<min:subjectField>` is `<descrip type="subjectField">`. So one set of rules serves both.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from pathlib import Path

import regex

from zhengming.errors import InputError
from zhengming.terminology.formats import xmltree
from zhengming.terminology.formats.xmltree import Element

_LANGUAGE = regex.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_NAME = regex.compile(r"[\p{L}_][\w.\-\u00b7]*")
_DATE = regex.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")
_LEVELS = ("conceptEntry", "langSec", "termSec")


@dataclass(frozen=True, slots=True)
class Shape:
    """What an element may hold and say."""

    children: "regex.Pattern[str]"
    text: bool
    needs: tuple[str, ...]
    takes: frozenset[str]
    open: bool


@dataclass(frozen=True, slots=True)
class Category:
    """A data category: the module it belongs to, its element in DCA style, its levels, its values when they are closed."""

    module: str
    element: str
    levels: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole of `tbx.toml`."""

    namespaces: frozenset[str]
    shapes: dict[str, Shape]
    dialects: dict[str, tuple[str, ...]]
    modules: dict[str, str]
    categories: dict[str, Category]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Return the rules, read once."""
    data = tomllib.loads(resources.files(__package__ or __name__).joinpath("tbx.toml").read_text(encoding="utf-8"))
    return Rules(
        frozenset(data["namespaces"]),
        {name: _shape(table, data["groups"]) for name, table in data["elements"].items()},
        {name: tuple(modules) for name, modules in data["dialects"].items()},
        data["modules"],
        {name: _category(table) for name, table in data["categories"].items()},
    )


def _shape(table: dict[str, object], groups: dict[str, str]) -> Shape:
    children = str(table.get("children", ""))
    for name, members in groups.items():
        children = children.replace(f"%{name}", members)
    pattern = regex.sub(r"\w+", lambda word: f"(?:{word[0]},)", children).replace(" ", "")
    needs, takes = _words(table, "needs"), _words(table, "takes")
    return Shape(
        regex.compile(pattern),
        bool(table.get("text")),
        needs,
        frozenset({*needs, *takes, "id"}),
        bool(table.get("open")),
    )


def _category(table: dict[str, object]) -> Category:
    return Category(str(table["module"]), str(table["element"]), _words(table, "levels"), _words(table, "values"))


def _words(table: dict[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    return tuple(str(word) for word in value) if isinstance(value, list) else ()


def kind(element: Element) -> tuple[str, str]:
    """Return an element's name in DCA style and its type: for `<min:subjectField>` they are `descrip`, `subjectField`."""
    name, category = _kind(str(element.tag))
    return (name, element.get("type", "")) if category is None else (name, category)


@lru_cache(maxsize=1024)
def _kind(tag: str) -> tuple[str, str | None]:
    space, _, name = tag.rpartition("}")
    known = rules()
    if space.removeprefix("{") in known.namespaces or not space:  # TBX v2 has no namespace
        return name, None
    return (known.categories[name].element, name) if name in known.categories else ("any", name)


def check(root: Element, path: Path) -> None:
    """Raise InputError with the place of the first fault in document order, and how many there are."""
    faults = list(_faults(root))
    if faults:
        element, message, remedy = faults[0]
        more = f" ({len(faults)} faults in all)" if len(faults) > 1 else ""
        raise InputError(message + more, path=path, line=xmltree.line(element), remedy=remedy)


Fault = tuple[Element, str, str]


def _faults(root: Element) -> Iterator[Fault]:
    name, dialect = root.get("type", ""), xmltree.local(root)
    if dialect != "tbx" or xmltree.namespace(root) not in rules().namespaces:
        yield root, f'root element "{dialect}" is not tbx in the namespace of ISO 30042', "see ISO 30042:2019"
        return
    if not name.startswith("TBX-"):
        yield root, f'dialect "{name}" has no name that begins with TBX-', 'write type="TBX-Basic"'
    style = root.get("style", "")
    if style not in {"dca", "dct"}:
        yield root, f'style "{style}" is neither dca nor dct', 'write style="dca"'
    modules = rules().dialects.get(name)
    ids: set[str] = set()
    for element in root.iter():
        yield from _structure(element)
        yield from _identity(element, ids)
        yield from _codes(element)
        if modules is not None:
            yield from _dialect(element, style, name, modules)
    yield from _targets(root, ids)


def _structure(element: Element) -> Iterator[Fault]:
    name, _ = kind(element)
    shape = rules().shapes.get(name)
    if shape is None:
        yield element, f"unknown element <{name}>", "remove it, or put it into another namespace"
        return
    foreign = xmltree.namespace(element) not in rules().namespaces
    said = set(xmltree.attributes(element))
    for needed in () if foreign else shape.needs:
        if needed not in said or not (element.get(needed) or xmltree.language(element)):
            yield element, f"<{name}> without {_spelt(needed)}", "every one needs it"
    for other in () if foreign or shape.open else sorted(said - shape.takes):
        yield element, f"<{name}> may not have {_spelt(other)}", "remove the attribute"
    if not shape.text and xmltree.loose(element):
        yield element, f"characters directly in <{name}>", "wrap them in <p> or <note>"
    yield from _content(element, name, shape)


def _spelt(attribute: str) -> str:
    return "xml:lang" if attribute == "lang" else attribute


def _content(element: Element, name: str, shape: Shape) -> Iterator[Fault]:
    children = [(child, kind(child)[0]) for child in element]
    line = "".join(f"{child}," for _, child in children)
    if shape.children.fullmatch(line):
        return
    said = ""
    for child, word in children:
        said += f"{word},"
        if not shape.children.fullmatch(said, partial=True):
            yield child, f"<{word}> may not stand here in <{name}>", "see ISO 30042:2019, clause 7, for the order"
            return
    yield element, f"<{name}> lacks an element at its end", "see ISO 30042:2019, clause 7"


def _identity(element: Element, ids: set[str]) -> Iterator[Fault]:
    name = element.get("id")
    if name is not None:
        if name in ids:
            yield element, f'the id "{name}" is given twice', "ids are unique in a file"
        if not _NAME.fullmatch(name):
            yield element, f'"{name}" is no id', "begin it with a letter, and use letters, digits, hyphens, dots"
        ids.add(name)
    language = xmltree.language(element)
    if language and not _LANGUAGE.fullmatch(language):
        yield element, f'xml:lang "{language}" is no language tag', "write a BCP 47 tag, such as zh-Hans"
    if kind(element)[0] == "date" and not _is_date(xmltree.text(element)):
        yield element, f'"{xmltree.text(element)}" is not a date', "write 2018-03-17"


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return bool(_DATE.fullmatch(text))


def _codes(element: Element) -> Iterator[Fault]:
    """Yield what is wrong with the inline codes of a text: their halves must know whether the other is there."""
    names = [xmltree.local(child) for child in element]
    for at, (name, child) in enumerate(zip(names, element, strict=True)):
        if name not in {"sc", "ec"}:
            continue
        paired = "ec" in names[at + 1 :] if name == "sc" else "sc" in names[:at]
        if child.get("isolated", "no" if paired else "yes") != ("no" if paired else "yes"):
            yield (
                child,
                f'<{name}> with isolated="{child.get("isolated")}"',
                "yes where the other half is missing, else no",
            )
        elif name == "ec" and not child.get("startRef" if paired else "id"):
            yield (
                child,
                f"<ec> without {'startRef' if paired else 'id'}",
                "an end knows its start, or has an id of its own",
            )


def _targets(root: Element, ids: set[str]) -> Iterator[Fault]:
    for element in root.iter():
        target = element.get("target")
        if target is not None and target not in ids and not target.startswith(("http://", "https://")):
            yield element, f'target "{target}" is neither an id in this file nor a web address', "mend the target"


def _dialect(element: Element, style: str, dialect: str, modules: Sequence[str]) -> Iterator[Fault]:
    name, category = kind(element)
    foreign = xmltree.namespace(element) not in rules().namespaces
    metas = {known.element for known in rules().categories.values()} | {"descripNote"}
    if not foreign and name not in metas:
        return
    if foreign == (style == "dca"):
        yield element, f"<{xmltree.local(element)}> is not of style {style}", "keep to one style"
        return
    found = rules().categories.get(category)
    if found is None or found.module not in modules or found.element != name:
        yield element, f'{dialect} has no <{name}> of type "{category}"', "remove it, or say another dialect"
        return
    if foreign and xmltree.namespace(element) != rules().modules[found.module]:
        yield element, f"<{category}> is of the module {found.module}", f"use {rules().modules[found.module]}"
    level = next((kind(one)[0] for one in element.iterancestors() if kind(one)[0] in _LEVELS), "")
    if level not in found.levels:
        yield element, f"{category} may not stand at the level of <{level}>", f"use it in {', '.join(found.levels)}"
    value = xmltree.text(element)
    if found.values and value not in found.values:
        yield element, f'{category} is "{value}"', f"use one of {', '.join(found.values)}"
