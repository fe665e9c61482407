"""`zhengming build`: notices in, catalogs and memories out, then the checks."""

import sys
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.errors import UsageError
from zhengming.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhengming.checks import Finding
    from zhengming.pipeline import Built
    from zhengming.terminology import Termbase

LONG = 20
"""From how many notices on a progress bar is shown."""


class Form(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"


def command(
    notices: Annotated[
        list[Path] | None, typer.Argument(metavar="[NOTICE]...", help="Files or names; default: all.")
    ] = None,
    locale: Annotated[list[str] | None, typer.Option("--locale", "-l", help="Target language; repeatable.")] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Resolve names as of this day (2022-04-22).")
    ] = None,
    workspace: Annotated[Path, typer.Option("--workspace", "-w", help="The workspace, or a folder in it.")] = Path(),
    form: Annotated[Form, typer.Option("--format", help="How to report.")] = Form.TEXT,
) -> int:
    """Bring POT, PO and TMX up to date with the notices, then check the translations.

    Names are resolved on the day of the notice. Translations are kept: a changed source makes them fuzzy, a vanished
    one obsolete. Exit code 1 when the checks have findings.
    """
    from zhengming.cli import build_summary
    from zhengming.pipeline import build, glossary

    home = Workspace.find(workspace)
    if home is None:
        raise UsageError("is in no workspace", path=workspace, remedy='make one with "zhengming init"')
    termbase = glossary(home)
    built = build(
        home,
        notices=notices or (),
        locales=locale or (),
        on=_day(on),
        now=datetime.now(UTC),
        termbase=termbase,
        advance=_advance,
    )
    findings = _checked(home, built, termbase)
    for result in built:
        if result.notice.date is None:
            remedy = f"say --on DATE, or date = … in {result.notice.path.with_suffix('.toml').name}"
            typer.echo(f"zhengming: {result.notice.path}: no date found, names are today's; {remedy}", err=True)
    render = build_summary.plain if form is Form.JSON else build_summary.text
    typer.echo(render(home, built, findings))
    return 1 if any(finding.severity != "info" for finding in findings) else 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f'no date: "{text}"', value=text, remedy="write it as 2022-04-22") from error


def _advance(done: int, total: int) -> None:
    """Draw a bar on standard error when that is a terminal and the work is long."""
    if total >= LONG and sys.stderr.isatty():
        filled = 30 * done // total
        end = "\n" if done == total else ""
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def _checked(home: Workspace, built: "Sequence[Built]", termbase: "Termbase") -> "tuple[Finding, ...]":
    from zhengming import checks, documents

    catalogs = [documents.read(output.path) for result in built for output in result.translations]  # with their places
    options = home.config.check
    rules = checks.choose(options.get("select", ()), options.get("ignore", ()))
    return checks.check_all(catalogs, termbase=termbase, rules=rules)
