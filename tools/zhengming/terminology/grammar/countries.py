"""Countries as texts name them, plainly, formally or by what is of them; and the posts of their officials."""

from functools import cached_property
from typing import TYPE_CHECKING

from zhengming.terminology import tokens
from zhengming.terminology.grammar.org import Org
from zhengming.terminology.grammar.post import Post, Title

if TYPE_CHECKING:
    from zhengming.terminology.grammar.reader import Language, Reader

MOST_ADJECTIVES = 4
"""How many words may stand before the noun of a country's formal name."""


MINISTERS = frozenset({"minister", "secretary"})
"""What a member of a government is called behind what he is for: *US Commerce Secretary*."""


class Atlas:
    """The tables of countries for one direction, folded when they are first asked for."""

    def __init__(self, language: "Language") -> None:
        """Take the tables of `language`."""
        self.language = language
        self.index = language.index
        forms: dict[str, list[str]] = language.table.get("country-forms", {})
        self.nouns = frozenset(forms.get("noun", ()))
        self.adjectives = frozenset(forms.get("adjective", ()))
        self.none = frozenset(forms.get("none", ()))
        self.target = language.ladders.table

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name of a country, folded, with the folded name under which CLDR has it."""
        own = {name: name for name, texts in self.index.countries.items() if texts and name not in self.none}
        said = {name: tokens.phrase(known) for name, known in self.language.table.get("countries", {}).items()}
        return self._known({**own, **said})

    @cached_property
    def starts(self) -> frozenset[str]:
        """Words with which a country, or what is of one, begins."""
        return frozenset(name.split(" ", 1)[0] for table in (self.names, self.demonyms) for name in table)

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """What is of a country, folded, with the folded name under which CLDR has it."""
        table: dict[str, str] = self.language.table.get("demonyms", {})
        return self._known({name: tokens.phrase(known) for name, known in table.items()})

    @cached_property
    def posts(self) -> dict[str, str]:
        """Posts of heads of states and governments, with their rows."""
        return self._known(self.language.table.get("foreign-posts", {}))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words with which a post of a state abroad begins."""
        return frozenset(entry.split(" ", 1)[0] for table in (self.posts, self.portfolios) for entry in table)

    @cached_property
    def portfolios(self) -> dict[str, str]:
        """What ministers are for, with their rows."""
        return self._known(self.language.table.get("foreign-portfolios", {}))

    def _known(self, table: dict[str, str]) -> dict[str, str]:
        """Note with which words the entries of a table begin: only there are they sought."""
        self.language.first_words[id(table)] = frozenset(entry.split(" ", 1)[0] for entry in table)
        return table

    @cached_property
    def called(self) -> dict[str, str]:
        """Countries that are called otherwise than CLDR does."""
        return {tokens.phrase(name): text for name, text in self.target.get("country-names", {}).items()}

    @cached_property
    def cities(self) -> dict[str, str]:
        """Cities abroad with a consulate general."""
        return self._known({tokens.phrase(name): text for name, text in self.target.get("cities", {}).items()})

    @cached_property
    def exceptions(self) -> dict[tuple[str, str], str]:
        """Posts of one country that are called otherwise than elsewhere."""
        table: dict[str, dict[str, str]] = self.target.get("foreign-exceptions", {})
        return {(row, tokens.phrase(name)): text for row, items in table.items() for name, text in items.items()}

    def text(self, name: str) -> str:
        """Return what a country is called in the target language."""
        return self.called.get(name) or self.index.countries.get(name, {}).get(self.language.target, "")


