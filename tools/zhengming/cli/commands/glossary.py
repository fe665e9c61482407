"""`zhengming glossary`: the terminology base itself."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from zhengming.cli import FOUND, NOTHING

group = typer.Typer(help="Check, format and exchange the terminology base itself.", no_args_is_help=True)


@group.command("check")
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Glossary folders; default: the workspace's, else the shipped one.")
    ] = None,
    output: Annotated[str, typer.Option("--format", help="text, json, or a report format of `check`.")] = "text",
) -> None:
    """Find faults in the records: schema, doubles, dates, parents, successors, sources, homonyms, contradictions.

    Exit code 0 when there is none, 1 when there are, 2 when a folder can't be read.
    """
    from zhengming.cli import exchanging, glossary_reports
    from zhengming.terminology import integrity, records

    folders = exchanging.folders(paths)
    faults = [fault for folder in folders for fault in integrity.check(folder)]
    if output == "json":
        print(json.dumps({"findings": [fault.plain() for fault in faults]}, ensure_ascii=False, indent=1))
    elif output == "text":
        for fault in faults:
            print(fault)
        print(f"{len(faults)} faults" if faults else "the glossary is clean", file=sys.stderr)
    else:
        looked_at = [path for folder in folders for path in records.files(folder)]
        print(glossary_reports.render(faults, looked_at, output), end="")
    raise typer.Exit(NOTHING if any(fault.severity == "error" for fault in faults) else FOUND)


@group.command("export")
def export(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Glossary folders or files; default: the workspace's.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", help="tbx, tbx2, csv, tsv, xlsx, omegat, skos or stardict.")
    ] = "tbx2",
    profile: Annotated[
        str, typer.Option(help="Who reads it: tbx2 has omegat, lokalize, weblate; tables have wide; skos has rdfxml.")
    ] = "generic",
    dialect: Annotated[str, typer.Option(help="Of TBX v3: core, min, basic or linguist.")] = "basic",
    style: Annotated[str, typer.Option(help="Of TBX v3: dca or dct.")] = "dca",
    source: Annotated[str, typer.Option("--from", help="Source language of two-language formats.")] = "en",
    target: Annotated[str, typer.Option("--to", help="Target language of two-language formats.")] = "zh-Hans",
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write; default: standard output.")
    ] = None,
) -> None:
    """Write the terminology base for other programs; what a format can't hold is counted on stderr."""
    from zhengming.cli import exchanging
    from zhengming.cli.given import language
    from zhengming.terminology.formats import Options

    options = Options(profile, language(source), language(target), dialect, style)
    exchanging.export(paths, form, options, out)


@group.command("import")
def take_in(
    file: Annotated[Path, typer.Argument(help="TBX, CSV, TSV, XLSX, OmegaT's .utf8, SKOS or a record file.")],
    form: Annotated[str, typer.Option("--format", help="The file's format where content and suffix don't tell.")] = "",
    source: Annotated[
        str, typer.Option("--from", help="Source language; of OmegaT's files the first column's.")
    ] = "en",
    target: Annotated[str, typer.Option("--to", help="Target language of OmegaT's files.")] = "zh-Hans",
    into: Annotated[Path | None, typer.Option(help="Glossary folder to write to; default: the workspace's.")] = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="Tell what would be written, and write nothing.")] = False,
) -> None:
    """Record the new concepts of a file; nothing on record is changed, and what runs against it is reported.

    Exit code 0 when all is recorded or known, 1 when something was left out, 2 when the file can't be read.
    """
    from zhengming.cli import exchanging
    from zhengming.cli.given import language
    from zhengming.terminology.formats import Options

    options = Options(source=language(source), target=language(target))
    raise typer.Exit(FOUND if exchanging.take_in(file, form, options, into, dry=dry) else NOTHING)


@group.command("diff")
def diff(
    old: Annotated[Path, typer.Argument(help="The older base: a glossary folder or a file.")],
    new: Annotated[Path, typer.Argument(help="The newer one.")],
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    source: Annotated[str, typer.Option("--from", help="The language whose change of name is a renaming.")] = "en",
) -> None:
    """Tell what differs between two bases: added, removed, renamed, dates, equivalents, evidence, shared names.

    Exit code 0 when nothing does, 1 when something does, 2 when one can't be read.
    """
    from zhengming.cli import exchanging
    from zhengming.cli.given import language, output_style

    output_style(output, "text", "json")
    raise typer.Exit(NOTHING if exchanging.compare(old, new, output, language(source)) else FOUND)


@group.command("format")
def arrange(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Glossary folders or record files; default: the workspace's.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 when a file is not in order.")
    ] = False,
) -> None:
    """Put the keys of records in their order and lay lists out one way; remarks stay, and no fact is lost."""
    from zhengming.cli import exchanging

    changed = exchanging.arrange(paths, check=check)
    raise typer.Exit(NOTHING if changed and check else FOUND)


@group.command("missing")
def missing(
    files: Annotated[list[Path], typer.Argument(help="Notices; - reads standard input.")],
    on: Annotated[str, typer.Option(help="The day on which names must be right. Default: today.")] = "",
    glossary: Annotated[list[Path] | None, typer.Option(help="Folders of records over the shipped ones.")] = None,
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """List what looks like an official name and is not on record: the terminologist's to-do list.

    Exit code 0 when nothing is missing, 1 otherwise.
    """
    from zhengming import text as texts
    from zhengming.cli.given import day, folders, output_style
    from zhengming.terminology import Termbase

    output_style(output, "text", "json")
    termbase = Termbase.load(*folders(glossary))
    rows: list[dict[str, object]] = []
    for path in files:
        content = texts.decode(sys.stdin.buffer.read()) if str(path) == "-" else texts.read(path)
        lines = texts.Lines(content)
        for mention in termbase.annotate(content, on=day(on)):
            if mention.kind == "person" or mention.registered:
                continue
            place = lines.place(mention.start)
            plain = " ".join(mention.text.split())
            rows.append(
                {
                    "path": str(path),
                    "line": place.line,
                    "column": place.column,
                    "start": mention.start,
                    "end": mention.end,
                    "text": plain,
                    "proposal": mention.target,
                    "why": mention.why,
                }
            )
    if output == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            proposal = f" → {row['proposal']}?" if row["proposal"] else ""
            print(f"{row['path']}:{row['line']}:{row['column']}: {row['text']}{proposal}")
    raise typer.Exit(NOTHING if rows else FOUND)
