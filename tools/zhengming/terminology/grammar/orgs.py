"""Bodies as a text names them: by name or acronym, with departments, places, brackets and anaphors."""

from zhengming.terminology.compiled import STARTS, Record
from zhengming.terminology.grammar.anaphors import Anaphors
from zhengming.terminology.grammar.bounds import Bounds
from zhengming.terminology.grammar.coined import Coined
from zhengming.terminology.grammar.countries import Countries
from zhengming.terminology.grammar.departments import Departments
from zhengming.terminology.grammar.embassies import Embassies
from zhengming.terminology.grammar.missions import Missions
from zhengming.terminology.grammar.names import Names
from zhengming.terminology.grammar.naming import Namer
from zhengming.terminology.grammar.org import Org, unregistered
from zhengming.terminology.grammar.partyorgans import PartyOrgans
from zhengming.terminology.grammar.places import Places
from zhengming.terminology.grammar.reader import Reader
from zhengming.terminology.grammar.search import Search
from zhengming.terminology.grammar.sessions import Sessions

DEEPEST = 5
"""How many bodies may stand inside one another (`A of B of C …`) before the rest is read anew."""
MOST_SMALL = 9
"""How many words a department's name in small letters may have."""
MOST_UNIT = 7
"""How many words a unit in small letters after a body may have."""
MOST_OPEN = 8
"""How many capitalised words after a known name are taken for the rest of a longer one."""
COMPANY = "company"
"""The kind of body whose name may end in a legal form."""
MOST_FORM = 7
"""How many tokens a legal form may have: Company Limited, Co., Ltd."""
ABROAD = frozenset({"agency", "court"})
"""Kinds of body that other countries have under the same name."""
Found = tuple[int, Org]


