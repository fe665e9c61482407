"""Names for bodies and departments nobody recorded, proposed word by word; never sure, never enforced."""

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from zhengming.terminology.grammar.naming import UNIT_ENDINGS, Namer
from zhengming.terminology.grammar.org import Org, unregistered
from zhengming.terminology.grammar.places import Places, rank
from zhengming.terminology.tokens import keys
from zhengming.terminology.wording import MOST_WORDS, Placed

if TYPE_CHECKING:
    from zhengming.terminology.grammar.reader import Reader
    from zhengming.terminology.wording import Wording

MOST_PLACE = 4
"""How many words a place's name may have."""
SMALL = frozenset({"of", "for", "and", "the", "on", "-", "'s"})
"""Words in small letters that may stand inside a name in capitals."""
PLAIN_ENDINGS = UNIT_ENDINGS - {"厅", "室"}
"""Endings of departments that say no more than that they are departments."""


class Coined:
    """Proposes names in one text."""

    def __init__(self, reader: "Reader") -> None:
        """Propose names in the target language of `reader`'s text."""
        self.reader = reader
        self.namer = Namer(reader)
        self.places = Places(reader, self.namer)
        self._memo: dict[int, tuple[int, Org] | None] = {}
        self.place = lru_cache(maxsize=4096)(self._place)

    @property
    def wording(self) -> "Wording | None":
        """The words of the language pair, read when a name is first put together."""
        return self.reader.language.wording

    def at(self, start: int) -> "tuple[int, Org] | None":
        """Return end and organization of a body at a token that is said to be China's or a place's, the longest first."""
        if start not in self._memo:
            self._memo[start] = self._read(start)
        found = self._memo[start]
        return None if found is None else (found[0], found[1].copy())

    def _read(self, start: int) -> "tuple[int, Org] | None":
        found = self.agency(start)
        if found is not None or self.wording is None:
            return found
        for end in self._ends(start):
            begin, stop = self.reader.span(start, end)
            name = self.wording.body(self.reader.text[begin:stop], self.place, free=False)
            if name:
                return end, self._dressed(unregistered(self.reader, start, end, None), name)
        return None

    def agency(self, start: int, floor: int = 0) -> "tuple[int, Org] | None":
        """Return end and organization of an agency of state that is named loosely at a token, ending behind `floor`."""
        for end in self._ends(start):
            begin, stop = self.reader.span(start, end)
            agency = self._agency(self.reader.text[begin:stop]) if end > floor else None
            if agency is not None:
                return end, agency
        return None

    def _leads(self, start: int) -> bool:
        assert self.wording is not None
        key = self.reader.key(start)
        local = self.reader.place_within(start, 1) and not self.reader.possessive(start + 1)
        headed = key in self.wording.head_starts and self.reader.place_within(start, MOST_WORDS)
        return local or headed or key in self.wording.lead_starts

    def _ends(self, start: int) -> list[int]:
        """Return the tokens before which a name in capitals beginning at a token may end, the farthest first."""
        reader = self.reader
        if self.wording is None or not reader.capital(start) or not self._leads(start):
            return []
        found: list[int] = []
        here, first = start, reader.key(start) in self.wording.head_starts
        while here < min(start + MOST_WORDS, reader.size):
            key = reader.key(here)
            if not reader.capital(here):
                ahead = here + 1 + (reader.key(here + 1) == "the")
                listed = key == "," and reader.key(here + 2) in {",", "and"}
                another = key == "and" and ahead > here + 1
                if not (key in SMALL or listed) or here == start or another or not reader.capital(ahead):
                    break
            elif here > start:
                closing = key in self.wording.head_ends
                if first or closing:
                    found.append(here + 1)
                first = first or (closing and reader.key(here + 1) in {"of", "for", "on"})
            here += 1
        return found[::-1]

    def local(self, start: int, ends: "list[int]", place: "Org") -> "tuple[int, Org]":
        """Return end and organization of a place's organ in small letters, with a name where its words make one."""
        for end in ends if self.wording is not None else ():
            begin, stop = self.reader.span(start, end)
            assert self.wording is not None
            name = self.wording.body(self.reader.text[begin:stop], self.place)
            if name:
                return end, self._dressed(unregistered(self.reader, start, end, None), name)
        return ends[0], unregistered(self.reader, start, ends[0], place)

    def unit(self, start: int, ends: "list[int]", parent: "Org") -> "tuple[int, Org] | None":
        """Return end and organization of a department of a body that begins at a token, the first end that makes a name."""
        for end in ends if self.wording is not None else ():
            org = unregistered(self.reader, start, end, parent)
            self._name(org)
            if org.known:
                return end, org
        return None

    def fill(self, org: "Org | None") -> None:
        """Give an organization and those around it that have no name the one their words suggest."""
        for item in org.chain() if org is not None and self.wording is not None else ():
            if not item.known and item.end > item.start:
                self._name(item)

    def _name(self, org: "Org") -> None:
        assert self.wording is not None
        text, parent = self.reader.text[org.start : org.end], org.parent
        if parent is None:
            agency = self._agency(text)
            if agency is not None:
                self._same(org, agency)
                return
            made = self.wording.body(self._nation(org.start) + text, self.place)
        else:
            if org.start <= parent.start < parent.end <= org.end:
                before, after = text[: parent.start - org.start], text[parent.end - org.start :]
                text = before if before.strip() else after
            made = self.wording.unit(text, self._ending(parent), self.place)
        if made:
            self._dressed(org, made)

    def _agency(self, text: str) -> "Org | None":
        """Return the one agency of state whose name has the telling words of a text: *State Bureau of Radio and Television*."""
        telling = self.wording.telling(text) if self.wording is not None else ""
        records = self.reader.records(self.reader.index.agencies.get(telling, ()), "body") if telling else []
        timely = [record for record in records if record.covers(self.reader.on)] or records[-1:]
        if len(timely) != 1:
            return None
        org = self.namer.org(timely[0], sure=False)
        org.enforced = False
        org.reasons = (*org.reasons, f"“{' '.join(text.split())}” is none of its names on record, but like them")
        return org

    def _same(self, org: "Org", other: "Org") -> None:
        """Make an organization another, where it stands."""
        for name in set(Org.__slots__) - {"start", "end", "parent"}:
            setattr(org, name, getattr(other, name))

    def _nation(self, start: int) -> str:
        """Return the nation's name right before a place in the text: a reader skips *Chinese* before what it does not know."""
        at = bisect_left(self.reader.starts, start) - 1
        return self.reader.words[at] + " " if at >= 0 and self.reader.key(at) in self.reader.language.nations else ""

    def _dressed(self, org: "Org", name: str) -> "Org":
        org.full = org.short = name
        org.accepted = (name,)
        org.ladder = self.namer.ladders.find(name, "", "", "")
        org.reasons = (*org.reasons, f"{name} is put together from its words: a proposal")
        return org

    def _ending(self, parent: "Org") -> str:
        """Return what most departments of a body end in; where none is recorded, what bodies of its kind call theirs."""
        assert self.wording is not None
        endings: dict[str, str] = self.wording.table["endings"]
        if own := endings.get(parent.ladder.get("id", "")):
            return own
        around = self.reader.index.get(parent.concept)
        numbers = self.reader.index.departments(around.number) if around is not None else []
        target = self.reader.language.target
        names = [self.reader.index.record(number).full(target, self.reader.on) for number in numbers]
        counts = Counter(name[-1:] for name in names if name[-1:] in PLAIN_ENDINGS)
        if counts:
            return counts.most_common(1)[0][0]
        state = parent.full[-1:] in UNIT_ENDINGS | {"会", "署"}
        return endings.get("local" if parent.place else "state" if state else "plain", "")

    def _place(self, text: str) -> Placed | None:
        """Return the place a text begins with."""
        language = self.reader.language
        words = [key for key in keys(text) if key != "the"][: MOST_PLACE + 1]
        for size in range(min(MOST_PLACE, len(words)), 0, -1):
            records = self.reader.records(language.names.get(" ".join(words[:size]), ()), "place")
            if records:
                place = min(records, key=rank)
                level = size < len(words) and words[size] in language.levels
                province = place.category in {"province", "autonomous-region"}
                return Placed(size + level, self.places.bare(place), self.places.full_name(place), province)
        return None
