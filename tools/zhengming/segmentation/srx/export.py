"""Writes the rules of a language as SRX, as far as SRX can express them."""

import re
from collections.abc import Iterator

from zhengming.segmentation.characters import CLOSED_ONLY, OPENERS
from zhengming.segmentation.rules import ENDING, Behaviour, Rules, load
from zhengming.segmentation.srx.model import LanguageMap, LanguageRules, Rule, Srx

LIMITS = (
    "What SRX can't express and this file leaves out: joining lines that were wrapped at a column, headings and metadata",
    "lines, lists in one line, numbered paragraphs of laws, times of the day that open a sentence, text without capitals,",
    "initials by the word that follows twice, and the kinds of segments.",
)
_CLOSERS = re.sub(r"(.)", r"\\\1", "\"'" + CLOSED_ONLY + "»«“")
_OPENERS = re.sub(r"(.)", r"\\\1", OPENERS)
_BLANK = r"[\s\u00a0]+"


def export(language: str) -> Srx:
    """Return the rules of `language` as SRX; what SRX can't hold is told in LIMITS."""
    rules = load(language)
    name = rules.properties.name or rules.language
    pattern = "".join(f"[{char.upper()}{char}]" for char in rules.language.partition("-")[0])
    return Srx((LanguageRules(name, tuple(_rules(rules))),), (LanguageMap(f"{pattern}.*", name),))


def _rules(rules: Rules) -> Iterator[Rule]:
    starters = _words(rules.role("starters") | rules.role("strong-starters"))
    strong = _words(rules.role("strong-starters"))
    continuers = _words(rules.role("continuers"))
    for behaviour, after in (
        (Behaviour.NEVER, r"\s"),
        (Behaviour.NAME, _unless(strong)),
        (Behaviour.NUMBER, rf"{_BLANK}[§№#(]?(?:\p{{Nd}}|[IVXLC]+\b)"),
        (Behaviour.STARTER, _unless(starters)),
        (Behaviour.CLAUSE, _unless(starters)),
        (Behaviour.CONTINUER, rf"{_BLANK}(?:{continuers})\b" if continuers else ""),
    ):
        words = _words(frozenset(word for word, found in rules.abbreviations.items() if found is behaviour))
        if words and after:
            yield Rule(breaks=False, before=rf"\b(?:{words})\.", after=after)
    yield Rule(breaks=False, before=r"\b(?:\p{L}\.)*\p{L}\.", after=_unless(starters))
    if rules.properties.ordinals:
        yield Rule(breaks=False, before=r"\b\p{Nd}{1,2}\.", after=_unless(starters))
    verbs = _words(rules.role("reporting"))
    if verbs:
        yield Rule(breaks=False, before=r"[!?。！？][”’」』\"]", after=rf"\s?(?:[\w.]+\s){{0,3}}\w{{0,5}}?(?:{verbs})")
    spaced, joined = _class(rules.properties.spaced), _class(rules.properties.joined)
    yield Rule(breaks=True, before=rf"[{spaced}]+[{_CLOSERS}]*", after=rf"{_BLANK}[{_OPENERS}]*[^\s\p{{Ll}},;:.]")
    if joined:
        yield Rule(breaks=True, before=rf"[{joined}]+[{_CLOSERS}]*", after=r"\s*[^\s，、；：,;:）)」』》】。！？”’]")
    if halves := _words(rules.role("after-semicolon")):
        yield Rule(breaks=True, before=";", after=rf"{_BLANK}(?:{halves})\b")
    for mark in rules.properties.doubled:
        yield Rule(breaks=True, before=rf"{re.escape(mark)}\s?{re.escape(mark)}+", after=r"\s*[^\s]")
    yield Rule(breaks=True, before=r"\n", after=r"\s*\n")


def _words(words: frozenset[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(rf"\w+{re.escape(word[1:])}" if word[0] == ENDING else re.escape(word) for word in ordered)


def _class(chars: str) -> str:
    return "".join(re.escape(char) for char in chars)


def _unless(words: str) -> str:
    return rf"{_BLANK}(?!(?:{words})\b)" if words else _BLANK
