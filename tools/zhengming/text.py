"""Places in text: code-point offsets of the unchanged text, and the lines and columns people read."""

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from zhengming.errors import InputError

_WIDE = frozenset("WF")


@dataclass(frozen=True, slots=True)
class Place:
    """A line and column, both counted from 1; the column in code points."""

    line: int
    column: int


class Lines:
    """Where the lines of a text begin, so that an offset can be told as line and column."""

    def __init__(self, text: str) -> None:
        """Index `text` once, in time linear in its length; lines end at LF, CRLF or CR."""
        self._starts = [0]
        at = 0
        for line in text.splitlines(keepends=True):
            at += len(line)
            self._starts.append(at)

    def place(self, offset: int) -> Place:
        """Return the line and column of the code point at `offset`."""
        line = bisect_right(self._starts, offset) - 1
        return Place(line + 1, offset - self._starts[line] + 1)


def read(path: Path) -> str:
    """Return the text of a UTF-8 file, line ends untouched, a leading BOM removed.

    Raises InputError with the line and column of the first byte that is not UTF-8, or when there is no such file.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", path=path, remedy="name a file in it") from error
    except OSError as error:
        raise InputError(f"can't be read ({(error.strerror or str(error)).lower()})", path=path) from error
    return decode(data, path)


def decode(data: bytes, path: Path | None = None) -> str:
    """Return `data` decoded as UTF-8 without a BOM; InputError tells line and column of the first wrong byte."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        raise InputError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x})",
            path=path,
            line=line,
            column=column,
            value=data[error.start],
            remedy="save it as UTF-8",
        ) from error


def width(text: str) -> int:
    """Return how many terminal cells `text` takes: two for East Asian wide and full-width, none for combining marks."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in _WIDE else 1 for char in text)
