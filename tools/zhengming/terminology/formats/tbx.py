"""TBX v3 (ISO 30042:2019): TBX-Core, -Min, -Basic and -Linguist, in DCA and DCT style, read with all checks and written."""

from collections.abc import Sequence
from pathlib import Path

from zhengming.errors import UsageError
from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import Export, Format, Import, Options, entries, tbx_rules, xmltree

_DIALECTS = ("core", "min", "basic", "linguist")


def _recognise(head: bytes, path: Path) -> bool:
    root = xmltree.root_name(head)
    return root == "tbx" or (not root and path.suffix.lower() == ".tbx")


def _parse(data: bytes, path: Path, _options: Options) -> Import:
    root = xmltree.read(data, path)
    tbx_rules.check(root, path)
    reader = entries.Reader(path, entry="conceptEntry", section="langSec", terms=("termSec",))
    return Import(reader.read(root), reader.lost)


def _render(concepts: Sequence[Concept], options: Options) -> Export:
    if options.dialect not in _DIALECTS:
        remedy = f"use one of {', '.join(_DIALECTS)}"
        raise UsageError(f'unknown TBX dialect "{options.dialect}"', value=options.dialect, remedy=remedy)
    if options.style not in {"dca", "dct"}:
        raise UsageError(f'unknown TBX style "{options.style}"', value=options.style, remedy="use dca or dct")
    known = tbx_rules.rules()
    dialect = f"TBX-{options.dialect.capitalize()}"
    modules = known.dialects.get(dialect, ())
    had = {
        name: one.module for name, one in known.categories.items() if one.module in modules and name != "usageStatus"
    }
    vocabulary = entries.Vocabulary(
        "conceptEntry", "langSec", "termSec", frozenset(had), had if options.style == "dct" else {}, str
    )
    body = [entries.write(concept, vocabulary) for concept in concepts]
    if options.style == "dct":
        spaces = "".join(f" xmlns:{module}={xmltree.quote(known.modules[module])}" for module in modules)
    else:
        spaces = ""
    data = _document("".join(body), dialect, options, spaces)
    unnamed = body.count("")
    return Export(data.encode("utf-8"), lost={"concept without a name": unnamed} if unnamed else {})


def _document(body: str, dialect: str, options: Options, spaces: str) -> str:
    root = f'<tbx type="{dialect}" style="{options.style}" xml:lang={xmltree.quote(options.source)}'
    inner = f"    <body>\n{body}    </body>\n" if body else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'{root} xmlns="urn:iso:std:iso:30042:ed-2"{spaces}>\n'
        f"  <tbxHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>{xmltree.escape(options.title)}</p>\n"
        "      </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n"
        f"  <text>\n{inner}  </text>\n</tbx>\n"
    )


FORMAT = Format("tbx", (".tbx",), _recognise, _parse, _render, order=20)
