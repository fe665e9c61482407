"""TBX v3: what is accepted, what is refused and where, and what is understood."""

import os
from pathlib import Path

import pytest

from zhengming.errors import InputError, UsageError
from zhengming.terminology import formats
from zhengming.terminology.concept import Concept, Forbidden, Name
from zhengming.terminology.formats import Options

SHARED = Path(os.environ.get("ZHENGMING_SHARED", Path(__file__).parents[4] / "shared")) / "conformance" / "tbx"
HEAD = '<tbx type="{type}" style="{style}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"{spaces}>'
HEADER = "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>"
TERM = '<langSec xml:lang="en"><termSec><term>open cluster</term>{0}</termSec></langSec>'
ORIGIN = '<transac type="transactionType">origination</transac>'
SAMR = Concept(
    id="samr",
    kind="body",
    names={
        "en": (Name("State Administration", "full"), Name("SAMR", "acronym")),
        "zh-Hans": (Name("市场监管总局", "short"),),
    },
    forbidden={"zh-Hans": (Forbidden("市场总局", "not its name"),)},
    subject="market",
)


def document(entry: str, *, dialect: str = "TBX-Basic", style: str = "dca", spaces: str = "") -> bytes:
    root = HEAD.format(type=dialect, style=style, spaces=spaces)
    return f'{root}\n{HEADER}\n<text><body>\n<conceptEntry id="c1">\n{entry}\n</conceptEntry>\n</body></text></tbx>'.encode()


def read(data: bytes) -> tuple[Concept, ...]:
    return formats.parse(data, Path("x.tbx")).concepts


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared conformance files are not here (ZHENGMING_SHARED)")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.tbx")), ids=lambda path: path.stem)
def test_verdicts_on_the_conformance_files(path: Path) -> None:
    if "bad" in path.stem or "poorly" in path.stem:
        with pytest.raises(InputError) as caught:
            formats.parse(path.read_bytes(), path)
        assert caught.value.path == path
        assert caught.value.line is not None and caught.value.line > 10
    else:
        concepts = formats.parse(path.read_bytes(), path).concepts
        assert len(concepts) == 45
        assert concepts[0].named("en")[0].text == "open cluster"
        assert concepts[0].named("es")[0].text == "cúmulo abierto"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared conformance files are not here (ZHENGMING_SHARED)")
@pytest.mark.parametrize("style", ["dca", "dct"])
@pytest.mark.parametrize("dialect", ["core", "min", "basic", "linguist"])
def test_what_is_written_keeps_to_the_core_schema(dialect: str, style: str) -> None:
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(str(SHARED / "TBXcoreStructV03.rng")))
    written = formats.render((SAMR,), "tbx", Options(dialect=dialect, style=style))
    assert schema.validate(etree.fromstring(written.data)), schema.error_log


BAD = [
    pytest.param(TERM.format('<termNote type="partOfSpeech">nominal</termNote>'), "partOfSpeech", id="value-not-in-list"),
    pytest.param(TERM.format('<descrip type="definition">x</descrip>'), "definition", id="definition-at-term"),
    pytest.param(TERM.format('<termNote type="mood">x</termNote>'), "mood", id="unknown-category"),
    pytest.param(TERM.format("<term>second</term>"), "<term>", id="two-terms"),
    pytest.param(TERM.format("<admin>x</admin>"), "type", id="no-type"),
    pytest.param('<langSec xml:lang="en"><termSec/></langSec>', "lacks", id="no-term"),
    pytest.param("<note>x</note>", "lacks", id="no-language"),
    pytest.param("loose" + TERM.format(""), "characters", id="loose-characters"),
    pytest.param(TERM.format('<xref type="externalCrossReference" target="nowhere">x</xref>'), "target", id="dangling"),
    pytest.param(f"<transacGrp>{ORIGIN}<date>May</date></transacGrp>{TERM.format('')}", "date", id="date"),
    pytest.param('<langSec xml:lang="a b"><termSec><term>x</term></termSec></langSec>', "xml:lang", id="language-tag"),
    pytest.param(TERM.format("") + TERM.format("").replace("<termSec>", '<termSec id="c1">'), "twice", id="id-twice"),
    pytest.param(TERM.format("<note>a<ec/>b</note>"), "<ec> without id", id="lone-end-code"),
    pytest.param(TERM.format('<note>a<sc id="s" isolated="yes"/>b<ec startRef="s"/></note>'), "isolated", id="paired-code"),
    pytest.param(f"<transacGrp>{ORIGIN}<date>2010-13-45</date></transacGrp>{TERM.format('')}", "date", id="no-such-day"),
    pytest.param(TERM.format("").replace("<termSec>", '<termSec id="1 a">'), "no id", id="id-form"),
    pytest.param(TERM.format('<x:y xmlns:x="urn:x">z</x:y>'), "style", id="dct-in-dca"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "word"), BAD)
