"""The order in which a query is tried, and the answers ranked."""

from zhengming.terminology import likeness, traditional
from zhengming.terminology.lookup import beginnings, pinyin, scanning
from zhengming.terminology.lookup.replies import EMPTY, Replies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhengming.terminology.lookup.replies import Facts
    from zhengming.terminology.model import Match
    from zhengming.terminology.termbase import Termbase

    Scored = dict[str, tuple[float, tuple[int, ...], Match]]
    """Names as written, each with its score, the concepts that bear it, and how it was found."""

LEAST = 0.5
"""Least likeness of a suggestion."""
MOST_ROWS = 80
"""How many names that begin like the query are compared closely."""


class Lookup:
    """Answers queries against one base on one day."""

    def __init__(self, termbase: "Termbase", target: str, day: str) -> None:
        """Answer in `target` (or in English for a Chinese query) as of the ISO day."""
        self.termbase = termbase
        self.index = termbase.index
        self.target = target
        self.day = day

    def answers(self, query: str, limit: int) -> "list[Facts]":
        """Return at most `limit` answers, the best first; less than certain when the query is far from any name."""
        query = " ".join(query.split())
        if not query:
            return []
        if any(scanning.is_han(char) for char in query):
            found = self._of_characters(query, limit)
        else:
            found = self._of_words(query, limit)
        unique: dict[tuple[str, str], Facts] = {}
        for answer in found:
            unique.setdefault((answer["concept"], answer["target"]), answer)
        return list(unique.values())[:limit]

    def _of_words(self, query: str, limit: int) -> "list[Facts]":
        replies = Replies(self.index, "en", self.target, self.day)
        found = self._named(query, replies) or self._spelled(query, limit)
        if not found:
            found = self._composed(query, "en", self.target)
        if found and found[0]["score"] >= 1:
            return found
        return found + self._ranked(self._alike(query), replies, limit)

    def _of_characters(self, query: str, limit: int) -> "list[Facts]":
        """Answer a Chinese query; a Traditional one is folded to Simplified unless a record bears it as it stands."""
        target = "en" if self.target.startswith("zh") else self.target
        replies = Replies(self.index, "zh-Hans", target, self.day)
        folded = query
        numbers = self.index.entry("exact", f"c {query}") or ()
        if not numbers and not scanning.known(query, self.index):
            folded = traditional.simplified(query)
            numbers = self.index.entry("exact", f"c {folded}") or ()
        found = self._sorted([replies.reply(self.index.record(number), 1.0, "exact", folded) for number in numbers])
        if found:
            return found
        near = self._alike_characters(folded)
        if not any(match == "prefix" for _, _, match in near.values()) and len(folded) > 2:
            found = self._composed(folded, "zh-Hans", target)
        return found if found and found[0]["score"] >= 1 else found + self._ranked(near, replies, limit)

    def _named(self, query: str, replies: Replies) -> "list[Facts]":
        """Return the concepts that bear exactly this name, those valid on the day first."""
        acronyms = self.index.entry("exact", f"a {query}") or self.index.entry("exact", f"a {query.upper()}") or ()
        found: dict[int, Match] = dict.fromkeys(acronyms, "acronym")
        if not acronyms or query != query.upper():
            found = {**dict.fromkeys(self._words(query), "exact"), **found}
        return self._sorted(
            [replies.reply(self.index.record(number), 1.0, match, query) for number, match in found.items()]
        )

    def _sorted(self, answers: "list[Facts]") -> "list[Facts]":
        """Put first what holds on the day, then what is attested, then bodies and posts."""
        return sorted(
            answers,
            key=lambda answer: (
                not self._timely(answer["concept"]),
                not answer["sure"],
                answer["kind"] not in {"body", "post"},
            ),
        )

    def _timely(self, concept: str) -> bool:
        record = self.index.get(concept)
        return record is None or record.covers(self.day)

    def _words(self, query: str) -> tuple[int, ...]:
        """Return the concepts whose name has just these words, however it is written."""
        from zhengming.terminology.tokens import keys

        grammar = self.termbase.grammar
        content = grammar.content(query)
        plain = " ".join(key for key in keys(query) if key not in {"the", "-"})
        asked = [f"n {' '.join(content)}", f"t {plain}"]
        if content[-1:] == ["china"]:
            asked.append(f"n {' '.join(content[:-1])}")
        found = [number for key in asked for number in self.index.entry("exact", key) or ()]
        if not found and content:
            found = list(self.index.entry("exact", f"b {grammar.bag(content)}") or ())
        return tuple(dict.fromkeys(found))

    def _spelled(self, query: str, limit: int) -> "list[Facts]":
        """Return the concepts whose Chinese name is spelled so in pinyin, whole, by initials, or as a beginning."""
        spelling = pinyin.folded(query)
        if len(spelling) < 2:
            return []
        rows = [(1.0, beginnings.equal(self.index, "pinyin", spelling))]
        rows += [(0.99, beginnings.equal(self.index, "initials", spelling))]
        if pinyin.syllabic(spelling):
            rows += [(0.9, beginnings.starting(self.index, "pinyin", spelling, most=limit * 4))]
        replies = Replies(self.index, "en", self.target, self.day)
        found: dict[int, float] = {}
        for score, spelled in rows:
            for row in spelled:
                for number in row[-1]:
                    found.setdefault(number, score)
            if found:
                break
        answers = [replies.reply(self.index.record(number), score, "pinyin", "") for number, score in found.items()]
        return self._sorted(answers)

    def _composed(self, query: str, source: str, target: str) -> "list[Facts]":
        """Return the query read as a title in a body, when the grammar can read all of it."""
        mentions = self.termbase.annotate_on(query, source=source, target=target, day=self.day)
        named = [mention for mention in mentions if mention.kind in {"title", "body"} and mention.target]
        if not named or len("".join(mention.text for mention in named).split()) < 0.8 * len(query.split()):
            return []
        join = "、" if target.startswith("zh") else ", "
        first = named[0]
        return [
            {
                **EMPTY,
                "concept": first.concepts[0] if first.concepts else "",
                "kind": first.kind,
                "source": query,
                "target": join.join(mention.target for mention in named),
                "target_short": join.join(mention.target_short for mention in named),
                "score": 1.0 if all(mention.sure for mention in named) else 0.9,
                "match": "composed",
                "sure": all(mention.sure for mention in named),
                "sources": first.sources,
                "why": "; ".join(mention.why for mention in named),
            }
        ]

    def _alike(self, query: str) -> "Scored":
        """Return the names most like a query in spaced writing."""
        folded = " ".join(self.termbase.grammar.content(query)) or query.lower()
        wanted = likeness.Query(folded, query)
        near = likeness.candidates(folded, likeness.LETTERS, lambda gram: self.index.entry("grams/spaced", gram))
        rows = [self.index.row("forms/spaced", number) for number in near]
        rows += beginnings.starting(self.index, "forms/spaced", folded, most=MOST_ROWS)
        scored: Scored = {}
        for form, written, numbers in rows:
            score = wanted.score(form, written)
            if score >= LEAST:
                scored[written] = score, numbers, wanted.match(form)
        return scored

    def _alike_characters(self, query: str) -> "Scored":
        """Return the names that hold a Chinese query, and those most like it."""
        scored: Scored = {}
        for row, place in scanning.holding(query, self.index):
            form, written, numbers = self.index.row("forms/unspaced", row)
            share = len(query) / len(form)
            score = 0.8 + 0.15 * share + (0.04 if place == 0 else 0.02 if place + len(query) == len(form) else 0)
            scored[written] = score, numbers, "prefix"
        if len(query) > 1:
            wanted = likeness.Query(query, query)
            near = likeness.candidates(query, likeness.CHARACTERS, lambda g: self.index.entry("grams/unspaced", g))
            for row in near:
                form, written, numbers = self.index.row("forms/unspaced", row)
                score = wanted.score(form, written)
                if score >= LEAST and score > scored.get(written, (0.0,))[0]:
                    scored[written] = score, numbers, scored[written][2] if written in scored else "typo"
        return scored

    def _ranked(self, scored: "Scored", replies: Replies, limit: int) -> "list[Facts]":
        """Return answers, the best name first; of concepts of one name the one that holds on the day stands for it."""
        best = sorted(scored.items(), key=lambda item: (-round(item[1][0], 3), len(item[0]), item[0]))[: 3 * limit]
        first: list[tuple[int, float, Match, str]] = []
        more: list[tuple[int, float, Match, str]] = []
        for written, (score, numbers, match) in best:
            ordered = sorted(numbers, key=self._likely)
            first.append((ordered[0], score, match, written))
            more.extend((number, score, match, written) for number in ordered[1:])
        chosen = _unique([*first[:limit], *more, *first[limit:]])[:limit]
        return [
            replies.reply(self.index.record(number), score, match, written) for number, score, match, written in chosen
        ]

    def _likely(self, number: int) -> tuple[bool, bool, int]:
        record = self.index.record(number)
        return not record.covers(self.day), not record.attested, number


def _unique(
    items: "Iterable[tuple[int, float, Match, str]]",
) -> "list[tuple[int, float, Match, str]]":
    found: dict[int, tuple[int, float, Match, str]] = {}
    for item in items:
        found.setdefault(item[0], item)
    return list(found.values())
