"""Notices: text, date, issuer and title, told by the notice itself or by the file beside it."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from zhengming import languages, text
from zhengming.errors import ConfigError, InputError
from zhengming.pipeline import dates
from zhengming.segmentation import Segment, SegmentKind, split
from zhengming.text import Lines

SUFFIXES = (".txt",)

_GAP = re.compile(r"[ \t\u00a0\u3000]{2,}|\s*[|｜]\s*|\n")
_LABEL = re.compile(r"\s*([^:：]{1,40}?)\s*[:：]\s*(.*\S)")
_UNFIT = re.compile("[\x00\x04]")
_KEYS = ("date", "issuer", "title", "language")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Notice:
    """A source document: its unchanged text, its segments and what is known of it.

    `date` is the day on which names are resolved, None where neither the notice nor its side file tells. `metadata` are
    the label–value pairs of its metadata lines; `issuer` is the id or acronym of the body that wrote it, empty when
    unknown.
    """

    path: Path
    text: str
    language: str
    segments: tuple[Segment, ...]
    title: str = ""
    issuer: str = ""
    date: dt.date | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    lines: Lines = field(default_factory=lambda: Lines(""), compare=False, repr=False)

    @property
    def name(self) -> str:
        """The file's name without its suffix: what the notice's catalogs are called."""
        return self.path.stem


def read(path: Path, *, language: str = "en", on: dt.date | None = None) -> Notice:
    """Return the notice in a UTF-8 text file; `on` overrules its date, its side file overrules what its header says.

    The side file is `<notice>.toml` with any of `date`, `issuer`, `title`, `language`. InputError tells path, line and
    column when one of the two can't be read.
    """
    said = _side(path.with_suffix(".toml"))
    body = text.read(path)
    _refuse_unfit(body, path)
    language = languages.tag(str(said.get("language") or language))
    segments = split(body, language=language)
    if not segments:
        raise InputError("holds no text", path=path, remedy="put the notice into it")
    metadata = pairs(segments)
    heading = next((segment.text for segment in segments if segment.kind is SegmentKind.HEADING), "")
    return Notice(
        path=path,
        text=body,
        language=language,
        segments=segments,
        title=str(said.get("title") or " ".join(heading.split())),
        issuer=str(said.get("issuer", "")),
        date=on or _day(said, path) or _first_date(metadata, language),
        metadata=metadata,
        lines=Lines(body),
    )


def pairs(segments: tuple[Segment, ...]) -> tuple[tuple[str, str], ...]:
    """Return the label–value pairs of the metadata lines (`Source from:SAC`), in order."""
    lines = (segment.text for segment in segments if segment.kind is SegmentKind.METADATA)
    found = (_LABEL.fullmatch(part) for line in lines for part in _GAP.split(line))
    return tuple((match[1], match[2]) for match in found if match)


def _first_date(metadata: tuple[tuple[str, str], ...], language: str) -> dt.date | None:
    return next((day for _, value in metadata if (day := dates.find(value, language=language))), None)


def _refuse_unfit(body: str, path: Path) -> None:
    found = _UNFIT.search(body)
    if found:
        place = Lines(body).place(found.start())
        say = f"control character U+{ord(found[0]):04X}"
        raise InputError(say, path=path, line=place.line, column=place.column, remedy="remove it: PO can't hold it")


def _side(path: Path) -> dict[str, object]:
    """Return what the file beside a notice says, nothing when there is none."""
    if not path.exists():
        return {}
    try:
        data = tomllib.loads(text.read(path))
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at else (None, None)
        say = f"is not valid TOML ({_AT.sub('', str(error)).strip().lower()})"
        raise InputError(say, path=path, line=line, column=column) from error
    for key, value in data.items():
        if key not in _KEYS:
            raise ConfigError(f'unknown key "{key}"', path=path, value=key, remedy=f"known keys: {', '.join(_KEYS)}")
        if not isinstance(value, str | dt.date):
            raise ConfigError(f'"{key}" must be text', path=path, value=value)
    return data


def _day(said: dict[str, object], path: Path) -> dt.date | None:
    value = said.get("date")
    if value is None or isinstance(value, dt.date):
        return value.date() if isinstance(value, dt.datetime) else value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        beside = path.with_suffix(".toml")
        raise ConfigError(f'no date: "{value}"', path=beside, value=value, remedy="write date = 2022-04-22") from error
