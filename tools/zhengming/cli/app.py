"""The typer application, put together from the files in `commands/`."""

import pkgutil
from importlib import import_module
from typing import Any

import typer

from zhengming.cli import commands

_WrongUse: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
"""What typer raises at wrong words: click's error, or that of the copy that newer versions carry with them."""


def application() -> typer.Typer:
    """Return the application with every command found in `commands/`.

    A module there offers `command`, a function with typer's annotations, or `group`, a Typer of subcommands. Its file name
    is the command's name.
    """
    app = typer.Typer(
        name="zhengming",
        help="Official names and titles, right in translated notices.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for found in sorted(pkgutil.iter_modules(commands.__path__), key=lambda module: module.name):
        module = import_module(f"{commands.__name__}.{found.name}")
        if hasattr(module, "group"):
            app.add_typer(module.group, name=found.name)
        else:
            app.command(found.name)(module.command)
    return app


def run_app(words: list[str]) -> int:
    """Run the application on `words` and return its exit code; wrong words give click's message and 2."""
    try:
        code = typer.main.get_command(application()).main(words, prog_name="zhengming", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except _WrongUse as error:
        error.show()
        return 2
    except typer.Abort:
        return 130
    return code if isinstance(code, int) else 0
