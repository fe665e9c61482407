"""What stands right before a title and belongs to it: *special commissioner*, *disaster relief director of X*."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengming.terminology.grammar.orgs import Orgs
    from zhengming.terminology.grammar.post import Post
    from zhengming.terminology.grammar.reader import Reader

MOST_WORDS = 4
"""How many words before a head may say what it is the head of."""


class Leading:
    """Reads the words before titles in one text."""

    def __init__(self, reader: "Reader", orgs: "Orgs") -> None:
        """Read `reader`'s text with its organizations."""
        self.reader = reader
        self.language = reader.language
        self.orgs = orgs

    def longer(self, post: "Post") -> None:
        """Take in words before a title that its body's own record has with it: *special commissioner*."""
        reader, org = self.reader, post.org
        plain = post.title.kind == "word" and not post.title.modifiers and post.start == post.title_start
        for words in (2, 1) if plain and org is not None and org.titles else ():
            at = post.title_start - words
            said = " ".join([*reader.keys[max(0, at) : post.title_start], post.title.word])
            if at >= 0 and org is not None and said in org.titles:
                post.title.word, post.title_start, post.start = said, at, at
                return

    def described(self, post: "Post") -> bool:
        """Tell whether words that nobody read describe a head: *a special commissioner of X*."""
        reader, start = self.reader, post.start
        if post.title.word not in self.language.ladders.heads:
            return False
        at = start - self._describing(start)
        before = reader.key(at - 1)
        known = self.language.determiners | self.language.modifiers.keys()
        return at < start and (at == 0 or before in known or before in {",", "and"})

    def _describing(self, start: int) -> int:
        """Return how many words in small letters right before a token may describe what begins there."""
        reader, language, at = self.reader, self.language, start - 1
        while at >= max(0, start - MOST_WORDS) and reader.words[at].isalpha() and reader.words[at].islower():
            known = language.beside_titles | language.before_titles | language.determiners | language.grammar.skip
            if reader.key(at) in known or reader.starts[at + 1] - reader.ends[at] != 1:
                break
            at -= 1
        return start - 1 - at

    def department(self, post: "Post") -> None:
        """Take a head for that of the department that the words before it name: *disaster relief director of X*."""
        org, reader = post.org, self.reader
        if post.title.kind != "word" or post.title.word not in self.language.ladders.heads or org is None:
            return
        if post.title.modifiers or not org.concept or org.department or post.start != post.title_start:
            return
        for at in range(post.start - self._describing(post.start), post.start):
            found = self.orgs.departments.inside(at, post.start, org)
            if found is not None and found[1] == 3:
                post.org, post.start, post.title.sure = found[0], at, False
                found[0].start, found[0].end = reader.span(at, post.title_start)
                return
