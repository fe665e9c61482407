"""The compiled base on disk: keyed by the records' content, written atomically, safe when two processes build it.

A cache file begins with the names, sizes and times of the records it was made from. When they agree with the folder, it is
used without reading a record; when only times moved, the records' hash decides.
"""

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zhengming.workspace import cache_folder

FORMAT = "1"
Stamp = tuple[tuple[str, int, int], ...]


def stamp(folder: Path) -> Stamp:
    """Return name, size and time of every record file below a glossary folder, in order."""
    found: list[tuple[str, int, int]] = []
    pending = [str(folder)]
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        pending.append(entry.path)
                    elif entry.name.endswith(".toml"):
                        facts = entry.stat()
                        found.append((entry.path, facts.st_size, facts.st_mtime_ns))
        except OSError:
            continue
    return tuple(sorted(found))


def load(folders: tuple[Path, ...], build: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """Return the compiled form of glossary folders, from the cache when it is current, else built and kept.

    A cache that can't be read or written is passed over: it only saves time.
    """
    stamps = tuple(stamp(folder) for folder in folders)
    path = cache_folder() / f"{_hash(repr(folders), FORMAT, sys.version, _code())}.base"
    kept = _read(path)
    if kept is not None:
        if kept["stamps"] == stamps:
            return dict(kept["base"])
        if kept["content"] == _content(stamps):
            _write(path, {**kept, "stamps": stamps})
            return dict(kept["base"])
    content = _content(stamps)
    base = build()
    _write(path, {"stamps": stamps, "content": content, "base": base})
    return base


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def _code() -> str:
    """Return what identifies the compiler's own code, so that another version never reads this one's cache."""
    here = Path(__file__).parent
    facts = [
        (here / name).stat()
        for name in ("index.py", "records.py", "titles.py", "tokens.py", "shapes.py", "likeness.py")
    ]
    return repr([(fact.st_size, fact.st_mtime_ns) for fact in facts])


def _content(stamps: tuple[Stamp, ...]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for folder in stamps:
        for name, _, _ in folder:
            digest.update(name.encode() + b"\0")
            try:
                digest.update(Path(name).read_bytes())
            except OSError:
                digest.update(b"?")
    return digest.hexdigest()


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return found if isinstance(found, dict) and {"stamps", "content", "base"} <= found.keys() else None


def _write(path: Path, kept: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(marshal.dumps(kept))
        Path(name).replace(path)
    except OSError:
        return
