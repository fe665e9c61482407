"""Files written whole or not at all, and never over what somebody else wrote meanwhile."""

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from zhengming.errors import ConflictError, InputError, OutputError

LIMIT = 1 << 29
"""The largest file that is read, in bytes: a translation catalog of half a gigabyte is a mistake or an attack."""

ABSENT = ""
"""The stamp of a file that is not there."""

_STALE = 3600.0


def load(path: Path) -> bytes:
    """Return a file's bytes; InputError when it is missing, a folder, unreadable or larger than LIMIT."""
    try:
        if path.is_dir():
            raise InputError("is a folder, not a file", path=path, remedy="name a file in it")
        size = path.stat().st_size
        if size > LIMIT:
            raise InputError(f"is too large ({size} bytes; at most {LIMIT})", path=path, value=size, remedy="split it")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"can't be read ({(error.strerror or str(error)).lower()})", path=path) from error


def stamp(data: bytes) -> str:
    """Return the fingerprint that tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()


def stamp_of(path: Path) -> str:
    """Return the fingerprint of a file as it is now, ABSENT when there is none."""
    try:
        return stamp(path.read_bytes())
    except FileNotFoundError:
        return ABSENT
    except OSError as error:
        raise OutputError(
            f"can't be checked before writing ({(error.strerror or str(error)).lower()})", path=path
        ) from error


def save(path: Path, data: bytes, *, expected: str | None = None) -> bool:
    """Write `data` to `path` in one step, and return whether anything was to be written.

    A killed process leaves the old file or the new one. Links are followed, the file's mode is kept. Nothing is written
    when the file holds `data` already. `expected` is the stamp of the file as it was read (ABSENT: it was not there);
    ConflictError when it is another by now, None writes over whatever is there. OutputError when it can't be written.
    """
    real = path.resolve()
    found = stamp_of(real)
    if found == stamp(data):
        return False
    _refuse_conflict(path, found, expected)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        _sweep(real)
        _replace(path, real, data, expected)
    except OSError as error:
        remedy = "free some space or check who may write there"
        raise OutputError(
            f"can't be written ({(error.strerror or str(error)).lower()})", path=path, remedy=remedy
        ) from error
    return True


def _refuse_conflict(path: Path, found: str, expected: str | None) -> None:
    if expected is not None and found != expected:
        raise ConflictError("changed since it was read; it is left as it is", path=path, remedy="run the command again")


def _replace(path: Path, real: Path, data: bytes, expected: str | None) -> None:
    mode = real.stat().st_mode & 0o7777 if real.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=_prefix(real), suffix=".part", dir=real.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.chmod(mode)
        if expected is not None:  # once more, as late as can be: writing and syncing take their time
            _refuse_conflict(path, stamp_of(real), expected)
        part.replace(real)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(real.parent)


def _prefix(path: Path) -> str:
    return f".{path.name[:80]}."


def _sweep(path: Path) -> None:
    """Remove what a killed process left behind an hour ago or earlier."""
    for part in path.parent.glob(f"{_prefix(path).replace('[', '[[]')}*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _STALE:
                part.unlink()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder can't be opened, and renaming is in the journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
