"""Rows of a sorted section by how they begin: found by halving, a few rows read."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zhengming.terminology.compiled import Index


def equal(index: "Index", name: str, text: str) -> "list[Any]":
    """Return the rows of a sorted section whose first value is `text`."""
    at = _first(index, name, text)
    found: list[Any] = []
    while at < index.size(name) and (row := index.row(name, at))[0] == text:
        found.append(row)
        at += 1
    return found


def starting(index: "Index", name: str, text: str, *, most: int) -> "list[Any]":
    """Return at most `most` rows whose first value begins with `text`, the shortest first."""
    at = _first(index, name, text)
    found: list[Any] = []
    while at < index.size(name) and len(found) < 4 * most and (row := index.row(name, at))[0].startswith(text):
        found.append(row)
        at += 1
    return sorted(found, key=lambda row: len(row[0]))[:most]


def _first(index: "Index", name: str, text: str) -> int:
    """Return the number of the first row that does not sort before `text`."""
    low, high = 0, index.size(name)
    while low < high:
        middle = (low + high) // 2
        if index.row(name, middle)[0] < text:
            low = middle + 1
        else:
            high = middle
    return low
