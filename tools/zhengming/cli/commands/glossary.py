"""`zhengming glossary`: the terminology base itself."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from zhengming.cli import FOUND, NOTHING

group = typer.Typer(help="Check, format and exchange the terminology base itself.", no_args_is_help=True)


@group.callback()
def _group() -> None:
    """Keep `check` a subcommand even while it stands alone."""


@group.command("check")
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Glossary folders; default: the workspace's, else the shipped one.")] = None,
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Find faults in the records: schema, duplicates, dates, parents, successors, sources, homonyms.

    Exit code 0 when there is none, 1 when there are, 2 when a folder can't be read.
    """
    from zhengming import workspace  # noqa: PLC0415 - heavy imports wait until the command runs
    from zhengming.terminology import integrity  # noqa: PLC0415

    found = workspace.Workspace.find()
    folders = paths or ([found.glossary] if found is not None and found.glossary.is_dir() else [workspace.shipped_glossary()])
    faults = [fault for folder in folders for fault in integrity.check(folder)]
    if output == "json":
        print(json.dumps({"findings": [fault.plain() for fault in faults]}, ensure_ascii=False, indent=1))
    else:
        for fault in faults:
            print(fault)
        print(f"{len(faults)} faults" if faults else "the glossary is clean", file=sys.stderr)
    raise typer.Exit(NOTHING if any(fault.severity == "error" for fault in faults) else FOUND)
