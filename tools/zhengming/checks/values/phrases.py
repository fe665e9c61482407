"""Words that carry a value without a figure of their own: quarters, half-years, parts of the day, decades, fractions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhengming.checks.language import Language, language
from zhengming.checks.values import numbers

_CENTURY = 100
_MANY = 100


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase says, in a form that is the same in every language, and where it stands."""

    key: str
    start: int
    end: int


def read(text: str, tables: Language, group: str) -> tuple[Phrase, ...]:
    """Return the phrases of a group in a masked text, in text order; empty where the language has no table for it."""
    pattern = _pattern(tables.tag, group)
    if pattern is None:
        return ()
    found = (_phrase(match, tables, group) for match in pattern.finditer(text))
    return tuple(one for one in found if one)


def differing(theirs: tuple[Phrase, ...], ours: tuple[Phrase, ...]) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield phrases left over on both sides when those that agree are paired."""
    rest = list(theirs[:_MANY])
    alone = []
    for one in ours[:_MANY]:
        partner = next((other for other in rest if _agree(one.key, other.key)), None)
        if partner:
            rest.remove(partner)
        else:
            alone.append(one)
    # One said twice may stand once.
    alone = [one for one in alone if not any(_agree(one.key, other.key) for other in theirs[:_MANY])]
    rest = [one for one in rest if not any(_agree(one.key, other.key) for other in ours[:_MANY])]
    yield from zip(rest, alone, strict=False)


def _agree(one: str, other: str) -> bool:
    # 80年代 is the decade of any century.
    return one == other or (one.startswith("*") != other.startswith("*") and one[-2:] == other[-2:])


def _phrase(match: re.Match[str], tables: Language, group: str) -> Phrase | None:
    facts = {key[: key.rindex("_")]: value for key, value in match.groupdict().items() if value and "_" in key}
    if "den" in facts:
        top, bottom = _integer(facts["num"], tables, group), _integer(facts["den"], tables, group)
        key = f"{top}/{bottom}" if top and bottom and top < bottom else ""
    elif "full" in facts:
        key = facts["full"]
    elif "tens" in facts:
        tens, century = _integer(facts["tens"], tables, group), _integer(facts.get("century", ""), tables, group)
        key = f"{(century - 1) * _CENTURY + (tens or 0)}" if century else f"*{tens}"
    else:
        key = next(name for name, value in match.groupdict().items() if value and name.startswith("key_"))
        key = key.split("_", 2)[2]
    return Phrase(key, match.start(), match.end()) if key else None


def _integer(text: str, tables: Language, group: str) -> int | None:
    names = tables.section("phrases").get(group, {}).get("den", {})
    if not text or text.lower() in names:
        return names.get(text.lower()) if text else None
    if text.isdigit():
        return int(text)
    found = numbers.read(text, tables)
    return int(found[0].value) if found else None


@lru_cache(maxsize=64)
def _pattern(tag: str, group: str) -> re.Pattern[str] | None:
    table = language(tag).section("phrases").get(group)
    if not table:
        return None
    edge = "" if language(tag).wide else r"\b"
    pieces, count = [], 0
    for key, forms in table.items():
        for form in forms if isinstance(forms, list) else ():
            count += 1
            numbered = re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{count}>", form)
            start = edge if form[:1].isalpha() else ""
            pieces.append(f"(?P<key_{count}_{key}>{start}{numbered})")
    return re.compile("|".join(pieces), re.IGNORECASE)
