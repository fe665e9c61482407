"""Numbers in running text as values: digits, number words, magnitudes (million, 万), percentages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from zhengming import languages
from zhengming.checks.language import Language

NumberKind = Literal["plain", "percent", "points"]
Value = Decimal | str

_DOUBTFUL = re.compile(r"\d{1,3}[.]\d{3}|0\d")
_YEAR = re.compile(r"(?:1[89]|20)\d\d[-–—/]$")
_RANGE = re.compile(r"\s*(?:-|—|–|~|至|到|或|、|to|or|and)\s*")
_DIGITS = r"(?:\d+(?:[.,]\d+)*|(?<![\w.-])\.\d+)"
_SPACED_DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*)"
_LETTERS = re.compile(r"[^\W\d_]+")
_GAPS = re.compile(r"[ \u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its value; a version or another token with several points keeps its text as value.

    A number that is not `firm` (one, first, half, an indefinite 一个) answers a number of the other side but asks for none.
    `scaled` tells that a magnitude word took part, `ordinal` that it counts a place (第四, fourth).
    """

    value: Value
    start: int
    end: int
    firm: bool = True
    kind: NumberKind = "plain"
    scaled: bool = False
    ordinal: bool = False


@dataclass(frozen=True)
class _Reader:
    pattern: re.Pattern[str]
    figures: re.Pattern[str]
    names: frozenset[str]
    words: dict[str, int]
    scales: dict[str, int]
    loose: dict[str, list[float]]
    joints: frozenset[str]
    percent: frozenset[str]
    points: frozenset[str]
    counters: frozenset[str]
    ordinals: frozenset[str]
    group: str
    decimal: str
    compact: bool


def read(text: str, language: Language) -> tuple[Number, ...]:
    """Return the numbers in `text`, in text order; linear in its length."""
    reader = _reader(language)
    # Most texts write no number in words: then only figures are looked for.
    spelt = reader.compact or not reader.names.isdisjoint(_LETTERS.findall(text.lower()))
    pattern = reader.pattern if spelt else reader.figures
    found = [number for match in pattern.finditer(text) for number in _numbers(match, reader)]
    return tuple(_shared(found, text))


def _shared(found: list[Number], text: str) -> Iterator[Number]:
    # In 2.6至3.2万 and in 1 to 2 million the magnitude belongs to both.
    for number, after in zip_longest(found, found[1:]):
        plain = isinstance(number.value, Decimal) and not number.scaled
        if plain and after is not None and after.scaled and _RANGE.fullmatch(text[number.end : after.start]):
            for power in (10**3, 10**4, 10**6, 10**8, 10**9):
                yield Number(Decimal(number.value) * power, number.start, number.end, firm=False)
            yield Number(number.value, number.start, number.end, firm=False, kind=number.kind)
        else:
            yield number


@lru_cache(maxsize=32)
def _symbols(tag: str) -> tuple[str, str]:
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = languages.locale(tag)
    return get_group_symbol(locale), get_decimal_symbol(locale)


@lru_cache(maxsize=32)
def _compiled(tag: str, table: "_Table") -> _Reader:
    words, scales, loose, joints, percent, prefixes, points, counters, suffixes, ordinals, halves = table
    compact = bool(counters)
    names = sorted({*dict(words), *dict(scales), *dict(loose)}, key=len, reverse=True)
    word = "|".join(map(re.escape, names)) or "(?!)"
    scale = "|".join(sorted(map(re.escape, dict(scales)), key=len, reverse=True)) or "(?!)"
    mark = "|".join(sorted(map(re.escape, (*points, *percent)), key=len, reverse=True)) or "%"
    before = "|".join(map(re.escape, prefixes)) or "(?!)"
    tail = "|".join(map(re.escape, suffixes)) or "(?!)"
    edge = "" if compact else r"\b"
    group, decimal = _symbols(tag)
    digits = _SPACED_DIGITS if _GAPS.match(group) else _DIGITS
    half = "|".join(map(re.escape, halves)) or "(?!)"
    gap = r"\s*[多余餘几幾]?\s*" if compact else r"\+?[\s-]*"
    joint = "" if compact else rf"(?:[\s-]+(?:(?:{'|'.join(joints) or '(?!)'})\s+)?(?:{word})\b)*"
    runs = rf"(?:{word})+" if compact else rf"\b(?:{word})\b{joint}"
    bits = (before, digits, gap, scale, edge, tail, half, mark)
    # What a number can begin with, ahead of all: the rest is not tried at every place.
    first = "".join(sorted({re.escape(name[0]) for name in (*names, *prefixes, *halves)}))
    begins = "".join(re.escape(name[0]) for name in prefixes)
    return _Reader(
        _pattern(rf"(?=[\d.{first}])", bits, runs),
        _pattern(rf"(?=[\d.{begins}])", bits, "(?!)"),
        frozenset(part for name in (*names, *prefixes, *halves) for part in _LETTERS.findall(name.lower())),
        dict(words), dict(scales), {name: list(values) for name, values in loose}, frozenset(joints),
        frozenset(percent), frozenset(points), frozenset(counters), frozenset(ordinals), group, decimal, compact,
    )  # fmt: skip


