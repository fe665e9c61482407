"""Acronyms on both sides of a unit: capitals of two letters and more, outside markup."""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts

_ACRONYM = re.compile(
    r"""
    (?P<name>[A-Z](?<![A-Za-z0-9_.\@\#$*-][A-Z])(?<![a-z0-9._-]/[A-Z])(?<!^/[A-Z])[A-Z0-9]*[A-Z][A-Z0-9]*)
    (?:s|'s|’s)?(?![A-Za-z0-9_(=]|[-.*][A-Za-z0-9])
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?![A-Za-z0-9])")
_SHOUTING = re.compile(r"\b[A-Z]{2,}\b\W+\b[A-Z]{2,}\b\W+\b[A-Z]{2,}\b")


def of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the acronyms of a masked text with their places; nothing from a text that is all in capitals."""
    found = list(_ACRONYM.finditer(text))
    if len(found) >= 3 and _SHOUTING.search(text):
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
    for name, start, end in of(facts.source_text):
        if name in seen or name in facts.target:
            continue
        seen.add(name)
        low = low or facts.target.lower()
        if facts.source[start - 1 : start] != "(" and _word(name, facts):
            continue
        if name.lower() in low or facts.scene.style.translates(name) or name in facts.ours.list("translated-acronyms"):
            continue
        yield name, start, end


def _word(name: str, facts: Facts) -> bool:
    # NEVER, USERNAME, FILE1: words in capitals for emphasis or to be filled in.
    letters = name.rstrip("0123456789")
    return (
        len(letters) >= 6
        or (letters != name and len(letters) >= 3)
        or name.lower() in facts.theirs.section("function").get("words", ())
    )


def added(facts: Facts) -> Iterator[tuple[str, int, int]]:
    """Yield the acronyms of the target that the source has nowhere."""
    for match in _TOKEN.finditer(facts.text):
        if match[0] not in facts.source and match[0].lower() not in facts.source.lower():
            yield match[0], match.start(), match.end()
