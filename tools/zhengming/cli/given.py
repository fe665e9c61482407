"""What a user gave on the command line, turned into dates, languages and folders, or into one clear error."""

from datetime import date
from pathlib import Path

from zhengming.errors import UsageError


def day(value: str) -> date | None:
    """Return the day meant by 2018-03-17, or the middle of the month or year meant by 2018-03 or 2018; None for nothing."""
    if not value:
        return None
    parts = value.split("-")
    padded = [*parts, *["7", "1"][len(parts) - 1 :]] if len(parts) < 3 else parts
    try:
        return date(*(int(part) for part in padded))
    except (ValueError, TypeError) as error:
        raise UsageError(f'"{value}" is not a date', value=value, remedy="write 2018, 2018-03 or 2018-03-17") from error


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


def folders(given: list[Path] | None) -> list[Path]:
    """Return the record folders to lay over the shipped base: those given, else the workspace's own."""
    if given:
        return given
    here = Path.cwd()
    if not any(
        (folder / name).is_file() for folder in (here, *here.parents) for name in ("zhengming.toml", "pyproject.toml")
    ):
        return []
    from zhengming.workspace import Workspace, shipped_glossary

    found = Workspace.find()
    own = found.glossary if found is not None else None
    return [own] if own is not None and own.is_dir() and own.resolve() != shipped_glossary().resolve() else []
