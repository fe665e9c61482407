"""File formats, discovered by file: each module here with a `FORMAT` is one.

A format tells whether it knows a file by its beginning, parses bytes into a catalog and renders a catalog as bytes.
It is the only place that imports the library it needs.
"""

import pkgutil
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from zhengming.documents.model import Catalog


class Recognise(Protocol):
    """Tells whether a file that begins so is of the format."""

    def __call__(self, head: bytes, path: Path) -> bool:
        """Look at the first few kilobytes; the path helps where the content says nothing."""


class Parse(Protocol):
    """Reads a catalog; raises InputError with line and column."""

    def __call__(self, data: bytes, path: Path) -> Catalog:
        """Read the whole file."""


class Render(Protocol):
    """Writes a catalog."""

    def __call__(self, catalog: Catalog) -> bytes:
        """Return the whole file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name, the suffixes it is written under, and its three functions.

    `order` decides who is asked first whether a file is his: lower first.
    """

    name: str
    suffixes: tuple[str, ...]
    recognise: Recognise
    parse: Parse
    render: Render
    order: int = 50


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """Return every format found in this folder, in the order in which they are asked."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    known = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(known, key=lambda form: (form.order, form.name)))