class Countries:
    """Reads countries in one text."""

    def __init__(self, reader: "Reader") -> None:
        """Read `reader`'s text."""
        self.reader = reader
        self.atlas = reader.language.atlas

    def named(self, at: int) -> tuple[int, str] | None:
        """Return the end and folded CLDR name of a country at a token: `France`, `the Kingdom of the Netherlands`."""
        reader = self.reader
        here = at + (reader.key(at) == "the")
        if not reader.capital(here):
            return None
        found = reader.phrase(here, self.atlas.names)
        formal = self._formal(here)
        if formal is not None and (found is None or formal[0] > found[0]):
            return formal
        return None if found is None else (found[0], self.atlas.names[found[1]])

    def _formal(self, at: int) -> tuple[int, str] | None:
        reader, here = self.reader, at
        while here < at + MOST_ADJECTIVES and reader.key(here) in self.atlas.adjectives:
            here += 1
            here += reader.possessive(here)
        noun = next((size for size in (2, 1) if " ".join(reader.keys[here : here + size]) in self.atlas.nouns), 0)
        if not noun or reader.key(here + noun) != "of":
            return None
        after = here + noun + 1
        after += reader.key(after) == "the"
        found = reader.phrase(after, self.atlas.names) if reader.capital(after) else None
        return None if found is None else (found[0], self.atlas.names[found[1]])

    def org(self, at: int) -> tuple[int, Org] | None:
        """Return the end and the country at a token as the host of a mission."""
        found = self.named(at)
        text = self.atlas.text(found[1]) if found is not None else ""
        if found is None or not text:
            return None
        return found[0], self._host(text, f"country:{found[1]}", "CLDR", "Unicode CLDR")

    def whose(self, at: int) -> tuple[int, Org] | None:
        """Return the end and the country whose a thing is at a token: *Singapore*, *Japanese*."""
        found = self._whose(at)
        text = self.atlas.text(found[1]) if found is not None else ""
        return (found[0], self._host(text, "", "CLDR", "")) if found is not None and text else None

    def owned(self, org: Org, country: Org) -> None:
        """Make a body that is named like a Chinese one another country's, never surely: *the Ministry of Education of X*."""
        org.full = org.short = country.full + org.full
        org.accepted, org.forbidden, org.concept, org.sources = (org.full,), (), "", ()
        org.sure = org.enforced = False
        org.reasons = (*org.reasons, f"said to be a body of {country.full}")

    def city(self, at: int) -> tuple[int, Org] | None:
        """Return the end and the city at a token as the seat of a consulate."""
        found = self.reader.phrase(at, self.atlas.cities) if self.reader.capital(at) else None
        if found is None:
            return None
        return found[0], self._host(self.atlas.cities[found[1]], f"city:{found[1]}", "a consulate's seat", "")

    def _host(self, text: str, concept: str, why: str, source: str) -> Org:
        sources = (source,) if source else ()
        return Org(text, text, concept=concept, accepted=(text,), reasons=(f"{text} ({why})",), sources=sources)

    def official(self, start: int) -> Post | None:
        """Return a post held in another country, never sure: *German Chancellor*, *Minister of Health of Malaysia*."""
        key = self.reader.key(start + (self.reader.key(start) == "the"))
        if key in self.atlas.starts:
            return self._before(start)
        return self._after(start) if key in self.atlas.heads or key == "minister" else None

    def _whose(self, at: int) -> tuple[int, str] | None:
        """Return the end and country of a name or of a word for what is of it; a body's acronym is the body's first."""
        acronym = self.reader.acronym_at(at) if at < self.reader.size and self.reader.words[at].isupper() else None
        if acronym is not None and self.reader.records(acronym[1], "body"):
            return None
        found = self.reader.phrase(at, self.atlas.demonyms)
        whose = self.named(at) if found is None else (found[0], self.atlas.demonyms[found[1]])
        if whose is not None and self.reader.key(whose[0]) == "." and len(self.reader.key(whose[0] - 1)) == 1:
            return whose[0] + 1, whose[1]
        return whose

    def of(self, at: int) -> int:
        """Return the token after a country or what is of one; -1 where none stands."""
        found = self._whose(at) if self.reader.capital(at) else None
        return -1 if found is None else found[0]

    def _before(self, start: int) -> Post | None:
        """Return a post after its country: *the Russian First Deputy Prime Minister*, *Thailand's foreign minister*."""
        reader = self.reader
        at = start + (reader.key(start) == "the")
        if not reader.capital(at):
            return None
        found = self._whose(at)
        if found is None:
            return None
        here = found[0] + reader.possessive(found[0])
        held = self._title(here)
        return None if held is None else self._post(self._sent(held, held[0]), found[1], start, held[0], here)

    def _after(self, start: int) -> Post | None:
        """Return a post before its country: *President of the French Republic*, *Minister of Finance of Singapore*."""
        reader = self.reader
        at = start + (reader.key(start) == "the")
        held = self._title(at)
        if held is None or reader.key(held[0]) != "of":
            return None
        found = self.named(held[0] + 1)
        if found is None or not self._ends(found[0]):
            return None
        return self._post(self._sent(held, found[0]), found[1], start, found[0], at)

    def _ends(self, at: int) -> bool:
        """Tell whether a country's name is not only the beginning of another: *President of France Telecom*."""
        reader = self.reader
        run = reader.run(at)
        return reader.key(at) != "-" and not any(key in reader.language.grammar.units for key in reader.keys[at:run])

    def _title(self, at: int) -> tuple[int, str, str] | None:
        """Return the end, kind of table and row of a post of a state at a token."""
        reader, atlas = self.reader, self.atlas
        found = reader.phrase(at, atlas.posts)
        if found is not None:
            return found[0], "foreign-posts", atlas.posts[found[1]]
        if reader.key(at) == "minister" and reader.key(at + 1) in {"of", "for"}:
            what = reader.phrase(at + 2, atlas.portfolios)
            return None if what is None else (what[0], "foreign-portfolios", atlas.portfolios[what[1]])
        what = reader.phrase(at, atlas.portfolios)
        if what is None or reader.key(what[0]) not in MINISTERS:
            return None
        return what[0] + 1, "foreign-portfolios", atlas.portfolios[what[1]]

    def _sent(self, held: tuple[int, str, str], at: int) -> tuple[int, str, str]:
        """Take an ambassador for the one here where that is said: *Ambassador of Grenada to China*."""
        here = at + 1 + (self.reader.key(at + 1) == "the")
        if held[2] != "ambassador" or self.reader.key(at) != "to":
            return held
        return (
            held if self.reader.phrase(here, self.reader.language.nations) is None else (*held[:2], "ambassador-here")
        )

    def _post(self, held: tuple[int, str, str], country: str, start: int, end: int, begin: int) -> Post | None:
        """Return the post of a country's official; ambassadors are left to the missions."""
        _, table, row = held
        name = self.atlas.text(country)
        pattern = self.atlas.exceptions.get((row, country)) or self.atlas.target.get(table, {}).get(row, "")
        if not name or not pattern:
            return None
        text = pattern.format(name)
        title = Title(row, kind="named", text=text, sure=False, reasons=(f"{text}: a post of {country}, by rule",))
        return Post(title, None, start, end, begin, held[0])
