"""Catalogs made from notices, with the headers that gettext and its editors want."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from zhengming import languages
from zhengming.documents import Catalog, State, Unit
from zhengming.pipeline.notice import Notice

_CREATED = "POT-Creation-Date"


@dataclass(frozen=True, slots=True)
class Project:
    """What headers say of the project: its name, its team, whom to tell of mistakes in a source."""

    name: str
    team: str = ""
    contact: str = ""


def stamped(moment: datetime) -> str:
    """Return a time as PO headers write it: `2022-04-22 14:43+0000`."""
    return moment.strftime("%Y-%m-%d %H:%M%z")


def template(notice: Notice, units: Iterable[Unit], project: Project, *, created: str) -> Catalog:
    """Return the POT: the units without translations; its header is fuzzy, as xgettext leaves it."""
    head = Unit("", state=State.FUZZY, comments=_about(notice))
    return Catalog(
        units=tuple(units),
        source_language=notice.language,
        header=tuple(_header(notice, project, created, "YEAR-MO-DA HO:MI+ZONE", "", project.team).items()),
        head=head,
        format="pot",
    )


def translation(notice: Notice, units: Iterable[Unit], project: Project, *, language: str, created: str) -> Catalog:
    """Return the catalog for a language, nothing translated yet."""
    name = languages.gettext_name(language)
    team = project.team or languages.display_name(language)
    fields = _header(notice, project, created, created, name, team)
    return Catalog(
        units=tuple(units),
        language=languages.tag(language),
        source_language=notice.language,
        header=tuple(fields.items()),
        head=Unit("", state=State.TRANSLATED, comments=_about(notice)),
    )


def memory(notice: Notice, catalog: Catalog) -> Catalog:
    """Return the finished units as a translation memory, each with its notice, segment number and day."""
    numbers = {unit.key: number for number, unit in enumerate(catalog.units, 1)}
    day = {"x-notice-date": notice.date.isoformat()} if notice.date else {}
    units = [
        replace(
            unit,
            notes=(),
            references=unit.references[:1],
            properties=tuple({"x-notice": notice.name, "x-segment": str(numbers[unit.key]), **day}.items()),
        )
        for unit in catalog.units
        if unit.finished
    ]
    header = tuple({"x-notice": notice.name, **day}.items())
    return Catalog(tuple(units), catalog.language, catalog.source_language, header=header, format="tmx")


def aged(new: Catalog, old: Catalog | None) -> Catalog:
    """Return `new` with the creation date of `old` where nothing else differs."""
    created = old.get(_CREATED) if old else None
    if old is None or created is None:
        return new
    same = new.with_header({_CREATED: created})
    return same if same == replace(old, newline=new.newline) else new


def _about(notice: Notice) -> tuple[str, ...]:
    return (notice.title or notice.name,)


def _header(notice: Notice, project: Project, created: str, revised: str, language: str, team: str) -> dict[str, str]:
    day = {"X-Notice-Date": notice.date.isoformat()} if notice.date else {}
    return {
        "Project-Id-Version": project.name,
        "Report-Msgid-Bugs-To": project.contact,
        _CREATED: created,
        "PO-Revision-Date": revised,
        "Last-Translator": "",
        "Language-Team": team,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **({"Plural-Forms": languages.plural_forms(language)} if language else {}),
        "X-Source-Language": languages.gettext_name(notice.language),
        "X-Notice": notice.name,
        **day,
    }
