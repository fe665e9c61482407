"""`zhengming term`: what something is called. The work is done in `zhengming.cli.term`, before typer is imported."""

from typing import Annotated

import typer

from zhengming.cli.term import run


def command(
    query: Annotated[
        list[str] | None,
        typer.Argument(help="A name, acronym, short form or title in either language; - reads one a line."),
    ] = None,
    on: Annotated[
        str, typer.Option(help="The day on which it must be right: 2018, 2018-03 or 2018-03-17. Default: today.")
    ] = "",
    to: Annotated[str, typer.Option(help="Language of the answer.")] = "zh-Hans",
    style: Annotated[
        str, typer.Option("--format", help="card, text, tsv or json; default: card on a terminal, else text.")
    ] = "",
    limit: Annotated[int, typer.Option(help="At most so many answers.")] = 5,
    glossary: Annotated[list[str] | None, typer.Option(help="Folders of records over the shipped ones.")] = None,
) -> None:
    """Say what an official name or title is called in the other language.

    Exit code 0 when found, 1 when not (suggestions on standard error), 2 for wrong use.
    """
    words = [*(["--on", on] if on else []), "--to", to, "--limit", str(limit)]
    words += ["--format", style] if style else []
    words += [word for folder in glossary or [] for word in ("--glossary", folder)]
    raise typer.Exit(run([*words, "--", *(query or [])]) or 0)
