"""The glossary's own record files (TOML), read one at a time; `recordfiles` writes them."""

from pathlib import Path

from zhengming import text as texts
from zhengming.terminology import records
from zhengming.terminology.formats import Format, Import, Options


def _recognise(_head: bytes, path: Path) -> bool:
    return path.suffix.lower() == ".toml"


def _parse(data: bytes, path: Path, _options: Options) -> Import:
    return Import(records.parse(texts.decode(data, path), path))


FORMAT = Format("toml", (".toml",), _recognise, _parse, None, order=5)
