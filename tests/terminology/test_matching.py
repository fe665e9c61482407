"""Finding many names: what a plain search finds, exact places whatever the text, the same with and without the accelerator."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.errors import UsageError
from zhengming.terminology import matching, tokens
from zhengming.terminology.matching import Hit, Matcher, Names

WORDS = [
    "state",
    "affairs",
    "office",
    "State",
    "OFFICES",
    "of",
    "a",
    "ministry",
    "strasse",
    "straße",
    "İzmir",
    "𝒜",
    "é",
]
GLUE = [" ", "  ", "\n", "\u00a0", "-", "’s ", ", ", ". ", " (", ") ", " other ", "\u00ad", "_", "中", "\t", "e\u0301 "]
PIECES = st.sampled_from([*WORDS, *GLUE])
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=30)
NAMES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=8)
ENGINES = [pytest.param(False, id="python"), pytest.param(True, id="accelerated")]


def plainly(names: Iterable[str], text: str, refused: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Return what a search finds that tries every name at every word, the longest first."""
    wanted = {tuple(key for key in tokens.keys(name) if key not in matching.JOINING) for name in names} - {()}
    found = tokens.tokenize(text)
    places = [at for at, key in enumerate(found.keys) if key not in matching.JOINING]
    keys = [found.keys[at] for at in places]
    spans, at = [], 0
    while at < len(keys):
        for size in range(min(4, len(keys) - at), 0, -1):
            span = found.starts[places[at]], found.ends[places[at + size - 1]]
            if tuple(keys[at : at + size]) in wanted and text[slice(*span)] not in refused:
                spans.append(span)
                at += size
                break
        else:
            at += 1
    return spans


def spans(hits: Iterable[Hit]) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in hits]


@pytest.fixture(params=ENGINES)
def accelerated(request: pytest.FixtureRequest) -> bool:
    if request.param:
        pytest.importorskip("ahocorasick_rs", reason="the extra `fast` is not installed")
    return bool(request.param)


@pytest.mark.parametrize("fast", ENGINES)
@given(names=NAMES, text=TEXTS)
def test_names_found_are_those_of_a_plain_search(fast: bool, names: list[str], text: str) -> None:
    if fast:
        pytest.importorskip("ahocorasick_rs", reason="the extra `fast` is not installed")
    assert spans(Matcher(Names.of(names), accelerated=fast).find(text)) == plainly(names, text)


@given(names=NAMES, text=TEXTS, data=st.data())
def test_a_refused_name_hides_no_other(names: list[str], text: str, data: st.DataObject) -> None:
    seen = sorted({text[start:end] for start, end in plainly(names, text)})
    refused = frozenset(data.draw(st.sets(st.sampled_from(seen)))) if seen else frozenset()
    hits = Matcher(Names.of(names)).find(text, lambda hit: text[hit[0] : hit[1]] not in refused)
    assert spans(hits) == plainly(names, text, refused)


@given(names=NAMES, texts=st.lists(TEXTS, min_size=2, max_size=4))
def test_a_text_read_in_blocks_is_the_same_text(names: list[str], texts: list[str]) -> None:
    text = " ".join(texts)
    matcher = Matcher(Names.of(names))
    whole = matcher.find(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "BLOCK", 8)
        assert matcher.find(text) == whole


@given(names=NAMES, text=TEXTS)
def test_what_is_remembered_is_what_is_read(names: list[str], text: str) -> None:
    coder = matching.Coder(Names.of(names))
    for chunk in text.split(" "):
        codes, starts, ends = coder.read(chunk)
        assert coder[chunk] == codes
        assert coder.places[chunk] == (starts, ends)


@given(text=TEXTS)
def test_characters_stand_for_themselves(text: str) -> None:
    assert len(matching.plain(text)) == len(text)


def test_numbers_count_wordings(accelerated: bool) -> None:
    matcher = Matcher(Names.of(["State Office", "state offices", "", "Ministry"]), accelerated=accelerated)
    assert matcher.find("the ministry, the State Office") == [(4, 12, 1), (18, 30, 0)]


def test_boundaries_come_before_the_longest(accelerated: bool) -> None:
    matcher = Matcher(Names.of(["state", "state a"]), accelerated=accelerated)
    assert spans(matcher.find("state affairs, state a")) == [(0, 5), (15, 22)]


def test_more_words_than_the_first_plane_holds(accelerated: bool) -> None:
    names = [f"w{number} x{number}" for number in range(40_000)]
    matcher = Matcher(Names.of(names), accelerated=accelerated)
    assert matcher.find("W39999 X39999 w39998 w27700 x27700") == [(0, 13, 39_999), (21, 34, 27_700)]


def test_no_names_find_nothing(accelerated: bool) -> None:
    assert Matcher(Names.of([]), accelerated=accelerated).find("any text at all") == []


def test_a_stretch_without_blanks_is_read_and_not_remembered() -> None:
    matcher = Matcher(Names.of(["office"]))
    text = "x" * 100_000 + "-office"
    assert matcher.find(text) == [(100_001, 100_007, 0)]
    assert not matcher.coder and not matcher.coder.places


def test_enough_text_calls_for_the_accelerator(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ahocorasick_rs", reason="the extra `fast` is not installed")
    asked: list[bool] = []
    built = matching._engine

    def counted(names: Names, *, must: bool) -> object:
        asked.append(must)
        return built(names, must=must)

    monkeypatch.setattr(matching, "_engine", counted)
    monkeypatch.setattr(matching, "WARM", 5)
    matcher = Matcher(Names.of(["office"]))
    first = matcher.find("an office")
    assert not asked
    assert [matcher.find("an office") for _ in range(6)] == [first] * 6
    assert asked == [False]


def test_an_accelerator_that_is_wanted_and_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ahocorasick_rs", None)
    assert spans(Matcher(Names.of(["office"])).find("office")) == [(0, 6)]
    with pytest.raises(UsageError, match="ahocorasick-rs") as caught:
        Matcher(Names.of(["office"]), accelerated=True)
    assert "zhengming[fast]" in str(caught.value)
