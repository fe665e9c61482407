"""The placeholders of the target are not those of the source.

A program fills them in: one that is lost, added or misspelt prints nonsense or crashes (gettext manual, 15.3).
Their order is free where they are named or numbered.

    en: Enter a valid %(protocol)s address.
    bad: 请输入有效的%(protocal)s地址。
    fixed: 请输入有效的%(protocol)s地址。

    en: new permissions are %s, not %s
    bad: 新权限为%d，而非%s

    en: Hello {name}, you have {count} messages.
    good: {name}，您有{count}条消息。

    en: Copied %1$s to %2$s
    bad: 已将 %1$s 复制到 %1$s

    en: %s of %s (%.1f%%)
    bad: %s / %s（%.1f%）

    en: {count, plural, one {# item} other {# items}}
    bad: {count, plural, one {# 项}}

    en: {count, plural, one {# item} other {# items}}
    good: {count, plural, other {# 项}}

    en: Set ${VARNAME} or use {INTEGER}.
    good: 设置 ${变量名} 或使用 {整数}。
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.masking import Mask, Masked, mask

SEVERITY = "error"
EITHER = "%{$"
_PRINTF = re.compile(r"%(\d+\$)?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?([hlLzjt]*[a-zA-Z@]|<PRI\w+>)")
_NAMED = re.compile(r"%\(|\{\w|\$[({A-Z_]")
_NUMBERED = re.compile(r"%\d+\$(.+)")
_POSITION = re.compile(r"%(?:[a-zA-Z@]+|<PRI\w+>)")
_INNER = re.compile(r"%\(\w+\)[sdif]|%(?:\d+\$)?[sd](?![0-9A-Fa-f])|\{\w*\}")
_ICU = re.compile(r"\{\s*([\w.]+)\s*,\s*([a-z]+)")
_BRANCH = re.compile(r"(?:=\d+|\b[a-z_]\w*)(?=\s*\{)", re.IGNORECASE)
_CAPITALS = re.compile(r"\$?\{[A-Z][A-Z_]*\}|\$[A-Z_]+")
_WORDS = re.compile(r"\{[^\x00-\x7f]+\}")
_STRAY = re.compile("%")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield each placeholder that only one side has, ICU messages without a branch that they need, and bare percent signs."""
    if not facts.source_masked.masks and not facts.masked.masks:
        return
    theirs, ours = _all(facts.source_masked), _all(facts.masked)
    given, found = _placeholders(theirs, ours), _placeholders(ours, theirs)
    if given != found:
        yield from _differing(facts, given, found)
    yield from _bare(facts, theirs, ours)
    yield from _branches(theirs, ours)


def _differing(facts: Facts, given: Counter[str], found: Counter[str]) -> Iterator[Hit]:
    other = _other_form(facts)
    missing, added = list((given - found).elements()), list((found - given).elements())
    if other is not None and (not (other - found or found - other) or (not added and facts.form == 0)):
        return
    missing, added = _unexplained(missing, facts.source, facts.target), _unexplained(added, facts.target, facts.source)
    ours, theirs = _all(facts.masked), _all(facts.source_masked)
    for place, key in zip(_kept(ours), _keys(ours, theirs), strict=True):
        if key in added:
            added.remove(key)
            single = missing[0] if len(missing) == 1 and not added else None
            fix = Fix(place.start, place.end, single) if single and "," not in single else None
            hint = f'the source has "{missing[0]}"' if missing else ""
            yield Hit(f'placeholder "{place.text}" is not in the source', place.start, place.end, fix=fix, hint=hint)
            missing = missing[1:]
    for key in missing:
        yield Hit(f'placeholder "{key}" is missing', 0, len(facts.target))


def _unexplained(keys: list[str], own: str, other: str) -> list[str]:
    # What stands in the other text as often (in code there, in words here) is not lost; nor is {NUMBER} rendered by {数字}.
    words = _WORDS.search(other) is not None
    return [key for key in keys if not 0 < own.count(key) <= other.count(key) and not _stands_for(key, words)]


def _stands_for(key: str, words: bool) -> bool:
    return (words and _CAPITALS.fullmatch(key) is not None) or _WORDS.search(key) is not None


def _bare(facts: Facts, theirs: tuple[Mask, ...], ours: tuple[Mask, ...]) -> Iterator[Hit]:
    # In a format %% prints one sign; a sign alone swallows what follows.
    doubled = sum(mask.text == "%%" for mask in theirs)
    if doubled and doubled > sum(mask.text == "%%" for mask in ours) and any(mask.text != "%%" for mask in theirs):
        for match in _STRAY.finditer(facts.text):
            fix = Fix(match.start(), match.end(), "%%")
            yield Hit('"%" must be doubled in a format', match.start(), match.end(), fix=fix)


def _branches(theirs: tuple[Mask, ...], ours: tuple[Mask, ...]) -> Iterator[Hit]:
    given = {icu[1]: mask for mask in theirs if (icu := _ICU.match(mask.text))}
    for own in ours:
        icu = _ICU.match(own.text)
        source = given.get(icu[1]) if icu else None
        if icu is None or source is None:
            continue
        wanted, has = set(_BRANCH.findall(source.text)), set(_BRANCH.findall(own.text))
        # Plural categories are the language's own; those of a select are the program's.
        lost = sorted(wanted - has) if icu[2] == "select" else sorted({"other"} & (wanted - has))
        for name in lost:
            yield Hit(f'branch "{name}" of "{icu[1]}" is missing', own.start, own.end)


def _other_form(facts: Facts) -> Counter[str] | None:
    if facts.unit.plural is None:
        return None
    text = facts.unit.plural if facts.source == facts.unit.source else facts.unit.source
    return _placeholders(_all(mask(text)), _all(facts.masked))


def _all(masked: Masked) -> tuple[Mask, ...]:
    # An address or an attribute of a tag may hold placeholders of its own.
    found: list[Mask] = []
    for one in masked.masks:
        if one.kind == "placeholder":
            found.append(one)
        elif one.kind in {"tag", "url"} and ("%" in one.text or "{" in one.text):
            found += (
                Mask("placeholder", one.start + match.start(), one.start + match.end(), match[0])
                for match in _INNER.finditer(one.text)
            )
    return tuple(found)


def _kept(masks: tuple[Mask, ...]) -> list[Mask]:
    return [mask for mask in masks if mask.text != "%%"]


def _placeholders(masks: tuple[Mask, ...], others: tuple[Mask, ...]) -> Counter[str]:
    keys = _keys(masks, others)
    # A named one may be said again, or once for twice.
    return Counter(key for at, key in enumerate(keys) if not _NAMED.match(key) or key not in keys[:at])


def _keys(masks: tuple[Mask, ...], others: tuple[Mask, ...]) -> list[str]:
    # %2$s … %1$s says the same as %s … %s in the source's order: where one side is numbered, the other is counted.
    keys = [_key(mask) for mask in _kept(masks)]
    if any(_NUMBERED.match(key) for key in keys) or not any(_NUMBERED.match(_key(mask)) for mask in others):
        return keys
    count = 0
    for at, key in enumerate(keys):
        if _POSITION.fullmatch(key):
            count += 1
            keys[at] = f"%{count}${key[1:]}"
    return keys


def _key(mask: Mask) -> str:
    # Of an ICU message only the argument and its type must stay; its branches are language. Of %-5.2f the type counts:
    # width and precision are layout.
    icu = _ICU.match(mask.text)
    if icu:
        return f"{icu[1]}, {icu[2]}"
    plain = _PRINTF.fullmatch(mask.text)
    return f"%{plain[1] or ''}{plain[2]}" if plain else mask.text
