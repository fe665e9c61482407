"""Provinces and cities, and the organs that every one of them has: found and named by rule."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from zhengming.terminology.compiled import LEVELS, Record
from zhengming.terminology.grammar.naming import Namer
from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.reader import Reader

FALLBACK = {
    "sub-provincial-city": "city",
    "municipality": "city",
    "autonomous-region": "province",
    "district": "county",
    "prefecture": "city",
}
"""Which level's organs a level takes where a rule names none of its own."""
MOST_TOKENS = 16
MOST_SMALL = 8
"""How many words an organ's name in small letters may have."""
MOST_LEADING = 3
"""How many words may say where a place lies: *Northwest China's Xinjiang*."""
MOST_BEFORE = 12
"""How many words of a local organ's name may stand before its place."""
GOVERNMENT = "government"
"""The kind of an organ whose head is the place's own: 县长."""
SEATED = frozenset({"special-region"})
"""Levels whose governments have records of their own."""


class Places:
    """Finds places and local organs in one text."""

    def __init__(self, reader: Reader, namer: Namer) -> None:
        """Search for one text."""
        self.reader = reader
        self.namer = namer
        self.language = reader.language
        self.doubtful: set[str] = set()
        self.place_at = lru_cache(maxsize=None)(self._place_at)

    def _place_at(self, at: int) -> tuple[int, Record, str] | None:
        """Return end, record and level of a place at a token: `Zhejiang`, `Zhejiang Province`, `Shenzhen city`."""
        here = at
        while self.reader.key(here) in self.language.before_places and here < at + MOST_LEADING:
            here += 1
            here += self.reader.possessive(here) or self.reader.key(here) == "-"
        described = self._described(here)
        if described is not None:
            return self.place_at(described)
        found = self._named(here)
        if found is not None:
            return self._within(found) or found
        acronym = self.reader.acronym_at(here)
        records = self.reader.records(acronym[1], "place") if acronym is not None else []
        return self._leveled(acronym[0], records) if acronym is not None and records else None

    def _named(self, at: int) -> tuple[int, Record, str] | None:
        for end, numbers in self.reader.name_at(at) if self.reader.capital(at) else ():
            records = self.reader.records(numbers, "place") if not self._compound(end) else []
            if records:
                return self._leveled(end, records)
        return None

    def _described(self, at: int) -> int | None:
        """Return the place behind its level and words in small letters: *the huge southwestern city of | Chongqing*."""
        reader, here = self.reader, at
        while (
            here < min(at + MOST_LEADING, reader.size) and reader.words[here].isalpha() and reader.words[here].islower()
        ):
            level = reader.phrase(here, self.language.levels)
            if level is not None:
                return level[0] + 1 if reader.key(level[0]) == "of" and reader.capital(level[0] + 1) else None
            here += 1 + 2 * (reader.key(here + 1) == "-")
        return None

    def _compound(self, end: int) -> bool:
        """Tell whether a place is but the first part of a word: *Beijing-based*."""
        return self.reader.hyphened(end) and self.reader.phrase(end + 1, self.language.levels) is None

    def _within(self, outer: tuple[int, Record, str]) -> tuple[int, Record, str] | None:
        """Return the place inside another that is named right behind it: *Ningbo Fenghua District*."""
        if not self.reader.capital(outer[0]) or self.reader.key(outer[0] - 1) in self.language.levels:
            return None
        inner = self._named(outer[0])
        if inner is not None and inner[1].parent == outer[1].id:
            return inner
        level = self.reader.phrase(outer[0] + 1, self.language.levels)
        if inner is None and level is not None and outer[1].category not in self.language.levels[level[1]]:
            # A district or county nobody recorded.
            self.doubtful.add(outer[1].id)
        return None

    def _leveled(self, end: int, records: list[Record]) -> tuple[int, Record, str]:
        here = end + 1 if self.reader.key(end) == "-" else end
        found = self.reader.phrase(here, self.language.levels)
        if found is not None:
            wanted = self.language.levels[found[1]]
            fitting = [record for level in wanted for record in records if record.category == level]
            if fitting:
                chosen = self._meant(fitting, found[0])
                return found[0], chosen, chosen.category
            # "Dali City": only the prefecture of that name is on record.
            self.doubtful.add(records[0].id)
        chosen = self._meant(records, end)
        return end, chosen, chosen.category

    def _meant(self, records: list[Record], end: int) -> Record:
        """Return which of several places of one name is meant: the province after it tells; else the highest, in doubt."""
        if len(records) == 1:
            return records[0]
        around = self.place_at(end + 1) if self.reader.key(end) in {",", "of", "in"} else None
        inside = [record for record in records if around is not None and record.parent == around[1].id]
        if inside:
            return inside[0]
        ranked = sorted(records, key=rank)
        if ranked[0].category == ranked[1].category:
            self.doubtful.add(ranked[0].id)
        return ranked[0]

    def government(self, place: Record) -> Org:
        """Return a place as the body its governor or mayor heads."""
        level = place.category
        full = self.full_name(place)
        ladder = self.namer.ladders.find("", "", level, "")
        return Org(
            full=full,
            short=full,
            concept=place.id,
            accepted=(full, self.bare(place)),
            titles=place.titles.get(self.language.target, {}),
            ladder=ladder,
            place=place.id,
            sure=bool(full) and place.id not in self.doubtful,
            reasons=(f"{place.id} ({full})",),
            sources=place.sources,
        )

    def around(self, at: int, org: Org) -> int | None:
        """Take in the province after a city's organ: *Kunming Municipal Public Security Bureau of Yunnan Province*."""
        place = self.reader.index.get(org.place) if "@" in org.concept else None
        found = self.place_at(at) if place is not None and place.parent else None
        if found is None or place is None or found[1].id != place.parent:
            return None
        name = self.full_name(found[1])
        if not org.full.startswith(name):
            org.accepted = (*org.accepted, name + org.full, name + org.short)
            org.full, org.short = name + org.full, name + org.short
        return found[0]

    def seat(self, place: Record) -> Org | None:
        """Return the government on record of a place whose departments are recorded, not made by rule: Hong Kong's, Macao's."""
        names = [name for name in place.named(self.language.source) if name]
        paths = (" ".join(("government", *self.language.grammar.content(name))) for name in names)
        found = (self.reader.records(self.language.names.get(path, ()), "body") for path in paths)
        records = next((records for records in found if records), None) if place.category in SEATED else None
        return None if records is None else self.namer.org(records[0])

    def bare(self, place: Record) -> str:
        """Return a place's name without its generic word: 浙江."""
        return place.full(self.language.target, self.reader.on)

    def full_name(self, place: Record) -> str:
        """Return a place's name with its generic word: 浙江省; names that have it already keep it."""
        names = place.names.get(self.language.target, ())
        text = self.bare(place)
        if len(names) > 1 and names[1].text.startswith(text):
            return names[1].text
        levels = self.namer.ladders.table.get("levels", {})
        pattern = levels.get(place.category, {}).get("place", "{}")
        generic = pattern.replace("{}", "")
        return text if generic and text.endswith(generic) and len(text) > 2 else pattern.format(text)

    def organ_at(self, at: int) -> tuple[int, Org] | None:
        """Return end and organization of a local organ that begins at a token, the longest that a rule knows.

        Its place may stand before or after, as in *Zhejiang Provincial Health Commission*, *Department of Education of
        Guangdong Province*, *CPC Fujian Provincial Committee*.
        """
        reader = self.reader
        if not reader.place_within(at, MOST_BEFORE):
            return None
        if not reader.capital(at):
            return self._small_organ(at)
        places = [
            (here, found)
            for here in range(at, min(at + MOST_BEFORE, reader.size))
            if (found := self._inner_place(at, here))
        ]
        best: tuple[int, Org] | None = None
        for here, (after, place, _) in places[:3]:
            for end in self._ends(at, here, after):
                words = self.reader.content(at, here) + self.reader.content(after, end)
                if reader.possessive(after):
                    words = [word for word in words if word not in self.language.levels]
                org = self._organ(words, place)
                if org is not None and (best is None or end > best[0]):
                    best = end, org
        return best

    def _small_organ(self, at: int) -> tuple[int, Org] | None:
        """Return an organ named in small letters before its place: *the people's government of Xinjiang*."""
        reader = self.reader
        found = reader.phrase(at, self.language.local_organs)
        if found is None or reader.key(found[0]) not in {"of", "in"}:
            return None
        place = self.place_at(found[0] + 1 + (reader.key(found[0] + 1) == "the"))
        if place is None:
            return None
        levels = self.language.levels
        words = [word for word in reader.content(at, found[0]) if word not in levels]
        org = self._organ(words, place[1])
        return None if org is None else (place[0], org)

    def _inner_place(self, at: int, here: int) -> tuple[int, Record, str] | None:
        if here > at and not self._inside(at, here):
            return None
        return self.place_at(here)

    def _inside(self, at: int, here: int) -> bool:
        """Tell whether a stretch may be the first part of a local organ's name."""
        for position in range(at, here):
            word = self.reader.words[position]
            if word[0].islower() and self.reader.keys[position] not in self.language.grammar.skip | {"the"}:
                return False
            if word == "." and position > at and self.reader.keys[position - 1] == "no":
                continue
            if word in {".", ";", ":", "("} and not (word == "(" and self.reader.bracketed_acronym(position)):
                if position and self.reader.bracketed_acronym(position - 1):
                    continue
                return word == "("
        return True

    def _ends(self, at: int, here: int, after: int) -> Iterator[int]:
        """Yield where the organ's name may end, the farthest first."""
        reader, found = self.reader, []
        if reader.possessive(after):
            # "Hubei's provincial health commission": owned, so small letters will do.
            yield from reversed(self._small_ends(after + 1))
        elif after < reader.size and reader.words[after].islower():
            # "Guangdong provincial education department"
            yield from reversed(self._small_ends(after))
        for position in range(after, min(after + MOST_TOKENS, reader.size)):
            key, word = reader.keys[position], reader.words[position]
            numbering = key == "." and reader.keys[position - 1] == "no"
            if key in self.language.grammar.skip or numbering or (key in {"(", ")"} and here >= at):
                if key == ",":
                    following = position + 1
                    if not reader.capital(following):
                        break
                continue
            if not (
                word[0].isupper()
                or word[0].isdigit()
                or key in self.language.grammar.units
                or key in self.language.levels
            ):
                break
            found.append(position + 1)
        yield from reversed(found)
        if here > at:
            yield after

    def _small_ends(self, start: int) -> list[int]:
        """Return where a name in small letters may end: after the unit nouns in it, and what follows one and *of*."""
        reader, found, headed = self.reader, [], False
        for at in range(start, min(start + MOST_SMALL, reader.size)):
            key = reader.key(at)
            if not ((key.isalpha() and reader.words[at].islower()) or key == "-"):
                break
            if key in self.language.grammar.units or (headed and key not in self.language.grammar.skip):
                found.append(at + 1)
            headed = headed or (key in self.language.grammar.units and reader.key(at + 1) == "of")
        return found

    def _organ(self, words: list[str], place: Record) -> Org | None:
        table, words = self.reader.index.locals, self.language.grammar.numbered(words)
        bare = [word for word in words if word not in {"people", "government"}]
        numbers = table.get(" ".join(sorted(words))) or (table.get(" ".join(sorted(bare))) if len(bare) > 1 else None)
        if not numbers or not words:
            return None
        records = self.reader.records(numbers)
        timely = [record for record in records if record.covers(self.reader.on)] or records
        return next((org for record in timely if (org := self.organ(record, place)) is not None), None)

    def organ_of(self, start: int, end: int, place: Record) -> Org | None:
        """Return the organ of a place that a stretch names without naming the place."""
        return self._organ(self.reader.content(start, end), place)

    def organ(self, record: Record, place: Record) -> Org | None:
        """Return one place's organ of a kind, or None where its level has none."""
        name = self._local(record, place.category)
        return None if name is None else self._made(record, place, *name)

    def _local(self, record: Record, level: str) -> tuple[str, str, bool] | None:
        """Return what a level calls the organ, in full and short, and whether it follows the bare place name."""
        step: str | None = level
        while step:
            full = record.facts.get(step) or record.facts.get(f"{step}.full")
            if full:
                short = record.facts.get(f"{step}.short", "") or full
                return full, short, record.facts.get(f"{step}.place") == "bare"
            step = FALLBACK.get(step) if step in FALLBACK else {"city": "province", "county": "city"}.get(step)
        return None

    def _press(self, record: Record, place: Record, around: str) -> list[str]:
        """Return what else the press calls the organ, where the rule says so."""
        text = record.facts.get(f"{place.category}.press", "")
        return [self._around(around, text)] if text else []

    def _around(self, place: str, name: str) -> str:
        """Return an organ's name with its place, which stands first unless the name says where: 国家税务总局{}税务局."""
        if "{}" in name:
            return name.format(place)
        return contracted(place, name, self.namer.ladders.table.get("contractions", {}))

    def _made(self, record: Record, place: Record, full: str, short: str, bare: bool) -> Org:
        around = self.bare(place) if bare else self.full_name(place)
        level = self.namer.ladders.table.get("levels", {}).get(place.category, {}).get("short", "")
        generic = around[len(self.bare(place)) :]
        whole, brief = self._around(around, full), self._around(around, short)
        elided = brief[len(self.bare(place)) :] if len(generic) == 1 or bare else level + short
        if generic and level not in generic:
            # 喀什地区行署: no 州.
            elided = brief.removeprefix(around)
        if not brief.startswith(self.bare(place)) or "{}" in short:
            elided = ""
        return Org(
            full=whole,
            short=brief,
            concept=f"{record.id}@{place.id}",
            accepted=tuple(dict.fromkeys((whole, brief, *self._press(record, place, around)))),
            titles=record.titles.get(self.language.target, {}),
            ladder=self._ladder(record, place, brief),
            place=place.id,
            elided=elided,
            sure=record.attested and place.id not in self.doubtful,
            enforced=record.attested,
            reasons=(f"{record.id} of {place.id} ({whole}), by rule",),
            sources=(*record.sources, *place.sources),
        )

    def _ladder(self, record: Record, place: Record, name: str) -> Mapping[str, Any]:
        """Return what posts in an organ are called; in a government as the place itself calls its own, whatever it is."""
        ladders = self.namer.ladders
        if record.category != GOVERNMENT:
            return ladders.find(name, record.category, "", record.facts.get("ladder", ""))
        own = ladders.find(name, "", "", "")
        if own.get("id") in ladders.table.get("governments", ()):
            return own
        # The Party's organ in a government is a group, not the place's committee.
        heads = ladders.find("", "", place.category, "")
        return {key: value for key, value in heads.items() if key not in {"levels", "party"}}


def contracted(place: str, rest: str, table: Mapping[str, str]) -> str:
    """Return a place and what follows it, run together as is usual: 喀什地区 + 委书记 → 喀什地委书记."""
    whole = place + rest
    for long, brief in table.items():
        at = whole.find(long)
        if 0 <= at < len(place) < at + len(long):
            return whole[:at] + brief + whole[at + len(long) :]
    return whole


def rank(place: Record) -> tuple[int, bool]:
    """Return how readily a place is meant by a name that others share: the highest level first, then the best known."""
    level = LEVELS.index(place.category) if place.category in LEVELS else len(LEVELS)
    return level, place.facts.get("prominent") != "True"
