"""What the rules find in single units: worked out here, or by whoever stands in (a cache, other processes)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zhengming.checks.catalogue import Rule
from zhengming.checks.facts import Facts, Scene
from zhengming.checks.finding import Hit
from zhengming.checks.values.comparison import EQUAL
from zhengming.documents import Unit
from zhengming.terminology import Mention

_MOST = 4096
"""Combinations of marks whose rules are remembered."""
_FEW = 6
"""Characters that a rule may need at most to take part in the combinations."""


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
        finders = [rule for rule in rules if rule.find and (named or not rule.names)]
        self.named = named and any(rule.names for rule in rules)
        self.markup = [rule for rule in finders if rule.code[0] == "M"]
        self.of_names = [rule for rule in finders if rule.names]
        self.of_values = [rule for rule in finders if rule.values]
        self.of_notes = [rule for rule in finders if rule.noted]
        rest = [rule for rule in finders if not rule.names and not rule.values and not rule.noted]
        self.always = [rule for rule in rest if rule.needs is None and rule.source_needs is None]
        self.by_chars = _Needed([(rule.needs, rule) for rule in rest if rule.needs is not None])
        self.by_source = _Needed(
            [(rule.source_needs, rule) for rule in rest if rule.needs is None and rule.source_needs is not None]
        )

    def look(self, unit: Unit) -> Seen:
        """Return what the rules find in a unit."""
        hits: list[tuple[str, int, Hit]] = []
        mentions = None
        for form in range(len(unit.targets)):
            facts = Facts(unit, self.scene, form)
            for rule in self.due(facts):
                assert rule.find
                for hit in rule.find(facts):
                    hits.append((rule.code, form, hit))  # noqa: PERF401 - nearly always empty
            if form == 0:
                mentions = facts.__dict__.get("mentions")
        return Seen(tuple(hits), mentions) if hits or mentions else _CLEAN if mentions is None else _NAMELESS

    def due(self, facts: Facts) -> list[Rule]:
        """Return the rules to run; of a listing of code only the markup is compared."""
        if facts.listing:
            return self.markup
        rules = [*self.always, *self.by_chars.rules(facts.chars), *self.by_source.rules(facts.source_chars)]
        if facts.unit.notes:
            rules += self.of_notes
        if self.of_values and facts.values is not EQUAL:
            rules += self.of_values
        if self.named and facts.mentions:
            rules += self.of_names
        return rules


_CLEAN, _NAMELESS = Seen(), Seen((), ())


class _Needed:
    """Rules that speak only of texts with certain characters.

    Texts with the same ones of the few marks that most rules need are the same case; letters and digits, of which there
    are too many combinations, are asked for once for all rules that need them.
    """

    def __init__(self, rules: list[tuple[frozenset[str], Rule]]) -> None:
        self.wide: dict[frozenset[str], list[Rule]] = {}
        self.few: list[tuple[frozenset[str], Rule]] = []
        for needs, rule in rules:
            if len(needs) > _FEW:
                self.wide.setdefault(needs, []).append(rule)
            else:
                self.few.append((needs, rule))
        self.chars: frozenset[str] = frozenset().union(*(needs for needs, _ in self.few))
        self.known: dict[frozenset[str], list[Rule]] = {}

    def rules(self, chars: frozenset[str]) -> list[Rule]:
        """Return the rules for a text of these characters."""
        held = self.chars & chars
        found = self.known.get(held)
        if found is None:
            if len(self.known) >= _MOST:
                self.known.clear()
            found = self.known[held] = [rule for needs, rule in self.few if not needs.isdisjoint(held)]
        for needs, rules in self.wide.items():
            if not needs.isdisjoint(chars):
                found = found + rules
        return found


def today(scene: Scene) -> date:
    """Return the day on which names hold in a scene where a unit says none."""
    return scene.on or date.today()
