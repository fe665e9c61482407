"""Faults of the base itself: what a record says against the schema, another record or itself."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from zhengming import text as texts
from zhengming.errors import GlossaryError
from zhengming.terminology import collisions, records
from zhengming.terminology.concept import Concept, Name
from zhengming.terminology.validity import first_day

Severity = Literal["error", "warning"]

NAMES = {
    "G001": "unreadable-record",
    "G002": "recorded-twice",
    "G003": "unknown-parent",
    "G004": "unknown-predecessor",
    "G005": "untidy-name",
    "G006": "used-and-forbidden",
    "G007": "overlapping-validity",
    "G008": "attested-without-source",
    "G009": "circular-parents",
    "G010": "begins-before-predecessor",
    "G011": "undeclared-homonym",
    "G012": "conflict-marker",
    "G013": "same-reading",
    "G014": "written-twice",
    "G015": "circular-predecessors",
    "G016": "forbidden-and-required",
}
"""What each code finds, by the name reports give it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a record, with its place and what to do."""

    code: str
    severity: Severity
    message: str
    remedy: str
    path: Path | None
    line: int | None

    def __str__(self) -> str:
        return f"{self.path}:{self.line or 1}: {self.severity} {self.code} {self.message}; {self.remedy}"

    @property
    def name(self) -> str:
        """What is wrong, in words that reports show beside the code."""
        return NAMES[self.code]

    def plain(self) -> dict[str, object]:
        """Return the fault as JSON takes it."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "message": self.message,
            "remedy": self.remedy,
            "path": str(self.path),
            "line": self.line,
        }


def check(folder: Path) -> tuple[Fault, ...]:
    """Return every fault of the records below a glossary folder, by path and line."""
    concepts: list[Concept] = []
    faults: list[Fault] = []
    for path in records.files(folder):
        try:
            text = texts.read(path)
            line = collisions.conflict_marker(text)
            if line:
                remedy = "finish the merge: keep what is right of both sides"
                faults.append(Fault("G012", "error", "holds the marks of an unfinished merge", remedy, path, line))
                continue
            concepts.extend(records.parse(text, path))
        except GlossaryError as error:
            faults.append(Fault("G001", "error", error.message, error.remedy or "mend it", error.path, error.line))
    faults.extend(examine(concepts))
    return tuple(sorted(faults, key=lambda fault: (str(fault.path), fault.line or 0, fault.code)))


def examine(concepts: Iterable[Concept]) -> Iterator[Fault]:
    """Yield the faults of concepts that were read without error."""
    items = list(concepts)
    by_id: dict[str, list[Concept]] = defaultdict(list)
    for concept in items:
        by_id[concept.id].append(concept)
    yield from _duplicates(by_id)
    for concept in items:
        yield from _references(concept, by_id)
        yield from _names(concept)
        yield from _sources(concept)
    yield from _cycles(items, by_id)
    yield from _homonyms(items)
    for one in (*collisions.collisions(items), *collisions.circles(items)):
        yield _fault(one.concept, one.code, one.message, one.remedy, "error" if one.grave else "warning")


def _fault(concept: Concept, code: str, message: str, remedy: str, severity: Severity = "error") -> Fault:
    return Fault(code, severity, f'concept "{concept.id}" {message}', remedy, concept.path, concept.line)


def _duplicates(by_id: dict[str, list[Concept]]) -> Iterator[Fault]:
    for same in by_id.values():
        for concept in same[1:]:
            first = same[0]
            where = f"{first.path.name if first.path else ''}:{first.line}"
            yield _fault(concept, "G002", f"is recorded twice, first in {where}", "merge the two records or rename one")


