"""How alike two names are, and which names of the base may be alike: trigram postings and a bit-parallel ratio.

Measured against library ratios in `docs/benchmarks.md`; a library would cost more to import than the search takes.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengming.terminology.concept import Concept
    from zhengming.terminology.index import Grammar

Form = tuple[str, int, str]
MOST_GRAMS = 24
"""How many of the rarest trigrams of a query are followed."""
CANDIDATES = 120
"""How many names are compared closely."""


def ratio(one: str, other: str) -> float:
    """Return the share of characters two strings have in common in order, 0–1 (indel similarity).

    Longest common subsequence by bit-parallel addition (Hyyrö 2004): one pass over `other`.
    """
    if not one or not other:
        return 0.0
    masks: dict[str, int] = {}
    for position, char in enumerate(one):
        masks[char] = masks.get(char, 0) | 1 << position
    every = (1 << len(one)) - 1
    row = every
    for char in other:
        matched = row & masks.get(char, 0)
        row = ((row + matched) | (row - matched)) & every
    common = len(one) - row.bit_count()
    return 2 * common / (len(one) + len(other))


def grams(text: str) -> set[str]:
    """Return the letter trigrams of a text with its edges marked; of short text, also pairs."""
    marked = f"\x02{text}\x03"
    size = 3 if len(text) > 2 else 2
    return {marked[at : at + size] for at in range(len(marked) - size + 1)}


def forms(concepts: "list[Concept]", grammar: "Grammar") -> dict[str, list[Form]]:
    """Return every name as (folded, concept number, as written), languages with and without spaces apart."""
    from zhengming.terminology.index import UNSPACED

    found: dict[str, list[Form]] = {"spaced": [], "unspaced": []}
    for number, concept in enumerate(concepts):
        if concept.kind == "local":
            continue
        for language, names in concept.names.items():
            for name in names:
                if language in UNSPACED:
                    found["unspaced"].append((name.text, number, name.text))
                else:
                    found["spaced"].append((" ".join(grammar.content(name.text)), number, name.text))
    return found


def postings(found: dict[str, list[Form]]) -> dict[str, dict[str, bytes]]:
    """Return, for each kind of form, the numbers of the forms that hold each trigram."""
    tables: dict[str, dict[str, bytes]] = {}
    for kind, items in found.items():
        lists: dict[str, array[int]] = {}
        for number, (text, _, _) in enumerate(items):
            for gram in grams(text):
                lists.setdefault(gram, array("I")).append(number)
        tables[kind] = {gram: numbers.tobytes() for gram, numbers in lists.items()}
    return tables


def candidates(text: str, table: dict[str, bytes]) -> list[int]:
    """Return the numbers of the forms that share most of the query's rarest trigrams, the likeliest first."""
    lists = sorted((table[gram] for gram in grams(text) if gram in table), key=len)[:MOST_GRAMS]
    counts: Counter[int] = Counter()
    for packed in lists:
        counts.update(array("I", packed))
    return [number for number, _ in counts.most_common(CANDIDATES)]


def score(query: str, form: str) -> float:
    """Return how well a folded form answers a folded query: as written, with words sorted, or as its beginning."""
    best = ratio(query, form)
    if " " in query or " " in form:
        best = max(best, 0.99 * ratio(_sorted(query), _sorted(form)), 0.97 * _covered(query.split(), form.split()))
    if len(query) < len(form) and len(query) >= 3:
        best = max(best, 0.96 * ratio(query, form[: len(query)]) * (0.85 + 0.15 * len(query) / len(form)))
    return best


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))


def _covered(query: Iterable[str], form: list[str]) -> float:
    """Return the share of both sides' letters that stand in common words."""
    left, right = Counter(query), Counter(form)
    common = sum(len(word) * count for word, count in (left & right).items())
    whole = sum(len(word) * count for word, count in (left + right).items())
    return 2 * common / whole if whole else 0.0
