"""What an unregistered name is most likely called: its words put together as registered names put theirs.

Everything here is a proposal. The words stand in `glossary/wording/`; names are taken apart at their prepositions and put
together head last, as Chinese does: *Department of Rural Water Supply* → 农村 + 供水 + 司.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from zhengming.errors import GlossaryError
from zhengming.terminology import tokens
from zhengming.terminology.content import ROMAN

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "wording"
LONGEST = 9
"""How many words one entry may have."""
MOST_WORDS = 24
"""How many words a name may have to be put together at all."""
PLAIN = 2
"""Characters up to which two joined words stand side by side without *and*: 规划财务."""
SILENT = frozenset({"-", "the", ".", "'s", "'", "(", ")", "“", "”", "a"})
UNNAMED = "-"
"""Closing noun of a kind of body whose name in Chinese depends on the place's level."""


class Placed(NamedTuple):
    """A place at the beginning of a text: how many words name it, 上海, 上海市, and whether it is a province."""

    size: int
    bare: str
    full: str
    province: bool


Place = Callable[[str], Placed | None]


def tables(path: "Path", table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a wording file's tables with every English phrase folded; GlossaryError when one is missing or empty."""
    found: dict[str, Any] = {"joint": table.get("joint", ""), "numerals": list(table.get("numerals", ()))}
    found["prepositions"] = frozenset(table.get("prepositions", ()))
    found["leads-before"] = {kind: dict(leads) for kind, leads in table.get("leads-before", {}).items()}
    found["local"] = dict(table.get("local", {}))
    found["endings"] = dict(table.get("endings", {}))
    found["loose"] = frozenset(key for word in table.get("loose", ()) for key in tokens.keys(word))
    for name in ("leads", "units", "heads", "words"):
        entries = table.get(name, {})
        if not isinstance(entries, dict) or not all(isinstance(text, str) for text in entries.values()):
            raise GlossaryError(f"[{name}] must give one text a phrase", path=path, remedy='write "water" = "水"')
        found[name] = _folded(entries)
    return found


def _folded(entries: Mapping[str, str]) -> dict[str, str]:
    """Key entries as they are spelt, and folded where no other entry is spelt so: *securities* beside *security*."""
    spelt = {" ".join(_spelt(phrase)): text for phrase, text in entries.items()}
    for phrase, text in entries.items():
        spelt.setdefault(" ".join(_keys(phrase)), text)
    return spelt


def _spelt(text: str) -> list[str]:
    return [word.lower() for word, key in zip(tokens.words(text), tokens.keys(text), strict=True) if key not in SILENT]


def _keys(text: str) -> list[str]:
    return [key for key in tokens.keys(text) if key not in SILENT]


class Wording:
    """The wording tables of one direction."""

    def __init__(self, table: Mapping[str, Any], ordinals: Mapping[str, int]) -> None:
        """Take the tables as compiled, and the source language's ordinals."""
        self.table = table
        self.ordinals = ordinals
        self.words: Mapping[str, str] = table["words"]
        self.leads: Mapping[str, str] = table["leads"]
        self.prepositions: frozenset[str] = table["prepositions"]
        self.loose: frozenset[str] = table["loose"]
        self.lead_starts = frozenset(phrase.split(" ", 1)[0] for phrase in self.leads)
        self.head_starts = frozenset(phrase.split(" ", 1)[0] for phrase in table["heads"])
        self.head_ends = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in table["heads"])

    def telling(self, text: str) -> str:
        """Return the words of an agency's name that tell it apart, sorted; nothing when it has no word of an agency's name."""
        words = {
            key for key in tokens.keys(text) if key not in SILENT and key not in self.prepositions and key.isalnum()
        }
        rest = words - self.loose - {"and"}
        return " ".join(sorted(rest)) if len(words) > len(rest) else ""

    def unit(self, text: str, ending: str, place: Place) -> str:
        """Return what a department of a body is most likely called, or nothing; `ending` is what most units there end in."""
        name = _Name(self, text, place)
        found = name.headed(self.table["units"])
        if found is None:
            return ""
        rest, closing, number = found
        closing = closing or ending
        if not rest and not number:
            return closing if found[1] else ""
        if number and len(closing) > 1:
            return ""
        inner = name.said(rest) if rest else ""
        if not inner and (rest or not number):
            return ""
        return number.join(_overlapped(inner, closing))

    def body(self, text: str, place: Place, *, free: bool = True) -> str:
        """Return what a body of its own is most likely called, or nothing.

        Unless it is `free`, the name must say that it is the nation's or a place's.
        """
        name = _Name(self, text, place)
        lead, placed = name.lead()
        found = name.headed(self.table["heads"])
        if found is None or found[2] or not (free or lead or placed is not None):
            return ""
        rest, closing, _ = found
        inner = name.said(rest)
        if not inner and (rest or closing == UNNAMED or not lead + (placed.bare if placed is not None else "")):
            return ""
        if placed is not None:
            local = self.table["local"].get(closing)
            if closing == UNNAMED:
                closing = self.table["local"]["province" if placed.province else "city"]
            lead = placed.full if local else placed.bare
        elif closing == UNNAMED:
            return ""
        lead = self.table["leads-before"].get(closing, {}).get(lead, lead)
        return closing.format(inner) if "{}" in closing else lead + "".join(_overlapped(inner, closing))


