"""Names of the base where a text has them just as they are recorded: no titles composed, nothing inferred, any size of text.

Which tables this needs is settled when the base is compiled (`tables`); how they are sought stands in `matching`.
"""

from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from zhengming.terminology import matching, tokens
from zhengming.terminology.compiled import ENGLISH, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zhengming.terminology.compiled import Index
    from zhengming.terminology.concept import Concept
    from zhengming.terminology.content import Grammar

    Bearer = tuple[int, str, str]
    """The number of a concept, what a text must look like to name it (one of the marks below and what goes with it), and
    the small words with which the name begins."""

ANY, CAPITAL, WRITTEN, WORDED = "", "^", "=", "~"
"""Any wording; one that begins with a capital, unless it is long; one written just so; one of just these words."""
LONG = 3
"""More words than this are a name in small letters, too."""
BRACKETS = frozenset({"(", ")", "/", "-", "the"})
SKIPPED = frozenset({"the", "-"})
"""What may come and go between the words of a term, where small words count."""
OTHERS = frozenset({"local", "term", "document"})
"""Kinds of concept whose names are read otherwise, or only as parts of others."""
MOST_KEPT = 1 << 16
"""Spellings of names remembered at most."""


class Name(NamedTuple):
    """A name in a text: its code points `start` up to `end`, the text there, and the ids of the concepts so named on the day.

    With `current` off nobody bears the name on the day, and the ids are of those that ever did or will.
    """

    start: int
    end: int
    text: str
    concepts: tuple[str, ...]
    current: bool


def tables(concepts: "list[Concept]", grammar: "Grammar", found: "Mapping[str, Any]") -> dict[str, Any]:
    """Return the sections `known/<language>`: the tables of `matching.Names`, and for each name its bearers.

    `found` are the annotator's tables, so that both know the same names; departments join them under their own names.
    """
    made: dict[str, Any] = {}
    for section in found:
        kind, _, language = section.partition("/")
        if kind == "characters":
            names = [(matching.plain(text), number) for text, numbers in found[section].items() for number in numbers]
            numbers = matching.numbered(text for text, _ in names)
            bearers = _bearers((numbers[text], (number, ANY, "")) for text, number in names if text)
            made[f"known/{language}"] = ({}, numbers, matching.pairs(numbers), frozenset(), bearers)
        elif kind == "names":
            joining = grammar.skip | BRACKETS if language == ENGLISH else matching.JOINING
            entries = [*_entries(language, concepts, found, joining)]
            codes, numbers, pairs, paths = matching.table([keys for keys, _ in entries], joining)
            bearers = _bearers(
                (numbers[path], bearer) for path, (_, bearer) in zip(paths, entries, strict=True) if path
            )
            made[f"known/{language}"] = (codes, numbers, pairs, joining, bearers)
    return made


def _entries(
    language: str, concepts: "list[Concept]", found: "Mapping[str, Any]", joining: frozenset[str]
) -> "Iterator[tuple[list[str], Bearer]]":
    """Yield names as folded tokens, with their bearers: as the annotator reads them, and with the marks they are written with."""
    for path, numbers in found[f"names/{language}"].items():
        yield from ((path.split(" "), (number, CAPITAL, "")) for number in numbers if path not in joining)
    for path, numbers in found.get(f"terms/{language}", {}).items():
        keys = path.split(" ")
        yield from ((keys, (number, WORDED + path, _lead(keys, joining))) for number in numbers)
    for text, numbers in found["acronyms"].items() if language == ENGLISH else ():
        yield from ((tokens.keys(text), (number, WRITTEN + text, "")) for number in numbers)
    for number, concept in enumerate(concepts):
        for name in concept.names.get(language, ()) if concept.kind not in OTHERS else ():
            keys = tokens.keys(name.text)
            lead = _lead(keys, joining)
            if lead or (name.type != "acronym" and (concept.kind == "department" or not name.text.isupper())):
                yield keys, (number, ANY if name.text[0].islower() else CAPITAL, lead)


