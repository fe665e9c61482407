"""What the rules find in single units: worked out here, or by whoever stands in (a cache, other processes)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from zhengming.checks.catalogue import Rule, catalogue
from zhengming.checks.facts import Facts, Scene
from zhengming.checks.finding import Hit
from zhengming.checks.gate import gate
from zhengming.checks.language import language
from zhengming.checks.telling import Telling
from zhengming.checks.values.comparison import EQUAL
from zhengming.documents import Unit
from zhengming.terminology import Mention, Termbase


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in one unit: hits as code of the rule, plural form, hit; and the names in its source.

    `mentions` is None when no rule asked for them.
    """

    hits: tuple[tuple[str, int, Hit], ...] = ()
    mentions: tuple[Mention, ...] | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Units of one document that are to be looked at; `name` is its path."""

    scene: Scene
    units: Sequence[Unit]
    name: str = ""


Examiner = Callable[[Sequence[Task], Sequence[Rule]], Iterator[Iterator[Seen]]]
"""Yields, for each task in order, what was found in each of its units in order."""


def examine(tasks: Sequence[Task], rules: Sequence[Rule]) -> Iterator[Iterator[Seen]]:
    """Look at the units in this process."""
    for task in tasks:
        plan = Plan(rules, task.scene)
        yield (plan.look(unit) for unit in task.units)


class Plan:
    """The rules for one scene, and which of them have anything to say of a unit, told by a look that costs less than asking."""

    def __init__(self, rules: Sequence[Rule], scene: Scene) -> None:
        """Sort the rules by what they need."""
        self.scene = scene
        named = scene.termbase is not None
        finders = tuple(rule for rule in rules if rule.find and (named or not rule.names))
        self.markup = tuple(rule for rule in finders if rule.code[0] == "M")
        theirs, ours = (one.tag for one in scene.languages)
        # Rules that look across units speak of names too.
        self.gate = gate(scene.termbase, theirs, ours) if scene.termbase and any(rule.names for rule in rules) else None
        self.telling = _telling(tuple(rule.code for rule in finders), theirs, ours, scene.termbase)

    def look(self, unit: Unit) -> Seen:
        """Return what the rules find in a unit."""
        hits: list[tuple[str, int, Hit]] = []
        mentions = None
        for form in range(1 + len(unit.other_targets)):
            facts = Facts(unit, self.scene, form)
            for rule in self.due(facts):
                for hit in rule.find(facts):  # type: ignore[misc]  # only rules with `find` are taken
                    hits.append((rule.code, form, hit))  # noqa: PERF401 - nearly always empty
            if form == 0:
                mentions = facts.__dict__.get("mentions")
        return Seen(tuple(hits), mentions) if hits or mentions else _CLEAN if mentions is None else _NAMELESS

    def due(self, facts: Facts) -> tuple[Rule, ...]:
        """Return the rules to run; of a listing of code only the markup is compared."""
        if facts.listing:
            return self.markup
        telling = self.telling
        bits = telling.told(facts.source, facts.target)
        rules = telling.plain(bits)
        if bits & telling.values and telling.of_values and facts.values is not EQUAL:
            rules += telling.of_values
        if self.gate and bits & telling.names:
            if not telling.watching and (tells := self.gate.tells):
                telling.watch_names(tells)
            if facts.mentions:
                rules += telling.of_names
        if telling.of_notes and facts.unit.notes:
            rules += telling.of_notes
        return rules


@lru_cache(maxsize=8)
def _telling(codes: tuple[str, ...], theirs: str, ours: str, _termbase: Termbase | None) -> Telling:
    # Of each base its own: it comes to know the words of the base's names.
    known = {rule.code: rule for rule in catalogue()}
    return Telling([known[code] for code in codes], (language(theirs), language(ours)))


_CLEAN, _NAMELESS = Seen(), Seen((), ())


def today(scene: Scene) -> date:
    """Return the day on which names hold in a scene where a unit says none."""
    return scene.on or date.today()
