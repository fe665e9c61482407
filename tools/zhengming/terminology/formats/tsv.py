"""Tab-separated values: the table of `csv` for tools rather than spreadsheets, without a BOM."""

from collections.abc import Sequence
from pathlib import Path

from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import Export, Format, Import, Options, csv


def _recognise(_head: bytes, path: Path) -> bool:
    return path.suffix.lower() in {".tsv", ".tab"}


def _parse(data: bytes, path: Path, options: Options) -> Import:
    return csv.read(data, path, options, delimiters="\t")


def _render(concepts: Sequence[Concept], options: Options) -> Export:
    return csv.write(concepts, options, delimiter="\t")


FORMAT = Format("tsv", (".tsv", ".tab"), _recognise, _parse, _render, profiles=csv.PROFILES, order=46)
