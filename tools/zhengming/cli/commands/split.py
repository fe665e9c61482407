"""`zhengming split`: the segments of a text."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from zhengming.cli import FOUND, NOTHING


def command(
    files: Annotated[list[Path] | None, typer.Argument(help="Texts to split; none or - reads standard input.")] = None,
    language: Annotated[str, typer.Option(help="Language of the text, or auto to recognise it.")] = "auto",
    style: Annotated[
        str, typer.Option("--format", help="text (one segment a line), json, jsonl, tsv, or srx (our rules as a file).")
    ] = "text",
    rules: Annotated[Path | None, typer.Option(help="An SRX file whose rules are used in place of ours.")] = None,
    newlines: Annotated[str, typer.Option(help="auto, hard or soft.")] = "",
    numbers: Annotated[str, typer.Option(help="List numbers: auto, attached or own.")] = "",
    semicolons: Annotated[str, typer.Option(help="auto, never or list.")] = "",
    quotations: Annotated[str, typer.Option(help="Quotation and reporting clause: kept or split.")] = "",
    ellipsis: Annotated[str, typer.Option(help="auto, never or always.")] = "",
) -> None:
    """Cut texts into segments: headings, metadata lines, sentences, list items.

    Policies not given come from `[tool.zhengming.split]`, then from the defaults, which suit notices. JSON: a list with one
    object a segment: path, start, end (code points of the unchanged text), kind, text. Exit code 0, or 1 when the texts are
    empty.
    """
    from zhengming.cli import splitting

    given = {
        "newlines": newlines,
        "numbers": numbers,
        "semicolons": semicolons,
        "quotations": quotations,
        "ellipsis": ellipsis,
    }
    request = splitting.Request(
        paths=tuple(files or [Path("-")]),
        language=language,
        style=style,
        rules=rules,
        policies=tuple((name, value) for name, value in given.items() if value),
    )
    raise typer.Exit(FOUND if splitting.run(request, sys.stdout) else NOTHING)
