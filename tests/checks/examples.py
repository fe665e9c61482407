"""Units made from the pairs of a rule's page."""

from functools import lru_cache
from pathlib import Path

from zhengming.checks.catalogue import Rule, choose
from zhengming.checks.engine import check_all
from zhengming.checks.finding import Finding
from zhengming.checks.mend import apply
from zhengming.checks.page import Pair
from zhengming.documents import Catalog, State, Unit
from zhengming.terminology import Termbase


@lru_cache(maxsize=1)
def termbase() -> Termbase:
    return Termbase.load()


def unit(pair: Pair, at: int) -> Unit:
    facts = dict(pair.facts)
    notes = tuple(value for key, value in pair.facts if key == "note")
    if "date" in facts:
        notes = (*notes, f"date: {facts['date']}")
    return Unit(
        source=pair.source,
        target=pair.target,
        state=State.TRANSLATED if pair.target else State.UNTRANSLATED,
        context=facts.get("context", f"unit {at}"),
        notes=notes,
        plural=next((value for key, value in pair.facts if key == "plural"), None),
        comments=tuple(value for key, value in pair.facts if key == "comment"),
        flags=tuple(value for key, value in pair.facts if key == "flags"),
    )


def catalogs(pairs: tuple[Pair, ...]) -> list[Catalog]:
    groups: dict[str, list[tuple[int, Pair]]] = {}
    for at, pair in enumerate(pairs):
        groups.setdefault(dict(pair.facts).get("format", "po"), []).append((at, pair))
    return [_catalog(form, group) for form, group in groups.items()]


def _catalog(form: str, group: list[tuple[int, Pair]]) -> Catalog:
    facts = [fact for _, pair in group for fact in pair.facts]
    lines = dict.fromkeys(line for key, line in facts if key == "header")
    return Catalog(
        units=tuple(unit(pair, at) for at, pair in group),
        language=dict(facts).get("language", "zh-Hans"),
        source_language="en",
        header=tuple((key, value) for key, _, value in (line.partition(": ") for line in lines)),
        format=form,
        path=Path(f"example.{form}"),
    )


def findings(rule: Rule, texts: list[Catalog]) -> tuple[Finding, ...]:
    base = termbase() if rule.code[0] in "TAX" else None
    others = (rule,) if rule.code != "X099" else choose(["X099", "N001"])
    return tuple(one for one in check_all(texts, termbase=base, rules=others) if one.code == rule.code)


def fixed(texts: list[Catalog], found: tuple[Finding, ...]) -> list[Catalog]:
    return [apply(text, found, unsafe=True)[0] for text in texts]
