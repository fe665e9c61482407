"""Names like a query, compared closely and put in order."""

from zhengming.terminology import likeness
from zhengming.terminology.lookup import beginnings, scanning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zhengming.terminology.compiled import Index
    from zhengming.terminology.lookup.replies import Facts, Replies
    from zhengming.terminology.model import Match
    from zhengming.terminology.termbase import Termbase

    Row = tuple[str, str, tuple[int, ...], int]
    """A name folded and as written, the concepts that bear it, and how many of these have it as their full name."""
    Scored = dict[str, tuple[float, Row, Match]]
    """Names as written, each with its score, its row, and how it was found."""
    Chosen = tuple[int, float, Match, str]
    """A concept with its score, how it was found, and by which name."""

LEAST = 0.5
"""Least likeness of a suggestion."""
MOST_ROWS = 80
"""How many names that begin like the query are compared closely."""
ACRONYM = 6
"""Letters of an acronym at most."""
CLOSE = 0.93
"""From which likeness on a name is meant, whatever its words."""
UNSURE = 0.75
"""Score at most of a name that is near and yet another: one more suggestion."""
PAST = 0.01
"""What a name loses when nobody bears it on the day."""
FULL = 0.005
"""What a full name has over other wordings: less than a few letters more or less, which tell what was meant."""
CLOSEST = 12
"""How many of the best names are weighed by their letters, too."""


def alike(query: str, termbase: "Termbase", replies: "Replies", limit: int, *, broken: bool) -> "list[Facts]":
    """Return the names most like a query in spaced writing, as answers; what is merely near scores as a suggestion.

    `broken` tells that the query ends where more words must follow.
    """
    index = termbase.index
    folded = " ".join(termbase.grammar.content(query)) or query.lower()
    near = likeness.candidates(
        folded, likeness.LETTERS, lambda gram: index.entry("grams/spaced", gram), index.section("lengths/spaced")
    )
    rows = [index.row("forms/spaced", number) for number in near]
    # The last word may be cut where folding would have changed it: enterpris|e.
    stem = folded[:-2] if len(folded.rpartition(" ")[2]) > 5 else folded
    rows += beginnings.starting(index, "forms/spaced", stem, most=MOST_ROWS)
    wanted = likeness.Query(folded, query, broken=broken)
    forms = {row[1]: row[0] for row in rows}
    acronym = query.isupper() and len(query) <= ACRONYM  # a letter more or less is another acronym

    def certain(score: float, written: str) -> bool:
        return not acronym and (score >= CLOSE or wanted.answered(forms[written]))

    return _ranked(_scored(wanted, rows, {}), replies, limit, certain)


def alike_characters(query: str, index: "Index", replies: "Replies", limit: int) -> "list[Facts]":
    """Return the names in writing without spaces that hold a query, and those most like it, as answers."""
    scored: Scored = {}
    for row, place in scanning.holding(query, index):
        found: Row = index.row("forms/unspaced", row)
        form, written, *_ = found
        edge = 0.04 if place == 0 else 0.02 if place + len(query) == len(form) else 0
        scored[written] = 0.8 + 0.15 * len(query) / len(form) + edge, found, "prefix"
    if len(query) > 1:
        near = likeness.candidates(
            query,
            likeness.CHARACTERS,
            lambda gram: index.entry("grams/unspaced", gram),
            index.section("lengths/unspaced"),
        )
        rows = [index.row("forms/unspaced", row) for row in near]
        scored = _scored(likeness.Query(query, query), rows, scored)
    return _ranked(scored, replies, limit, lambda _score, _written: True)


def _scored(query: likeness.Query, rows: "Iterable[Row]", scored: "Scored") -> "Scored":
    """Return the rows that are like enough, over those already scored; letters decide among the closest."""
    found = dict(scored)
    for row in rows:
        form, written, _, full = row
        score = query.score(form, written) + (FULL if full else 0)
        if score >= LEAST and score > found.get(written, (0.0,))[0]:
            found[written] = score, row, found[written][2] if written in found else query.match(form)
    for written, (score, row, match) in sorted(found.items(), key=lambda item: -item[1][0])[:CLOSEST]:
        found[written] = score + 0.02 * (query.same_letters(written) - 1), row, match
    return found


def _ranked(scored: "Scored", replies: "Replies", limit: int, certain: "Callable[[float, str], bool]") -> "list[Facts]":
    """Return answers, the best name first; of concepts of one name the one that holds on the day stands for it."""
    best = sorted(scored.items(), key=lambda item: (-round(item[1][0], 3), len(item[0]), item[0]))[: max(15, 3 * limit)]
    ordered = {written: _likeliest(row, replies) for written, (_, row, _) in best}
    gone = {name for name, numbers in ordered.items() if not replies.index.record(numbers[0]).covers(replies.day)}
    best.sort(key=lambda item: -round(item[1][0] - (PAST if item[0] in gone else 0), 3))
    first: list[Chosen] = []
    more: list[Chosen] = []
    for written, (score, _, match) in best:
        first.append((ordered[written][0], score, match, written))
        more.extend((number, score, match, written) for number in ordered[written][1:])
    unique: dict[int, Chosen] = {}
    for one in [*first[:limit], *more, *first[limit:]]:
        unique.setdefault(one[0], one)
    return [
        replies.reply(
            replies.index.record(number), min(score, 1.0 if certain(score, written) else UNSURE), match, written
        )
        for number, score, match, written in list(unique.values())[:limit]
    ]


def _likeliest(row: "Row", replies: "Replies") -> list[int]:
    """Return the concepts of a name: first what holds on the day, then whose full name it is, then what is attested."""
    _, _, numbers, full = row

    def key(place: int) -> tuple[bool, bool, bool]:
        record = replies.index.record(numbers[place])
        return not record.covers(replies.day), place >= full, not record.attested

    return [numbers[place] for place in sorted(range(len(numbers)), key=key)]
