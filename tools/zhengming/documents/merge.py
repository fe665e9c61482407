"""New sources, old translations: nothing that a translator wrote is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhengming.documents.model import Catalog, Key, State, Unit
from zhengming.documents.similarity import pairs

THRESHOLD = 0.6
"""How alike an old and a new source must be for the translation to be offered as fuzzy: msgmerge's figure."""

_REGENERATED = frozenset({"pot-creation-date", "x-notice-date", "x-notice", "x-source-language"})
"""Header fields that follow the source; the others are the translator's once they are there."""


def merge(old: Catalog, new: Catalog) -> Catalog:
    """Return `new`'s units in its order with the translations of `old`, and after them the obsolete ones.

    A source that is unchanged keeps its translation, state and comments. A changed one gets the translation of the most
    similar vanished source, fuzzy, with the source that it was made for as `previous`; an obsolete translation whose
    source is back is taken up again. What has a translation or a translator's comment and is not taken up stays as
    obsolete. Notes, references and flags are `new`'s. Header fields, comments and line ends are `old`'s where it has
    them, save those that follow the source or are empty. Merging again changes nothing.
    """
    kept = old.by_key
    units = {unit.key: _carry(kept[unit.key], unit) for unit in new.units if unit.key in kept and not unit.obsolete}
    wanting = [
        unit for unit in new.units if not unit.obsolete and (unit.key not in units or not _said(units[unit.key]))
    ]
    left = [unit for unit in old.units if unit.key not in units]
    taken = _take_up(wanting, [unit for unit in left if any(unit.targets)])
    for unit, source in taken:
        units[unit.key] = _offer(source, units.get(unit.key, unit))
    used = {source.key for _, source in taken}
    live = tuple(units.get(unit.key, unit) for unit in new.units if not unit.obsolete)
    obsolete = tuple(_retire(unit) for unit in left if unit.key not in used and _worth(unit))
    return replace(
        new,
        units=(*live, *obsolete),
        header=_header(old, new),
        head=old.head or new.head,
        tail=old.tail,
        format=old.format,
        newline=old.newline,
        path=old.path,
        stamp=old.stamp,
    )


def _carry(old: Unit, new: Unit) -> Unit:
    """Return the new unit with all that the translator did to the same source."""
    if (old.plural is None) != (new.plural is None):
        return _offer(old, new) if any(old.targets) else replace(new, comments=old.comments)
    return replace(
        new,
        target=old.target,
        other_targets=old.other_targets,
        state=old.state,
        comments=old.comments,
        properties=new.properties or old.properties,
        previous=old.previous,
        previous_context=None,
        previous_plural=old.previous_plural,
        origin=old.origin,
    )


def _offer(old: Unit, new: Unit) -> Unit:
    """Return the new unit with the translation of another source, for a person to look at."""
    made_for = old.previous if old.fuzzy and old.previous is not None else old.source
    room = 0 if new.plural is None else max(len(new.other_targets), len(old.other_targets))
    dropped = (f"msgstr: {' '.join(text.split())}" for text in old.other_targets[room:] if text)
    return replace(
        new,
        target=old.target,
        other_targets=(*old.other_targets, *([""] * room))[:room],
        state=State.FUZZY if old.target else State.UNTRANSLATED,
        comments=_joined(new.comments, (*old.comments, *dropped)),
        previous=made_for if old.target else None,
        previous_plural=old.plural if new.plural is not None and old.target else None,
        origin=None,
    )


def _joined(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return (*first, *(line for line in second if line not in first))


def _said(unit: Unit) -> bool:
    return any(unit.targets)


def _worth(unit: Unit) -> bool:
    """Tell whether a translator would miss a vanished unit."""
    return any(unit.targets) or bool(unit.comments)


def _retire(unit: Unit) -> Unit:
    return unit if unit.obsolete else replace(unit, obsolete=True, notes=(), references=())


def _take_up(wanting: Sequence[Unit], left: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """Pair units that want a translation with vanished ones: same source first, then the most alike; each once."""
    wanted: dict[Key, Unit] = {unit.key: unit for unit in wanting}
    offered = _by_source(left)
    found: list[tuple[Unit, Unit]] = []
    for unit in wanting:
        if offered.get(unit.source):
            found.append((unit, offered[unit.source].pop(0)))
            del wanted[unit.key]
    rest = [unit for units in offered.values() for unit in units]
    rest.sort(key=lambda unit: unit.obsolete)  # what vanished just now first
    waiting = list(wanted.values())
    close = pairs([unit.source for unit in waiting], [unit.source for unit in rest], threshold=THRESHOLD)
    return found + [(waiting[new], rest[old]) for new, old in close]


def _by_source(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.source, []).append(unit)
    return found


def _header(old: Catalog, new: Catalog) -> tuple[tuple[str, str], ...]:
    """Return the old header with the fields that follow the source renewed, and the new fields it lacks at the end."""
    fresh = {name.casefold(): value for name, value in new.header}
    known = {name.casefold() for name, _ in old.header}
    lines = [
        (name, fresh.get(name.casefold(), value) if name.casefold() in _REGENERATED or not value else value)
        for name, value in old.header
    ]
    return (*lines, *((name, value) for name, value in new.header if name.casefold() not in known))
