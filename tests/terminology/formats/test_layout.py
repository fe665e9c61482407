"""The canonical layout: one way to write a record, no word lost."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.terminology.formats.made import BASES

from zhengming import workspace
from zhengming.errors import GlossaryError
from zhengming.terminology import records
from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import layout, recordfiles
from zhengming.terminology.formats.statements import split

MESSY = '''# what this file is

sources   = [ "http://a.example/", # the page
  "b" ]
kind="agency"   # an agency
id = "x"

[titles.zh-Hans]
head = "局长"
[zh-Hans]
# the short one
short = "某局"
full = [{to="2018", text = "某某局"}]
[[department]]
zh-Hans = ["司"]

# a remark on the name
en = [
"Department of A Very Long Name Indeed", "Department of Another Very Long Name", "Department of a Third Very Long Name",
]
id = "d"
[en]
variants = []
full = """Bureau"""
# the end
'''
NEAT = '''# what this file is

id = "x"
kind = "agency"  # an agency
sources = [ "http://a.example/", # the page
  "b" ]

[en]
full = """Bureau"""
variants = []

[zh-Hans]
full = [{ text = "某某局", to = "2018" }]
# the short one
short = "某局"

[titles.zh-Hans]
head = "局长"

[[department]]
id = "d"
# a remark on the name
en = [
    "Department of A Very Long Name Indeed",
    "Department of Another Very Long Name",
    "Department of a Third Very Long Name",
]
zh-Hans = ["司"]

# the end
'''


def test_keys_and_tables_come_in_order_with_their_remarks() -> None:
    made = layout.arrange(MESSY, Path("x.toml"))
    assert made == NEAT
    assert tomllib.loads(made) == tomllib.loads(MESSY)


def test_listed_records_keep_their_order_and_their_own_tables() -> None:
    text = '[[term]]\nzh-Hans = "乙"\nid = "b"\n[term.en]\nacronym = "B"\nfull = "b b"\n[[term]]\nid = "a"\nen = "a"\n'
    made = layout.arrange(text, Path("x.toml"))
    assert (
        made
        == '[[term]]\nid = "b"\nzh-Hans = "乙"\n\n[term.en]\nfull = "b b"\nacronym = "B"\n\n[[term]]\nid = "a"\nen = "a"\n'
    )


@pytest.mark.parametrize(
    "value",
    ['"a # b"', "'c:\\new'", '"\\u4e2d"', '["]", "[", "#"]', "'''x\n# y'''", '"""a\n\n  b = [\n"""', '{ text = "}" }'],
)
def test_marks_inside_strings_are_no_marks(value: str) -> None:
    text = f'note = "n"\nid = "x"\n[en]\nfull = {value}\nacronym = "A"\n'
    made = layout.arrange(text, Path("x.toml"))
    assert tomllib.loads(made) == tomllib.loads(text)
    assert layout.arrange(made, Path("x.toml")) == made


def test_windows_line_ends_become_plain() -> None:
    made = layout.arrange('id = "x"\r\n# remark\r\n[en]\r\nfull = "X"\r\n', Path("x.toml"))
    assert made == 'id = "x"\n\n# remark\n[en]\nfull = "X"\n'


def test_a_file_that_is_no_record_is_refused_with_its_line() -> None:
    for text in ('id = "x"\n[en\n', 'id = "x"\ncolour = "red"\n[en]\nfull = "X"\n'):
        with pytest.raises(GlossaryError) as caught:
            layout.arrange(text, Path("x.toml"))
        assert caught.value.line == 2


@given(base=BASES)
@settings(max_examples=30, deadline=None)
def test_laying_out_twice_changes_nothing(base: tuple[Concept, ...]) -> None:
    for name, text in recordfiles.plan(base, "x").files.items():
        assert layout.arrange(text, Path(name)) == text


SAMPLE = records.files(workspace.shipped_glossary())[::25]


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_shipped_records_lose_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    made = layout.arrange(text, path)
    assert tomllib.loads(made) == tomllib.loads(text)
    assert made.count("#") == text.count("#")
    assert layout.arrange(made, path) == made


def test_statements_know_their_lines_and_remarks() -> None:
    found, rest = split("# a\nx = 1 # b\n\n[ t . u ] # c\ny = [\n 1, # d\n]\n# e")
    assert [(one.name, one.value, one.before, one.after, one.line, one.inner_remarks) for one in found] == [
        ("x", "1", ("# a",), "# b", 2, False),
        ("[t.u]", "", ("",), "# c", 4, False),
        ("y", "[\n 1, # d\n]", (), "", 5, True),
    ]
    assert rest == ("# e",)