def _lead(keys: list[str], joining: frozenset[str]) -> str:
    """Return the small words with which a name begins, articles left out: *under* of *Under Secretary*."""
    small = takewhile(joining.__contains__, keys)
    return " ".join(key for key in small if key.isalpha() and key not in SKIPPED)


def _bearers(pairs: "Iterable[tuple[int, Bearer]]") -> "tuple[tuple[Bearer, ...], ...]":
    found: list[dict[Bearer, None]] = []
    for number, bearer in pairs:
        while len(found) <= number:
            found.append({})
        found[number][bearer] = None
    return tuple(map(tuple, found))


class Known:
    """Finds the names of a base in texts of one language."""

    def __init__(self, index: "Index", language: str, *, accelerated: bool | None = None) -> None:
        """Take the base's names in a language; there may be none."""
        self.index = index
        section = f"known/{language}"
        if section in index.packed:
            codes, numbers, pairs, joining, self._bearers = index.section(section)
        else:
            codes, numbers, pairs, joining, self._bearers = {}, {}, {}, frozenset(), ()
        names = matching.Names(codes, numbers, pairs, joining)
        self.matcher = matching.Matcher(names, accelerated=accelerated, spaced=language not in UNSPACED)
        self._seen: dict[str, dict[str, tuple[int, ...]]] = {}
        self._borne: dict[tuple[tuple[int, ...], str], tuple[tuple[str, ...], bool]] = {}

    def find(self, text: str, day: str) -> "list[Name]":
        """Return the names in `text` in order, not overlapping, with the concepts they name on an ISO day."""
        found = []
        for start, end, number in self.matcher.find(text, lambda hit: bool(self._meant(text, hit)[1])):
            begin, meant = self._meant(text, (start, end, number))
            opened = text[end : end + 1] == ")" and text.count("(", begin, end) > text.count(")", begin, end)
            stop = end + opened
            found.append(Name(begin, stop, text[begin:stop], *self._concepts(meant, day)))
        return found

    def _meant(self, text: str, hit: matching.Hit) -> tuple[int, tuple[int, ...]]:
        """Return where a name begins, with the small words before it, and the concepts meant by a text that looks so."""
        start, end, number = hit
        written = text[start:end]
        found = self._seen.get(written)
        if found is None:
            if len(self._seen) > MOST_KEPT:
                self._seen.clear()
            found = {}
            for one, demand, lead in self._bearers[number]:
                if _met(demand, written if not lead else f"{lead} {written}"):
                    found[lead] = (*found.get(lead, ()), one)
            self._seen[written] = found
        for lead, numbers in found.items() if len(found) > ("" in found) else ():
            begin = _begun(text, start, lead) if lead else start
            if lead and begin < start:
                return begin, numbers
        return start, found.get("", ())

    def _concepts(self, numbers: tuple[int, ...], day: str) -> tuple[tuple[str, ...], bool]:
        found = self._borne.get((numbers, day))
        if found is None:
            records = [self.index.record(number) for number in numbers]
            timely = [record for record in records if record.covers(day)]
            found = tuple(dict.fromkeys(record.id for record in timely or records)), bool(timely)
            self._borne[numbers, day] = found
        return found


def _met(demand: str, written: str) -> bool:
    """Tell whether a stretch of text looks as a bearer of the name demands."""
    mark, wanted = demand[:1], demand[1:]
    if mark == CAPITAL:
        return not written[0].islower() or len(tokens.words(written)) > LONG
    if mark == WRITTEN:
        return " ".join(written.split()) == wanted
    if mark == WORDED:
        return " ".join(key for key in tokens.keys(written) if key not in SKIPPED) == wanted
    return True


def _begun(text: str, start: int, lead: str) -> int:
    """Return where the small words before a place begin; the place itself when others stand there."""
    before = tokens.tokenize(text[max(0, start - 4 * len(lead) - 8) : start])
    count = lead.count(" ") + 1
    words = [at for at, key in enumerate(before.keys) if key not in SKIPPED]
    if " ".join(before.keys[at] for at in words[-count:]) != lead:
        return start
    return max(0, start - 4 * len(lead) - 8) + before.starts[words[-count]]
