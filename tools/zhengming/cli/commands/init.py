"""`zhengming init`: make a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from zhengming import workspace
from zhengming.documents import files
from zhengming.errors import OutputError, UsageError

CONFIG = """\
# What "zhengming build" does here.
locales = ["zh_CN"]  # gettext names of the languages to translate into
source = "en"        # the notices' language
project = ""         # the name in PO headers; empty: the notice's
team = ""            # Language-Team in PO headers; empty: the language's name
contact = ""         # where to report mistakes in a source
"""

README = """\
# Translating here

1. Put a notice as text into `segments/notices/` and run `zhengming build`.
2. Open `locales/zh_CN/<notice>.po` in Poedit, Lokalize or any PO editor: the official names stand beside each sentence.
3. Translate and save; nothing you write is ever lost: a changed sentence comes back as fuzzy with its old source.
4. Run `zhengming check` until it is silent; `zhengming term NAME` looks a name or title up.
5. A name that is missing or special to you goes into `glossary/`; then run `zhengming build` again.
"""


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder; it is made when it is missing.")
    ] = Path(),
) -> None:
    """Make a workspace: folders for notices, translations and own terms, a configuration and a README.

    What is there already is left as it is.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError("is a file, not a folder", path=folder, remedy="name a folder")
    for name in (workspace.GLOSSARY, workspace.NOTICES, workspace.LOCALES):
        _tell(folder / name, made=_make(folder / name))
    for name, text in (("zhengming.toml", CONFIG), ("README.md", README)):
        path = folder / name
        configured = name == "zhengming.toml" and workspace.configuration(folder / "pyproject.toml") is not None
        if configured:
            path = folder / "pyproject.toml"
        new = not path.exists() and not configured
        if new:
            files.save(path, text.encode("utf-8"), expected=files.ABSENT)
        _tell(path, made=new)


def _make(path: Path) -> bool:
    """Make a folder, with the files that let git keep it while it is empty; tell whether it was missing."""
    if path.is_dir():
        return False
    try:
        path.mkdir(parents=True)
        (path / ".gitkeep").touch()
    except OSError as error:
        raise OutputError(f"can't be made ({(error.strerror or str(error)).lower()})", path=path) from error
    return True


def _tell(path: Path, *, made: bool) -> None:
    typer.echo(f"{'made' if made else 'kept'}  {path}")
