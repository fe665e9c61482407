"""`zhengming check --fix` and `--diff`: mends made in the files themselves, or shown."""

import difflib
import sys
from collections.abc import Iterable
from pathlib import Path

from zhengming import text
from zhengming.checks import Finding
from zhengming.checks import mend as mends
from zhengming.documents import Catalog, files, markup, render
from zhengming.documents.storage import parse
from zhengming.errors import InputError


def mend(catalogs: Iterable[Catalog], findings: tuple[Finding, ...], *, unsafe: bool, diff: bool) -> None:
    """Make the mends in the files that the catalogs came from, or print them as differences.

    InputError when a file would not read back as mended; that file is left as it is.
    """
    for catalog in catalogs:
        own = [one for one in findings if one.path == catalog.path]
        fixed, edits = mends.apply(catalog, own, unsafe=unsafe)
        path = catalog.path
        if not edits or path is None:
            continue
        before = files.load(path)
        after = render(fixed, path) if catalog.raw is not None else _edited(before, edits, path)
        if parse(after, path).units != fixed.units:
            raise InputError("can't be mended in place", path=path, remedy="mend it in an editor")
        if diff:
            _show(_readable(before, catalog, path), _readable(after, catalog, path), path)
        else:
            files.save(path, after, expected=catalog.stamp)
            print(f"{path}: {len(edits)} mended", file=sys.stderr)


def _edited(data: bytes, edits: Iterable[mends.Edit], path: Path) -> bytes:
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + mends.rewrite(text.decode(data, path), edits).encode()


def _readable(data: bytes, catalog: Catalog, path: Path) -> str:
    return markup.decoded(data, path).data.decode() if catalog.raw is not None else text.decode(data, path)


def _show(before: str, after: str, path: Path) -> None:
    name = path.as_posix()
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name)
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
