"""Official names and titles of the source looked up in the target."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit, Span
from zhengming.terminology import Mention, Part, Termbase

TitleFault = Literal["", "rank", "title", "absent"]
_REACH = 24
"""How many characters after a body's name its posts may begin: departments stand between."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One part of a mention that the target must answer."""

    mention: Mention
    part: Part


def demands(facts: Facts, *, titles: bool = False) -> Iterator[Demand]:
    """Yield the parts that are sure, enforced and known; titles or all others."""
    for mention in facts.mentions if facts.native else ():
        for part in mention.parts:
            if (
                part.end > part.start
                and part.sure
                and part.enforced
                and part.accepted
                and (part.kind == "title") is titles
                and not _kept(facts, part)
            ):
                yield Demand(mention, part)


def _kept(facts: Facts, part: Part) -> bool:
    # An acronym may stay one: the full name stands where it was introduced.
    text = facts.source[part.start : part.end]
    return text.isupper() and text.isalnum() and text in facts.target


def stands(facts: Facts, names: tuple[str, ...]) -> bool:
    """Tell whether any of the names stands in the target; case of Latin letters does not matter."""
    return any(name in facts.target for name in names) or any(
        name.lower() in _low(facts) for name in names if name.isascii()
    )


def _low(facts: Facts) -> str:
    found: str | None = facts.__dict__.get("_low")
    if found is None:
        found = facts.__dict__["_low"] = facts.target.lower()
    return found


def answered(facts: Facts, part: Part) -> bool:
    """Tell whether an accepted name of a part stands in the target, or a local organ's name without its place."""
    return stands(facts, part.accepted) or any(True for _ in elided(facts, part))


def elided(facts: Facts, part: Part) -> Iterator[tuple[int, int]]:
    """Yield where the target calls a local organ without naming the place: 省人大常委会, 市委; 宣传部 behind its committee.

    The level (省, 市 …) must stand alone: behind the name of a place, it is that place's.
    """
    if "@place:" not in part.concept:
        return
    section = facts.ours.section("organs")
    levels, joints = section.get("levels", ()), section.get("joints", "")
    if not levels:
        return
    for name in part.accepted:
        local = _local(tuple(levels)).match(name)
        if local is None:
            continue
        for match in re.finditer(re.escape(name[local.end("place") :]), facts.target):
            before = facts.target[max(0, match.start() - 1) : match.start()]
            if not before or before in joints or not re.match(f"[{facts.ours.letters}]", before):
                yield match.span()
        inner = name[local.end() :].partition(section.get("committee", "\0"))[2]
        if inner and local["place"] in facts.target:
            for match in re.finditer(rf"(?<=[、，。；：和与及]){re.escape(inner)}", facts.target):
                yield match.span()


@lru_cache(maxsize=8)
def _local(levels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<place>.{{1,8}}?)(?:{'|'.join(map(re.escape, levels))})")


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name of the target that stands for another: a forbidden rendering with its reason, or a kin body's (`why` empty)."""

    part: Part
    text: str
    start: int
    end: int
    why: str = ""

    def hit(self, message: str, hint: str) -> Hit:
        """Return the hit, with the edit that puts the right name."""
        fix = Fix(self.start, self.end, self.part.accepted[0])
        return Hit(message, self.start, self.end, Span(self.part.start, self.part.end), fix, hint)


def misnamed(facts: Facts) -> Iterator[Misnamed]:
    """Yield the wrong names that stand for parts of the source's mentions: forbidden ones, and those of kin bodies."""
    for demand in demands(facts):
        part = demand.part
        for text, why, at in wrong(facts, part):
            yield Misnamed(part, text, at, at + len(text), why)
        other = None if answered(facts, part) else outdated(facts, part)
        if other:
            yield Misnamed(part, facts.target[other.start : other.end], other.start, other.end)


