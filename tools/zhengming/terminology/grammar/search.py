"""Departments in a text: with the body that follows, in lists, or by their name alone."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.naming import STATE
from zhengming.terminology.grammar.org import Org, unregistered

if TYPE_CHECKING:
    from zhengming.terminology.compiled import Record
    from zhengming.terminology.grammar.orgs import Found, Orgs


MOST_AHEAD = 16
"""Within how many tokens behind a Party department a place makes it the place's."""


class Search:
    """Searches departments in one text."""

    def __init__(self, orgs: "Orgs") -> None:
        """Search the text of `orgs`, which finds the bodies around departments."""
        self.orgs = orgs
        self.reader = orgs.reader
        self.language = orgs.language
        self.namer = orgs.namer
        self.departments = orgs.departments
        self.grammar = orgs.language.grammar

    def at(self, at: int, depth: int, floor: int) -> "Found | None":
        """Return a department whose name begins at a token, with the body that follows it where there is one."""
        known: list[tuple[int, int, Org]] = []
        reached = self.departments.ends(at)
        ends = [end for end in reached if end > floor]
        nested = self._central(at, ends) or self._nested(at, ends, depth)
        if nested is not None:
            return nested
        for end in (end for end in reached if end >= floor):
            outer = self._outer(end, depth) or self._shared(end, depth)
            if outer is not None:
                local = self._local(at, end, outer[1])
                if local is not None:
                    return outer[0], local
                found = self._inside(at, end, outer[1])
                if found is not None and (found[1] == 3 or (not floor and self.reader.capital(at))):
                    known.append((found[1], outer[0], found[0]))
        for end in ends if not known else ():
            above = self._above(at, end, depth)
            if above is not None:
                return above
        if known:
            best = max(known, key=lambda item: (item[0], item[1]))
            return best[1], best[2]
        if not self.reader.capital(at) and self.reader.key(at) not in self.language.grammar.units:
            return None if floor else self._unknown(at, ends[:1], depth)
        alone = self._without_body(at, ends, depth)
        unknown = None if floor else self._unknown(at, ends, depth)
        if unknown is not None and unknown[1].known and (alone is None or alone[0] < unknown[0]):
            return unknown
        return alone or unknown or self._presumed(at, ends) or self._usual(at, ends)

    def _inside(self, at: int, end: int, outer: Org) -> tuple[Org, int] | None:
        """Return the department of a body; of several that share the acronym, the one that has such a department is meant."""
        found = self.departments.inside(at, end, outer)
        if outer.rivals and (found is None or found[1] < 3):
            for identity in outer.rivals:
                record = self.reader.index.get(identity)
                other = self.departments.inside(at, end, self.namer.org(record)) if record is not None else None
                if other is not None and other[1] == 3:
                    return other
        return found if found is not None and found[1] == 3 else self._above_it(at, end, outer) or found

    def _local(self, at: int, end: int, outer: Org) -> Org | None:
        """Return a department of a place's organ that has one by rule: *publicity department of the CPC Wuhan committee*."""
        place = self.reader.index.get(outer.place) if outer.place and not outer.department else None
        organ = self.orgs.places.organ_of(at, end, place) if place is not None else None
        return organ if organ is not None and organ.full.startswith(outer.full) and organ.full != outer.full else None

    def _above_it(self, at: int, end: int, outer: Org) -> tuple[Org, int] | None:
        """Return the department of a body's parent, where the body is but another name there: *SAC's X Department*, of SAMR."""
        record = self.reader.index.get(outer.concept)
        around = self.reader.index.get(record.parent) if record is not None and record.kind == "body" else None
        if record is None or around is None or around.category not in STATE or not around.covers(self.reader.on):
            return None
        own = self.departments.family(record.number)
        if not own or any(item.covers(self.reader.on) for item in own):
            # Only a body whose departments are all gone lives on as a name of its parent.
            return None
        found = self.departments.inside(at, end, self.namer.org(around))
        if found is None or found[1] < 3:
            return None
        found[0].sure = False
        found[0].reasons = (*found[0].reasons, f"{outer.concept} has none so named; {around.id} has")
        return found

    def _unknown(self, at: int, ends: list[int], depth: int) -> "Found | None":
        """Return a department that a text names inside a known body and nobody recorded.

        Of several ends, the first that makes a name the words of which are known.
        """
        if not self.reader.capital(at) and not self.orgs.bounds.held(at):
            return None
        options: list[tuple[int, Found]] = []
        for end in (end for end in reversed(ends) if end > at + 1):
            outer = self._outer(end, depth)
            inside = self.reader.keys[at:end]
            loose = "," in inside and "and" not in inside[inside.index(",") :]
            if outer is None or not outer[1].known or self.reader.key(end) == "," or loose or self._cut(at, end):
                continue
            options.append((end, outer))
        for end, outer in options if not self.reader.capital(at) else ():
            known = self.departments.inside(at, end, outer[1])
            if known is not None:
                known[0].sure = False
                return outer[0], known[0]
        for end, outer in options:
            made = self.orgs.coined.unit(at, [end], outer[1])
            if made is not None:
                return outer[0], made[1]
        return (options[0][1][0], unregistered(self.reader, at, options[0][0], options[0][1][1])) if options else None

    def _cut(self, at: int, end: int) -> bool:
        """Tell whether a known name begins inside a stretch and goes on behind it: *and the University | of Hong Kong*."""
        inside = (self.orgs.names.at(here) for here in range(at + 1, end) if self.reader.capital(here))
        return any(found is not None and found[0] > end for found in inside)

    def _outer(self, end: int, depth: int) -> "Found | None":
        here = self.reader.bracketed_acronym(end) or end
        if self.reader.key(here) == "(":
            here = self.orgs.alias(here) or here
        link = self.orgs.link(here)
        found = self.orgs.at(link, depth + 1) or self._seat(link) if link is not None else None
        listed = found is not None and self.reader.key(here) == "," and found[1].department
        return None if listed else found

    def _central(self, at: int, ends: list[int]) -> "Found | None":
        """Return an organ of the Party's centre that is said to be the Party's: *Organization Department of the CPC*."""
        for end in ends:
            link = self.orgs.link(end, comma=False)
            whole = self._centre(self.orgs.lead(link)) if link is not None else None
            longer = whole is not None and self.reader.key(whole[0]) in self.grammar.units
            if whole is None or longer or self.reader.capital(whole[0]):
                continue
            records = self._organs(at, end)
            if records:
                return self.orgs.names.picked(self.reader.bracketed_acronym(whole[0]) or whole[0], records)
        return None

    def _centre(self, at: int) -> tuple[int, str] | None:
        """Return the end of the Party or of its Central Committee, where nothing but that is said."""
        reader = self.reader
        whole = reader.phrase(at, self.language.party_whole)
        centre = reader.phrase(at, self.language.party_centre) if whole is None and self.orgs.place is None else None
        link = self.orgs.link(centre[0], comma=False) if centre is not None else None
        party = reader.phrase(self.orgs.lead(link), self.language.party_whole) if link is not None else None
        return whole or party or (centre if link is None else None)

    def _organs(self, at: int, end: int) -> "list[Record]":
        """Return the organs of the Party's centre that a stretch names without saying whose they are."""
        path = " ".join((*self.reader.content(at, end), *self.language.party_central))
        return self.reader.records(self.language.names.get(path, ()), "body")

    def _presumed(self, at: int, ends: list[int]) -> "Found | None":
        """Return the organ of the Party's centre that is most likely meant where neither owner nor place is named."""
        for end in ends if self.orgs.place is None else ():
            if self.orgs.link(end, comma=False) is not None or not self.reader.capital(at):
                continue
            if self.reader.place_within(end, MOST_AHEAD):
                # "Head of the Publicity Department and member of the CPC Chongqing Municipal Committee"
                continue
            found = self.orgs.names.picked(end, self._organs(at, end))
            if found is not None:
                found[1].sure = False
                found[1].reasons = (*found[1].reasons, "the text does not say that it is the Central Committee's")
                return found
        return None

    def _nested(self, at: int, ends: list[int], depth: int) -> "Found | None":
        """Return a unit with the department around it after a comma, where one official's post is named so.

        *Deputy chief of the General Office, the Political Work Department of X* heads one unit: no list of two.
        """
        ends = [end for end in ends if self.reader.key(end) == ","]
        if not ends or not self.orgs.bounds.held(at):
            return None
        for end in ends:
            found = self.orgs.at(end + 1, depth + 1)
            if found is None or not found[1].department or not found[1].known or found[1].parent is None:
                continue
            headed = self.reader.key(at) in self.grammar.units and "and" in self.reader.keys[end : found[0]]
            if headed or self.orgs.joint(found[0]) is not None:
                continue
            inner = self.departments.inside(at, end, found[1])
            if inner is not None and inner[1] == 3:
                return found[0], inner[0]
            guess = self.namer.borrowed(self.departments.anywhere(at, end), found[1])
            made = guess or unregistered(self.reader, at, end, found[1])
            made.start, made.end = self.reader.span(at, end)
            return found[0], made
        return None

    def _above(self, at: int, end: int, depth: int) -> "Found | None":
        """Return a department with the one around it after a comma: *Operations Bureau, the Joint Staff Department of X*."""
        if self.reader.key(end) != ",":
            return None
        found = self.orgs.at(end + 1, depth + 1)
        if found is None or not found[1].department or not found[1].known:
            return None
        for around in (found[1], found[1].top):
            inner = self.departments.inside(at, end, around)
            if inner is not None and inner[1] == 3 and found[1].concept in {org.concept for org in inner[0].chain()}:
                return found[0], inner[0]
        return None

    def _shared(self, end: int, depth: int) -> "Found | None":
        """Return the body that a list of departments ends with, for one before the last: *A, B and C of X*."""
        reader = self.reader
        after = reader.skip_while(end, lambda key: key in {",", "and"})
        if after == end or not reader.capital(self.orgs.lead(after)):
            return None
        found = self.orgs.at(after, depth + 1)
        if found is None or not found[1].department or found[1].parent is None:
            return None
        return end, found[1].top

    def _usual(self, at: int, ends: list[int]) -> "Found | None":
        """Return a department of a body that the text does not name, held by an official, as most bodies call theirs."""
        for end in ends if self.orgs.bounds.held(at) else ():
            if end > at + 1 and self._capitals(at, end) and self.orgs.link(end, comma=False) is None:
                guess = self.namer.borrowed(self.departments.anywhere(at, end), None)
                if guess is not None:
                    guess.start, guess.end = self.reader.span(at, end)
                    return end, guess
        return None

    def _without_body(self, at: int, ends: list[int], depth: int) -> "Found | None":
        """Return a department by its name alone: of the body last named, or of the only body that has one so named."""
        for end in (end for end in ends if end > at + 1):
            outer = self._outer(end, depth)
            if outer is not None:
                guess = self.namer.borrowed(self.departments.anywhere(at, end), outer[1])
                if guess is not None:
                    return outer[0], guess
        ends = [end for end in ends if end > at + 1]
        for end in ends:
            for context in (self.orgs.last, self.orgs.issuer):
                found = self.departments.inside(at, end, context) if context is not None else None
                if found is not None and found[1] == 3:
                    found[0].reasons = (*found[0].reasons, "the body is the one named before")
                    found[0].sure = False
                    return end, found[0]
        for end in (end for end in ends if self._capitals(at, end) or self._headed(at, end)):
            if self.reader.key(end) in {"of", "for", "on"} and self.reader.capital(self.orgs.lead(end + 1)):
                # "China Institute | for Marine Affairs": the name goes on.
                continue
            records = self.departments.anywhere(at, end)
            records = [record for record in records if self.departments.same_unit(at, end, record)]
            timely = [record for record in records if record.covers(self.reader.on)] or records
            names = {record.full(self.language.target, self.reader.on) for record in timely}
            if timely and len(names) == 1:
                org = self.namer.org(timely[0], sure=False)
                org.standalone = False
                org.reasons = (*org.reasons, "its body is not named here")
                if len(timely) == 1:
                    org.reasons = (*org.reasons, f"only {timely[0].parent} has one so named")
                return end, org
        return None

    def _capitals(self, at: int, end: int) -> bool:
        """Tell whether a stretch is written as a name: its words in capitals, and not numbers and unit nouns alone."""
        reader = self.reader
        telling = [word for word in reader.content(at, end) if word.isalpha() and word not in self.grammar.units]
        small = (here for here in range(at, end) if reader.words[here][0].islower())
        return bool(telling) and all(reader.keys[here] in self.grammar.skip for here in small)

    def _headed(self, at: int, end: int) -> bool:
        """Tell whether a stretch in small letters says what a unit is for in several words: *department of treaty and law*."""
        reader, units = self.reader, self.grammar.units
        telling = [word for word in reader.content(at, end) if word not in units]
        return reader.key(at) in units and reader.key(at + 1) == "of" and len(telling) > 1

    def _seat(self, at: int) -> "Found | None":
        """Return the government of a special region that is named by the region alone: *Health Bureau of Macao*."""
        found = self.orgs.places.place_at(self.orgs.lead(at))
        seat = self.orgs.places.seat(found[1]) if found is not None else None
        return None if found is None or seat is None else (found[0], seat)

    def regional(self, at: int) -> "Found | None":
        """Return a department of a special region's government after the region's name: *Hong Kong Police Force*."""
        outer = self._seat(at) if self.reader.capital(at) else None
        if outer is None:
            return None
        owned = self.reader.possessive(outer[0])
        after = outer[0] + owned
        for end in self.departments.ends(after, owned=owned):
            found = self.departments.inside(after, end, outer[1])
            if found is not None and found[1] == 3:
                return end, found[0]
        return None

    def elided(self, at: int, *, only: bool = False) -> "Found | None":
        """Return a department of a body that the text does not name, called as most bodies call theirs.

        With `only`, a single body of the base must have one so named.
        """
        for end in self.departments.ends(at, owned=True):
            records = self.departments.anywhere(at, end)
            timely = [record for record in records if record.covers(self.reader.on)] or records
            if only and len(timely) != 1:
                continue
            guess = self.namer.borrowed(timely, None)
            if guess is not None:
                guess.start, guess.end = self.reader.span(at, end)
                return end, guess
        return None
