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
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Find faults in the records: schema, duplicates, dates, parents, successors, sources, homonyms.

    Exit code 0 when there is none, 1 when there are, 2 when a folder can't be read.
    """
    from zhengming import workspace
    from zhengming.terminology import integrity

    found = workspace.Workspace.find()
    folders = paths or (
        [found.glossary] if found is not None and found.glossary.is_dir() else [workspace.shipped_glossary()]
    )
    faults = [fault for folder in folders for fault in integrity.check(folder)]
    if output == "json":
        print(json.dumps({"findings": [fault.plain() for fault in faults]}, ensure_ascii=False, indent=1))
    else:
        for fault in faults:
            print(fault)
        print(f"{len(faults)} faults" if faults else "the glossary is clean", file=sys.stderr)
    raise typer.Exit(NOTHING if any(fault.severity == "error" for fault in faults) else FOUND)


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
            if mention.target or mention.kind == "person":
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
                    "why": mention.why,
                }
            )
    if output == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(f"{row['path']}:{row['line']}:{row['column']}: {row['text']}")
    raise typer.Exit(NOTHING if rows else FOUND)
