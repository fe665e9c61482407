"""The parts a compiled base is kept in: a row or an entry is unpacked without unpacking the rest.

Written so that a look-up needs three small reads of a file of any size. Each part carries a checksum, so that a file
damaged on disk is noticed where it is read.
"""

import marshal
from binascii import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

CHECK = 4
"""Bytes of a checksum, and of a number."""
BUCKET = 12
"""About how many entries of a table are unpacked together."""


class DamagedError(Exception):
    """A part of a compiled base is not as it was written."""


def pack(value: "Any") -> bytes:
    """Return a value of plain containers as bytes that `unpack` reads."""
    data = marshal.dumps(value)
    return crc32(data).to_bytes(CHECK, "little") + data


def unpack(data: "bytes | memoryview") -> "Any":
    """Return the value that `pack` wrote; DamagedError when the bytes are not as written."""
    if len(data) <= CHECK or crc32(data[CHECK:]) != int.from_bytes(data[:CHECK], "little"):
        raise DamagedError
    return marshal.loads(data[CHECK:])


def rows(values: "Iterable[Any]") -> bytes:
    """Return values so that each can be read by its number: how many, where each ends, then the values."""
    packed = [pack(value) for value in values]
    ends, at = [], 0
    for data in packed:
        at += len(data)
        ends.append(at.to_bytes(CHECK, "little"))
    return b"".join([len(packed).to_bytes(CHECK, "little"), *ends, *packed])


def count(data: "bytes | memoryview") -> int:
    """Return how many rows there are."""
    return int.from_bytes(data[:CHECK], "little")


def row(data: "bytes | memoryview", number: int) -> "Any":
    """Return one row, unpacked; DamagedError when it is not as written."""
    size = count(data)
    if not 0 <= number < size:
        raise DamagedError
    begin = CHECK * (1 + size)
    at = CHECK * number
    first = int.from_bytes(data[at : at + CHECK], "little") if number else 0
    return unpack(data[begin + first : begin + int.from_bytes(data[at + CHECK : at + 2 * CHECK], "little")])


def table(entries: "Mapping[str, Any]") -> bytes:
    """Return a table so that one entry can be found without reading the others: rows of a few entries each."""
    buckets: list[dict[str, Any]] = [{} for _ in range(max(1, len(entries) // BUCKET))]
    for key, value in entries.items():
        buckets[_bucket(key, len(buckets))][key] = value
    return rows(buckets)


def entry(data: "bytes | memoryview", key: str) -> "Any":
    """Return what a table made by `table` holds under a key, or None."""
    size = count(data)
    if not size:
        raise DamagedError
    return row(data, _bucket(key, size)).get(key)


def _bucket(key: str, size: int) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % size