@dataclass(frozen=True, slots=True)
class Mistitled:
    """Words of the target that stand in a title's place: of another rank, or of another kind of body."""

    demand: Demand
    fault: TitleFault
    text: str
    start: int
    end: int

    def hit(self, facts: Facts, message: str) -> Hit:
        """Return the hit, with the edit that puts the right title; {there}, {here} and {given} are filled in."""
        part = self.demand.part
        told = message.format(there=facts.source[part.start : part.end], here=part.accepted[0], given=self.text)
        fix = Fix(self.start, self.end, part.accepted[0])
        return Hit(told, self.start, self.end, Span(part.start, part.end), fix, self.demand.mention.why)


def mistitled(facts: Facts) -> Iterator[Mistitled]:
    """Yield what stands in the place of titles that the source gives."""
    for demand in demands(facts, titles=True):
        fault, text, start, end = title(facts, demand)
        if fault:
            yield Mistitled(demand, fault, text, start, end)


def wrong(facts: Facts, part: Part) -> Iterator[tuple[str, str, int]]:
    """Yield the forbidden renderings of a part that stand in the target outside an accepted one, with reason and place."""
    for text, why in part.forbidden:
        at = facts.target.find(text)
        if at < 0:
            continue
        covers = (match for name in part.accepted for match in re.finditer(re.escape(name), facts.target))
        if not any(match.start() <= at and at + len(text) <= match.end() for match in covers):
            yield text, why, at


def bodies(facts: Facts) -> tuple[Part, ...]:
    """Return the bodies that the target itself names, with their places."""
    found: tuple[Part, ...] | None = facts.__dict__.get("_bodies")
    if found is None:
        base = facts.scene.termbase
        mentions = (
            base.annotate(facts.text, source=facts.ours.tag, target=facts.theirs.tag, on=facts.on) if base else ()
        )
        found = tuple(part for mention in mentions for part in mention.parts if part.kind in {"body", "department"})
        facts.__dict__["_bodies"] = found
    return found


def lineage(termbase: Termbase, concept: str) -> frozenset[str]:
    """Return the bodies before and after one, at any distance."""
    index = termbase.index
    found: set[str] = set()
    for step in (
        lambda one: record.predecessors if (record := index.get(one)) else (),
        lambda one: index.successors.get(one, ()),
    ):
        ahead = [concept]
        while ahead:
            for other in step(ahead.pop()):
                if other not in found:
                    found.add(other)
                    ahead.append(other)
    return frozenset(found - {concept})


@lru_cache(maxsize=8)
def posts(termbase: Termbase, tag: str) -> re.Pattern[str] | None:
    """Return a pattern for the words that name the head of any kind of body in a language, an optional rank before them."""
    tables = termbase.index.titles
    words = {ladder["head"].get(tag, "") for ladder in tables["ladders"]}
    if tag == "zh-Hans":
        words |= {
            word for ladder in tables["ladders"] for word in ladder.get("words", {}).values() if isinstance(word, str)
        }
    words = {word for word in words if word}
    if not words:
        return None
    deputy = tables["languages"].get(tag, {}).get("modifiers", {}).get("deputy", "{}").replace("{}", "")
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return (
        re.compile(rf"(?P<rank>{re.escape(deputy)})?(?P<word>{names})")
        if deputy
        else re.compile(rf"(?P<rank>(?!))?(?P<word>{names})")
    )


def title(facts: Facts, demand: Demand) -> tuple[TitleFault, str, int, int]:
    """Return how the target fails a title, the words that stand in its place, and where; `""` when all is well.

    The post is looked for behind its body's name; where the body is not named, anywhere.
    """
    base = facts.scene.termbase
    pattern = posts(base, facts.ours.tag) if base else None
    if pattern is None:
        return "", "", 0, 0
    part = demand.part
    zones = list(_zones(facts, demand))
    for start, end in zones or [(0, len(facts.target))]:
        if any(_bare(facts.target[start:end], name, pattern) for name in part.accepted):
            return "", "", 0, 0
    if any(name in facts.target for name in part.accepted if len(name) > 4):
        return "", "", 0, 0
    wanted = pattern.search(part.accepted[0])
    siblings = {name for one in demand.mention.parts if one.kind == "title" for name in one.accepted}
    for start, end in zones:
        found = next(
            (one for one in pattern.finditer(facts.target, start, end) if one[0] not in siblings - set(part.accepted)),
            None,
        )
        if found:
            same = wanted is not None and wanted["word"] == found["word"]
            return ("rank" if same else "title"), found[0], found.start(), found.end()
    return "absent", "", 0, len(facts.target)


