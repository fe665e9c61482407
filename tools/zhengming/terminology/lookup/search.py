"""The order in which a query is tried, and the answers ranked."""

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from zhengming.terminology import likeness
from zhengming.terminology.index import Grammar, Record
from zhengming.terminology.model import Answer
from zhengming.terminology.tokens import keys

if TYPE_CHECKING:
    from zhengming.terminology.termbase import Termbase

Match = Literal["exact", "acronym", "short", "composed", "word-order", "prefix", "typo", "pinyin"]
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
LEAST = 0.55
"""Least likeness of a suggestion."""
FOUND = 0.78
"""Least likeness at which a suggestion counts as found."""


class Lookup:
    """Answers queries against one base on one day."""

    def __init__(self, termbase: "Termbase", target: str, day: str) -> None:
        """Answer in `target` (or in English for a Chinese query) as of the ISO day."""
        self.termbase = termbase
        self.index = termbase.index
        self.target = target
        self.day = day

    def answers(self, query: str, limit: int) -> tuple[Answer, ...]:
        """Return at most `limit` answers, the best first; fewer than certain when the query is far from any name."""
        query = query.strip()
        if not query:
            return ()
        chinese = bool(_HAN.search(query))
        source = "zh-Hans" if chinese else "en"
        target = "en" if chinese and self.target.startswith("zh") else self.target
        found = self._named(query, source, target)
        if not found:
            found = self._composed(query, source, target)
        if not found or (limit > len(found) and found[0].score < 1):
            found += self._alike(query, source, target, limit + len(found))
        unique: dict[tuple[str, str], Answer] = {}
        for answer in found:
            unique.setdefault((answer.concept, answer.target), answer)
        return tuple(list(unique.values())[:limit])

    def _named(self, query: str, source: str, target: str) -> list[Answer]:
        """Return the concepts that bear exactly this name, those valid on the day first."""
        if source == "zh-Hans":
            numbers: dict[int, Match] = dict.fromkeys(self._characters(query), "exact")
        else:
            numbers = dict.fromkeys(self._words(query), "exact")
            numbers.update(
                dict.fromkeys(self.index.acronyms.get(query.upper(), self.index.acronyms.get(query, ())), "acronym")
            )
        answers = [
            self.answer(self.index.record(number), source, target, 1.0, match, query)
            for number, match in numbers.items()
        ]
        return sorted(
            answers, key=lambda answer: (not self._timely(answer), not answer.sure, answer.kind not in {"body", "post"})
        )

    def _characters(self, query: str) -> tuple[int, ...]:
        tables = self.index.characters
        return tables.get("zh-Hans", {}).get(query, ()) or tables.get("zh-Hant", {}).get(query, ())

    def _words(self, query: str) -> tuple[int, ...]:
        grammar = Grammar(self.index.titles)
        content = grammar.content(query)
        if content[-1:] == ["china"] and " ".join(content) not in self.index.names.get("en", {}):
            content = content[:-1]
        found = self.index.names.get("en", {}).get(" ".join(content), ())
        found += self.index.terms.get("en", {}).get(" ".join(key for key in keys(query) if key not in {"the", "-"}), ())
        if not found and content:
            found += self.index.bags.get(grammar.bag(content), ())
        return tuple(dict.fromkeys(found))

    def _timely(self, answer: Answer) -> bool:
        record = self.index.get(answer.concept)
        return record is None or record.covers(self.day)

    def _composed(self, query: str, source: str, target: str) -> list[Answer]:
        """Return the query read as a title in a body, when the grammar can read all of it."""
        mentions = self.termbase.annotate(query, source=source, target=target, on=date.fromisoformat(self.day))
        named = [mention for mention in mentions if mention.kind in {"title", "body"} and mention.target]
        if not named or len("".join(mention.text for mention in named).split()) < 0.8 * len(query.split()):
            return []
        join = "、" if target.startswith("zh") else ", "
        first = named[0]
        return [
            Answer(
                concept=first.concepts[0] if first.concepts else "",
                kind=first.kind,
                source=query,
                target=join.join(mention.target for mention in named),
                target_short=join.join(mention.target_short for mention in named),
                acronym="",
                score=1.0 if all(mention.sure for mention in named) else 0.9,
                match="composed",
                sure=all(mention.sure for mention in named),
                sources=first.sources,
                why="; ".join(mention.why for mention in named),
            )
        ]

    def _alike(self, query: str, source: str, target: str, limit: int) -> list[Answer]:
        kind = "unspaced" if source == "zh-Hans" else "spaced"
        folded = query if kind == "unspaced" else " ".join(Grammar(self.index.titles).content(query)) or query.lower()
        forms = self.index.forms[kind]
        scored: dict[int, tuple[float, str]] = {}
        for number in likeness.candidates(folded, self.index.grams[kind]):
            text, concept, written = forms[number]
            score = likeness.score(folded, text)
            if score >= LEAST and score > scored.get(concept, (0.0, ""))[0]:
                scored[concept] = score, written
        if kind == "spaced":
            for concept, score in self._by_pinyin(query):
                if score > scored.get(concept, (0.0, ""))[0]:
                    scored[concept] = score, ""
        best = sorted(
            scored.items(), key=lambda item: (-item[1][0], not self.index.record(item[0]).covers(self.day), item[0])
        )
        return [
            self.answer(self.index.record(concept), source, target, score, self._match(folded, written), written)
            for concept, (score, written) in best[:limit]
        ]

    def _match(self, folded: str, written: str) -> Match:
        if not written:
            return "pinyin"
        form = " ".join(keys(written))
        if sorted(form.split()) == sorted(folded.split()):
            return "word-order"
        return "prefix" if form.startswith(folded) else "typo"

    def _by_pinyin(self, query: str) -> list[tuple[int, float]]:
        return []

    def answer(self, record: Record, source: str, target: str, score: float, match: Match, asked: str) -> Answer:
        """Return a concept as an answer."""
        full, short = record.full(target, self.day), record.short(target, self.day)
        around = self.index.get(record.parent)
        if record.kind == "department" and around is not None and target.startswith("zh"):
            full, short = around.full(target, self.day) + full, around.short(target, self.day) + short
        acronym = record.name("en", "acronym", self.day)
        name = record.name(target, "full", self.day)
        kinds = {item.type for item in record.names.get(source, ()) if item.text == asked}
        return Answer(
            concept=record.id,
            kind=record.kind,
            source=record.full(source, self.day),
            target=full,
            target_short=short,
            acronym=acronym.text if acronym is not None else "",
            score=round(score, 4),
            match="short" if "short" in kinds and match == "exact" else match,
            sure=(name.attested if name is not None else record.attested) and record.covers(self.day),
            valid_from=record.start,
            valid_to=record.end,
            note=record.note,
            parent=around.full(target, self.day) if around is not None else "",
            predecessors=self._titled(record.predecessors, target),
            successors=self._titled(self.index.successors.get(record.id, ()), target) if record.end else (),
            departments=tuple(
                self.index.record(child).full(target, self.day)
                for child in self.index.departments(record.number)
                if self.index.record(child).covers(self.day)
            ),
            forbidden=record.forbidden.get(target, ()),
            sources=record.sources,
        )

    def _titled(self, identities: tuple[str, ...], target: str) -> tuple[str, ...]:
        found = [self.index.get(identity) for identity in identities]
        return tuple(record.full(target, self.day) for record in found if record is not None)