def _pattern(begins: str, bits: tuple[str, ...], words: str) -> re.Pattern[str]:
    before, digits, gap, scale, edge, tail, half, mark = bits
    pattern = rf"""
        {begins}
        (?P<prefix>{before})?
        (?:
          (?P<digits>(?<![A-Za-z0-9_])(?<![A-Za-z_][-.])(?<!\d[.,])(?:{digits}))
          (?P<scale>(?:{gap}(?:{scale}){edge})+ (?P<more>\d+(?:\s*(?:{scale}))*)? | (?:{gap}(?:{scale}){edge})+ )?
          (?P<suffix>(?:{tail})(?![A-Za-z]))?
          (?P<kilo>\s?kilo(?!gr|me|wa))?
          (?P<glued>[A-Za-z_]\w*)?
        | \b(?P<half>{half})\s+(?P<of>{scale})\b
        | (?P<words>{words})
        )
        (?:\s*(?P<mark>{mark}))?
    """
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


_Table = tuple[
    tuple[tuple[str, int], ...], tuple[tuple[str, int], ...], tuple[tuple[str, tuple[float, ...]], ...],
    tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], str, tuple[str, ...], tuple[str, ...], tuple[str, ...],
]  # fmt: skip


def _reader(language: Language) -> _Reader:
    found = language.__dict__.get("_reader")
    if found is None:
        table = language.section("numbers")
        frozen: _Table = (
            tuple(table.get("words", {}).items()),
            tuple(table.get("scales", {}).items()),
            tuple((name, tuple(values)) for name, values in table.get("loose", {}).items()),
            tuple(table.get("joints", ())),
            tuple(table.get("percent", ("%",))),
            tuple(table.get("percent_words", ())),
            tuple(table.get("points", ())),
            table.get("counters", ""),
            tuple(table.get("suffixes", ())),
            tuple(table.get("ordinals", ())),
            tuple(table.get("halves", ())),
        )
        found = language.__dict__["_reader"] = _compiled(language.tag, frozen)
    return found


def _numbers(match: re.Match[str], reader: _Reader) -> Iterator[Number]:
    mark = (match["mark"] or "").lower()
    kind: NumberKind = "points" if mark in reader.points else "percent" if mark or match["prefix"] else "plain"
    if match["half"]:
        yield Number(Decimal(reader.scales[match["of"].lower()]) / 2, match.start(), match.end(), scaled=True)
        return
    if match["words"]:
        yield from _words(match, reader, kind)
        return
    ordinal = match.string[match.start() - 1 : match.start()] in reader.ordinals and match.start() > 0
    for value in _digits(match["digits"], reader):
        # 42.000 may be forty-two thousand, 08 the end of 2007–08: such figures answer, they do not ask.
        firm = not match["glued"] and not _DOUBTFUL.fullmatch(match["digits"])
        if len(match["digits"]) == 2 and _YEAR.search(match.string[max(0, match.start() - 5) : match.start()]):
            firm = False  # 2019–20
            yield Number(
                Decimal(match.string[match.start() - 5 : match.start() - 3] + match["digits"]),
                *match.span(),
                firm=False,
            )
        if match["kilo"] and isinstance(value, Decimal):
            firm = False
            yield Number(value * 1000, match.start(), match.end(), firm=False)
        if match["suffix"] and match["suffix"].lower() == "s":
            firm = False
            yield from (Number(Decimal(part), match.start(), match.end(), firm=False) for part in _decade(value))
        if match["scale"] and isinstance(value, Decimal):
            yield Number(_scaled(value, match, reader), match.start(), match.end("scale"), firm, kind, scaled=True)
        else:
            yield Number(value, match.start(), match.end(), firm, kind, ordinal=ordinal)


