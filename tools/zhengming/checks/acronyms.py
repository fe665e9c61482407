"""Acronyms on both sides of a unit: capitals of two letters and more, outside markup."""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts

_ACRONYM = re.compile(
    r"""
    (?P<name>[A-Z](?<![A-Za-z0-9_.\@\#$*-][A-Z])(?<![a-z0-9._-]/[A-Z])(?<!^/[A-Z])[A-Z0-9]*[A-Z][A-Z0-9]*)
    (?:s|'s|’s)?(?![A-Za-z0-9_(=]|[-.*][A-Za-z0-9])
    """,
    re.VERBOSE,
)
FORM = re.compile(r"[A-Z][A-Z0-9]*[A-Z]")
"""What a stretch between blanks has if it may hold an acronym."""
_LONG = 6
_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?![A-Za-z0-9])")
_SHOUTING = re.compile(r"\b[A-Z]{2,}\b\W+\b[A-Z]{2,}\b\W+\b[A-Z]{2,}\b")


def of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the acronyms of a masked text with their places; nothing from a text that is all in capitals."""
    found = list(_ACRONYM.finditer(text))
    # A text all in capitals, be it one word, is a heading.
    if found and (text.upper() == text or (len(found) >= 3 and _SHOUTING.search(text))):
        return
    for match in found:
        yield match["name"], match.start("name"), match.end("name")


def missing(facts: Facts) -> tuple[tuple[str, int, int], ...]:
    """Return the acronyms of the source that stand nowhere in the target, each once, in text order."""
    found: tuple[tuple[str, int, int], ...] | None = facts.__dict__.get("_missing_acronyms")
    if found is None:
        found = facts.__dict__["_missing_acronyms"] = tuple(_missing(facts))
    return found


def _missing(facts: Facts) -> Iterator[tuple[str, int, int]]:
    seen: set[str] = set()
    low = ""
    found = [one for one in of(facts.source_text) if one[0] not in facts.target]
    # NAME, VALUE, COMMAND: where one is a stand-in, the others are.
    stand_ins = sum(_word(name, facts) for name, _, _ in found) > 0
    for name, start, end in found:
        if name in seen:
            continue
        seen.add(name)
        low = low or facts.target.lower()
        bracketed = facts.source[start - 1 : start] == "("
        if not bracketed and (stand_ins or facts.source[start - 1 : start] == "=" or _spelt(facts.source_text, end)):
            continue
        if name.lower() in low or facts.scene.style.translates(name) or _rendered(name, facts):
            continue
        yield name, start, end


def _rendered(name: str, facts: Facts) -> bool:
    words = _table(facts.ours.list("translated-acronyms")).get(name)
    return words is not None and (not words or any(word in facts.target.replace(" ", "") for word in words))


@lru_cache(maxsize=8)
def _table(lines: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {words[0]: tuple(words[1:]) for words in (line.split() for line in lines)}


def _spelt(text: str, end: int) -> bool:
    # SDR (Special Drawing Right): the words are there to be translated.
    return re.match(r" \([A-Z][a-z]+ [A-Z][a-z]", text[end : end + 40]) is not None


def _word(name: str, facts: Facts) -> bool:
    # NEVER, USERNAME, FILE1: words in capitals for emphasis or to be filled in.
    letters = name.rstrip("0123456789")
    return (
        len(letters) >= _LONG
        or (letters != name and len(letters) >= 3)
        or (name.lower() in facts.theirs.section("function").get("words", ()) and not _recorded(name, facts))
    )


def _recorded(name: str, facts: Facts) -> bool:
    # WHO among words that are no capitals is the organization.
    base = facts.scene.termbase
    return base is not None and len(name) > 2 and name in base.index.acronyms


def swapped(facts: Facts, name: str) -> str | None:
    """Return a long acronym of the source that the target lacks and that begins as `name` does: UNICEF for UNESCO."""
    low = facts.target.lower()
    for other, _, _ in of(facts.source_text):
        if len(other) >= _LONG and other[:2] == name[:2] and other.lower() not in low and not _rendered(other, facts):
            return other
    return None


def added(facts: Facts) -> Iterator[tuple[str, int, int]]:
    """Yield the acronyms of the target that the source has nowhere."""
    for match in _TOKEN.finditer(facts.text):
        if match[0] not in facts.source and match[0].lower() not in facts.source.lower():
            yield match[0], match.start(), match.end()
