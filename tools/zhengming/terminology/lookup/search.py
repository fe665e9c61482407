"""The order in which a query is tried: exact wording first, then sound, then grammar, then likeness."""

from zhengming.terminology.lookup.replies import EMPTY, Replies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from zhengming.terminology.lookup.replies import Facts
    from zhengming.terminology.model import Match
    from zhengming.terminology.termbase import Termbase

NEARLY = 0.99
"""Score of a name that is worded so but for small words, or spelled by its initials: no more need be sought."""
BROKEN = 0.96
"""Score of a name that is worded so but for a small word with which the query breaks off: *Ministry of*."""
SLIP = 0.97
"""Likeness from which a query is a name with a slip of the hand: reading it as a title in a body could only go wrong."""
JOINTS = frozenset("、，,;；/和兼及与 ")
"""What may stand between the names of a composed query."""


def is_han(char: str) -> bool:
    """Tell whether a character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003134f"


class Lookup:
    """Answers queries against one base on one day."""

    def __init__(self, termbase: "Termbase", target: str, day: str, *, near: bool) -> None:
        """Answer in `target` (or in English for a Chinese query) as of the ISO day.

        With `near` an exact answer is followed by names like it, while there is room.
        """
        self.termbase = termbase
        self.index = termbase.index
        self.target = target
        self.day = day
        self.near = near

    def answers(self, query: str, limit: int) -> "list[Facts]":
        """Return at most `limit` answers, the best first; less than certain when the query is far from any name."""
        query = " ".join(query.split())
        if not query:
            return []
        found = self._of_characters(query, limit) if any(map(is_han, query)) else self._of_words(query, limit)
        unique: dict[tuple[str, str], Facts] = {}
        for answer in found:
            unique.setdefault((answer["concept"], answer["target"]), answer)
        return list(unique.values())[:limit]

    def _of_words(self, query: str, limit: int) -> "list[Facts]":
        replies = Replies(self.index, "en", self.target, self.day)
        found = self._acronyms(query, replies)
        if found and query.isupper():
            return found
        found = self._named(query, replies) + found
        if not any(answer["score"] >= 1 for answer in found):
            from zhengming.terminology.lookup.sounding import spelled

            found = self._titled(query) or spelled(query, replies, limit) or found
        known = any(answer["score"] >= NEARLY for answer in found)
        if known and not (self.near and len(found) < limit):
            return found
        from zhengming.terminology.lookup.ranking import alike

        near = alike(query, self.termbase, replies, limit, broken=self._breaks_off(query))
        if not known and not any(answer["score"] >= SLIP and answer["match"] != "prefix" for answer in near):
            found = self._composed(query, "en", self.target) + found
            if found and found[0]["score"] >= 1 and not self.near:
                return found
        return _merged(found, near)

    def _of_characters(self, query: str, limit: int) -> "list[Facts]":
        """Answer a Chinese query; a Traditional one is folded to Simplified unless a record bears it as it stands."""
        from zhengming.terminology.lookup import scanning

        target = "en" if self.target.startswith("zh") else self.target
        replies = Replies(self.index, "zh-Hans", target, self.day)
        asked = scanning.folded(query)
        numbers = self.index.entry("exact", f"c {asked}") or ()
        if not numbers and not scanning.known(asked, self.index):
            from zhengming.terminology import traditional

            asked = scanning.folded(traditional.simplified(query))
            numbers = self.index.entry("exact", f"c {asked}") or ()
        found = self._sorted([replies.reply(self.index.record(number), 1.0, "exact", asked) for number in numbers])
        if not found and target == "en":
            from zhengming.terminology.lookup.posts import titled

            found = titled(self.index, f"zh {asked}", asked, chinese=False)
        if not found and len(asked) > 2:
            found = self._composed(asked, "zh-Hans", target)
        if found and found[0]["score"] >= 1 and not (self.near and len(found) < limit):
            return found
        from zhengming.terminology.lookup.ranking import alike_characters

        return _merged(found, alike_characters(asked, self.index, replies, limit))

    def _titled(self, query: str) -> "list[Facts]":
        """Return what a title is called when no body is named, in Chinese."""
        if self.target != "zh-Hans":
            return []
        from zhengming.terminology.lookup.posts import titled
        from zhengming.terminology.tokens import keys

        return titled(self.index, f"en {_plain(keys(query))}", query, chinese=True)

    def _acronyms(self, query: str, replies: Replies) -> "list[Facts]":
        """Return every concept with this acronym, those valid on the day first."""
        numbers = self.index.entry("exact", f"a {query}") or self.index.entry("exact", f"a {query.upper()}") or ()
        return self._sorted([replies.reply(self.index.record(number), 1.0, "acronym", query) for number in numbers])

    def _named(self, query: str, replies: Replies) -> "list[Facts]":
        """Return the concepts whose name has just these words; small words may differ, which costs a little."""
        from zhengming.terminology.tokens import keys

        content = self.termbase.grammar.content(query)
        plain = _plain(keys(query))
        broken = self._breaks_off(query)
        asked = [f"n {' '.join(content)}", f"t {plain}"]
        if content[-1:] == ["china"]:
            asked.append(f"n {' '.join(content[:-1])}")
        found: dict[int, Match] = {}
        for key in asked:
            found.update(dict.fromkeys(self.index.entry("exact", key) or (), "exact"))
        answers, official = [], set()
        for number, match in found.items():
            record = self.index.record(number)
            words = {_plain(keys(name.text)): name.type for names in record.names.values() for name in names}
            same = plain in words or plain.removesuffix(" china").removesuffix(" of") in words
            if words.get(plain) == "full":
                official.add(record.id)
            turned = not same and sorted(plain.split()) in map(sorted, map(str.split, words))
            score = 1.0 if same else 0.995 if turned else NEARLY
            answers.append(replies.reply(record, min(score, BROKEN) if broken and not same else score, match, query))
        return self._sorted(answers, official)

    def _breaks_off(self, query: str) -> bool:
        """Tell whether a query ends in a small word, so that more must follow."""
        last = query.lower().rpartition(" ")[2]
        return last.isalpha() and last in self.termbase.grammar.skip

    def _sorted(self, answers: "list[Facts]", official: "Collection[str]" = ()) -> "list[Facts]":
        """Put first what is worded so, then what holds on the day, then full names, the attested, bodies and posts."""
        return sorted(
            answers,
            key=lambda answer: (
                -answer["score"],
                not self._timely(answer["concept"]),
                answer["concept"] not in official,
                not answer["sure"],
                answer["kind"] not in {"body", "post"},
            ),
        )

    def _timely(self, concept: str) -> bool:
        record = self.index.get(concept)
        return record is None or record.covers(self.day)

    def _composed(self, query: str, source: str, target: str) -> "list[Facts]":
        """Return the query read as titles in bodies, when the grammar can read all of it."""
        mentions = self.termbase.annotate_on(query, source=source, target=target, day=self.day)
        named = [mention for mention in mentions if mention.kind in {"title", "body"} and mention.target]
        rest = "".join(
            char for at, char in enumerate(query) if not any(mention.start <= at < mention.end for mention in named)
        )
        if not named or (self.termbase.grammar.content(rest) if source == "en" else set(rest) - JOINTS):
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


def _merged(found: "list[Facts]", near: "list[Facts]") -> "list[Facts]":
    """Return what was read in the query before what is merely like it, but for a better likeness."""
    least = min((answer["score"] for answer in found), default=0.0)
    better = [answer for answer in near if answer["score"] > least] if least < NEARLY else []
    return [*better, *found, *near]


def _plain(keys: list[str]) -> str:
    return " ".join(key for key in keys if key not in {"the", "-", ","})
