"""Made-up concepts, for properties: all that a record can say, in tidy text."""

from hypothesis import strategies as st

from zhengming.terminology.concept import NAME_TYPES, Concept, Evidence, Forbidden, Name, NameType, Status
from zhengming.terminology.validity import Period

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "fr", "sr-Latn")
TRICKY = (
    "kind: body",
    "note: x",
    "=1+1",
    "+86",
    "-x",
    "@you",
    "'=1",
    "a | b",
    "a \\| b",
    '<b> & "c"',
    "forbidden:",
    "x (y)",
)
LETTERS = st.characters(exclude_categories=("C", "Z"), exclude_characters="\u2028\u2029")
PLAIN = st.text(st.one_of(st.sampled_from("abcXYZ 标准委，。|\\'\"<>&=+-@:;#[]{}"), LETTERS), min_size=1, max_size=24)
TEXTS = st.one_of(st.sampled_from(TRICKY), PLAIN.map(lambda text: " ".join(text.split())).filter(bool))
IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12).filter(
    lambda name: name.strip("-") == name
)
PERIODS = st.sampled_from((Period(), Period("1998"), Period("", "2018-03-17"), Period("2008-03", "2023")))
SOURCES = st.lists(TEXTS, max_size=2, unique=True).map(tuple)
EVIDENCE: st.SearchStrategy[Evidence] = st.sampled_from(("attested", "proposed"))
STATUSES: st.SearchStrategy[Status] = st.sampled_from(("preferred", "admitted", "deprecated", "superseded"))
OPTIONAL = st.one_of(st.just(""), TEXTS)


@st.composite
def names(draw: st.DrawFn) -> tuple[Name, ...]:
    """Return names of one language, by type as records order them."""
    types: list[NameType] = sorted(
        draw(st.lists(st.sampled_from(NAME_TYPES), min_size=1, max_size=4)), key=NAME_TYPES.index
    )
    return tuple(
        Name(
            draw(TEXTS), kind, draw(PERIODS), draw(STATUSES), draw(EVIDENCE), draw(SOURCES), draw(st.booleans()),
            draw(OPTIONAL), draw(OPTIONAL), draw(OPTIONAL),
        )
        for kind in types
    )  # fmt: skip


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """Return a body, a term, a document or a post such as a record file can hold."""
    kind = draw(st.sampled_from(("body", "term", "document", "post")))
    prefix = {"body": "", "term": "term:", "document": "term:", "post": "post:"}[kind]
    facts = {"body": {"ladder": "university", "standalone": "True"}, "post": {"bare": "True"}}.get(
        kind, {"definition": "what it is"}
    )
    tables = draw(st.dictionaries(st.sampled_from(LANGUAGES), names(), min_size=1, max_size=3))
    wrong = st.lists(st.builds(Forbidden, TEXTS, OPTIONAL), min_size=1, max_size=2).map(tuple)
    words = st.dictionaries(
        st.sampled_from(("head", "deputy", "vice minister", "party-secretary")), TEXTS, min_size=1, max_size=2
    )
    return Concept(
        id=prefix + draw(IDS),
        kind=kind,  # type: ignore[arg-type]
        names=tables,
        category={"body": draw(st.sampled_from(("agency", ""))), "document": "document"}.get(kind, ""),
        subject=draw(OPTIONAL),
        parent=draw(st.one_of(st.just(""), IDS)) if kind in {"body", "post"} else "",
        valid=draw(PERIODS),
        predecessors=tuple(draw(st.lists(IDS, max_size=2, unique=True))) if kind == "body" else (),
        titles=draw(st.dictionaries(st.sampled_from(("zh-Hans", "en")), words, max_size=1)),
        forbidden=draw(st.dictionaries(st.sampled_from(LANGUAGES), wrong, max_size=1)),
        portfolio=tuple(draw(st.lists(TEXTS, max_size=1))) if kind == "body" else (),
        evidence=draw(EVIDENCE),
        sources=draw(SOURCES),
        note=draw(OPTIONAL),
        enforced=draw(st.booleans()) if kind in {"term", "document"} else True,
        facts=draw(st.sampled_from(({}, facts))),
    )


BASES = st.lists(concepts(), max_size=4, unique_by=lambda concept: concept.id).map(tuple)