def _bare(text: str, name: str, pattern: re.Pattern[str]) -> bool:
    # 局长 does not stand in 副局长.
    at = text.find(name)
    while at >= 0:
        covering = next((one for one in pattern.finditer(text) if one.start() < at < one.end()), None)
        if covering is None or covering[0].startswith(name):
            return True
        at = text.find(name, at + 1)
    return False


def _zones(facts: Facts, demand: Demand) -> Iterator[tuple[int, int]]:
    # The parts of a mention stand in the order of the other language: a title behind its body and department.
    parts = demand.mention.parts
    before = parts[: parts.index(demand.part)]
    own = [part for part in before if part.kind in {"body", "department"} and part.accepted]
    for body in reversed(own[-2:]):
        places = list(_behind(facts, body))
        yield from places
        if places:
            return


def _behind(facts: Facts, body: Part) -> Iterator[tuple[int, int]]:
    others = sorted(part.start for part in bodies(facts))
    for name in (*sorted(body.accepted, key=len, reverse=True), ""):
        found = (match.span() for match in re.finditer(re.escape(name), facts.target)) if name else elided(facts, body)
        places = [end for _, end in found]
        for start in places:
            end = min([start + _REACH, *(other for other in others if other >= start)])
            yield start, _clause(facts.target, start, end)
        if places:
            return


def _clause(text: str, start: int, end: int) -> int:
    # 、 joins posts of one person; any other mark ends what belongs to the body.
    match = re.search(r"[，。；：！？,;]", text[start:end])
    return start + match.start() if match else end


def outdated(facts: Facts, part: Part) -> Part | None:
    """Return the place in the target of a predecessor or successor of a part's body, None when there is none."""
    base = facts.scene.termbase
    if base is None or part.kind not in {"body", "department"}:
        return None
    kin = lineage(base, part.concept)
    return next((other for other in bodies(facts) if other.concept in kin), None) if kin else None


def open_rank(facts: Facts, demand: Demand, text: str) -> bool:
    """Tell whether a title may name a level inside a body (director of the ministry) and `text` is one of that rank."""
    words = facts.theirs.section("titles").get("open", ())
    given = facts.source[demand.part.start : demand.part.end].lower().replace("-", " ")
    if given not in words or any(part.kind == "department" for part in demand.mention.parts):
        return False
    inner = facts.ours.section("titles").get("inner", ())
    wanted = demand.part.accepted[0]
    # The words before the level are the rank: 副 in 副司长; the head of the body is compared without its own last word.
    rank = next((text.removesuffix(one) for one in inner if text.endswith(one)), None)
    return rank is not None and wanted.startswith(rank) and (bool(rank) or not _deputy(facts, wanted))


def _deputy(facts: Facts, title: str) -> bool:
    base = facts.scene.termbase
    pattern = posts(base, facts.ours.tag) if base else None
    match = pattern.match(title) if pattern else None
    return match is not None and bool(match["rank"])


@lru_cache(maxsize=8)
def standings(termbase: Termbase, tag: str, marks: tuple[str, ...], ends: str) -> re.Pattern[str] | None:
    """Return a pattern for marks of standing (原, 代) between a body's last character and a post."""
    pattern = posts(termbase, tag)
    if pattern is None or not marks or not ends:
        return None
    word = re.sub(r"\?P<\w+>", "?:", pattern.pattern)
    return re.compile(rf"(?<=[{ends}])(?P<mark>{'|'.join(map(re.escape, marks))})(?={word})")


def wrong_any(facts: Facts, part: Part) -> bool:
    """Tell whether a forbidden rendering of a part stands in the target."""
    return any(wrong(facts, part))