def _references(concept: Concept, by_id: dict[str, list[Concept]]) -> Iterator[Fault]:
    if concept.parent and concept.parent not in by_id and concept.parent != "place:china":
        yield _fault(concept, "G003", f'names the unknown parent "{concept.parent}"', "add that record or mend the id")
    for predecessor in concept.predecessors:
        if predecessor not in by_id:
            remedy = "add that record or mend the id"
            yield _fault(concept, "G004", f'names the unknown predecessor "{predecessor}"', remedy)
    under = concept.facts.get("under")
    if under and f"{concept.parent}/{under}" not in by_id:
        yield _fault(
            concept, "G003", f'stands under the unknown department "{under}"', "add it to this file or mend the id"
        )


def _names(concept: Concept) -> Iterator[Fault]:
    for language, names in concept.names.items():
        for name in names:
            if (
                name.text != unicodedata.normalize("NFC", name.text)
                or name.text != name.text.strip()
                or "  " in name.text
            ):
                yield _fault(
                    concept,
                    "G005",
                    f'has the untidy name "{name.text}"',
                    "write it in NFC, without outer or double blanks",
                )
            if any(unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"} for char in name.text):
                yield _fault(concept, "G005", f'has an invisible character in "{name.text!r}"', "remove it")
        yield from _overlaps(concept, language, names)
        wrong = {item.text for item in concept.forbidden.get(language, ())}
        for name in names:
            if name.text in wrong:
                remedy = "take it out of one of the two lists"
                yield _fault(concept, "G006", f'both uses and forbids "{name.text}"', remedy)


def _overlaps(concept: Concept, language: str, names: tuple[Name, ...]) -> Iterator[Fault]:
    """Two preferred full names (or short forms) of one language may not be valid on the same day."""
    for kind in ("full", "short"):
        preferred = [name for name in names if name.type == kind and name.status == "preferred"]
        for position, name in enumerate(preferred):
            for other in preferred[:position]:
                if name.valid.overlaps(other.valid):
                    message = (
                        f'has two preferred {language} {kind} names valid at once: "{other.text}" and "{name.text}"'
                    )
                    yield _fault(concept, "G007", message, "give one an end date, or move it to press or variants")


def _sources(concept: Concept) -> Iterator[Fault]:
    if concept.kind == "place":
        return
    for language, names in concept.names.items():
        for name in names:
            if name.evidence == "attested" and not name.sources:
                remedy = 'cite the public page under sources, or write evidence = "proposed"'
                yield _fault(concept, "G008", f'calls "{name.text}" ({language}) attested without a source', remedy)


def _cycles(items: list[Concept], by_id: dict[str, list[Concept]]) -> Iterator[Fault]:
    for concept in items:
        seen, here = {concept.id}, concept.parent
        while here in by_id:
            if here in seen:
                yield _fault(concept, "G009", f'is its own ancestor through "{here}"', "mend parent")
                break
            seen.add(here)
            here = by_id[here][0].parent
        for predecessor in concept.predecessors:
            before = by_id.get(predecessor)
            start, end = concept.valid.start, before[0].valid.start if before else ""
            if start and end and first_day(end) > first_day(start):
                message = f'begins ({start}) before its predecessor "{predecessor}" ({end})'
                yield _fault(concept, "G010", message, "mend the dates or the order")


def _homonyms(items: list[Concept]) -> Iterator[Fault]:
    """One Chinese full name for two bodies at the same time is a copy or an undeclared homonym."""
    named: dict[str, list[tuple[Concept, Name]]] = defaultdict(list)
    for concept in items:
        if concept.kind == "body":
            for name in concept.named("zh-Hans", "full"):
                named[name.text].append((concept, name))
    for text, pairs in named.items():
        for position, (concept, name) in enumerate(pairs):
            for other, rival in pairs[:position]:
                same = (
                    concept.id == other.id
                    or not name.valid.overlaps(rival.valid)
                    or not concept.valid.overlaps(other.valid)
                )
                if not same and "homonym" not in concept.note.lower():
                    message = f'is called "{text}" like "{other.id}" at the same time'
                    remedy = "merge the records, date them, or say homonym in the note"
                    yield _fault(concept, "G011", message, remedy)
