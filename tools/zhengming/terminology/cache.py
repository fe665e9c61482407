"""The compiled base on disk: keyed by the records' content, written atomically, safe when two processes build it.

A cache file begins with who made it and the names, sizes and times of the records it was made from. When they agree, its
parts are read where they lie, as they are needed; when only times moved, the records' hash decides. A file that is cut,
damaged or not ours is made anew.
"""

import marshal
import os
import sys
from binascii import crc32

from zhengming import locations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from zhengming.terminology.compiled import Sections

    Stamp = tuple[tuple[str, int, int], ...]

MAGIC = b"zhengming base 2\n"
MOST = 12
"""Cache files kept at most."""
SOURCES = (
    "cache.py",
    "content.py",
    "index.py",
    "known.py",
    "likeness.py",
    "lookup/pinyin.py",
    "lookup/posts.py",
    "lookup/scanning.py",
    "lookup/tables.py",
    "matching.py",
    "records.py",
    "shapes.py",
    "store.py",
    "titles.py",
    "tokens.py",
    "wording.py",
)
"""The modules that decide what a compiled base holds."""


def stamp(folder: str) -> "Stamp":
    """Return name, size and time of every record file below a glossary folder, in order.

    Material that was installed changes only with its version, which the cache knows; its folder alone is stamped.
    """
    if folder == locations.installed_glossary():
        facts = os.stat(folder)
        return ((folder, 0, facts.st_mtime_ns),)
    found: list[tuple[str, int, int]] = []
    pending = [folder]
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.name.endswith(".toml"):
                        facts = entry.stat()
                        found.append((entry.path, facts.st_size, facts.st_mtime_ns))
                    elif entry.is_dir():
                        pending.append(entry.path)
        except OSError:
            continue
    return tuple(sorted(found))


class Kept:
    """One cache file: where it lies, and what the base in it must have been made from."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        """Look at the record files as they are now."""
        self.stamps = tuple(stamp(folder) for folder in folders)
        maker = repr((folders, sys.version, sys.byteorder, _code()))
        self.maker = maker.encode("utf-8", "surrogatepass")
        name = f"{crc32(self.maker):08x}{crc32(self.maker[::-1]):08x}.base"
        self.path = os.path.join(locations.cache_folder(), name)

    def load(self, build: "Callable[[], Sections]") -> "Sections":
        """Return the base from the file when it is current, else built and kept."""
        found = self._read()
        if found is not None:
            head, sections = found
            if head["stamps"] == self.stamps:
                return sections
            if head["content"] == _content(self.stamps):
                self._write(head["content"], {name: bytes(section) for name, section in sections.items()})
                return sections
        return self.renew(build)

    def renew(self, build: "Callable[[], Sections]") -> "Sections":
        """Return the base built anew, and keep it."""
        content = _content(self.stamps)
        sections = build()
        self._write(content, sections)
        return sections

    def _read(self) -> "tuple[dict[str, Any], Sections] | None":
        """Return the file's head and its sections where they lie, or None when there is none that can be used."""
        try:
            data = _mapped(self.path)
            if data[: len(MAGIC)] != MAGIC:
                return None
            at = len(MAGIC)
            size, check, whole = (
                int.from_bytes(data[at + 8 * part : at + 8 * part + 8], "little") for part in range(3)
            )
            start = at + 24 + size
            plain = data[at + 24 : start]
            if whole != len(data) or crc32(plain) != check:
                return None
            head = marshal.loads(plain)
        except (OSError, ValueError, EOFError, TypeError):
            return None
        if head["maker"] != self.maker:
            return None
        return head, {name: data[start + begin : start + end] for name, (begin, end) in head["sections"].items()}

    def _clear(self, folder: str) -> None:
        """Remove the oldest cache files when there are many: each version of the program leaves its own behind."""
        with os.scandir(folder) as entries:
            found = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.endswith(".base"))
        for _, path in found[:-MOST]:
            os.unlink(path)

    def _write(self, content: str, sections: "Sections") -> None:
        """Put the base in the file's place in one step; a folder that can't be written is passed over: it saves time only."""
        import tempfile

        places, at = {}, 0
        for name, section in sections.items():
            places[name] = at, at + len(section)
            at += len(section)
        plain = marshal.dumps({"maker": self.maker, "stamps": self.stamps, "content": content, "sections": places})
        numbers = (len(plain), crc32(plain), len(MAGIC) + 24 + len(plain) + at)
        head = MAGIC + b"".join(number.to_bytes(8, "little") for number in numbers) + plain
        folder = os.path.dirname(self.path)
        part = ""
        try:
            os.makedirs(folder, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(head)
                file.writelines(sections.values())
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self.path)
            part = ""
            self._clear(folder)
        except OSError:
            if part and os.path.exists(part):
                os.unlink(part)


def _mapped(path: str) -> memoryview:
    """Return a file's bytes where they lie; reading a part costs that part."""
    import mmap

    with open(path, "rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _code() -> "list[tuple[int, int]]":
    """Return what identifies the compiler's own code, so that another version never reads this one's cache."""
    here = os.path.dirname(__file__)
    facts = [os.stat(f"{here}/{name}") for name in SOURCES]
    return [(fact.st_size, fact.st_mtime_ns) for fact in facts]


def _content(stamps: "tuple[Stamp, ...]") -> str:
    import hashlib

    digest = hashlib.blake2b(digest_size=16)
    for folder in stamps:
        for name, _, time in folder:
            digest.update(name.encode("utf-8", "surrogatepass") + b"\0")
            try:
                with open(name, "rb") as file:
                    digest.update(file.read())
            except OSError:
                digest.update(str(time).encode())  # an installed folder, or a file gone meanwhile: its time must decide
    return digest.hexdigest()
