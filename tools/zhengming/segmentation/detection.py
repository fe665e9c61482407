"""Recognises the language of a text: by its script, and within a script by its function words or characters.

It chooses among the languages that have rules. Chinese in Han is told from Japanese by kana, Simplified from Traditional
by the characters that only one of them writes; languages that share another script by how many of their words are
function words of each, where a word that several share counts for each of them in part, and by letters that not all of
them write. A text that gives no sign is taken for `default`.
"""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import name

from zhengming.segmentation.rules import known, load, own_words

SAMPLE = 6000
"""How many code points are looked at: the beginning tells."""

_LETTER = 0.3
"""What a letter of its own tells of a language, measured against a function word."""

_SAME = {"KATAKANA": "HIRAGANA", "HALFWIDTH": "HIRAGANA", "IDEOGRAPHIC": "CJK"}
_MARKS = " \t\n\r.,;:!?()[]{}\"'“”‘’«»„…—–-/«»،؛؟।۔՝՞՛:"


@lru_cache(maxsize=1)
def _by_script() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for tag in known():
        script = load(tag).properties.script
        if script:
            found.setdefault(script, []).append(tag)
    return {script: tuple(tags) for script, tags in found.items()}


@lru_cache(maxsize=128)
def _signs(language: str) -> frozenset[str]:
    """Return the function words of a language in small letters, or the characters it alone writes; not its parent's."""
    return own_words(language, "characters") or frozenset(map(str.casefold, own_words(language, "starters")))


@lru_cache(maxsize=128)
def _letters(language: str) -> frozenset[str]:
    """Return the letters by which a language is told from others of its script."""
    return own_words(language, "letters")


def scripts(text: str) -> Counter[str]:
    """Return how many letters of each script the beginning of `text` has, by the first word of their Unicode names."""
    found: Counter[str] = Counter()
    for char, times in Counter(filter(str.isalpha, text[:SAMPLE])).items():
        script = name(char, "").partition(" ")[0]
        found[_SAME.get(script, script)] += times
    return found


def detect(text: str, *, default: str = "en") -> str:
    """Return the tag of the language of `text` that has rules, or `default` when nothing tells."""
    counts = scripts(text)
    if not counts:
        return default
    script = counts.most_common(1)[0][0]
    if script == "CJK" and counts["HIRAGANA"] * 10 > counts["CJK"]:
        script = "HIRAGANA"
    candidates = _by_script().get(script, ())
    if len(candidates) < 2:
        return candidates[0] if candidates else default
    return _best(text[:SAMPLE], script, candidates, default)


def _best(text: str, script: str, candidates: tuple[str, ...], default: str) -> str:
    pieces = Counter(text if script == "CJK" else (word.strip(_MARKS) for word in text.casefold().split()))
    shared = Counter(sign for tag in candidates for sign in _signs(tag) & pieces.keys())
    chars = Counter(text.casefold())
    owned = Counter(letter for tag in candidates for letter in _letters(tag) & chars.keys())
    scores = {
        tag: sum(pieces[sign] / shared[sign] for sign in _signs(tag) & pieces.keys())
        + _LETTER * sum(chars[letter] / owned[letter] for letter in _letters(tag) & chars.keys())
        for tag in candidates
    }
    best = max(candidates, key=lambda tag: (scores[tag], tag == default, len(_signs(tag)), -candidates.index(tag)))
    if scores[best]:
        return best
    return default if default in candidates else candidates[0]
