"""One person is written with different characters in different places.

The commonest writing in the run stands, the first of equals; the others are reported. Two persons of one spelling are
told apart by a suppression with its reason.

    en: Sun Ting, Minister of the agency, opened the meeting.
    beside: 该机构局长孙婷主持会议。
    context: later
    en: Sun Ting, Minister of the agency, closed the meeting.
    bad: 该机构局长孙亭宣布会议闭幕。

    en: Sun Ting, Minister of the agency, opened the meeting.
    beside: 该机构局长孙婷主持会议。
    context: later
    en: Sun Ting, Minister of the agency, closed the meeting.
    good: 该机构局长孙婷宣布会议闭幕。
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from zhengming.checks import people
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "error"


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield the places where a name is written otherwise than most often."""
    seen: dict[tuple[str, ...], list[tuple[str, Facts, int, int]]] = defaultdict(list)
    for entry in ledger.entries():
        if not people.may_name(entry.unit.source):
            continue
        facts = entry.facts()
        for person in people.people(facts):
            places = people.written(person, facts)
            if len(places) == 1:
                start, end = places[0]
                seen[person.syllables].append((facts.target[start:end], facts, start, end))
    for group in seen.values():
        usual = Counter(name for name, _, _, _ in group).most_common(1)[0][0]
        for name, facts, start, end in group:
            if name != usual:
                yield facts, Hit(f'"{name}" is "{usual}" elsewhere', start, end, fix=Fix(start, end, usual))
