"""A person's name is written with characters that are not read as the source spells them.

Sun Ting may be 孙婷 or 孙亭, never 孙薇: the pinyin decides (GB/T 28039—2011). The surname is found in the target,
the given name behind it is compared syllable by syllable, all readings of a character counting. A person on record whose name is
written otherwise is a warning: there may be two of one spelling.

    en: Sun Ting, Vice-Minister of the agency, opened the meeting.
    bad: 该机构副局长孙薇主持会议。

    en: Sun Ting, Vice-Minister of the agency, opened the meeting.
    good: 该机构副局长孙婷主持会议。

    en: Professor Huang Lei gave a lecture.
    bad: 王磊教授作了讲座。

    en: Long Running tasks are listed in Table 1.
    good: 表1列出了长时间运行的任务。
"""

from collections.abc import Iterator

from zhengming.checks import people
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit, Span
from zhengming.checks.people import Person

SEVERITY = "error"
source_words = people.families


def find(facts: Facts) -> Iterator[Hit]:
    """Yield names of the target of which only the surname, or only the given name, can be read as the source's."""
    for person in people.people(facts):
        if person.text in facts.target:
            continue
        span, written = Span(person.start, person.end), people.written(person, facts)
        recorded = _recorded(facts, person)
        if written:
            start, end = written[0]
            name = facts.target[start:end]
            if recorded and not any(facts.target[first:last] in recorded for first, last in written):
                fix = Fix(start, end, recorded[0])
                yield Hit(f'"{name}" is on record as "{recorded[0]}"', start, end, span, fix, severity="warning")
            continue
        place = people.misread(person, facts)
        if place:
            start, end = place
            yield Hit(f'"{facts.target[start:end]}" is not read "{person.text}"', start, end, span)


def _recorded(facts: Facts, person: Person) -> tuple[str, ...]:
    parts = (part for mention in facts.mentions for part in mention.parts)
    return next((one.accepted for one in parts if one.kind == "person" and one.sure and one.start == person.start), ())
