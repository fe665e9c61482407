"""Words of a text folded for comparison, each with its place in the unchanged text.

Folding is per token, so offsets stay exact whatever Unicode does to length (İ, ß, ligatures). It unifies what print
varies and meaning does not: case, width, diacritics, soft hyphens, British spelling, regular plurals and possessives. It
never stems: *standard* and *standardization* stay two words.
"""

import re
import unicodedata
from itertools import accumulate

# A word is letters and digits with what may stand inside one: combining marks, soft hyphens, zero-width joiners.
# A possessive mark is a token of its own. Any other visible character stands alone.
_TOKEN = re.compile(
    r"""(
    [0-9A-Za-z]++(?![^\x00-\x7f])                    # a word that needs no closer look: most do not
    | [’'‘ʼ][sS]\b                                  # possessive: 's
    | [^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*   # a word
    | \S                                            # a mark
    )""",
    re.VERBOSE,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060]")
_MAYBE_BRITISH = re.compile(r"is(?:ation|e[ds]?$|ing$)|our|^cent|ogramme$|^def|llor$|cillor$")
"""What every pattern of `_BRITISH` needs: most words are ruled out at once."""
_BRITISH = (
    (re.compile(r"isation"), "ization"),
    (re.compile(r"ise(d|s)?$"), r"ize\1"),
    (re.compile(r"ising$"), "izing"),
    (re.compile(r"(lab|fav|hon|harb|col|neighb)our"), r"\1or"),
    (re.compile(r"^centre"), "center"),
    (re.compile(r"ogramme$"), "ogram"),
    (re.compile(r"^defence$"), "defense"),
    (re.compile(r"ounsellor$"), "ounselor"),
    (re.compile(r"ouncillor$"), "ouncilor"),
)
_SINGULAR_S = ("ss", "us", "is", "ics", "ews", "ws")
POSSESSIVE = "'s"


def fold(word: str) -> str:
    """Return the form under which a word is compared; one token in, one token out."""
    if not word.isascii():
        word = _INVISIBLE.sub("", word)
        if len(word) == 2 and word[0] in "’‘ʼ" and word[1] in "sS":
            return POSSESSIVE
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold() or decomposed
        word = _WIDE_MARKS.get(word, word)
    else:
        word = word.lower()
    if word == "&":
        return "and"
    if len(word) < 4 or not word.isalpha():
        return word
    return singular(american(word))


_WIDE_MARKS = {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "，": ",", "（": "(", "）": ")", "；": ";"}


def american(word: str) -> str:
    """Return the spelling under which British and American forms meet.

    Both sides of a comparison are folded, so a word that only looks British (enterprise) is merely spelt oddly, never lost.
    """
    if _MAYBE_BRITISH.search(word) is None:
        return word
    for pattern, spelling in _BRITISH:
        word, changed = pattern.subn(spelling, word)
        if changed:
            break
    return word


def singular(word: str) -> str:
    """Return the singular of a regular plural: agencies → agency, standards → standard; affairs keeps its sense."""
    if not word.endswith("s") or word.endswith(_SINGULAR_S) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


class Tokens:
    """The tokens of one text: folded `keys`, as written `words`, and their code-point spans; four equal-length lists.

    No dataclass: a look-up would wait longer for that module than for its answer.
    """

    __slots__ = ("ends", "keys", "starts", "text", "words")

    def __init__(self, text: str, keys: list[str], words: list[str], starts: list[int], ends: list[int]) -> None:
        """Take what `tokenize` found."""
        self.text = text
        self.keys = keys
        self.words = words
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.keys)


class _Folds(dict[str, str]):
    """Remembers the folded form of each spelling met; bounded, since texts are not."""

    def __missing__(self, word: str) -> str:
        if len(self) > 200_000:
            self.clear()
        key = self[word] = fold(word)
        return key


_folds = _Folds()


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text`; linear in its length."""
    # Cut at the tokens rather than searched for them: the lengths of the pieces add up to the places, all at C speed.
    pieces = _TOKEN.split(text)
    words = pieces[1::2]
    places = list(accumulate(map(len, pieces)))
    return Tokens(text, [*map(_folds.__getitem__, words)], words, places[:-1:2], places[1::2])


def words(text: str) -> list[str]:
    """Return only the tokens of `text` as written."""
    return _TOKEN.findall(text)


def keys(text: str) -> list[str]:
    """Return only the folded tokens of `text`."""
    return [_folds[word] for word in _TOKEN.findall(text)]


def phrase(text: str) -> str:
    """Return a phrase folded as the grammar compares it: hyphens and articles dropped, tokens joined by blanks."""
    return " ".join(key for key in keys(text) if key not in {"-", "the", "."})
