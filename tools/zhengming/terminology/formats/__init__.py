"""Exchange formats of the terminology base, discovered by file: each module here with a `FORMAT` is one.

A format turns concepts into bytes, bytes into concepts, or both. It is the only place that meets the library it needs. What
it can't hold it counts, so that nothing is lost without a word.
"""

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from zhengming.errors import InputError, UsageError
from zhengming.terminology.concept import Concept

LIMIT = 1 << 28
"""Bytes of one file at most: a quarter of a gigabyte of glossary is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a consumer wants: its profile, the languages of a two-language format, and the dialect and style of TBX v3."""

    profile: str = "generic"
    source: str = "en"
    target: str = "zh-Hans"
    dialect: str = "basic"
    style: str = "dca"
    title: str = "zhengming glossary"


@dataclass(frozen=True, slots=True)
class Export:
    """A file to be written, the files beside it by suffix, and how much of each kind the format could not hold."""

    data: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Import:
    """The concepts of a file, and how many of its statements of each kind our records have no place for."""

    concepts: tuple[Concept, ...]
    lost: Mapping[str, int] = field(default_factory=dict)


class Recognise(Protocol):
    """Tells whether a file that begins so is of the format."""

    def __call__(self, head: bytes, path: Path, /) -> bool:
        """Look at the first few kilobytes; the path helps where the content says nothing."""


class Parse(Protocol):
    """Reads concepts; raises InputError with path and line."""

    def __call__(self, data: bytes, path: Path, options: Options, /) -> Import:
        """Read the whole file; the options say what a format does not (the languages of two columns)."""


class Render(Protocol):
    """Writes concepts."""

    def __call__(self, concepts: Sequence[Concept], options: Options) -> Export:
        """Return the whole file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffixes of its files, its functions, and the consumers it has profiles for.

    `parse` or `render` is None where the format goes one way. `binary` files are not printed. `order` decides who is asked
    first whether a file is his: lower first.
    """

    name: str
    suffixes: tuple[str, ...]
    recognise: Recognise
    parse: Parse | None = None
    render: Render | None = None
    profiles: tuple[str, ...] = ("generic",)
    binary: bool = False
    order: int = 50


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """Return every format found in this folder, in the order in which they are asked."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    known = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(known, key=lambda form: (form.order, form.name)))


def named(name: str) -> Format:
    """Return the format of a name; UsageError tells the known ones."""
    found = next((form for form in formats() if form.name == name), None)
    if found is None:
        known = ", ".join(form.name for form in formats())
        raise UsageError(f'unknown glossary format "{name}"', value=name, remedy=f"use one of {known}")
    return found


def parse(data: bytes, path: Path, *, name: str = "", options: Options | None = None) -> Import:
    """Return the concepts of a file, its format told by `name` or found out from content and suffix."""
    if len(data) > LIMIT:
        raise InputError(f"is too large ({len(data)} bytes; at most {LIMIT})", path=path, remedy="split it")
    head = data[:8192]
    found = named(name) if name else next((form for form in formats() if form.recognise(head, path)), None)
    if found is None or found.parse is None:
        known = ", ".join(form.name for form in formats() if form.parse is not None)
        what = f'format "{found.name}" is written only' if found else "is no glossary that can be read"
        raise InputError(what, path=path, remedy=f"give one of {known}, with --format where the content does not tell")
    return found.parse(data, path, options or Options())


def render(concepts: Sequence[Concept], name: str, options: Options | None = None) -> Export:
    """Return concepts in a format; UsageError for a format that is only read or a profile it has not."""
    chosen = options or Options()
    form = named(name)
    if form.render is None:
        raise UsageError(f'format "{name}" is read only', value=name, remedy="choose another")
    if chosen.profile not in form.profiles:
        remedy = f"use one of {', '.join(form.profiles)}"
        raise UsageError(f'format "{name}" has no profile "{chosen.profile}"', value=chosen.profile, remedy=remedy)
    return form.render(concepts, chosen)
