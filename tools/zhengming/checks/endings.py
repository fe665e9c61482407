"""How a text ends: with a stop, with another final mark, or with none."""

import re
from functools import lru_cache

from zhengming.checks.language import Language

_CLOSERS = "\"'”’」』）)】]》〉*`_ \t\n\u00a0"
_QUOTES = "\"'”’*_ \t\n\u00a0"
_LAST = re.compile(r"([A-Za-z.]+)\.$")
_LONG = 8
_HALF = frozenset(".!?:;…")


def last(text: str) -> str:
    """Return the last character that is not a blank, a closing quote or bracket; empty when there is none."""
    return text.rstrip(_CLOSERS)[-1:]


def stopped(text: str, language: Language) -> bool:
    """Tell whether a text ends as a sentence does, with a stop that is no abbreviation's and no ellipsis."""
    whole = text
    text = text.rstrip(_QUOTES)
    stop = language.section("marks").get("stop", ".")
    if not text.endswith(stop) or text.endswith(stop * 2):
        return False
    if len(text) < len(whole) and text[-2:-1] in _QUOTES:
        return False  # '.' is a character that is spoken of
    match = _LAST.search(text) if stop == "." else None
    if match is None:
        return True
    word = match[1]
    return word not in language.section("sentences").get("abbreviations", ()) and not (
        len(word) == 1 and word.isupper()
    )


def marked(text: str, language: Language) -> bool:
    """Tell whether a text ends with any final mark, full- or half-width."""
    end = last(text)
    return end in language.final or end in _HALF


def fragment(text: str, language: Language) -> bool:
    """Tell whether a text with a stop is a noun phrase or a credit rather than a sentence (“The name of the cookie.”)."""
    table = language.section("sentences").get("fragment")
    if not table or text.count(" ") >= _LONG:
        return False
    finite, heads = _fragments(tuple(table["finite"]), tuple(table["heads"]))
    return heads.match(text) is not None and not finite.search(text)


@lru_cache(maxsize=8)
def _fragments(finite: tuple[str, ...], heads: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b(?:{'|'.join(finite)})\b", re.IGNORECASE), re.compile("|".join(heads), re.IGNORECASE)
