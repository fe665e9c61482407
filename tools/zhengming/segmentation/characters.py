"""Classes of characters the scanners are built from, taken from the Unicode database where it has them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import category

OPENERS = "\"'“‘„‚«»‹›([{¿¡「『（〈《【〔［｛＂＇"
CLOSERS = "\"'”’“‘»«›‹)]}」』）〉》】〕］｝＂＇"
QUOTES_AFTER = "\"'”’“»«›」』＂"
CLOSED_ONLY = "”’)]}」』）〉》】〕］｝"
DETACHED = "\"'”’»"
"""What closes a quotation even where a blank stands before it."""
NO_START = ".,;:!?%/\\=&|~…·、，；：！？。．‰№" + CLOSED_ONLY
BULLETS = "-–—•·▪●◦‣⁃*○■□◆◇➢✓"
MARKS = (
    "\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0970-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3"
    "\u200c\u200d"
)
"""What is written inside words and is no `\\w`, as the vowel signs of India and joiners, as the inside of a character class."""
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What `str.splitlines` ends a line at."""


def ranges(chars: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of neighbouring code points, first and last included; `chars` come in order."""
    first = last = -2
    for char in chars:
        if char != last + 1:
            if last >= 0:
                yield first, last
            first = char
        last = char
    if last >= 0:
        yield first, last


def spelled(found: Iterable[tuple[int, int]]) -> str:
    """Return ranges as they stand inside the brackets of a regular expression."""
    return "".join(
        f"{re.escape(chr(first))}-{re.escape(chr(last))}" if last > first else re.escape(chr(first))
        for first, last in found
    )


@lru_cache(maxsize=8)
def of_category(*wanted: str) -> str:
    """Return the characters of Unicode's general categories as the inside of a character class; the BMP only."""
    return spelled(ranges(char for char in range(0x10000) if category(chr(char)) in wanted))


@lru_cache(maxsize=1)
def small_letters() -> str:
    """Return the small letters of scripts that begin sentences with capitals, as the inside of a character class.

    Georgian is not among them: Unicode calls its letters small, but its sentences have no capitals.
    """
    letters = (char for char in range(0x10000) if not 0x10D0 <= char <= 0x10FF and category(chr(char)) == "Ll")
    return spelled(ranges(letters))


def is_small(char: str) -> bool:
    """Tell whether `char` is a small letter of a script that begins sentences with capitals."""
    return char.islower() and not "\u10d0" <= char <= "\u10ff"


def escaped(chars: str) -> str:
    """Return characters as they stand inside the brackets of a regular expression."""
    return "".join(re.escape(char) for char in chars)


EMOJI = (
    "\u2600-\u2604\u2618-\u2620\u2639-\u263b\u2640\u2642\u2661-\u2668\u26a1\u26bd\u26c4\u26ea\u2702\u2708\u270a-\u270d\u2728\u2744"
    "\u274c\u2757\u2763\u2764\u2b50\U0001f300-\U0001faff"
)
"""Pictures of feeling as the inside of a character class; check marks and arrows, used as bullets, are left out."""

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

UNCASED = "\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3\u10d0-\u10fa\uac00-\ud7a3"
"""Letters without capitals of scripts that write blanks and full stops: Hebrew, Arabic, Georgian, Hangul."""
