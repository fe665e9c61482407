"""Excel workbooks (XLSX), with openpyxl: one sheet with the table of `csv`. Needs the extra `xlsx`.

Cells are written as text and never as formulas; a formula in a file that is read is refused. The archive is looked at before
it is unpacked: size, ratio, and no entities in its XML.
"""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zhengming.errors import InputError, UsageError
from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import Export, Format, Import, Options, csv, tables

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

UNPACKED = 1 << 28
"""Bytes of all parts together at most, unpacked."""

RATIO = 200
"""How many times its packed size a part may take; spreadsheets reach about 50."""

LONGEST = 32_767
"""Characters of one cell at most, says Excel."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDTHS = {"id": 28, "text": 44, "source": 30}


def _missing(error: ImportError) -> UsageError:
    wrapped = UsageError(
        "XLSX needs openpyxl, which is not installed", remedy='install it: pip install "zhengming[xlsx]"'
    )
    wrapped.__cause__ = error
    return wrapped


def _recognise(_head: bytes, path: Path) -> bool:
    return path.suffix.lower() == ".xlsx"


def _render(concepts: Sequence[Concept], options: Options) -> Export:
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise _missing(error) from error
    content, lost = csv.rows(concepts, options.profile)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("glossary")
    sheet.freeze_panes = "B2"
    cut = _fill(sheet, content)
    out = io.BytesIO()
    book.save(out)
    return Export(_settled(out.getvalue()), lost={**lost, **({"end of a long cell": cut} if cut else {})})


def _fill(sheet: "WriteOnlyWorksheet", content: Iterator[tables.Row]) -> int:
    head = next(content)
    for number, column in enumerate(head, 1):
        sheet.column_dimensions[_letters(number)].width = _WIDTHS.get(column, 18)
    cut = 0
    sheet.append([_cell(sheet, cell) for cell in head])
    for row in content:
        cut += sum(len(cell) > LONGEST for cell in row)
        sheet.append([_cell(sheet, cell) if cell else None for cell in row])
    return cut


def _cell(sheet: "WriteOnlyWorksheet", content: str) -> "WriteOnlyCell":
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, _UNFIT.sub("", tables.neutral(content))[:LONGEST])
    cell.data_type = "s"  # text, whatever it looks like: never a formula, a number or an error value
    return cell


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _settled(data: bytes) -> bytes:
    """Return the archive without the times it was made at: the same concepts make the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            settled.writestr(zipfile.ZipInfo(part.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parse(data: bytes, path: Path, _options: Options) -> Import:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise _missing(error) from error
    _refuse_bombs(data, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a workbook holds beside its cells is nobody's business here
            sheets = load_workbook(io.BytesIO(data), read_only=True).worksheets
            rows = list(_rows(sheets[0], path)) if sheets else []
    except InputError:
        raise
    except Exception as error:  # the library lets through whatever its parsers raise
        raise InputError(f"is no XLSX workbook ({error})", path=path, remedy="save it as .xlsx") from error
    if not sheets:
        raise InputError("has no sheet", path=path, remedy="put the table into its first sheet")
    concepts = tables.read(rows, path)
    return Import(concepts, {"further sheet": len(sheets) - 1} if len(sheets) > 1 else {})


def _rows(sheet: "ReadOnlyWorksheet", path: Path) -> Iterator[tuple[int, tables.Row]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = []
        for cell in row:
            if cell.data_type == "f":
                remedy = "paste it as a value"
                raise InputError(f'holds the formula "{cell.value}"', path=path, line=number, remedy=remedy)
            cells.append(_text(cell.value))
        yield number, cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _refuse_bombs(data: bytes, path: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            worst = max((part.file_size / max(part.compress_size, 1) for part in parts), default=0)
            if size > UNPACKED or (size > 1 << 20 and worst > RATIO):
                raise InputError(f"unpacks to {size} bytes", path=path, remedy="this is no glossary; split it if it is")
            for part in parts:
                with archive.open(part) as content:
                    if b"<!" in (start := content.read(4096)) and (b"<!DOCTYPE" in start or b"<!ENTITY" in start):
                        raise InputError(f'"{part.filename}" declares a DTD', path=path, remedy="save it anew")
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise InputError(f"is no XLSX workbook ({str(error).lower()})", path=path, remedy="save it as .xlsx") from error


FORMAT = Format("xlsx", (".xlsx",), _recognise, _parse, _render, profiles=csv.PROFILES, binary=True, order=47)
