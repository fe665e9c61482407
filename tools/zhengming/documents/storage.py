"""Catalogs read from files by their content, and written back in one step."""

from dataclasses import replace
from pathlib import Path

from zhengming.documents import files
from zhengming.documents.formats import Format, formats
from zhengming.documents.model import Catalog
from zhengming.errors import InputError, UsageError

_HEAD = 1 << 16


def read(path: Path) -> Catalog:
    """Return the catalog in a PO, POT or TMX file, told by its content, not only by its suffix.

    Raises InputError with path, line and column when the file is missing, malformed, too large or of no known format.
    """
    data = files.load(path)
    catalog = parse(data, path)
    return replace(catalog, path=path, stamp=files.stamp(data))


def parse(data: bytes, path: Path) -> Catalog:
    """Return the catalog in `data`; the path is for messages and for what the content leaves open."""
    for form in formats():
        if form.recognise(data[:_HEAD], path):
            return form.parse(data, path)
    known = ", ".join(form.name.upper() for form in formats())
    raise InputError("is no translation file that is known here", path=path, remedy=f"known formats: {known}")


def write(catalog: Catalog, path: Path, *, expected: str | None = None) -> bool:
    """Write `catalog` to `path` in one step, in the format of its suffix, and return whether the file changed.

    Over the file that the catalog was read from, ConflictError is raised when it is no longer what was read; `expected`
    is such a stamp for another file (`files.ABSENT`: it was not there). A file that says the same already is not
    touched.
    """
    stamp = (
        catalog.stamp if expected is None and catalog.path and path.resolve() == catalog.path.resolve() else expected
    )
    return files.save(path, render(catalog, path), expected=stamp)


def render(catalog: Catalog, path: Path) -> bytes:
    """Return what `write` would put into `path`."""
    return _format(catalog, path).render(catalog)


def _format(catalog: Catalog, path: Path) -> Format:
    suffix = path.suffix.lower()
    named = next((form for form in formats() if suffix in form.suffixes), None)
    found = named or next((form for form in formats() if form.name == catalog.format), None)
    if found is None:
        known = ", ".join(suffix for form in formats() for suffix in form.suffixes)
        raise UsageError(f'no format is written as "{suffix}"', path=path, value=suffix, remedy=f"use one of {known}")
    return found
