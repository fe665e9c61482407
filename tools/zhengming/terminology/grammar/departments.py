"""Departments inside a body, found by the content words of their names in any order."""

from zhengming.terminology.compiled import Record
from zhengming.terminology.content import ROMAN
from zhengming.terminology.grammar.naming import Namer
from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.reader import Reader

WEAK = 0.35
"""Weight of a word such as *affairs* or *management* beside 1 for a word that tells departments apart."""
ENOUGH = 0.62
"""Least similarity (Dice, weighted) at which one department of a body is taken for the one meant."""
AHEAD = 0.08
"""How far the best must lead the second."""
MOST_TOKENS = 18
Profile = dict[str, float]
"""The words of a department's name with their weights."""


class Departments:
    """Looks department names up inside the bodies of the base."""

    def __init__(self, reader: Reader, namer: Namer) -> None:
        """Search for one text."""
        self.reader = reader
        self.namer = namer
        self.grammar = reader.language.grammar

    def ends(self, at: int, *, owned: bool = False) -> list[int]:
        """Return the tokens before which a department's name beginning at a token may end, the farthest first.

        After a possessive (`owned`) the name may be in small letters without a body behind it.
        """
        reader, units = self.reader, self.grammar.units
        if (
            not reader.unit_within(at, MOST_TOKENS)
            or reader.phrase(at, reader.language.party_organs)
            or not self._opens(at)
        ):
            return []
        if not (reader.capital(at) or reader.key(at) in units):
            return self._small_ends(at, owned=owned)
        found = self._stretch(at)
        floor = 2 if self._head(at) is not None else 1
        kept = [end for end in reversed(found) if end - at > floor or (reader.key(at) not in units and end - at > 1)]
        if not reader.capital(at):
            # "department under the administration": nouns for units alone name none.
            kept = [end for end in kept if not set(reader.content(at, end)) <= units]
        return [*kept, at + 1] if reader.key(at) in units and reader.key(at + 1) == "of" else kept

    def _opens(self, at: int) -> bool:
        """Tell whether a token can begin a unit's name: a word, or the number of a unit, no other figure."""
        reader = self.reader
        if not reader.words[at][0].isdigit():
            return reader.words[at][0].isalpha()
        return not reader.keys[at].isdigit() or reader.key(at + 1) in self.grammar.units

    def _stretch(self, at: int) -> list[int]:
        """Return every token before which a name beginning at a token may end, the nearest first."""
        reader, units = self.reader, self.grammar.units
        head = self._head(at)
        found: list[int] = []
        for here in range(at, min(at + MOST_TOKENS, reader.size)):
            key = reader.keys[here]
            closed = reader.bracketed_acronym(here) if key == "(" else None
            if closed and here > at and head is None and reader.key(here - 1) in units:
                found.append(here)
            if closed and closed < reader.size:
                continue
            if self._breaks(at, here, head):
                break
            if key in self.grammar.skip or key in {"(", ")"}:
                continue
            if head is not None or key in units:
                found.append(here + 1)
            if key in units and (numbered := self._numbered(here + 1)):
                found.append(numbered)
        return found

    def _breaks(self, at: int, here: int, head: int | None) -> bool:
        """Tell whether a token can't belong to a name that began at another."""
        reader, key = self.reader, self.reader.keys[here]
        word = reader.words[here]
        if not (key.isalnum() or key in self.grammar.skip or not word.isascii() or key in {"(", ")"}):
            return True
        if self._begins_another(at, here, head):
            return True
        plain = key in self.grammar.skip or key in {"(", ")"} or key in self.grammar.units or word[0].isdigit()
        return head is None and not plain and not reader.capital(here) and reader.capital(at)

    def _numbered(self, at: int) -> int | None:
        """Return the token after a number that tells units of one name apart: *Department I*, *Civil Division No. 2*."""
        reader = self.reader
        if reader.key(at) == "no":
            at += 1 + (reader.key(at + 1) == ".")
        key = reader.key(at)
        return at + 1 if key.isdigit() or (key in ROMAN and reader.capital(at)) else None

    def _small_ends(self, at: int, *, owned: bool) -> list[int]:
        """Return where a name in small letters may end: at a unit noun that a body follows."""
        reader = self.reader
        found: list[int] = []
        for here in range(at, min(at + 9, reader.size)):
            key = reader.keys[here]
            if not (key.isalpha() or key in {"-", "&"}):
                break
            followed = reader.key(here + 1) in {"of", "under", "in", "at", "within", "with", "from"}
            if key in self.grammar.units and here > at and (owned or followed):
                found.append(here + 1)
        return found if reader.key(at) not in self.grammar.skip else []

    def _head(self, at: int) -> int | None:
        """Return the unit noun that opens a name (*Department of …*, *National Center of …*), or None."""
        reader = self.reader
        for here in range(at, min(at + 3, reader.size)):
            if reader.key(here) in self.grammar.units:
                after = self._numbered(here + 1) or here + 1
                return here if reader.key(after) in {"of", "for", "on"} else None
            if not reader.capital(here):
                return None
        return None

    def _begins_another(self, at: int, here: int, head: int | None) -> bool:
        """Tell whether a token belongs to the next name of a list."""
        reader, units = self.reader, self.grammar.units
        if reader.key(here) in {",", "and"} and head is None and here > at and reader.key(here - 1) in units:
            return True
        after_joint = here > at and reader.key(here - 1) in {"and", ","}
        title = reader.phrase(here, reader.language.titles) if after_joint else None
        if title is not None and reader.key(title[0]) in {"of", "for"}:
            return True
        if here > at and reader.key(here - 1) == "," and (title or reader.phrase(here, reader.language.modifiers)):
            return True
        listed = reader.language.listed_units
        return after_joint and head != here and reader.key(here) in listed and reader.key(here + 1) in {"of", "for"}

    def inside(self, at: int, end: int, parent: Org) -> tuple[Org, int] | None:
        """Return the department of `parent` that a stretch names, and how well (3 exact, 2 all but weak words, 1 alike)."""
        around = self.reader.index.get(parent.concept)
        if around is None:
            return None
        children = self.family(around.number)
        bag = self._bag(at, end)
        unit = self._unit(at, end)
        same = self.reader.index.bags.get(bag, ())
        exact = [record for record in children if record.number in same and not self._apart(unit, record)]
        if exact:
            return self._made(self._best(exact, unit), parent, sure=True), 3
        return self._alike(bag.split(), unit, around.number, parent)

    def family(self, number: int) -> list[Record]:
        """Return the departments of a body with those inside them."""
        kept = self.reader.language.families
        if number in kept:
            return kept[number]
        found: list[Record] = []
        pending = [number]
        while pending:
            for child in self.reader.index.departments(pending.pop()):
                record = self.reader.index.record(child)
                if record.kind == "department":
                    found.append(record)
                    pending.append(child)
        kept[number] = found
        return found

    def _bag(self, at: int, end: int) -> str:
        """Return what identifies the department that a stretch names, initials written out: *IPR Protection Department*."""
        initials = self.reader.language.initials
        words = self.reader.content(at, end)
        bag = self.grammar.bag(words)
        if bag in self.reader.index.bags or initials.keys().isdisjoint(words):
            return bag
        return self.grammar.bag(part for word in words for part in initials.get(word, word).split())

    def _unit(self, at: int, end: int) -> str:
        for here in (at, end - 1):
            if self.reader.key(here) in self.grammar.units:
                return self.reader.key(here)
        return ""

    def _best(self, records: list[Record], unit: str) -> Record:
        def fit(record: Record) -> tuple[bool, bool, int]:
            same = any(
                unit in self.grammar.content(name.text) for name in record.names.get(self.reader.language.source, ())
            )
            return (not record.covers(self.reader.on), not same, record.number)

        return min(records, key=fit)

    def _made(self, record: Record, parent: Org, *, sure: bool) -> Org:
        return self.namer.department(record, parent, sure=sure)

    def _alike(self, words: list[str], unit: str, number: int, parent: Org) -> tuple[Org, int] | None:
        children = self.family(number)
        asked = self._profile(words)
        scored: list[tuple[float, int]] = []
        for position in self._sharing(number, asked):
            record = children[position]
            if self._apart(unit, record):
                continue
            score = max((_dice(asked, profile) for profile in self._profiles(record)), default=0.0)
            scored.append((score - 0.05 * (not record.covers(self.reader.on)), -position))
        scored.sort(reverse=True)
        if not scored or scored[0][0] < ENOUGH:
            return self._only(asked, number, parent)
        second = next((score for score, place in scored[1:] if children[-place].id != children[-scored[0][1]].id), 0.0)
        if scored[0][0] - second < AHEAD:
            return None
        found = self.namer.department(children[-scored[0][1]], parent, sure=False)
        found.reasons = (*found.reasons, f"name alike ({scored[0][0]:.2f}), not the same")
        return found, 1

    def _only(self, asked: Profile, number: int, parent: Org) -> tuple[Org, int] | None:
        """Return the only department of a body whose name has all the telling words of a profile: *the science department*."""
        telling = {word for word, weight in asked.items() if weight == 1.0}
        places = [set(self._postings(number).get(word, ())) for word in telling]
        children = self.family(number)
        holding = [
            children[position]
            for position in (set.intersection(*places) if places else ())
            if children[position].covers(self.reader.on)
            and any(telling <= profile.keys() for profile in self._profiles(children[position]))
        ]
        if len(holding) != 1:
            return None
        found = self.namer.department(holding[0], parent, sure=False)
        found.reasons = (*found.reasons, "the only one with these words in its name")
        return found, 1

    def _sharing(self, number: int, asked: Profile) -> list[int]:
        """Return the places in a body's family of those that share a word with a profile: no other is alike."""
        found = self._postings(number)
        return sorted({position for word in asked for position in found.get(word, ())})

    def _postings(self, number: int) -> dict[str, list[int]]:
        """Return, for each word of the names in a body's family, the places of those that have it."""
        kept = self.reader.language.postings
        found = kept.get(number)
        if found is None:
            found = kept[number] = {}
            for position, record in enumerate(self.family(number)):
                for word in {word for profile in self._profiles(record) for word in profile}:
                    found.setdefault(word, []).append(position)
        return found

    def _profiles(self, record: Record) -> list[Profile]:
        kept = self.reader.language.profiles
        found = kept.get(record.number)
        if found is None:
            names = record.names.get(self.reader.language.source, ())
            bags = [self.grammar.bag(self.grammar.content(name.text)).split() for name in names]
            found = kept[record.number] = [self._profile(bag) for bag in bags]
        return found

    def _profile(self, words: list[str]) -> Profile:
        return {_root(word): self._weight(word) for word in words}

    def _weight(self, word: str) -> float:
        return WEAK if word in self.grammar.weak else 1.0

    def same_unit(self, at: int, end: int, record: Record) -> bool:
        """Tell whether a stretch calls a department by a unit noun its record knows; plain ones stand for one another."""
        unit = self._unit(at, end)
        names = [self.grammar.content(name.text) for name in record.names.get(self.reader.language.source, ())]
        plain = self.reader.language.plain_units
        return any(unit in name or (unit in plain and plain & set(name)) for name in names)

    def _apart(self, unit: str, record: Record) -> bool:
        """Tell whether a department is of another sort than a unit noun says: a committee, not a bureau."""
        sorts = self.reader.language.unit_sorts
        sort = sorts.get(unit)
        if sort is None:
            return False
        kept = self.reader.language.sorts
        known = kept.get(record.number)
        if known is None:
            names = [self.grammar.content(name.text) for name in record.names.get(self.reader.language.source, ())]
            ends = {word for name in names for word in (*name[:1], *name[-1:])}
            known = kept[record.number] = frozenset(sorts[word] for word in ends if word in sorts)
        return bool(known) and sort not in known

    def anywhere(self, at: int, end: int) -> list[Record]:
        """Return the departments of any body that a stretch names exactly."""
        bag, unit = self._bag(at, end), self._unit(at, end)
        records = self.reader.records(self.reader.index.bags.get(bag, ()), "department")
        return [record for record in records if not self._apart(unit, record)]


def _dice(one: Profile, other: Profile) -> float:
    shared = sum(min(weight, other[word]) for word, weight in one.items() if word in other)
    return 2 * shared / (sum(one.values()) + sum(other.values())) if shared else 0.0


def _root(word: str) -> str:
    """Return what a word shares with its derivations, for comparing within one body only: innovative, innovation."""
    return word[: max(5, len(word) - 4)] if len(word) > 6 else word
