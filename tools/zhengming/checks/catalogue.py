"""The rules there are: every file in `rules/` is one, found by its name `<code>_<name>.py`."""

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from zhengming.checks import rules
from zhengming.checks.finding import Hit, Severity
from zhengming.checks.page import Page, parse
from zhengming.errors import UsageError

if TYPE_CHECKING:
    from zhengming.checks.facts import Facts
    from zhengming.checks.language import Language
    from zhengming.checks.ledger import Ledger

Find = Callable[["Facts"], Iterable[Hit]]
Survey = Callable[["Ledger"], Iterable[tuple["Facts", Hit]]]

FAMILIES = {
    "T": "terms", "A": "acronyms", "N": "values", "S": "completeness", "P": "punctuation",
    "C": "characters", "M": "markup", "X": "across units", "H": "file",
}  # fmt: skip
"""What the letter of a code stands for, in the order of the catalogue."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `find` looks at one unit, `survey` at all units of a run; a rule has one of them.

    A rule that is not `default` runs only when it is selected by its own code or name. `needs` are characters of which a
    target must hold one for the rule to have anything to say, `target_needs` the same by the target's language. The source
    must hold one of the characters `source_needs`, or one of the `source_words` of the languages (in lower case: in any case),
    or a stretch between blanks of the `source_form`, which has a
    capital or no letter. Of the characters `either` one must stand on one of the sides.
    `names`, `values` and `noted` tell that a rule speaks only of official names found in the source, of numbers and dates
    left over, of units with notes.
    """

    code: str
    name: str
    severity: Severity
    default: bool
    page: Page
    find: Find | None
    survey: Survey | None
    needs: frozenset[str] | None = None
    names: bool = False
    values: bool = False
    source_needs: frozenset[str] | None = None
    noted: bool = False
    target_needs: "Callable[[Language], Iterable[str] | None] | None" = None
    source_words: "Callable[[Language, Language], Iterable[str]] | None" = None
    source_form: re.Pattern[str] | None = None
    either: frozenset[str] | None = None


@lru_cache(maxsize=1)
def catalogue() -> tuple[Rule, ...]:
    """Return every rule, in the order of families and codes."""
    found = [_rule(module.name) for module in pkgutil.iter_modules(rules.__path__)]
    places = {letter: at for at, letter in enumerate(FAMILIES)}
    return tuple(sorted(found, key=lambda rule: (places[rule.code[0]], rule.code)))


def _rule(stem: str) -> Rule:
    module = import_module(f"{rules.__name__}.{stem}")
    code, _, name = stem.partition("_")
    return Rule(
        code=code.upper(),
        name=name.replace("_", "-"),
        severity=module.SEVERITY,
        default=getattr(module, "DEFAULT", True),
        page=parse(module.__doc__ or "", stem),
        find=getattr(module, "find", None),
        survey=getattr(module, "survey", None),
        needs=_chars(module, "NEEDS"),
        names=getattr(module, "NAMES", False),
        values=getattr(module, "VALUES", False),
        source_needs=_chars(module, "SOURCE_NEEDS"),
        noted=getattr(module, "NOTED", False),
        target_needs=getattr(module, "target_needs", None),
        source_words=getattr(module, "source_words", None),
        source_form=getattr(module, "SOURCE_FORM", None),
        either=_chars(module, "EITHER"),
    )


def _chars(module: ModuleType, name: str) -> frozenset[str] | None:
    return frozenset(getattr(module, name)) if hasattr(module, name) else None


def rule(word: str) -> Rule:
    """Return the rule with this code or name; UsageError when there is none."""
    for one in catalogue():
        if word.upper() == one.code or word.lower() == one.name:
            return one
    raise UsageError(f'unknown rule "{word}"', value=word, remedy='"zhengming rule" lists them all')


def choose(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules to run: codes, names, families (`N`) or `ALL`; `ignore` wins over `select`.

    With nothing selected, the rules that are on by default; a family selects its default rules, `ALL` every rule.
    """
    wanted, unwanted = tuple(_words(select)), tuple(_words(ignore))
    for word in wanted + unwanted:
        if word != "ALL" and not any(_meant(word, one) for one in catalogue()):
            rule(word)
    return tuple(one for one in catalogue() if _wanted(one, wanted) and not any(_meant(word, one) for word in unwanted))


def _words(groups: Iterable[str]) -> Iterator[str]:
    for group in groups:
        yield from (
            word.strip().upper() if len(word.strip()) <= 4 else word.strip()
            for word in group.split(",")
            if word.strip()
        )


def _meant(word: str, one: Rule) -> bool:
    return word in {one.code, one.code[0], "ALL"} or word.lower() == one.name


def _wanted(one: Rule, words: tuple[str, ...]) -> bool:
    if not words:
        return one.default
    named = any(word == one.code or word.lower() == one.name or word == "ALL" for word in words)
    return named or (one.default and one.code[0] in words)
