"""One post as found in a text: its title in the target language and the body it is held in."""

from dataclasses import dataclass

from zhengming.terminology.grammar.org import Org


@dataclass(slots=True)
class Title:
    """The wording of a post before its body is known: modifiers in English order, and the folded post word."""

    word: str
    modifiers: tuple[str, ...] = ()
    kind: str = "word"
    rank: str = ""
    text: str = ""
    org: Org | None = None
    home: Org | None = None
    sure: bool = True
    elided: bool = False
    concept: str = ""
    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class Post:
    """A title with its body; `start` and `end` are tokens."""

    title: Title
    org: Org | None
    start: int
    end: int
    title_start: int
    title_end: int
    person: tuple[int, int] | None = None
