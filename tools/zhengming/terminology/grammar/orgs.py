"""Bodies as a text names them: by name or acronym, with departments, places, brackets and anaphors."""

from zhengming.terminology.grammar.anaphors import Anaphors
from zhengming.terminology.grammar.bounds import Bounds
from zhengming.terminology.grammar.departments import Departments
from zhengming.terminology.grammar.embassies import Embassies
from zhengming.terminology.grammar.naming import Namer
from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.places import Places
from zhengming.terminology.grammar.reader import Reader
from zhengming.terminology.grammar.sessions import Sessions
from zhengming.terminology.index import STARTS, Record

DEEPEST = 5
"""How many bodies may stand inside one another (`A of B of C …`) before the rest is read anew."""
MOST_SMALL = 9
"""How many words a department's name in small letters may have."""
MOST_OPEN = 8
"""How many capitalised words after a known name are taken for the rest of a longer one."""
FOREIGN = frozenset(
    {"international", "company", "association", "university", "academy", "committee", "media", "hospital"}
)
"""Kinds of body whose acronym alone proves little."""
Found = tuple[int, Org]


class Orgs:
    """Reads organizations in one text and remembers what was named, for words that point back."""

    def __init__(self, reader: Reader, issuer: Record | None = None) -> None:
        """Read `reader`'s text; `issuer` is the body that wrote it."""
        self.reader = reader
        self.language = reader.language
        self.namer = Namer(reader)
        self.bounds = Bounds(reader)
        self.sessions = Sessions(self)
        self.anaphors = Anaphors(self)
        self.embassies = Embassies(self)
        self.places = Places(reader, self.namer)
        self.departments = Departments(reader, self.namer)
        self.issuer = self.namer.org(issuer) if issuer is not None else None
        self.last: Org | None = None
        self.last_at = 0
        self.place: Org | None = None
        self._memo: dict[tuple[int, int, str], Found | None] = {}

    def remember(self, org: Org, at: int) -> None:
        """Note that a body was named before token `at`, for *the ministry* further on."""
        if org.top.concept and org.top.known:
            self.last, self.last_at = org.top, at
        place = self.reader.index.get(org.place) if org.place else None
        if place is not None:
            self.place = self.places.government(place)

    def at(self, start: int, depth: int = 0) -> Found | None:
        """Return end and organization that begins at a token (determiners and *China's* before it belong to it)."""
        memo = (start, depth, self.last.concept if self.last is not None else "")
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
        readers = (self.embassies.at, self.sessions.at, self.named, self.places.organ_at, self._ministry)
        options = [found for read in readers if (found := read(at)) is not None]
        best = max(options, key=lambda option: option[0], default=None)
        inner = self._department(at, depth, floor=best[0] if best else 0)
        if inner is not None and (best is None or inner[0] > best[0]):
            best = inner
        if best is None and at > start:
            return self.at(at, depth)
        return None if best is None else self._extend(at, *best, depth)

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

    def named(self, at: int) -> Found | None:
        reader = self.reader
        for end, numbers in reader.name_at(at):
            records = reader.records(numbers, "body")
            if records and (end - at > 3 or reader.capital(at)) and (end - at > 1 or self._proper(at)):
                found = self._picked(end, records)
                if found is not None and self._unsaid_nation(at, found[1]):
                    found[1].sure = False
                    found[1].reasons = (*found[1].reasons, "the text does not say that it is China's")
                return found
        acronym = reader.acronym_at(at)
        if acronym is not None:
            records = reader.records(acronym[1], "body", "department")
            found = self._picked(acronym[0], records)
            if found is not None:
                self._loosen(at, *found)
            return found
        return None

    def _unsaid_nation(self, at: int, org: Org) -> bool:
        """Tell whether a name that begins with China's is written without it: other countries have such bodies too."""
        reader, nations = self.reader, self.language.nations
        record = reader.index.get(org.concept)
        names = record.named(self.language.source) if record is not None else []
        if not names or not all(name.partition(" ")[0].lower() in nations for name in names):
            return False
        said = reader.phrase(at, nations) is not None or reader.key(at - 1) in nations or reader.key(at - 2) in nations
        return not said and (self.last is None or self.last.concept != org.concept)

    def _loosen(self, at: int, end: int, org: Org) -> None:
        """Let an acronym that the text never spells out stand as it is: *ISO* may be an image, and Chinese keeps many."""
        written = self.reader.text[self.reader.starts[at] : self.reader.ends[end - 1]]
        record = self.reader.index.get(org.concept)
        if record is not None and record.category in FOREIGN and written not in self.reader.bound:
            org.enforced = False
            org.accepted = (*org.accepted, written)

    def _proper(self, at: int) -> bool:
        """Tell whether a single capitalised word stands as a name, not at the head of a longer unknown one."""
        return self.reader.capital(at) and not (
            self.reader.capital(at + 1) and self.reader.key(at + 1) in self.language.grammar.units
        )

    def _picked(self, end: int, records: list[Record]) -> Found | None:
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

    def _ministry(self, at: int) -> Found | None:
        """Return a ministry named by its portfolio in front: *Foreign Ministry*, *Commerce Ministry*."""
        reader = self.reader
        found = reader.portfolio_at(at)
        if found is None or reader.key(found[0]) != "ministry":
            return None
        return self._picked(found[0] + 1, reader.records(found[1], "body"))

    def _extend(self, at: int, end: int, org: Org, depth: int) -> Found:
        """Take in what may follow a body: its acronym, *of the PRC*, an alias in brackets, departments, bodies around it."""
        reader = self.reader
        org.start, org.end = reader.span(at, end)
        end = self._tail(end, org)
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
        elif self.bounds.runs_into(at, ended=self.last is not None and self.last_at == at):
            org.sure, org.reasons = False, (*org.reasons, "the name began before")
        return None

    def _tail(self, end: int, org: Org) -> int:
        reader = self.reader
        moved = True
        while moved:
            moved = False
            closed = reader.bracketed_acronym(end)
            if closed is not None:
                record = reader.index.get(org.concept)
                if record is not None:
                    reader.bind(end, record.number)
                end, moved = closed, True
            elif reader.key(end) == "(" and (closed := self._alias(end)) is not None:
                self._second_name(end, closed, org)
                end, moved = closed, True
            elif reader.key(end) in {"of", "in"}:
                here = end + 1 + (reader.key(end + 1) == "the")
                nation = reader.phrase(here, self.language.nations)
                if nation is not None and not reader.possessive(nation[0]):
                    end, moved = nation[0], True
        return end

    def _second_name(self, at: int, closed: int, org: Org) -> None:
        """Add the other name of a body with two, as Chinese does: 国家林业和草原局（国家公园管理局）."""
        found = self.named(at + 1)
        if found is not None and found[0] == closed - 1 and org.full and found[1].full not in org.accepted:
            org.full = f"{org.full}（{found[1].full}）"
            org.accepted = (*org.accepted, org.full)

    def _alias(self, at: int) -> int | None:
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
            return None
        if owned and reader.key(at) in self.language.grammar.units and reader.key(at + 1) not in {"of", "for"}:
            return None
        ends = self.departments.ends(at, owned=owned)
        found = [
            (made[1], stop, made[0]) for stop in ends if (made := self.departments.inside(at, stop, org)) is not None
        ]
        best = max(found, key=lambda item: item[0], default=None)
        if best is not None and (best[0] == 3 or owned):
            return best[1], best[2]
        return self._owned(at, ends, org) if owned else None

    def _owned(self, at: int, ends: list[int], org: Org) -> Found | None:
        """Return a department that a body is said to have and nobody recorded: borrowed from other bodies, or unregistered."""
        reader = self.reader
        for stop in ends:
            records, bag = self.departments.anywhere(at, stop)
            guess = self.namer.borrowed(reader.index.bags.get(bag, ()), org) if records else None
            if guess is not None:
                return stop, guess
        if not ends or self.bounds.title_word(at):
            return None
        return ends[-1], unregistered(reader, at, ends[-1], org)

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
        record = self.reader.index.get(org.concept)
        parents = {record.parent} if record is not None else set()
        if self.reader.key(end) != "," and (outer.top.concept in above or outer.concept in parents | above):
            return after, org
        return None

    def link(self, at: int, *, comma: bool = True) -> int | None:
        """Return the token after a word that binds a unit to the body around it, or None."""
        reader = self.reader
        if comma and reader.key(at) == ",":
            return at + 1
        found = reader.phrase(at, self.language.links)
        return None if found is None else found[0]

    def _department(self, at: int, depth: int, floor: int) -> Found | None:
        """Return a department whose name begins at a token, with the body that follows it where there is one."""
        known: list[tuple[int, int, Org]] = []
        ends = [end for end in self.departments.ends(at) if end > floor]
        for end in ends:
            outer = self._outer(end, depth) or self._shared(end, depth)
            if outer is not None:
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
            return None
        return self._without_body(at, ends, depth) or (None if floor else self._unknown(at, ends, depth))

    def _inside(self, at: int, end: int, outer: Org) -> tuple[Org, int] | None:
        """Return the department of a body; of several that share the acronym, the one that has such a department is meant."""
        found = self.departments.inside(at, end, outer)
        if outer.rivals and (found is None or found[1] < 3):
            for identity in outer.rivals:
                record = self.reader.index.get(identity)
                other = self.departments.inside(at, end, self.namer.org(record)) if record is not None else None
                if other is not None and other[1] == 3:
                    return other
        return found

    def _unknown(self, at: int, ends: list[int], depth: int) -> Found | None:
        """Return a department that a text names inside a known body and nobody recorded."""
        for end in (end for end in reversed(ends) if end > at + 1):
            outer = self._outer(end, depth)
            inside = self.reader.keys[at:end]
            loose = "," in inside and "and" not in inside[inside.index(",") :]
            if (
                outer is not None
                and outer[1].known
                and self.reader.key(end) != ","
                and self.reader.capital(at)
                and not loose
            ):
                return outer[0], unregistered(self.reader, at, end, outer[1])
        return None

    def _outer(self, end: int, depth: int) -> Found | None:
        here = self.reader.bracketed_acronym(end) or end
        if self.reader.key(here) == "(":
            here = self._alias(here) or here
        link = self.link(here)
        found = self.at(link, depth + 1) if link is not None else None
        listed = found is not None and self.reader.key(here) == "," and found[1].department
        return None if listed else found

    def _above(self, at: int, end: int, depth: int) -> Found | None:
        """Return a department with the one around it after a comma: *Operations Bureau, the Joint Staff Department of X*."""
        if self.reader.key(end) != ",":
            return None
        found = self.at(end + 1, depth + 1)
        if found is None or not found[1].department or not found[1].known:
            return None
        for around in (found[1], found[1].top):
            inner = self.departments.inside(at, end, around)
            if inner is not None and inner[1] == 3 and found[1].concept in {org.concept for org in inner[0].chain()}:
                return found[0], inner[0]
        return None

    def _shared(self, end: int, depth: int) -> Found | None:
        """Return the body that a list of departments ends with, for one before the last: *A, B and C of X*."""
        reader = self.reader
        after = reader.skip_while(end, lambda key: key in {",", "and"})
        if after == end or not reader.capital(after):
            return None
        found = self.at(after, depth + 1)
        if found is None or not found[1].department or found[1].parent is None:
            return None
        return end, found[1].top

    def _without_body(self, at: int, ends: list[int], depth: int) -> Found | None:
        """Return a department by its name alone: of the body last named, or of the only body that has one so named."""
        for end in (end for end in ends if end > at + 1):
            outer = self._outer(end, depth)
            if outer is not None:
                _, bag = self.departments.anywhere(at, end)
                guess = self.namer.borrowed(self.reader.index.bags.get(bag, ()), outer[1])
                if guess is not None:
                    return outer[0], guess
        ends = [end for end in ends if end > at + 1]
        for end in ends:
            for context in (self.last, self.issuer):
                found = self.departments.inside(at, end, context) if context is not None else None
                if found is not None and found[1] == 3:
                    found[0].reasons = (*found[0].reasons, "the body is the one named before")
                    found[0].sure = False
                    return end, found[0]
        for end in ends:
            records, _ = self.departments.anywhere(at, end)
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


def unregistered(reader: Reader, start: int, end: int, parent: Org | None) -> Org:
    """Return an organization that looks official and is not on record: it has no name in the target language."""
    begin, stop = reader.span(start, end)
    text = " ".join(reader.text[begin:stop].split())
    return Org(
        "",
        "",
        parent=parent,
        standalone=False,
        sure=False,
        enforced=False,
        department=True,
        start=begin,
        end=stop,
        reasons=(f"“{text}” is not on record",),
    )
