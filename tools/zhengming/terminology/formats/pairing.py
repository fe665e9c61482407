"""Concepts as a two-language word list sees them: source wordings, accepted equivalents, wrong ones, one line of remark.

What word lists can't say (dates, standing, where a name belongs) goes into the remark; a name that nobody has confirmed is
marked there, so that no reader takes it for official.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhengming.terminology.concept import Concept, Name
from zhengming.terminology.formats import facts
from zhengming.terminology.validity import Period

_WORN = frozenset({"deprecated", "superseded"})
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Pairing:
    """One concept: wordings to look for, equivalents to use (the best first), renderings that are wrong, the remark."""

    concept: Concept
    sources: tuple[Name, ...]
    targets: tuple[Name, ...]
    wrong: tuple[tuple[str, str], ...]
    remark: str


def pair(concepts: Sequence[Concept], source: str, target: str) -> tuple[list[Pairing], Counter[str]]:
    """Return the pairings of all concepts named in both languages, and what a word list loses of them by kind."""
    by_id = {concept.id: concept for concept in concepts}
    found: list[Pairing] = []
    lost: Counter[str] = Counter()
    for concept in concepts:
        sources = concept.named(source)
        targets = tuple(name for name in concept.named(target) if name.status not in _WORN)
        if not sources or not targets:
            lost[f"concept without a name in {target if sources else source}"] += 1
            continue
        wrong = tuple((item.text, item.why) for item in concept.forbidden.get(target, ()))
        found.append(Pairing(concept, sources, targets, wrong, _remark(concept, by_id, source)))
        lost.update({"name that is no longer used": len(concept.named(target)) - len(targets)})
    lost.update(_facts(one.concept for one in found))
    return found, +lost


def _facts(concepts: Iterable[Concept]) -> Counter[str]:
    return facts.unheld(
        concepts,
        ("kind", "category", "subject", "parent", "from", "to", "evidence", "note"),
        ("from", "to", "status", "evidence", "note", "forbidden"),
    )


def _remark(concept: Concept, by_id: dict[str, Concept], source: str) -> str:
    above = by_id.get(concept.parent)
    owner = next((name.text for name in above.named(source)), "") if above is not None else ""
    parts = [
        concept.subject,
        f"of {owner}" if owner else "",
        period(concept.valid),
        concept.note,
        UNCONFIRMED if concept.evidence == "proposed" else "",
    ]
    return "; ".join(part for part in parts if part)


def named_remark(name: Name, remark: str) -> str:
    """Return the remark of a concept with what one of its equivalents adds: dates, standing, note."""
    told = UNCONFIRMED if name.evidence == "proposed" and UNCONFIRMED not in remark.split("; ") else ""
    parts = [remark, period(name.valid), name.note, told]
    return "; ".join(part for part in parts if part)


def period(valid: Period) -> str:
    """Return a period in words: `2018-03 to 2023-03`, `from 2018-03`, `to 2023-03`, or nothing."""
    if valid.start and valid.end:
        return f"{valid.start} to {valid.end}"
    return f"from {valid.start}" if valid.start else f"to {valid.end}" if valid.end else ""
