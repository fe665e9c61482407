"""The peers the segmenter is measured against: each a function from language and text to the ends of its sentences.

An end is a code-point offset. A peer that gives strings only is placed by searching each in the text from left to right.
A peer that can't be imported is absent and said to be so.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

Ends = list[int]
Peer = Callable[[str, str], Ends]


def located(text: str, sentences: Iterable[str]) -> Ends:
    """Return where each of `sentences` ends in `text`; blanks inside may differ."""
    ends = []
    at = 0
    for sentence in sentences:
        for char in sentence:
            if not char.isspace():
                found = text.find(char, at)
                at = found + 1 if found >= 0 else at
        ends.append(at)
    return ends


def zhengming() -> Peer:
    split = import_module("zhengming.segmentation").split
    return lambda language, text: [segment.end for segment in split(text, language=language)]


def icu() -> Peer:
    icu = import_module("icu")

    def ends(language: str, text: str) -> Ends:
        breaker = icu.BreakIterator.createSentenceInstance(icu.Locale(language))
        breaker.setText(text)
        wide = [at for at, char in enumerate(text) if ord(char) > 0xFFFF]
        return [end - _astral(wide, end) for end in breaker]

    return ends


def _astral(wide: list[int], end: int) -> int:
    """Return how many code points before a UTF-16 offset take two units."""
    count = 0
    while count < len(wide) and wide[count] + count + 1 < end:
        count += 1
    return count


def pysbd() -> Peer:
    segmenter = import_module("pysbd").Segmenter
    known = import_module("pysbd.languages").LANGUAGE_CODES
    made: dict[str, Any] = {}

    def ends(language: str, text: str) -> Ends:
        tag = language if language in known else "en"
        if tag not in made:
            made[tag] = segmenter(language=tag, clean=False)
        return located(text, made[tag].segment(text))

    return ends


def nupunkt() -> Peer:
    sent_spans = import_module("nupunkt").sent_spans
    return lambda _, text: [end for _, end in sent_spans(text)]


def sentencex() -> Peer:
    segment = import_module("sentencex").segment
    return lambda language, text: located(text, segment(language, text))


def blingfire() -> Peer:
    text_to_sentences = import_module("blingfire").text_to_sentences
    return lambda _, text: located(text, text_to_sentences(text).split("\n"))


def punkt() -> Peer:
    tokenizer = import_module("nltk.tokenize.punkt").PunktSentenceTokenizer()
    return lambda _, text: [end for _, end in tokenizer.span_tokenize(text)]


def syntok() -> Peer:
    analyze = import_module("syntok.segmenter").analyze

    def ends(_: str, text: str) -> Ends:
        found = []
        for paragraph in analyze(text):
            for sentence in paragraph:
                last = sentence[-1]
                found.append(last.offset + len(last.value))
        return found

    return ends


def segtok() -> Peer:
    split_multi = import_module("segtok.segmenter").split_multi
    return lambda _, text: located(text, split_multi(text))


def razdel() -> Peer:
    sentenize = import_module("razdel").sentenize
    return lambda _, text: [sentence.stop for sentence in sentenize(text)]


def translate_toolkit() -> Peer:
    getlanguage = import_module("translate.lang.factory").getlanguage
    return lambda language, text: located(text, getlanguage(language).sentences(text))


PEERS: dict[str, tuple[str, Callable[[], Peer]]] = {
    "zhengming": ("zhengming", zhengming),
    "ICU": ("PyICU", icu),
    "sentencex": ("sentencex", sentencex),
    "nupunkt": ("nupunkt", nupunkt),
    "razdel": ("razdel", razdel),
    "blingfire": ("blingfire", blingfire),
    "punkt (untrained)": ("nltk", punkt),
    "syntok": ("syntok", syntok),
    "segtok": ("segtok", segtok),
    "translate-toolkit": ("translate-toolkit", translate_toolkit),
    "pySBD": ("pysbd", pysbd),
}


def importable() -> tuple[dict[str, Peer], dict[str, str], list[str]]:
    """Return the peers that can be imported, their versions, and the names of those that can't."""
    found: dict[str, Peer] = {}
    versions: dict[str, str] = {}
    absent = []
    for name, (package, load) in PEERS.items():
        try:
            found[name] = load()
            versions[name] = version(package)
        except PackageNotFoundError:
            versions[name] = "checkout"
        except ImportError:
            absent.append(name)
    return found, versions, absent
