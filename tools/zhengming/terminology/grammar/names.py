"""Bodies by their names and acronyms, and ministries by what they are for."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.naming import STATE

if TYPE_CHECKING:
    from zhengming.terminology.compiled import Record
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Found, Orgs

MOST_SMALL = 4
"""From how many tokens on a name in small letters needs nothing beside it."""


class Names:
    """Reads names of bodies in one text."""

    def __init__(self, orgs: "Orgs") -> None:
        """Read the text of `orgs`, which remembers what was named."""
        self.orgs = orgs
        self.reader = orgs.reader
        self.language = orgs.language
        self.namer = orgs.namer

    def at(self, at: int) -> "Found | None":
        """Return end and body of the longest name or acronym at a token."""
        reader = self.reader
        for end, numbers in reader.name_at(at):
            records = reader.records(numbers, "body")
            if records and self._written(at, end, records) and self._whole(at, end, records):
                found = self.picked(end, records)
                if found is not None and self._unsaid_nation(at, found[1]):
                    found[1].sure = False
                    found[1].reasons = (*found[1].reasons, "the text does not say that it is China's")
                if found is not None and not reader.capital(at) and end - at < MOST_SMALL and not self._nation(at):
                    found[1].sure = False
                return found
        acronym = reader.acronym_at(at)
        return None if acronym is None else self._acronym(at, *acronym)

    def _acronym(self, at: int, end: int, numbers: tuple[int, ...]) -> "Found | None":
        """Return the body that an acronym stands for in this text, by what the text itself says of it first."""
        reader = self.reader
        written = reader.words[at]
        bound = reader.bound.get(written)
        if bound is not None and not isinstance(bound, int):
            return end, bound.copy()
        records = [
            record
            for record in reader.records(numbers, "body", "department")
            if record.kind == "body" or self._near(record)
        ]
        spelled = reader.spelled(written) if bound is None and end == at + 1 else None
        if spelled is not None and spelled[0] != at:
            records = [record for record in records if self._alike(record, *spelled)]
        found = self.picked(end, records)
        if found is not None:
            self._loosen(at, *found)
            if spelled is not None and not any(self._registered(record, *spelled) for record in records):
                found[1].sure = False
                found[1].reasons = (*found[1].reasons, "the text spells the acronym out in words of its own")
        return found

    def _near(self, record: "Record") -> bool:
        """Tell whether a department's acronym can be meant: its body was just named, or is an organ of state."""
        around = self.reader.index.get(record.id.partition("/")[0])
        last = self.orgs.last
        return (last is not None and around is not None and last.concept == around.id) or (
            around is not None and (around.category in STATE or around.parent == "state-council")
        )

    def _alike(self, record: "Record", start: int, end: int) -> bool:
        """Tell whether the words that an acronym stands for in this text are mostly those of a body's name."""
        said = set(self.reader.content(start, end))
        names = (self.language.grammar.content(name) for name in record.named(self.language.source))
        return any(2 * len(said & set(name)) >= len(said) for name in names)

    def _registered(self, record: "Record", start: int, end: int) -> bool:
        """Tell whether a stretch ends in a name of a body as recorded."""
        said = self.reader.content(start, end)
        names = (self.language.grammar.content(name) for name in record.named(self.language.source))
        return any(name and said[-len(name) :] == name for name in names)

    def _unsaid_nation(self, at: int, org: "Org") -> bool:
        """Tell whether a name that begins with China's is written without it: other countries have such bodies too."""
        reader, nations = self.reader, self.language.nations
        record = reader.index.get(org.concept)
        names = record.named(self.language.source) if record is not None else []
        if not names or not all(name.partition(" ")[0].lower() in nations for name in names):
            return False
        said = reader.phrase(at, nations) is not None or reader.key(at - 1) in nations or reader.key(at - 2) in nations
        return not said and (self.orgs.last is None or self.orgs.last.concept != org.concept)

    def _written(self, at: int, end: int, records: "list[Record]") -> bool:
        """Tell whether a name is written as one: in capitals, or long; short ones in small letters need more."""
        if self.reader.capital(at) or end - at >= MOST_SMALL:
            return True
        owned = self.reader.key(at - 1) == "the" or self._titled(end)
        return end - at > 1 and (self._nation(at) or (owned and self._small(end, records)))

    def _titled(self, end: int) -> bool:
        """Tell whether a title follows a name: *central bank governor*."""
        modifier = self.reader.phrase(end, self.language.modifiers)
        return self.reader.phrase(end if modifier is None else modifier[0], self.language.titles) is not None

    def _nation(self, at: int) -> bool:
        """Tell whether China stands right before a token."""
        reader, nations = self.reader, self.language.nations
        return reader.key(at - 1) in nations or (reader.possessive(at - 1) and reader.key(at - 2) in nations)

    def _small(self, end: int, records: "list[Record]") -> bool:
        """Tell whether a record itself has a name in small letters that stands here for its body: *the central bank*."""
        if self.reader.key(end) == "of":
            return False
        names = (name.text for record in records for name in record.names.get(self.language.source, ()))
        return any(name.islower() for name in names)

    def _whole(self, at: int, end: int, records: "list[Record]") -> bool:
        """Tell whether a name stands as it is: not one capital before a longer one, not many such bodies, not cut by a comma."""
        if end - at < 2 and not self._proper(at):
            return False
        cut = self.reader.key(end - 2) == "," and self.reader.key(end - 1) in self.language.nations
        return not cut and not self._several(end, records)

    def _several(self, end: int, records: "list[Record]") -> bool:
        """Tell whether a name in the plural means many such bodies, not the one: *central banks*."""
        last = self.reader.words[end - 1].lower()
        if self.reader.keys[end - 1] == last or not last.endswith("s"):
            return False
        names = [name.text.lower() for record in records for name in record.names.get(self.language.source, ())]
        return not any(name.endswith(last) for name in names)

    def _loosen(self, at: int, end: int, org: "Org") -> None:
        """Let an acronym that the text never spells out stand as it is: *ISO* may be an image, and Chinese keeps many."""
        written = self.reader.text[self.reader.starts[at] : self.reader.ends[end - 1]]
        record = self.reader.index.get(org.concept)
        if record is not None and record.category in self.language.loose_kinds and written not in self.reader.bound:
            org.enforced = False
            org.accepted = (*org.accepted, written)

    def _proper(self, at: int) -> bool:
        """Tell whether a single capitalised word stands as a name, not at the head of a longer unknown one."""
        reader = self.reader
        if reader.key(at - 1) in self.language.surnames and reader.capital(at - 1) and at > 0:
            # "Ren Jingdong": a given name.
            return False
        return reader.capital(at) and not (reader.capital(at + 1) and reader.key(at + 1) in self.language.grammar.units)

    def picked(self, end: int, records: "list[Record]") -> "Found | None":
        picked = self.namer.pick(records)
        if picked is None:
            return None
        record, sure, rivals = picked
        later = self.namer.successor(record)
        if record.kind == "department":
            return end, self.namer.department(record, sure=sure)
        org = self.namer.org(later or record, sure=sure and later is None)
        if later is not None:
            org.reasons = (*org.reasons, f"the text still uses the name of {record.id}, which ended in {record.end}")
        if not sure:
            org.candidates = rivals
            org.rivals = tuple(item.id for item in records if item.kind == "body" and item.covers(self.reader.on))
        return end, org

    def placed(self, at: int) -> "Found | None":
        """Return a body after the place where it is: *Shanghai's Tongji University*."""
        found = self.orgs.places.place_at(at) if self.reader.capital(at) else None
        if found is None or not self.reader.possessive(found[0]):
            return None
        body = self.at(found[0] + 1) if self.reader.capital(found[0] + 1) else None
        return None if body is None or not body[1].concept or body[1].place else body

    def abroad(self, at: int) -> "Found | None":
        """Return another country's body after its name: *the Singapore Ministry of Education*."""
        reader, countries = self.reader, self.orgs.countries
        country = countries.whose(at) if reader.capital(at) and reader.key(at) in countries.atlas.starts else None
        if country is None:
            return None
        here = country[0] + reader.possessive(country[0])
        body = self.at(here) if reader.capital(here) else None
        if body is None or not body[1].concept or body[1].ladder.get("id") != "ministry":
            return None
        countries.owned(body[1], country[1])
        return body

    def ministry(self, at: int) -> "Found | None":
        """Return a ministry named by its portfolio in front: *Foreign Ministry*, *Commerce Ministry*."""
        reader = self.reader
        found = reader.portfolio_at(at)
        if found is None or reader.key(found[0]) != "ministry":
            return None
        return self.picked(found[0] + 1, reader.records(found[1], "body"))
