"""`zhengming rule`: a rule's page, or the list of all."""

from typing import Annotated

import typer


def command(
    word: Annotated[
        str, typer.Argument(metavar="[CODE]", help="Code or name of one rule; all of them when left out.")
    ] = "",
    form: Annotated[str, typer.Option("--format", help="text, markdown or json.")] = "text",
) -> int:
    """Print a rule's page, or the list of all rules."""
    from zhengming.checks import catalogue, pages
    from zhengming.checks import rule as find

    print(pages.render((find(word),) if word else catalogue(), form, full=bool(word)), end="")
    return 0
