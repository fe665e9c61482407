"""Which tables a record file may hold and which keys each may have: the schema that `records` enforces."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from zhengming.terminology.compiled import LEVELS
from zhengming.terminology.concept import Kind

FOLDERS = ("bodies", "posts", "places", "terms", "persons")
LISTS = ("body", "department", "post", "place", "local", "term", "person")
NAME_KEYS = ("text", "from", "to", "sources", "evidence", "status", "case", "scope", "reviewer", "note")
STATUSES = ("preferred", "admitted", "deprecated", "superseded")
DEFAULTS = frozenset({"subject", "sources", "evidence", "kind", "from", "to", "parent", "in", "level", "body", "note"})
_TEXT: tuple[type, ...] = (str,)
_TEXTS: tuple[type, ...] = (str, list)
_COMMON = {
    "id": _TEXT,
    "from": _TEXT,
    "to": _TEXT,
    "evidence": _TEXT,
    "sources": _TEXTS,
    "note": _TEXT,
    "reviewer": _TEXT,
    "subject": _TEXT,
    "titles": (dict,),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of table with the types each takes, the tables nested in it, and which keys only it has."""

    kind: Kind
    keys: Mapping[str, tuple[type, ...]]
    lists: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    needs_names: bool = True


def _shape(concept: Kind, facts: str, lists: str = "", /, **own: tuple[type, ...]) -> Shape:
    keys = {**_COMMON, **own, **({"in": _TEXT} if concept == "place" else {})}
    return Shape(concept, MappingProxyType(keys), frozenset(lists.split()), frozenset(facts.split()))


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "body": _shape(
            "body",
            "ladder standalone",
            "department",
            kind=_TEXT,
            parent=_TEXT,
            predecessors=_TEXTS,
            ladder=_TEXT,
            standalone=(bool,),
        ),
        "department": _shape(
            "department",
            "under ladder standalone",
            kind=_TEXT,
            under=_TEXT,
            predecessors=_TEXTS,
            ladder=_TEXT,
            standalone=(bool,),
        ),
        "post": _shape("post", "bare", body=_TEXT, bare=(bool,), kind=_TEXT),
        "place": _shape("place", "level prominent", level=_TEXT, prominent=(bool,)),
        "local": _shape("local", " ".join(LEVELS), kind=_TEXT, **dict.fromkeys(LEVELS, (str, dict))),
        "term": _shape("term", "definition", kind=_TEXT, enforce=(bool,), forbidden=(list,), definition=_TEXT),
        "person": _shape("person", "", body=_TEXT),
    }
)
