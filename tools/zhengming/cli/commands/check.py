"""`zhengming check`: every rule over PO, TMX and XLIFF files."""

from pathlib import Path
from typing import Annotated

import typer

_HELP = {
    "paths": "Files or folders; the workspace's locales when left out.",
    "format": "text, concise, json, sarif, github, gitlab or junit; github by default in GitHub Actions.",
    "output": "Write a report to a file, as FORMAT=FILE; may be given several times.",
    "select": "Only these rules: codes, names, families (N), ALL; commas or several times.",
    "ignore": "Not these rules.",
    "on": "Day on which names must hold where a file does not say (YYYY-MM-DD).",
    "glossary": "Further folder of glossary records; may be given several times.",
    "fix": "Mend what can be mended safely, in the files.",
    "unsafe": "With --fix: also mends that a person should look at.",
    "diff": "Show what --fix would change, change nothing.",
    "baseline": "Leave out the findings recorded in this file.",
    "write": "Record the present findings in this file, report none.",
    "base": "Only units that differ from this git revision.",
    "statistics": "Count findings by rule.",
    "fail": "Exit 1 from this severity upwards: error, warning or info.",
    "zero": "Exit 0 whatever is found.",
    "jobs": "Worker processes; 0 for as many as the input is worth.",
    "cache": "Look at every unit, also those that were looked at before.",
}


def command(
    paths: Annotated[list[str] | None, typer.Argument(help=_HELP["paths"])] = None,
    form: Annotated[str, typer.Option("--format", help=_HELP["format"])] = "",
    output: Annotated[list[str] | None, typer.Option("--output", "-o", help=_HELP["output"])] = None,
    select: Annotated[list[str] | None, typer.Option(help=_HELP["select"])] = None,
    ignore: Annotated[list[str] | None, typer.Option(help=_HELP["ignore"])] = None,
    on: Annotated[str, typer.Option(metavar="DATE", help=_HELP["on"])] = "",
    glossary: Annotated[list[Path] | None, typer.Option(help=_HELP["glossary"])] = None,
    fix: Annotated[bool, typer.Option("--fix", help=_HELP["fix"])] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help=_HELP["unsafe"])] = False,
    diff: Annotated[bool, typer.Option("--diff", help=_HELP["diff"])] = False,
    baseline: Annotated[Path | None, typer.Option(help=_HELP["baseline"])] = None,
    write_baseline: Annotated[Path | None, typer.Option(help=_HELP["write"])] = None,
    diff_base: Annotated[str, typer.Option(metavar="REV", help=_HELP["base"])] = "",
    statistics: Annotated[bool, typer.Option("--statistics", help=_HELP["statistics"])] = False,
    fail_on: Annotated[str, typer.Option(help=_HELP["fail"])] = "info",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_HELP["zero"])] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=0, help=_HELP["jobs"])] = 0,
    no_cache: Annotated[bool, typer.Option("--no-cache", help=_HELP["cache"])] = False,
) -> int:
    """Find what a reviser would find in PO, TMX and XLIFF files."""
    from zhengming.cli.checking import Request, run

    return run(
        Request(
            paths=tuple(paths or ()),
            form=form,
            outputs=tuple(output or ()),
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            on=on,
            glossaries=tuple(glossary or ()),
            fix=fix,
            unsafe=unsafe_fixes,
            diff=diff,
            baseline=baseline,
            write_baseline=write_baseline,
            diff_base=diff_base,
            statistics=statistics,
            fail_on=fail_on,
            exit_zero=exit_zero,
            jobs=jobs,
            no_cache=no_cache,
        )
    )
