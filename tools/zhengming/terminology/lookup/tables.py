"""What a look-up needs, made when the base is compiled: names by likeness, by exact wording, by pinyin."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from zhengming.terminology import likeness, store, tokens
from zhengming.terminology.compiled import UNSPACED
from zhengming.terminology.lookup import pinyin, posts, scanning

if TYPE_CHECKING:
    from zhengming.terminology.concept import Concept
    from zhengming.terminology.content import Grammar

RANKS = {"body": 0, "post": 1, "document": 2, "term": 2, "place": 3, "person": 3, "department": 4}
"""Which kind is likelier meant by a few characters: the lower."""


def sections(concepts: "list[Concept]", grammar: "Grammar", found: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the sections of a look-up, packed; `found` are the annotator's tables.

    `forms/…`: rows of (folded name, name as written, concepts, for how many of them it is the full name), sorted;
    `grams/…`: for each few letters the rows that hold them; `lengths/…`: a byte for each row; `scan`: the names in
    languages without spaces, one a line in the order of their rows; `ranks`: a digit for each of them; `exact`: concepts
    by kind of name and wording; `pinyin`, `initials`: rows of (spelling, concepts), sorted; `posts`, `post-pinyin`: titles
    without a body.
    """
    spaced, unspaced = _forms(concepts, grammar)
    kinds = [concept.kind for concept in concepts]
    ranks = "".join(str(min(RANKS.get(kinds[number], 5) for number in numbers)) for _, _, numbers, _ in unspaced)
    spelled = [(spelling, numbers) for _, text, numbers, _ in unspaced for spelling in pinyin.spellings(text)]
    titles = posts.table(found["titles"])
    return {
        "posts": store.table(titles),
        "post-pinyin": store.rows(sorted(posts.spellings(titles))),
        "forms/spaced": store.rows(spaced),
        "forms/unspaced": store.rows(unspaced),
        "grams/spaced": store.table(postings((text for text, *_ in spaced), likeness.LETTERS)),
        "grams/unspaced": store.table(postings((text for text, *_ in unspaced), likeness.CHARACTERS)),
        "lengths/spaced": store.pack(bytes(min(255, len(text)) for text, *_ in spaced)),
        "lengths/unspaced": store.pack(bytes(min(255, len(text)) for text, *_ in unspaced)),
        "scan": store.pack("\n".join(text for text, *_ in unspaced)),
        "ranks": store.pack(ranks),
        "exact": store.table(_exact(found, unspaced)),
        "pinyin": store.rows(_grouped((whole, numbers) for (whole, _), numbers in spelled)),
        "initials": store.rows(_grouped((first, numbers) for (_, first), numbers in spelled)),
    }


Form = tuple[str, str, tuple[int, ...], int]


def _forms(concepts: "list[Concept]", grammar: "Grammar") -> tuple[list[Form], list[Form]]:
    """Return every name as a row, languages with and without spaces apart, sorted; first whose full name it is."""
    spaced: dict[tuple[str, str], dict[int, bool]] = defaultdict(dict)
    unspaced: dict[tuple[str, str], dict[int, bool]] = defaultdict(dict)
    for number, concept in enumerate(concepts):
        for language, names in concept.names.items() if concept.kind != "local" else ():
            for name in names:
                full = name.type == "full"
                if language in UNSPACED:
                    bearers = unspaced[scanning.folded(name.text), name.text]
                else:
                    folded = " ".join(grammar.content(name.text)) or " ".join(tokens.keys(name.text))
                    bearers = spaced[folded, name.text]
                bearers[number] = full or bearers.get(number, False)
    return _rows(spaced), _rows(unspaced)


def _rows(table: Mapping[tuple[str, str], dict[int, bool]]) -> list[Form]:
    return sorted(
        (folded, written, tuple(sorted(bearers, key=lambda number: not bearers[number])), sum(bearers.values()))
        for (folded, written), bearers in table.items()
    )


def postings(texts: Iterable[str], size: int) -> dict[str, bytes]:
    """Return the numbers of the texts that hold each run of `size` letters, packed as 32-bit numbers."""
    lists: dict[str, array[int]] = {}
    for number, text in enumerate(texts):
        for gram in likeness.grams(text, size):
            lists.setdefault(gram, array("I")).append(number)
    return {gram: numbers.tobytes() for gram, numbers in lists.items()}


def _exact(found: Mapping[str, Any], unspaced: list[Form]) -> dict[str, tuple[int, ...]]:
    """Return concepts by a letter for the kind of key and the key: name, term, acronym, characters."""
    exact: dict[str, dict[int, None]] = defaultdict(dict)
    sources = [
        *(("n ", table) for name, table in sorted(found.items(), key=_english_first) if name.startswith("names/")),
        *(("t ", table) for name, table in sorted(found.items(), key=_english_first) if name.startswith("terms/")),
        ("a ", found["acronyms"]),
        *(("c ", {text: numbers}) for text, _, numbers, _ in unspaced),
    ]
    for letter, table in sources:
        for key, numbers in table.items():
            if numbers:
                exact[letter + key].update(dict.fromkeys(numbers))
    return {key: tuple(numbers) for key, numbers in exact.items()}


def _english_first(item: tuple[str, Any]) -> tuple[bool, str]:
    return not item[0].endswith("/en"), item[0]


def _grouped(pairs: Iterable[tuple[str, tuple[int, ...]]]) -> list[tuple[str, tuple[int, ...]]]:
    """Return spellings, sorted, each once with all its concepts."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for spelling, numbers in pairs:
        if spelling:
            found[spelling].update(dict.fromkeys(numbers))
    return sorted((spelling, tuple(numbers)) for spelling, numbers in found.items())