def test_faults_are_refused_with_their_line(entry: str, word: str) -> None:
    with pytest.raises(InputError) as caught:
        read(document(entry))
    assert word in caught.value.message
    assert caught.value.line in {4, 5}


def test_a_private_dialect_is_held_to_the_structure_only() -> None:
    entry = TERM.format('<termNote type="mood">x</termNote>')
    assert read(document(entry, dialect="TBX-Ours"))[0].named("en")[0].text == "open cluster"
    with pytest.raises(InputError):
        read(document(entry.replace("<term>", "<note>y</note><term>"), dialect="TBX-Ours"))


def test_dct_elements_are_read_as_their_categories() -> None:
    spaces = ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
    entry = "<min:subjectField>stars</min:subjectField>" + TERM.format(
        "<basic:termType>acronym</basic:termType><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>"
    )
    (concept,) = read(document(entry, style="dct", spaces=spaces))
    name = concept.named("en")[0]
    assert (concept.subject, name.type, name.status) == ("stars", "acronym", "superseded")
    with pytest.raises(InputError, match="style dct"):
        read(document('<descrip type="subjectField">x</descrip>' + TERM.format(""), style="dct"))


def test_a_stranger_s_entry_becomes_a_term_named_after_its_english() -> None:
    (concept,) = read(
        document("<note>seen at night</note>" + TERM.format('<termNote type="partOfSpeech">noun</termNote>'))
    )
    assert (concept.id, concept.kind, concept.note, concept.evidence) == (
        "term:open-cluster",
        "term",
        "seen at night",
        "proposed",
    )
    assert formats.parse(document(TERM.format('<termNote type="partOfSpeech">noun</termNote>')), Path("x")).lost == {
        "partOfSpeech": 1
    }


def test_wrapped_text_is_one_line() -> None:
    entry = TERM.format("").replace("open cluster", "open\n\t\t\tcluster")
    assert read(document(entry))[0].named("en")[0].text == "open cluster"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx type="TBX-Core">&a;</tbx>', "entity", id="entity"),
        pytest.param(
            b'<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>', "entity", id="external"
        ),
        pytest.param(b"<tbx>" + b"<a>" * 100 + b"</a>" * 100 + b"</tbx>", "deeper", id="deep"),
        pytest.param(b"<tbx>" + b"<a>" * 100_000, "malformed", id="bottomless"),
        pytest.param(b"<tbx><p></tbx>", "malformed", id="malformed"),
        pytest.param(b"", "no glossary|malformed", id="empty"),
    ],
)
def test_dangerous_and_broken_markup_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        formats.parse(data, Path("x.tbx"))


def test_unknown_dialects_and_styles_are_told() -> None:
    with pytest.raises(UsageError, match="dialect"):
        formats.render((SAMR,), "tbx", Options(dialect="grand"))
    with pytest.raises(UsageError, match="style"):
        formats.render((SAMR,), "tbx", Options(style="dcx"))
    with pytest.raises(UsageError, match="profile"):
        formats.render((SAMR,), "tbx", Options(profile="weblate"))
    with pytest.raises(UsageError, match="format"):
        formats.render((SAMR,), "pdf")