def _overlapped(inner: str, closing: str) -> tuple[str, str]:
    """Return the two parts of a name without what the first says of the second: 保护研究 + 研究所 → 保护, 研究所."""
    longest = min(len(inner), len(closing))
    shared = (size for size in range(longest, 0, -1) if inner.endswith(closing[:size]))
    size = next((size for size in shared if size > 1 or size == len(closing)), 0)
    return inner[: len(inner) - size] if size < len(inner) else inner, closing


class _Name:
    """One name being taken apart."""

    def __init__(self, wording: Wording, text: str, place: Place) -> None:
        self.wording = wording
        self.place = place
        pairs = zip(tokens.words(text), tokens.keys(text), strict=True)
        kept = [(word.lower(), key) for word, key in pairs if key not in SILENT][: MOST_WORDS + 1]
        while kept and kept[-1][1] in wording.prepositions | {",", "and"}:
            kept.pop()
        self.spelt = [word for word, _ in kept]
        self.keys = [key for _, key in kept]

    def lead(self) -> tuple[str, Placed | None]:
        """Take off the nation or place that a name begins or ends with, and return it."""
        placed = self.place(" ".join(self.spelt))
        if placed is not None and placed.size < len(self.keys):
            self._cut(placed.size, len(self.keys))
            return "", placed
        leads, found = self.wording.leads, ""
        for size in (4, 3, 2, 1):
            entry = self._entry(leads, 0, size)
            if entry and size < len(self.keys):
                found = entry
                self._cut(size, len(self.keys))
                break
        for at in range(2, len(self.keys)):
            if self.keys[at - 1] in {"of", "in"}:
                tail = " ".join(self.spelt[at:])
                if leads.get(tail, "") == leads.get("china", None):
                    self._cut(0, at - 1)
                    return found or leads[tail], None
                around = self.place(tail)
                if around is not None and around.size == len(self.keys) - at and not found:
                    self._cut(0, at - 1)
                    return "", around
        return found, None

    def _cut(self, start: int, end: int) -> None:
        self.spelt, self.keys = self.spelt[start:end], self.keys[start:end]

    def _entry(self, entries: Mapping[str, str], at: int, size: int) -> str | None:
        """Return what stands in a table for some words, as they are spelt or folded."""
        found = entries.get(" ".join(self.spelt[at : at + size]))
        return found if found is not None else entries.get(" ".join(self.keys[at : at + size]))

    def headed(self, nouns: Mapping[str, str]) -> tuple[range, str, str] | None:
        """Return the places of the words that say what for, the closing noun and the number of a name; None without a noun."""
        size = len(self.keys)
        if not 1 < size <= MOST_WORDS:
            return None
        whole = self._entry(nouns, 0, size)
        if whole is not None:
            return range(0), whole, ""
        first, number = 0, ""
        if self.keys[0].isdigit() or self.keys[0] in self.wording.ordinals:
            number = self._numeral(self.keys[0])
            first = 1 if number else 0
        last = size
        if not number and size > 2 and (self.keys[-1].isdigit() or self.keys[-1] in ROMAN):
            number = self._numeral(self.keys[-1])
            last = size - 1 - (self.keys[-2] == "no") if number else size
        for length in range(min(5, last - first), 0, -1):
            noun = self._entry(nouns, first, length)
            after = first + length
            if noun is not None and after < last and self.keys[after] in {"of", "for", "on"}:
                return range(after + 1, last), noun, number
        for length in range(min(5, last - first - 1), 0, -1):
            noun = self._entry(nouns, last - length, length)
            if noun is not None:
                return range(first, last - length), noun, number
        return None

    def _numeral(self, key: str) -> str:
        value = int(key) if key.isdigit() else self.wording.ordinals.get(key) or ROMAN.get(key) or 0
        numerals: Sequence[str] = self.wording.table.get("numerals", ())
        return numerals[value - 1] if 0 < value <= len(numerals) else ""

    def said(self, places: range) -> str:
        """Return the words at some places, head last; nothing when one of them is not in the tables."""
        start, end = places.start, places.stop
        while start < end and self.keys[start] in {"and", ","}:
            start += 1
        while start < end and self.keys[end - 1] in {"and", ","}:
            end -= 1
        if start >= end:
            return ""
        whole = self._row(start, end)
        if whole:
            return whole
        for at in range(start + 1, end - 1):
            if self.keys[at] in self.wording.prepositions:
                behind, before = self.said(range(at + 1, end)), self.said(range(start, at))
                return behind + before if behind and before else ""
        return ""

    def _row(self, start: int, end: int) -> str:
        """Return words that stand side by side, the longest entries first; nothing when a preposition is left."""
        parts: list[str] = []
        joined = False
        at = start
        while at < end:
            if self.keys[at] in {"and", ","}:
                joined, at = bool(parts), at + 1
                continue
            size, text = self._longest(at, end)
            if not size:
                return ""
            long = joined and max(len(text), len(parts[-1])) > PLAIN
            parts.append((str(self.wording.table.get("joint", "")) if long else "") + text)
            joined, at = False, at + size
        return "".join(parts)

    def _longest(self, at: int, end: int) -> tuple[int, str]:
        for size in range(min(LONGEST, end - at), 0, -1):
            found = self._entry(self.wording.words, at, size)
            if found is not None:
                return size, found
        placed = self.place(" ".join(self.spelt[at:end]))
        return (placed.size, placed.bare) if placed is not None and placed.size <= end - at else (0, "")
