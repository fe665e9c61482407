"""The Party's organs inside bodies, named alone: *the Party Group of X*, *the discipline inspection team stationed in X*."""

from typing import TYPE_CHECKING

from zhengming.terminology.grammar.org import Org

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhengming.terminology.grammar.orgs import Found, Orgs


class PartyOrgans:
    """Reads such organs in one text."""

    def __init__(self, orgs: "Orgs") -> None:
        """Read the text of `orgs`."""
        self.orgs = orgs
        self.reader = orgs.reader
        self.language = orgs.language
        self.ladders = self.language.ladders

    def at(self, at: int) -> "Found | None":
        """Return end and organ at a token; never sure, since English calls groups and committees alike."""
        return self._stationed(at) or self._organ(at)

    def _organ(self, at: int) -> "Found | None":
        """Return the Party's group or committee in the body that follows."""
        phrase = self.reader.phrase(at, self.language.party_organs)
        body = self._linked(phrase[0]) if phrase is not None else None
        if phrase is None or body is None or body[1].place:
            return None
        table: Mapping[str, str] = self.ladders.table.get("party", {})
        own = body[1].titles.get("party") or body[1].ladder.get("party")
        committee = phrase[1] in self.language.party.get("committees", ())
        return body[0], self._made(own or table["committee" if committee else "organ"], body[1], apart=False)

    def _stationed(self, at: int) -> "Found | None":
        """Return the discipline inspection group that the Party's centre keeps in the body that follows."""
        table: Mapping[str, str] = self.ladders.table.get("stationed", {})
        phrase = self.reader.phrase(at, self.language.stationed) if table else None
        if phrase is None:
            return None
        sender = self._linked(phrase[0])
        here = sender[0] if sender is not None and sender[1].full.endswith((table["by"], table["with"])) else phrase[0]
        if sender is not None and here == sender[0] and self.reader.key(here) == "and":
            other = self.orgs.at(here + 1)
            here = other[0] if other is not None and other[1].full == table["with"] else here
        sent = self.reader.phrase(here, self.language.sent)
        body = self.orgs.at(sent[0]) if sent is not None else None
        if body is None or not body[1].known or body[1].department:
            return None
        pattern = table["now" if self.reader.on >= table["since"] else "before"]
        return body[0], self._made(pattern.format(body[1].short), body[1], apart=True)

    def _linked(self, at: int) -> "Found | None":
        link = self.orgs.link(at, comma=False)
        body = self.orgs.at(link) if link is not None else None
        return body if body is not None and body[1].known else None

    def _made(self, text: str, body: Org, *, apart: bool) -> Org:
        return Org(
            text,
            text,
            concept=f"party:{body.concept}",
            accepted=(text,),
            parent=body,
            standalone=apart,
            ladder=self.ladders.find(text, "", "", ""),
            sure=False,
            enforced=False,
            department=True,
            reasons=(f"{text}: the Party's organ in {body.short or body.full}, by rule",),
        )
