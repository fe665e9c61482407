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
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.masking import Mask, Masked

SEVERITY = "error"
_MARKS = frozenset("%{$")
_PRINTF = re.compile(r"%(\d+\$)?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?([hlLzjt]*[a-zA-Z@])")
_NAMED = re.compile(r"%\(|\{\w|\$[({]")
_NUMBERED = re.compile(r"%\d+\$(.+)")
_INNER = re.compile(r"%\(\w+\)[sdif]|%(?:\d+\$)?[sd](?![0-9A-Fa-f])|\{\w*\}")
_ICU = re.compile(r"\{\s*([\w.]+)\s*,\s*([a-z]+)")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield each placeholder that only one side has."""
    if _MARKS.isdisjoint(facts.chars) and _MARKS.isdisjoint(facts.source_chars):
        return
    given = _placeholders(_all(facts.source_masked))
    found = _placeholders(_all(facts.masked))
    if given == found:
        return
    other = _other_form(facts)
    missing, added = list((given - found).elements()), list((found - given).elements())
    if other is not None and (not (other - found or found - other) or (not added and facts.form == 0)):
        return
    for mask in _all(facts.masked):
        key = _number([_key(mask)])[0]
        if key in added:
            added.remove(key)
            single = missing[0] if len(missing) == 1 and not added else None
            fix = Fix(mask.start, mask.end, single) if single and "," not in single else None
            hint = f'the source has "{missing[0]}"' if missing else ""
            yield Hit(f'placeholder "{mask.text}" is not in the source', mask.start, mask.end, fix=fix, hint=hint)
            missing = missing[1:]
    for key in missing:
        yield Hit(f'placeholder "{key}" is missing', 0, len(facts.target))


def _other_form(facts: Facts) -> Counter[str] | None:
    if facts.unit.plural is None:
        return None
    from zhengming.checks.masking import mask

    return _placeholders(_all(mask(facts.unit.plural if facts.source == facts.unit.source else facts.unit.source)))


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


def _placeholders(masks: tuple[Mask, ...]) -> Counter[str]:
    keys = [_key(mask) for mask in masks if mask.text != "%%"]
    # A named one may be said again, or once for twice.
    keys = [key for at, key in enumerate(keys) if not _NAMED.match(key) or key not in keys[:at]]
    return Counter(_number(keys) if any(_NUMBERED.match(key) for key in keys) else keys)


def _number(keys: list[str]) -> list[str]:
    # %2$s … %1$s says the same as %s … %s in the source's order.
    return [f"%{match[1]}" if (match := _NUMBERED.match(key)) else key for key in keys]


def _key(mask: Mask) -> str:
    # Of an ICU message only the argument and its type must stay; its branches are language. Of %-5.2f the type counts:
    # width and precision are layout.
    icu = _ICU.match(mask.text)
    if icu:
        return f"{icu[1]}, {icu[2]}"
    plain = _PRINTF.fullmatch(mask.text)
    return f"%{plain[1] or ''}{plain[2]}" if plain else mask.text
