"""Where a name ends: whether capitalised words before or after it belong to a longer name nobody recorded."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengming.terminology.grammar.reader import Reader

MOST_LINE = 240
"""Longest line that is taken for a heading, in code points."""


class Bounds:
    """Judges the edges of names in one text."""

    def __init__(self, reader: "Reader") -> None:
        """Judge in `reader`'s text."""
        self.reader = reader
        self.language = reader.language

    def headline(self, at: int) -> bool:
        """Tell whether a token stands in a line set in title case, where a capital says nothing."""
        text, start = self.reader.text, self.reader.starts[at]
        begin = text.rfind("\n", max(0, start - MOST_LINE), start) + 1
        stop = text.find("\n", start, start + MOST_LINE)
        line = text[begin : stop if stop >= 0 else min(len(text), start + MOST_LINE)].strip()
        words = [word for word in line.split() if len(word) > 4 and word[0].isalpha()]
        return len(words) > 2 and not line.endswith((".", ";", ",")) and all(word[0].isupper() for word in words)

    def goes_on(self, end: int) -> bool:
        """Tell whether a capitalised word follows that can only continue the name before it."""
        plain = end < self.reader.size and self.reader.keys[end] not in {"and", "of", "for", "-"}
        return plain and self.runs_on(end) and self.unit_ahead(end, first=True)

    def runs_on(self, at: int) -> bool:
        reader = self.reader
        word = reader.words[at]
        if reader.key(at) in {"and", "of", "for", "-"}:
            return reader.key(at) == "and" and reader.capital(at + 1) and self.same_line(at) and self.unit_ahead(at + 1)
        if not (word[0].isupper() and word.isalpha() and self.same_line(at)) or self.person(at):
            return False
        # "CNAS Executive Committee": such a word before a unit noun is part of the unit's name.
        return not self.title_word(at) or (reader.key(at) == "executive" and self.unit_ahead(at))

    def person(self, at: int) -> bool:
        """Tell whether a Chinese surname and what can only be a given name begin at a token: *… Regulation Li Zhongwei*."""
        reader = self.reader
        if reader.key(at) not in self.language.surnames or not reader.capital(at + 1):
            return False
        return not self.unit_ahead(at) and not self.title_word(at + 1)

    def unit_ahead(self, at: int, *, first: bool = False) -> bool:
        here = at
        while self.reader.capital(here) and here < at + 4:
            if self.reader.key(here) in self.language.grammar.units:
                return first or here > at
            here += 1
        return False

    def same_line(self, at: int) -> bool:
        return (
            self.reader.starts[at] - self.reader.ends[at - 1] <= 1
            and self.reader.text[self.reader.ends[at - 1]] != "\n"
        )

    def title_word(self, at: int) -> bool:
        return (
            self.reader.phrase(at, self.language.titles) is not None
            or self.reader.phrase(at, self.language.modifiers) is not None
        )

    def closed(self, at: int) -> bool:
        """Tell whether a phrase ends at a token: the text does, or a mark follows that no list goes on after."""
        return at >= self.reader.size or self.reader.key(at) in {".", ";", ")", ":"} or not self.same_line(at)

    def held(self, at: int) -> bool:
        """Tell whether the title of one official is bound to what begins at a token: *deputy director of the …*."""
        reader, here = self.reader, at - 1
        while reader.key(here) in self.language.determiners:
            here -= 1
        if reader.key(here) != "of" or here < 1 or reader.key(here - 1) not in self.language.title_ends:
            return False
        return reader.key(here - 1) == reader.words[here - 1].lower()

    def runs_into(self, at: int, *, ended: bool) -> bool:
        """Tell whether a capitalised word before a token may begin the name; not when a mention just `ended` there."""
        reader = self.reader
        before = at - 2 if reader.possessive(at - 1) else at - 1
        if before < 0 or not reader.words[before][0].isupper() or not reader.words[before].isalpha():
            return False
        known = reader.key(before) in self.language.free
        return (
            not known
            and not ended
            and self.same_line(at)
            and not self.title_word(before)
            and reader.key(before) not in {"by", "in"}
        )
