"""Persons' names: those on record, and those that stand where names stand; never transliterated by guesswork."""

from dataclasses import dataclass

from zhengming.terminology.compiled import Record
from zhengming.terminology.grammar.reader import Reader

MOST_WORDS = 4
LEAST_NAME = 2
"""From how many words on a title may follow a name without a comma."""


@dataclass(slots=True)
class Person:
    """A person named in the text; `name` are the tokens without the honorific."""

    start: int
    end: int
    name: tuple[int, int]
    record: Record | None = None


class Persons:
    """Finds persons in one text and remembers surnames."""

    def __init__(self, reader: Reader) -> None:
        """Read `reader`'s text."""
        self.reader = reader
        self.surnames: dict[str, Record] = {}

    def at(self, start: int) -> Person | None:
        """Return the person at a token: on record, or after an honorific."""
        reader = self.reader
        here = start
        while reader.key(here) in reader.language.honorifics and here < start + MOST_WORDS:
            here += 1
            here += reader.key(here) == "."
        titled = here > start
        known = self._known(here)
        if known is not None:
            return Person(start, known[0], (here, known[0]), known[1])
        if not titled:
            return None
        bare = self.bare(here)
        if bare is None:
            return None
        record = self.surnames.get(reader.key(bare[0])) if bare[1] - bare[0] == 1 else None
        return Person(start, bare[1], bare, record)

    def _known(self, at: int) -> tuple[int, Record] | None:
        for end, numbers in self.reader.name_at(at) if self.reader.capital(at) else ():
            records = self.reader.records(numbers, "person")
            if records and all(self.reader.capital(here) or self.reader.keys[here] == "-" for here in range(at, end)):
                self.surnames[self.reader.key(at)] = records[0]
                return end, records[0]
        return None

    def bare(self, at: int) -> tuple[int, int] | None:
        """Return the tokens of what can only be a name where a name is expected: capitalised words, no known ones."""
        reader = self.reader
        grade = reader.phrase(at, reader.language.grades) if reader.capital(at) else None
        here = grade[0] if grade is not None and reader.capital(grade[0]) else at
        while reader.key(here) in reader.language.honorifics and here < at + 2 * MOST_WORDS:
            here += 1
            here += reader.key(here) == "."
        start = here
        while here < reader.size and here - start < MOST_WORDS + 2:
            word = reader.words[here]
            if word in {"-", "."} and here > start and reader.capital(here + 1) and self._joined(here):
                here += 1
                continue
            if not word[0].isupper() or reader.keys[here] in reader.language.grammar.units or self._name_of_else(here):
                break
            if here - start >= LEAST_NAME and self._title(here):
                break
            here += 1
        return (start, here) if here > start else None

    def surnamed(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds a Chinese surname, or an honorific or grade before the name."""
        reader = self.reader
        first = reader.phrase(start, reader.language.grades)
        known = reader.language.surnames | reader.language.honorifics
        return first is not None or any(reader.keys[here] in known for here in range(start, end))

    def _joined(self, at: int) -> bool:
        before, after = self.reader.ends[at - 1], self.reader.starts[at + 1]
        return before == self.reader.starts[at] and (self.reader.words[at] == "-" or after - self.reader.ends[at] <= 1)

    def _title(self, at: int) -> bool:
        """Tell whether a title begins at a token: *Mr. Chen Zhaoxiong | Vice Minister*."""
        language = self.reader.language
        return self.reader.phrase(at, language.titles) is not None or self.reader.keys[at] in language.modifiers

    def _name_of_else(self, at: int) -> bool:
        reader = self.reader
        if reader.acronym_at(at) is not None:
            return True
        return any(end - at > 1 and reader.records(numbers, "body", "post") for end, numbers in reader.name_at(at))
