"""Units made from the pairs of a rule's page."""

from functools import lru_cache

from zhengming.checks.catalogue import Rule
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
        comments=tuple(value for key, value in pair.facts if key == "comment"),
        flags=tuple(value for key, value in pair.facts if key == "flags"),
    )


def catalog(pairs: tuple[Pair, ...]) -> Catalog:
    facts = {key: value for pair in pairs for key, value in pair.facts}
    header = tuple(
        (key, value)
        for pair in pairs
        for fact, line in pair.facts
        if fact == "header"
        for key, _, value in [line.partition(": ")]
    )
    return Catalog(
        units=tuple(unit(pair, at) for at, pair in enumerate(pairs)), language=facts.get("language", "zh-Hans"),
        source_language="en", header=header,
    )  # fmt: skip


def findings(rule: Rule, text: Catalog) -> tuple[Finding, ...]:
    base = termbase() if rule.code[0] in "TAX" else None
    others = (rule,) if rule.code != "X099" else tuple(one for one in _all() if one.code in {"X099", "N001"})
    return tuple(one for one in check_all([text], termbase=base, rules=others) if one.code == rule.code)


def _all() -> tuple[Rule, ...]:
    from zhengming.checks import catalogue

    return catalogue()


def fixed(text: Catalog, found: tuple[Finding, ...]) -> Catalog:
    return apply(text, found, unsafe=True)[0]
