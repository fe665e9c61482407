"""Persons' names in Hanyu Pinyin and the characters that can be read so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.language import Language

# The second word may be the first of the next pair: Professor Huang Lei.
_NAME = re.compile(r"([A-Z](?<![\w.-][A-Z])[a-z]+) (?=([A-Z][a-z]+(?:[-'’]?[a-z]+)?)(?![\w-]))")


_CAPITAL = re.compile(r" [A-Z](?<=[a-z] .)[a-z]")
"""Begins with a literal character, which is looked for many times faster than a name."""
_MANY = 100


@dataclass(frozen=True, slots=True)
class Person:
    """A name of the source: its place, and the syllables of surname and given name."""

    start: int
    end: int
    text: str
    syllables: tuple[str, ...]


def people(facts: Facts) -> Iterator[Person]:
    """Yield the names of the source that are spelt as pinyin, surname first, each once; of a long list the first hundred."""
    readings = facts.ours.list("readings")
    surnames = facts.ours.list("surnames")
    if not readings or not surnames:
        return
    known = _readings(readings)
    seen: set[str] = set()
    for match in _NAME.finditer(facts.source_text):
        name = f"{match[1]} {match[2]}"
        if name in seen or len(seen) > _MANY:
            continue
        seen.add(name)
        family = match[1].lower()
        if not known.get(family, frozenset()) & _set(surnames):
            continue
        given = _syllables(re.sub("[-'’]", " ", match[2].lower()), known)
        if given:
            yield Person(match.start(), match.end(2), name, (family, *given))


def families(_theirs: Language, ours: Language) -> frozenset[str]:
    """Return the surnames as pinyin spells them, with a capital: one of them stands where a name is."""
    surnames = _set(ours.list("surnames"))
    return frozenset(name.capitalize() for name, chars in _readings(ours.list("readings")).items() if chars & surnames)


def written(person: Person, facts: Facts) -> tuple[tuple[int, int], ...]:
    """Return where the target writes a name in characters that can be read so."""
    known = _readings(facts.ours.list("readings"))
    pattern = "".join(f"[{''.join(sorted(known[syllable]))}]" for syllable in person.syllables)
    return tuple(match.span() for match in re.finditer(pattern, facts.text))


def misread(person: Person, facts: Facts) -> tuple[int, int] | None:
    """Return a name of the target with the right surname and another given name; None when there is none."""
    known = _readings(facts.ours.list("readings"))
    family = known[person.syllables[0]] & _set(facts.ours.list("surnames"))
    size = len(person.syllables) - 1
    for match in re.finditer(f"[{''.join(sorted(family))}][{facts.ours.letters}]{{{size}}}", facts.text):
        # A post stands before a name or after it; without one the character may be any word's.
        before = facts.text[max(0, match.start() - 1) : match.start()]
        if before in _POSTS or not before or not re.match(f"[{facts.ours.letters}]", before):
            return match.span()
    return _renamed(person, facts, family)


def _renamed(person: Person, facts: Facts, family: frozenset[str]) -> tuple[int, int] | None:
    # The given name is right, the surname another's: 王磊教授 for Professor Huang Lei.
    known = _readings(facts.ours.list("readings"))
    given = "".join(f"[{''.join(sorted(known[syllable]))}]" for syllable in person.syllables[1:])
    others = "".join(sorted(_set(facts.ours.list("surnames")) - family))
    titles = "|".join(map(re.escape, facts.ours.section("titles").get("personal", ()))) or "(?!)"
    for match in re.finditer(f"[{others}]{given}", facts.text):
        before, after = facts.text[max(0, match.start() - 1) : match.start()], facts.text[match.end() : match.end() + 4]
        apart = before in _POSTS or not re.match(f"[{facts.ours.letters}]", before or " ")
        if apart and (re.match(titles, after) or (len(person.syllables) > 2 and before in _POSTS and before)):
            return match.span()
    return None


_POSTS = frozenset("长任员席记监官使师授士表人裁理")


def _syllables(text: str, known: dict[str, frozenset[str]]) -> tuple[str, ...]:
    parts = text.split()
    if len(parts) == 2:
        return tuple(parts) if all(part in known for part in parts) else ()
    if text in known:
        return (text,)
    # xian is one syllable before it is two; the longest first syllable that leaves one is taken.
    for cut in range(len(text) - 1, 0, -1):
        if text[:cut] in known and text[cut:] in known:
            return text[:cut], text[cut:]
    return ()


@lru_cache(maxsize=4)
def _readings(lines: tuple[str, ...]) -> dict[str, frozenset[str]]:
    return {reading: frozenset(chars) for reading, _, chars in (line.partition(" ") for line in lines)}


@lru_cache(maxsize=4)
def _set(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(lines))


def may_name(source: str) -> bool:
    """Tell whether a text holds two words with capitals side by side: without them there is no name to look for."""
    return _CAPITAL.search(source) is not None and _NAME.search(source) is not None