class Orgs:
    """Reads organizations in one text and remembers what was named, for words that point back."""

    def __init__(self, reader: Reader, issuer: Record | None = None) -> None:
        """Read `reader`'s text; `issuer` is the body that wrote it."""
        self.reader = reader
        self.language = reader.language
        self.namer = Namer(reader)
        self.bounds = Bounds(reader)
        self.names = Names(self)
        self.sessions = Sessions(self)
        self.party_organs = PartyOrgans(self)
        self.anaphors = Anaphors(self)
        self.countries = Countries(reader)
        self.missions = Missions(self, self.countries)
        self.embassies = Embassies(self, self.missions)
        self.places = Places(reader, self.namer)
        self.departments = Departments(reader, self.namer)
        self.search = Search(self)
        self.coined = Coined(reader)
        self.issuer = self.namer.org(issuer) if issuer is not None else None
        self.last: Org | None = None
        self.last_at = 0
        self.place: Org | None = None
        self._memo: dict[tuple[int, int, str, str, bool], Found | None] = {}

    def remember(self, org: Org, at: int) -> None:
        """Note that a body was named before token `at`, for *the ministry* further on."""
        if org.top.concept and org.top.known:
            self.last, self.last_at = org.top, at
        place = self.reader.index.get(org.place) if org.place else None
        if place is not None:
            self.place = self.places.government(place)

    def at(self, start: int, depth: int = 0) -> Found | None:
        """Return end and organization that begins at a token (determiners and *China's* before it belong to it)."""
        last, place = self.last, self.place
        memo = (start, depth, last.concept if last else "", place.concept if place else "", self.namer.past)
        if memo not in self._memo:
            self._memo[memo] = self._read(start, depth) if depth < DEEPEST else None
        found = self._memo[memo]
        return None if found is None else (found[0], found[1].copy())

    def _read(self, start: int, depth: int) -> Found | None:
        at = self.lead(start)
        if at > start and (found := self.anaphors.at(start, at)):
            return self._extend(start, *found, depth)
        if not self._possible(at):
            return self.at(at, depth) if at > start else None
        readers = (
            self.embassies.at,
            self.sessions.at,
            self.names.at,
            self.places.organ_at,
            self.search.regional,
            self.names.ministry,
            self.names.placed,
            self.names.abroad,
            self.party_organs.at,
        )
        options = [found for read in readers if (found := read(at)) is not None]
        best = max(options, key=lambda option: option[0], default=None)
        inner = self.search.at(at, depth, floor=best[0] if best else 0)
        if inner is not None and (best is None or inner[0] > best[0]):
            best = inner
        if best is None or not best[1].known or self._only_place(best[1]):
            coined = self.coined.at(at)
            best = coined if coined is not None and (best is None or coined[0] >= best[0]) else best
        elif self.reader.key(best[0]) in {"and", ","} or self.reader.capital(best[0]):
            best = self.coined.agency(at, best[0]) or best
        if best is None and at > start:
            return self.at(at, depth)
        return None if best is None else self._extend(at, *best, depth)

    def _only_place(self, org: Org) -> bool:
        return org.place != "" and org.concept == org.place

    def _possible(self, at: int) -> bool:
        """Tell whether a body can begin at a token at all; most tokens are ruled out here."""
        reader, key = self.reader, self.reader.key(at)
        if reader.capital(at):
            return True
        named = self.language.starts.get(key, 0) & STARTS["body"] or key in self.language.ordinals
        portfolio = key in self.reader.index.portfolios
        return bool(named) or portfolio or key[:1].isdigit() or reader.unit_within(at, MOST_SMALL)

    def lead(self, at: int) -> int:
        """Return the first token after determiners and a nation's name that only says whose the body is."""
        reader = self.reader
        here = at
        while reader.key(here) in self.language.determiners and here < at + 2:
            here += 1
        if reader.key(here + 1) == "-" and reader.key(here + 2) in self.language.seated:
            here += 3
        found = reader.phrase(here, self.language.nations)
        if found is not None:
            after = found[0]
            if reader.possessive(after):
                return after + 1
            if reader.key(here) == "chinese" and not any(self._usable(reader.name_at(here))):
                return after
        return here

    def _usable(self, names: tuple[tuple[int, tuple[int, ...]], ...]) -> list[int]:
        return [end for end, numbers in names if self.reader.records(numbers, "body", "place", "post")]

    def _extend(self, at: int, end: int, org: Org, depth: int) -> Found:
        """Take in what may follow a body: its acronym, *of the PRC*, an alias in brackets, departments, bodies around it."""
        reader = self.reader
        org.start, org.end = reader.span(at, end)
        end = self._tail(end, org)
        end = self._elsewhere(end, org)
        inner = self._inner(end, org)
        if inner is not None:
            return self._extend(at, *inner, depth)
        around = self._around(end, org, depth)
        if around is not None:
            return around
        return self._open(at, end, org) or (end, org)

    def _open(self, at: int, end: int, org: Org) -> Found | None:
        """Return an unregistered name when a known one is only its beginning or end: *State Council Xyz Office*."""
        reader = self.reader
        here = end
        whole = reader.key(end - 1) in self.language.grammar.units and reader.key(end) == "and"
        whole = whole or reader.phrase(end, self.language.party_names) is not None
        while not whole and here < reader.size and here < end + MOST_OPEN and self.bounds.runs_on(here):
            here += 1
        if here > end and not reader.possessive(here):
            after = [stop for stop in range(here, end, -1) if reader.keys[stop - 1] in self.language.grammar.units]
            if after:
                return after[0], unregistered(reader, at, after[0], org)
            if not self.bounds.headline(at):
                org.sure, org.reasons = False, (*org.reasons, "the name goes on")
        elif self.small_ends(end + reader.possessive(end)) or self._party_follows(end):
            org.sure, org.reasons = False, (*org.reasons, "a unit follows that was not read")
        elif self.bounds.runs_into(at, ended=self.last is not None and self.last_at == at):
            org.sure, org.reasons = False, (*org.reasons, "the name began before")
        return None

    def _party_follows(self, end: int) -> bool:
        """Tell whether the Party's organ in a body follows it: *the State Council's leading Party members' group*."""
        after = end + self.reader.possessive(end)
        return self.reader.phrase(after, self.language.party_organs) is not None

    def small_ends(self, end: int) -> list[int]:
        """Return where a unit in small letters after a body may end, the farthest first: *Supreme Court | … committee*."""
        reader, found = self.reader, []
        for here in range(end, min(end + MOST_UNIT, reader.size)):
            word = reader.words[here]
            joined = reader.keys[here] == "and" and here > end
            if not (word.isalpha() and word.islower()) or (
                reader.keys[here] in self.language.before_titles and not joined
            ):
                break
            if reader.keys[here] in self.language.grammar.units:
                found.append(here + 1)
        return found[::-1]

    def _tail(self, end: int, org: Org) -> int:
        reader = self.reader
        moved = True
        while moved:
            moved = False
            closed = reader.bracketed_acronym(end)
            if closed is not None:
                record = reader.index.get(org.concept)
                if reader.words[end + 1].lower() not in self.language.nations:
                    reader.bind(end, record.number if record is not None else org)
                end, moved = closed, True
            elif (after := self._legal(end, org) or self._or_acronym(end, org)) is not None:
                end, moved = after, True
            elif reader.key(end) == "(" and (closed := self.alias(end)) is not None:
                self._second_name(end, closed, org)
                end, moved = closed, True
            elif reader.key(end) in {"of", "in"}:
                here = end + 1 + (reader.key(end + 1) == "the")
                nation = reader.phrase(here, self.language.nations)
                adjective = nation is not None and reader.key(nation[0] - 1) == "chinese" and reader.capital(nation[0])
                if nation is not None and not adjective and not reader.possessive(nation[0]):
                    end, moved = nation[0], True
                elif (after := self.places.around(here, org)) is not None:
                    end, moved = after, True
            elif reader.key(end) == "," and (after := self.places.around(end + 1, org)) is not None:
                end, moved = after, True
        return end

    def _legal(self, at: int, org: Org) -> int | None:
        """Return the token after the legal form of a company that its name here ends in: *…, Co., Ltd.*."""
        reader, grammar = self.reader, self.language.grammar
        record = reader.index.get(org.concept)
        end = None
        for here in range(
            at, min(at + MOST_FORM, reader.size) if record is not None and record.category == COMPANY else at
        ):
            if reader.keys[here] in grammar.legal and reader.capital(here):
                end = here + 1
            elif reader.keys[here] not in {",", "."} and not (
                reader.keys[here] in grammar.companies and reader.capital(here)
            ):
                break
        return end

    def _or_acronym(self, at: int, org: Org) -> int | None:
        """Return the token after a body's acronym that is said as its other name: *…, or CAAC*."""
        here = at + (self.reader.key(at) == ",")
        found = self.reader.acronym_at(here + 1) if self.reader.key(here) == "or" else None
        record = self.reader.index.get(org.concept) if found is not None else None
        return found[0] if found is not None and record is not None and record.number in found[1] else None

    def _elsewhere(self, end: int, org: Org) -> int:
        """Doubt a national body that is said to be a place's or a country's: *Standardization Administration of Tianjin*."""
        if org.sure and self.reader.key(end) in {"for", "on"} and self.reader.capital(self.lead(end + 1)):
            # "State Council | for Overseas Chinese Affairs"
            org.sure, org.reasons = False, (*org.reasons, "the name goes on")
        if org.place or self.reader.key(end) != "of":
            return end
        here = end + 1 + (self.reader.key(end + 1) == "the")
        country = self.countries.org(here)
        record = self.reader.index.get(org.concept)
        if country is not None and record is not None and record.category in ABROAD and country[1].full not in org.full:
            self.countries.owned(org, country[1])
            return country[0]
        if org.sure and (country is not None or self.places.place_at(here) is not None):
            org.sure, org.reasons = False, (*org.reasons, "it is said to be a place's or another country's")
        elif org.sure and self.reader.capital(here) and self.at(here) is None:
            org.sure, org.reasons = False, (*org.reasons, "the name goes on")
        return end

    def _second_name(self, at: int, closed: int, org: Org) -> None:
        """Add the other name of a body with two, as Chinese does: 国家林业和草原局（国家公园管理局）."""
        found = self.names.at(at + 1)
        if found is not None and found[0] == closed - 1 and org.full and found[1].full not in org.accepted:
            org.full = f"{org.full}（{found[1].full}）"
            org.accepted = (*org.accepted, org.full)

    def alias(self, at: int) -> int | None:
        """Return the end of a bracket that holds a capitalised other name of what stands before it."""
        reader = self.reader
        for here in range(at + 1, min(at + 12, reader.size)):
            if reader.keys[here] == ")":
                return (
                    here + 1
                    if reader.capital(at + 1) and here - at > 2 and not reader.phrase(at + 1, self.language.ranks)
                    else None
                )
            if not (reader.capital(here) or reader.keys[here] in self.language.grammar.skip):
                return None
        return None

    def _inner(self, end: int, org: Org) -> Found | None:
        """Return the department named right after its body: *MIIT's X Bureau*, *SAMR X Department*."""
        reader = self.reader
        owned = reader.possessive(end)
        at = end + 1 if owned else end
        if not owned and not reader.capital(at):
            return self._small_inner(end, org)
        if owned and reader.key(at) in self.language.grammar.units and reader.key(at + 1) not in {"of", "for"}:
            return None
        ends = [end for end in self.departments.ends(at, owned=owned) if not self._bare_unit(at, end)]
        found = [
            (made[1], stop, made[0]) for stop in ends if (made := self.departments.inside(at, stop, org)) is not None
        ]
        best = max(found, key=lambda item: item[0], default=None)
        if best is not None and (best[0] == 3 or owned):
            return best[1], best[2]
        headed = reader.key(at) in self.language.grammar.units and reader.key(at + 1) == "of" and reader.capital(at + 2)
        return self._owned(at, ends, org) if owned or headed else None

    def _small_inner(self, end: int, org: Org) -> Found | None:
        """Return the department in small letters right after its body: *the PBOC research bureau*, never surely."""
        if not self.small_ends(end):
            return None
        for stop in self.departments.ends(end, owned=True):
            if self.bounds.title_word(stop) or stop == end + 1:
                continue
            inner = self.departments.inside(end, stop, org)
            made = inner[0] if inner is not None else None
            made = made or self.namer.borrowed(self.departments.anywhere(end, stop), org)
            if made is not None:
                made.sure, made.enforced = False, False
                made.start, made.end = self.reader.span(end, stop)
                return stop, made
        return None

    def _bare_unit(self, at: int, end: int) -> bool:
        """Tell whether a stretch is a unit noun alone that a name follows: *SAMR's Department of …*."""
        return end == at + 1 and self.reader.key(at) in self.language.grammar.units and self.reader.key(end) == "of"

    def _capitalised(self, at: int, ends: list[int]) -> int:
        """Return the farthest end up to which a name is written in capitals; the nearest where none is."""
        reader, skip = self.reader, self.language.grammar.skip
        whole = [
            end for end in ends if all(reader.capital(here) or reader.keys[here] in skip for here in range(at, end))
        ]
        headed = reader.key(at) in self.language.grammar.units
        return whole[0] if whole and headed else ends[-1]

    def _owned(self, at: int, ends: list[int], org: Org) -> Found | None:
        """Return a department that a body is said to have and nobody recorded: borrowed from other bodies, or unregistered."""
        reader = self.reader
        ends = [stop for stop in ends if not set(reader.content(at, stop)) <= self.language.grammar.units]
        for stop in ends:
            guess = self.namer.borrowed(self.departments.anywhere(at, stop), org)
            if guess is not None:
                return stop, guess
        if not ends or self.bounds.title_word(at):
            return None
        coined = self.coined.unit(at, ends, org)
        return coined or (ends[-1], unregistered(reader, at, ends[-1], org))

    def _around(self, end: int, org: Org, depth: int) -> Found | None:
        """Return the body with what it belongs to, where the text says so and the name does not: *X of SAMR*."""
        link = self.link(end)
        if link is None:
            return None
        found = self.at(link, depth + 1)
        if found is None:
            return None
        after, outer = found
        if org.department and org.parent is None:
            if outer.department and self.reader.key(end) == ",":
                return None
            org.inside(outer)
            return after, org
        above = {item.concept for item in org.chain()}
        if self.reader.key(end) == "," and outer.department and outer.concept not in above:
            # "the X Department of A, the Y Department of A": a list.
            return None
        record = self.reader.index.get(org.concept)
        parents = {record.parent} if record is not None else set()
        said = bool(outer.full) and org.full.startswith(outer.full) and org.concept != outer.concept
        if outer.top.concept not in above and outer.concept not in parents | above and not said:
            return None
        # After a comma the parent belongs to the name only where no list goes on.
        return (after, org) if self.reader.key(end) != "," or self.joint(after) is None else None

    def joint(self, at: int) -> int | None:
        """Return the token after what joins two posts or bodies: a comma, *and*, *as well as*."""
        here, reader = at, self.reader
        while (found := reader.phrase(here, self.language.joints)) is not None:
            here = found[0]
        return here if here > at else None

    def link(self, at: int, *, comma: bool = True) -> int | None:
        """Return the token after a word that binds a unit to the body around it, or None."""
        reader = self.reader
        if comma and reader.key(at) == ",":
            return at + 1
        found = reader.phrase(at, self.language.links)
        return None if found is None else found[0]
