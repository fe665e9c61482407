"""A rule's page: the docstring of its file, read as title, reason and examples that run."""

import re
from dataclasses import dataclass, field
from typing import Literal

from zhengming.errors import RulesError

Verdict = Literal["bad", "good", "beside"]
_VERDICTS: dict[str, Verdict] = {"bad": "bad", "good": "good", "beside": "beside"}
_FIELD = re.compile(r"([a-z]+): ?(.*)")
_FACTS = frozenset({"plural", "date", "flags", "note", "comment", "context", "language", "header", "format"})
_VISIBLE = str.maketrans({"␣": " ", "⏎": "\n", "⇥": "\t"})


@dataclass(frozen=True, slots=True)
class Pair:
    """One unit of an example; `beside` units only stand next to the one that is judged."""

    source: str
    target: str
    verdict: Verdict
    fixed: str | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a rule's docstring."""

    title: str
    reason: str
    examples: tuple[tuple[Pair, ...], ...] = field(default=())


def parse(text: str, origin: str) -> Page:
    """Return the page in a docstring; RulesError names `origin` when an example is malformed.

    Examples are indented blocks of `key: value` lines: `en:` opens a unit with its source; `bad:`, `good:` or `beside:`
    gives the target; `fixed:` what the fix makes of it. `language:`, `date:`, `plural:`, `flags:`, `note:`, `comment:`,
    `context:`, `header:` and `format:` before `en:` set the scene. ␣ ⏎ ⇥ stand for a space, a line end and a tab at
    places where they could not be seen.
    """
    title, _, rest = text.strip().partition("\n")
    prose: list[str] = []
    blocks: list[list[str]] = []
    inside = False
    for line in rest.splitlines():
        if line.startswith("    ") and line.strip():
            if not inside:
                blocks.append([])
            blocks[-1].append(line.strip())
            inside = True
        else:
            inside = False
            prose.append(line.rstrip())
    examples = tuple(_units(block, origin) for block in blocks)
    reason = re.sub(r"\n{3,}", "\n\n", "\n".join(prose)).strip()
    return Page(title.strip(), reason, examples)


def _units(block: list[str], origin: str) -> tuple[Pair, ...]:
    units: list[Pair] = []
    facts: list[tuple[str, str]] = []
    source: str | None = None
    for line in block:
        match = _FIELD.fullmatch(line)
        key, value = (match[1], match[2].translate(_VISIBLE)) if match else ("", "")
        if key in _FACTS:
            facts.append((key, value))
        elif key == "en":
            source = value
        elif key in _VERDICTS and source is not None:
            units.append(Pair(source, value, _VERDICTS[key], None, tuple(facts)))
        elif key == "fixed" and units:
            last = units.pop()
            units.append(Pair(last.source, last.target, last.verdict, value, last.facts))
        else:
            raise RulesError(f'{origin}: unknown line in an example: "{line}"', value=line, remedy="see checks/page.py")
    if not units:
        raise RulesError(f"{origin}: an example without bad: or good:", remedy="give it a verdict")
    return tuple(units)
