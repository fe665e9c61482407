"""The peers the segmenter is measured against: each a function from language and text to the ends of its sentences.

An end is a code-point offset. A peer that gives strings only is placed by searching each in the text from left to right.
A peer that can't be imported is absent and said to be so.
"""

from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version

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
    from zhengming.segmentation import split

    return lambda language, text: [segment.end for segment in split(text, language=language)]


def icu() -> Peer:
    from icu import BreakIterator, Locale

    def ends(language: str, text: str) -> Ends:
        breaker = BreakIterator.createSentenceInstance(Locale(language))
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
    from pysbd import Segmenter
    from pysbd.languages import LANGUAGE_CODES

    made: dict[str, Segmenter] = {}

    def ends(language: str, text: str) -> Ends:
        tag = language if language in LANGUAGE_CODES else "en"
        if tag not in made:
            made[tag] = Segmenter(language=tag, clean=False)
        return located(text, made[tag].segment(text))

    return ends


def nupunkt() -> Peer:
    from nupunkt import sent_spans

    return lambda _, text: [end for _, end in sent_spans(text)]


def sentencex() -> Peer:
    from sentencex import segment

    return lambda language, text: located(text, segment(language, text))


def blingfire() -> Peer:
    from blingfire import text_to_sentences

    return lambda _, text: located(text, text_to_sentences(text).split("\n"))


def punkt() -> Peer:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    tokenizer = PunktSentenceTokenizer()
    return lambda _, text: [end for _, end in tokenizer.span_tokenize(text)]


def syntok() -> Peer:
    import syntok.segmenter

    def ends(_: str, text: str) -> Ends:
        found = []
        for paragraph in syntok.segmenter.analyze(text):
            for sentence in paragraph:
                last = sentence[-1]
                found.append(last.offset + len(last.value))
        return found

    return ends


def segtok() -> Peer:
    from segtok.segmenter import split_multi

    return lambda _, text: located(text, split_multi(text))


def razdel() -> Peer:
    from razdel import sentenize

    return lambda _, text: [sentence.stop for sentence in sentenize(text)]


def translate_toolkit() -> Peer:
    from translate.lang.factory import getlanguage

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
