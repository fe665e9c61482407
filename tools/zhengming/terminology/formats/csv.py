"""CSV for spreadsheets (RFC 4180, with a BOM so that they know UTF-8); tab-separated with `tsv`."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from zhengming import text as texts
from zhengming.errors import InputError
from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import Export, Format, Import, Options, facts, tables

PROFILES = ("generic", "wide")
_HELD = ("kind", "category", "subject", "parent", "from", "to", "evidence", "source", "note")


def rows(concepts: Sequence[Concept], profile: str) -> tuple[Iterator[tables.Row], dict[str, int]]:
    """Return the rows of the profile's table, and what it loses by kind."""
    if profile == "wide":
        return tables.wide(concepts), dict(facts.unheld(concepts, _HELD, ("type", "forbidden")))
    return tables.long(concepts), {}


def write(concepts: Sequence[Concept], options: Options, *, delimiter: str = ",") -> Export:
    """Return concepts as separated values, cells that look like formulas made harmless."""
    content, lost = rows(concepts, options.profile)
    out = io.StringIO()
    ends = "\r\n" if delimiter == "," else "\n"
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ends)
    writer.writerows([tables.neutral(cell) for cell in row] for row in content)
    mark = "\ufeff" if delimiter == "," else ""
    return Export((mark + out.getvalue()).encode("utf-8"), lost=lost)


def read(data: bytes, path: Path, _options: Options, *, delimiters: str = ",;\t") -> Import:
    """Return the concepts of separated values; the delimiter is the one that its head has most of."""
    text = texts.decode(data, path)
    head = text.partition("\n")[0]
    delimiter = max(delimiters, key=head.count)
    return Import(tables.read(_numbered(text, delimiter, path), path))


def _numbered(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, tables.Row]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = "mend the quotes of that row"
            raise InputError(f"malformed row ({error})", path=path, line=line, remedy=remedy) from error
        yield line, cells
        line = reader.line_num + 1


def _recognise(_head: bytes, path: Path) -> bool:
    return path.suffix.lower() == ".csv"


FORMAT = Format("csv", (".csv",), _recognise, read, write, profiles=PROFILES, order=45)
