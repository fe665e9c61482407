"""The commands' help as a page: `python -m zhengming.cli.reference > docs/commands.md`; a test compares the two."""

import inspect
import sys
from collections.abc import Iterator
from typing import Any

import typer

from zhengming.cli.app import application

# The commands and parameters are those of whichever click typer carries; they have no common type.
HEAD = """<!-- made by `python -m zhengming.cli.reference > docs/commands.md`; edit the commands' help instead -->
# Commands

Exit codes: 0 clean or found, 1 findings or nothing found, 2 wrong use or unreadable input. Results go to standard output,
talk to standard error. `-` reads standard input where a command takes text.
"""


def render() -> str:
    """Return the page: one section a command, its words and what they mean."""
    root = typer.main.get_command(application())
    sections = [line for name, command in _commands(root, "zhengming") for line in _section(name, command)]
    return HEAD + "\n".join(sections).rstrip() + "\n"


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    children = getattr(command, "commands", None)
    if not children:
        yield name, command
        return
    for child in sorted(children):
        yield from _commands(children[child], f"{name} {child}")


def _section(name: str, command: Any) -> Iterator[str]:
    parameters = [entry for entry in command.params if entry.name != "help"]
    arguments = " ".join(_placeholder(entry) for entry in parameters if entry.param_type_name == "argument")
    yield f"\n## {name}\n"
    yield f"    {name}{' ' + arguments if arguments else ''}\n"
    yield inspect.cleandoc(command.help or "").replace("\f", "") + "\n"
    yield from (_row(entry) for entry in parameters)


def _placeholder(entry: Any) -> str:
    text = (entry.name or "").upper() + ("…" if entry.nargs != 1 or entry.multiple else "")
    return text if entry.required else f"[{text}]"


def _row(entry: Any) -> str:
    words = (
        ", ".join(f"`{word}`" for word in entry.opts)
        if entry.param_type_name == "option"
        else f"`{_placeholder(entry)}`"
    )
    return f"- {words}: {getattr(entry, 'help', '') or ''}"


if __name__ == "__main__":
    sys.stdout.write(render())