def _decade(value: Value) -> tuple[int, ...]:
    year = int(value) if isinstance(value, Decimal) else 0
    return (year // 100 + 1, year % 100) if 1000 <= year <= 2999 else ()


def _digits(token: str, reader: _Reader) -> Iterator[Value]:
    decimal = reader.decimal if reader.decimal in ",." else "."
    group = reader.group if reader.group in ",." else ",."[decimal == ","]
    token = _GAPS.sub("", token)
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", token):
        yield Decimal(token.replace(group, "").replace(decimal, "."))
        return
    for part in token.split(group):
        if part.count(decimal) > 1:
            yield part
        elif part:
            yield Decimal(part.replace(decimal, "."))


def _scaled(value: Decimal, match: re.Match[str], reader: _Reader) -> Decimal:
    tail = match["scale"]
    more = match["more"] or ""
    first = tail[: len(tail) - len(more)] if more else tail
    for name in _scale_names(first, reader):
        value *= reader.scales[name]
    if more:
        digits = re.match(r"\d+", more)
        assert digits
        rest = Decimal(digits[0])
        for name in _scale_names(more[digits.end() :], reader):
            rest *= reader.scales[name]
        value += rest
    return value


def _scale_names(text: str, reader: _Reader) -> list[str]:
    low = text.lower()
    if reader.compact:
        return [char for char in low if char in reader.scales]
    return [word for word in re.split(r"[\s-]+", low) if word in reader.scales]


def _words(match: re.Match[str], reader: _Reader, kind: NumberKind) -> Iterator[Number]:
    low = match["words"].lower()
    parts = list(low) if reader.compact else [part for part in re.split(r"[\s-]+", low) if part not in reader.joints]
    place = parts[-1] in reader.ordinals
    if (reader.compact and low in reader.loose) or (len(parts) == 1 and parts[0] in reader.loose):
        for loose in reader.loose[parts[0]]:
            yield Number(Decimal(str(loose)), match.start(), match.end(), firm=False, kind=kind, ordinal=place)
        return
    tidy = [part for part in parts if part not in reader.loose]
    if place and tidy and parts[:-1] == tidy:
        # twenty-first
        value = _evaluate(tidy, reader) + Decimal(str(reader.loose[parts[-1]][0]))
        yield Number(value, match.start(), match.end(), firm=False, kind=kind, ordinal=True)
    for part in parts:
        if part in reader.loose:
            yield from (
                Number(Decimal(str(loose)), match.start(), match.end(), firm=False) for loose in reader.loose[part]
            )
    if tidy:
        yield _counted(match, reader, kind, tidy, whole=len(tidy) == len(parts))


def _counted(match: re.Match[str], reader: _Reader, kind: NumberKind, tidy: list[str], *, whole: bool) -> Number:
    value = _evaluate(tidy, reader)
    after = match.string[match.end("words") : match.end("words") + 2].lstrip()[:1]
    counts = kind != "plain" or not reader.compact or after in reader.counters
    ordinal = match.start() > 0 and match.string[match.start() - 1] in reader.ordinals
    firm = ((value >= 3 and counts) or (ordinal and value >= 2)) and whole
    # "a million" may be any million.
    firm = firm and (reader.compact or not all(part in reader.scales for part in tidy))
    scaled = any(part in reader.scales and reader.scales[part] >= 1000 for part in tidy)
    return Number(value, match.start(), match.end(), firm, kind, scaled, ordinal)


def _evaluate(parts: list[str], reader: _Reader) -> Decimal:
    if len(parts) > 1 and not any(part in reader.scales for part in parts):
        if reader.compact:
            return Decimal("".join(str(reader.words[part]) for part in parts))
        return Decimal(sum(reader.words[part] for part in parts))
    total, section, current = Decimal(0), Decimal(0), Decimal(0)
    for part in parts:
        if part in reader.words:
            current = Decimal(reader.words[part]) + (0 if reader.compact else current)
            continue
        scale = reader.scales[part]
        if scale >= 10000 or (scale >= 1000 and not reader.compact):
            total = (
                (total + section + current or Decimal(1)) * scale
                if reader.compact and scale > 10000
                else total + (section + current or Decimal(1)) * scale
            )
            section = current = Decimal(0)
        else:
            section += (current or Decimal(1)) * scale
            current = Decimal(0)
    return total + section + current
