"""A person stands behind the body of another.

“A, Minister of X, met B, Minister of Y”: Chinese turns the order round, and the two are easily crossed. The body
nearest before a person's name must be the one that the source gives this person.

    date: 2022-04-22
    en: Li Na, Minister of the Ministry of Commerce, met Sun Ting, Minister of the Ministry of Natural Resources.
    bad: 自然资源部部长李娜会见商务部部长孙婷。

    date: 2022-04-22
    en: Li Na, Minister of the Ministry of Commerce, met Sun Ting, Minister of the Ministry of Natural Resources.
    good: 商务部部长李娜会见自然资源部部长孙婷。
"""

from collections.abc import Iterator

from zhengming.checks import names, people
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span
from zhengming.checks.people import Person
from zhengming.terminology import Part

SEVERITY = "error"
NAMES = True


def find(facts: Facts) -> Iterator[Hit]:
    """Yield persons behind a body that the source gives to somebody else."""
    owners = [(person, body) for person in people.people(facts) if (body := _body(facts, person))]
    if len(owners) < 2:
        return
    others = {body.concept for _, body in owners}
    for person, body in owners:
        for start, end in people.written(person, facts)[:1]:
            before = [part for part in names.bodies(facts) if part.end <= start]
            if (
                before
                and before[-1].concept in others - {body.concept}
                and "。" not in facts.target[before[-1].end : start]
            ):
                text = facts.target[start:end]
                wrong = facts.target[before[-1].start : before[-1].end]
                yield Hit(
                    f"{text} is not of {wrong}", start, end, Span(person.start, person.end), hint=f"{body.accepted[0]}"
                )


def _body(facts: Facts, person: Person) -> Part | None:
    for mention in facts.mentions:
        if mention.kind == "title" and 0 <= mention.start - person.end <= 6:
            return next((part for part in mention.parts if part.kind == "body" and part.accepted), None)
    return None
