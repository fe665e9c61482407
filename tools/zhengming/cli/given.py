"""What a user gave on the command line, turned into dates, languages and folders, or into one clear error."""

import os

from zhengming import locations
from zhengming.errors import InputError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def day(value: str) -> "date | None":
    """Return the day meant by 2018-03-17, or the middle of the month or year meant by 2018-03 or 2018; None for nothing."""
    if not value:
        return None
    from datetime import date

    parts = value.split("-")
    padded = [*parts, *["7", "1"][len(parts) - 1 :]] if len(parts) < 3 else parts
    try:
        return date(*(int(part) for part in padded))
    except (ValueError, TypeError) as error:
        raise UsageError(f'"{value}" is not a date', value=value, remedy="write 2018, 2018-03 or 2018-03-17") from error


def today() -> str:
    """Return today as 2018-03-17."""
    from time import strftime

    return strftime("%Y-%m-%d")


def language(value: str) -> str:
    """Return the BCP 47 tag for any spelling of a language; LanguageError when nobody knows it."""
    if value in {"en", "zh-Hans", "zh-Hant"}:
        return value
    from zhengming.languages import tag

    return tag(value)


def output_style(value: str, *known: str) -> None:
    """Refuse an output format the command does not have."""
    if value not in known:
        raise UsageError(f'unknown format "{value}"', value=value, remedy=f"use {', '.join(known)}")


def folders(given: "list[Path] | None") -> "list[Path]":
    """Return the record folders to lay over the shipped base: those given, else the workspace's own."""
    if given:
        return given
    if not any(_configured(folder) for folder in _upwards()):
        return []
    from zhengming.workspace import Workspace, shipped_glossary

    found = Workspace.find()
    own = found.glossary if found is not None else None
    return [own] if own is not None and own.is_dir() and own.resolve() != shipped_glossary().resolve() else []


def glossaries(given: list[str]) -> list[str]:
    """Return the names of all record folders: the shipped one, and over it those given or else the workspace's own.

    A look-up needs no more of the configuration than where it lies; reading all of it takes longer than the answer.
    """
    shipped = locations.shipped_glossary()
    for folder in given:
        if not os.path.isdir(folder):  # noqa: PTH112 - pathlib costs more than the look-up
            raise InputError(
                f'"{folder}" is not a glossary folder', value=folder, remedy="name one with bodies/, terms/ …"
            )
    if given:
        return [shipped, *given]
    home = next((folder for folder in _upwards() if _configured(folder)), "")
    own = f"{home}{os.sep}{locations.GLOSSARY}" if home else ""
    foreign = own and os.path.isdir(own) and os.path.realpath(own) != os.path.realpath(shipped)  # noqa: PTH112
    return [shipped, own] if foreign else [shipped]


def _upwards() -> list[str]:
    """Return this folder and those around it, the nearest first."""
    found = [os.getcwd()]  # noqa: PTH109
    while (above := os.path.dirname(found[-1])) != found[-1]:  # noqa: PTH120
        found.append(above)
    return found


def _configured(folder: str) -> bool:
    """Tell whether a configuration of ours lies in a folder: `zhengming.toml`, or our table in `pyproject.toml`."""
    if os.path.isfile(f"{folder}{os.sep}zhengming.toml"):  # noqa: PTH113
        return True
    try:
        with open(f"{folder}{os.sep}pyproject.toml", "rb") as file:  # noqa: PTH123
            return b"\n[tool.zhengming" in b"\n" + file.read()
    except OSError:
        return False
