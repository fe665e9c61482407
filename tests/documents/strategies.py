"""Made-up units and catalogs, for properties."""

from hypothesis import strategies as st

from zhengming.documents import Catalog, State, Unit

CHARS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff")
LETTERS = st.sampled_from('abc ABC.,;:()/-"\\\n\t中国标准委员会，。、《》“”…—１é🙂 ')
TEXTS = st.one_of(st.text(LETTERS, max_size=200), st.text(CHARS, max_size=60))
SOURCES = TEXTS.filter(bool)
LINES = (
    st.text(CHARS, max_size=40)
    .map(lambda line: " ".join(line.split()))
    .filter(lambda line: line and not line.endswith("\\"))
)
MANY = st.lists(LINES, max_size=3).map(tuple)
WORDS = st.text("abcdefghij", min_size=1, max_size=9)
NUMBERED = st.tuples(WORDS, st.integers(1, 999)).map(lambda pair: f"{pair[0]}.txt:{pair[1]}")
REFERENCES = st.lists(NUMBERED, max_size=12, unique=True)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """Return a unit such as a PO file can hold."""
    plural = draw(st.none() | SOURCES)
    target = draw(TEXTS)
    others = tuple(draw(st.lists(TEXTS, max_size=2))) if plural is not None else ()
    done = State.TRANSLATED if all((target, *others)) else State.UNTRANSLATED
    state = draw(st.sampled_from((done, State.FUZZY))) if target else done
    obsolete = bool(target) and draw(st.booleans())
    return Unit(
        source=draw(SOURCES),
        target=target,
        state=state,
        context=draw(st.none() | TEXTS),
        plural=plural,
        other_targets=others,
        notes=() if obsolete else draw(MANY),
        comments=draw(MANY),
        references=() if obsolete else tuple(draw(REFERENCES)),
        flags=draw(st.sampled_from(((), ("c-format",), ("c-format", "no-wrap")))),
        previous=draw(st.none() | SOURCES) if state is State.FUZZY else None,
        obsolete=obsolete,
    )


HEADER = (("Language", "zh_CN"), ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=UTF-8"))


@st.composite
def catalogs(draw: st.DrawFn, *, most: int = 6) -> Catalog:
    """Return a catalog with unique keys, obsolete units last, as gettext wants it."""
    found = draw(st.lists(units(), max_size=most, unique_by=lambda unit: unit.key))
    return Catalog(
        units=tuple(sorted(found, key=lambda unit: unit.obsolete)),
        language="zh-Hans",
        header=HEADER,
        head=Unit("", state=State.TRANSLATED, comments=draw(MANY)),
        newline=draw(st.sampled_from(("\n", "\r\n"))),
    )
