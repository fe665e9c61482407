"""Terms and sessions of congresses and committees, named by rule."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengming.terminology.grammar.org import Org
    from zhengming.terminology.grammar.orgs import Orgs


class Sessions:
    """Reads terms and sessions in one text."""

    def __init__(self, orgs: "Orgs") -> None:
        """Read the text of `orgs`."""
        self.orgs = orgs
        self.reader = orgs.reader
        self.language = orgs.language

    def at(self, at: int) -> "tuple[int, Org] | None":
        """Return a term or session of a congress: *the second session of the 13th NPC*, *the 20th CPC Central Committee*."""
        reader, table = self.reader, self.orgs.namer.ladders.table.get("sessions", {})
        session = self.ordinal(at)
        here = at
        word = ""
        if session is not None:
            found = reader.phrase(session[0], self.language.sessions)
            if found is not None and (link := self.orgs.link(found[0], comma=False)) is not None:
                here, word = self.orgs.lead(link), found[1]
        if not word:
            session = None
        standing = reader.phrase(here, self.language.standing)
        if standing is not None and (link := self.orgs.link(standing[0], comma=False)) is not None:
            here = self.orgs.lead(link)
        term = self.ordinal(here)
        bare = here if term is None else self.orgs.lead(term[0])
        body = self.orgs.names.at(bare) if term is not None or session is not None else None
        if body is None or term is None or body[1].concept not in table:
            return None
        patterns = table[body[1].concept]
        if standing is not None:
            record = reader.index.get(patterns.get("standing", ""))
            if record is None:
                return None
            body, patterns = (body[0], self.orgs.namer.org(record)), table[record.id]
        kind = "plenary" if "plen" in word and "plenary" in patterns else "session" if session is not None else "term"
        facts = {"term": hanzi(term[1]), "session": hanzi(session[1]) if session else "", "body": body[1].short}
        text = patterns[kind].format(**facts)
        org = body[1].copy()
        full = patterns.get(f"full-{kind}", patterns[kind]).format(**facts)
        org.full, org.short, org.accepted = full, text, (full, text)
        org.concept = f"{org.concept}@{term[1]}.{session[1] if session else 0}"
        org.reasons = (*org.reasons, f"{kind} {text}, by rule")
        return body[0], org

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """Return the end and value of an ordinal at a token: *13th*, *thirteenth*."""
        key = self.reader.key(at)
        value = self.language.ordinals.get(key)
        if value is None and len(key) > 2 and key[:-2].isdigit() and key[-2:] in {"st", "nd", "rd", "th"}:
            value = int(key[:-2])
        return None if value is None or value > 99 else (at + 1, value)


def hanzi(number: int) -> str:
    """Return a number below 100 in Chinese numerals: 13 → 十三."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones or not tens else "")
