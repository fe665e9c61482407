"""A term is rendered by one accepted equivalent here and by another elsewhere in the document.

Both are right; side by side they look like two things. Reported where the first choice of the termbase is used in the
same document; names of bodies may alternate between full and short form.

    en: The two sides set up a working group.
    beside: 双方成立工作组。
    context: later
    en: The working group met in May.
    bad: 工作小组于5月开会。
    fixed: 工作组于5月开会。

    en: The two sides set up a working group.
    beside: 双方成立工作组。
    context: later
    en: The working group met in May.
    good: 工作组于5月开会。
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from zhengming.checks import names
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit, Span
from zhengming.checks.ledger import Ledger
from zhengming.terminology import Part

SEVERITY = "warning"
NAMES = True


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the terms of several words that a document renders by a second choice while it uses the first elsewhere."""
    for document in ledger.documents:
        if document.scene.termbase is None:
            continue
        chosen: dict[str, Counter[str]] = defaultdict(Counter)
        found: list[tuple[Facts, Part, str]] = []
        for entry in document.entries:
            if not entry.mentions:
                continue
            facts = entry.facts()
            for part, text in _choices(facts):
                chosen[part.concept][text] += 1
                found.append((facts, part, text))
        for facts, part, text in found:
            first = part.accepted[0]
            if text != first and chosen[part.concept][first]:
                at = facts.target.index(text)
                hint = f'{chosen[part.concept][first]} times "{first}" in this document'
                fix = Fix(at, at + len(text), first)
                yield (
                    facts,
                    Hit(f'"{text}" is "{first}" elsewhere', at, at + len(text), Span(part.start, part.end), fix, hint),
                )


def _choices(facts: Facts) -> Iterator[tuple[Part, str]]:
    for mention in facts.mentions:
        for part in mention.parts:
            if part.kind != "term" or len(part.accepted) < 2 or " " not in facts.source[part.start : part.end]:
                continue
            stands = [name for name in part.accepted if name in facts.target]
            # One inside another (工作组 in 联合工作组) is the longer one.
            own = [name for name in stands if not any(name in other and name != other for other in stands)]
            if len(own) == 1 and not names.wrong_any(facts, part):
                yield part, own[0]
