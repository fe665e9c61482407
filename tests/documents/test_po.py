"""PO files: what is read, what is refused, what is written."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from time import process_time

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from tests.documents.strategies import catalogs

import zhengming as zm
from zhengming.documents import Catalog, State, Unit
from zhengming.documents.formats import po
from zhengming.errors import InputError
from zhengming.text import Place

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")


def parse(text: str) -> Catalog:
    return po.parse(text.encode(), Path("x.po"))


@given(catalogs())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_reading_what_was_written_gives_the_same_catalog(catalog: Catalog) -> None:
    assert po.parse(po.render(catalog), Path("x.po")) == catalog


@given(catalogs())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_every_place_points_at_its_character(catalog: Catalog) -> None:
    data = po.render(catalog)
    lines = data.decode().replace("\r\n", "\n").split("\n")
    escaped = {"\n": "\\", "\t": "\\", '"': "\\", "\\": "\\"}
    for unit in po.parse(data, Path("x.po")).units:
        for form, target in enumerate(unit.targets):
            for offset, char in enumerate(target):
                place = unit.place(offset, form=form)
                assert lines[place.line - 1][place.column - 1] == escaped.get(char, char)


@given(catalogs())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_polib_reads_the_same_texts(catalog: Catalog) -> None:
    theirs = polib.pofile(po.render(replace(catalog, newline="\n")).decode())
    live = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in theirs if not entry.msgid_plural}
    assert live == {unit.key: unit.target for unit in catalog.units if unit.plural is None}


@gettext
@given(catalogs())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_msgcat_has_nothing_to_change(catalog: Catalog) -> None:
    data = po.render(replace(catalog, newline="\n"))
    done = subprocess.run(["msgcat", "--force-po", "-"], input=data, capture_output=True, check=True)
    assert done.stdout == data


WRAPS = {
    "fits on the keyword's line": ("a" * 70, 1),
    "one column too many": ("a " * 35 + "aaa", 2),
    "a word longer than a line stays whole": ("a" * 200, 1),
    "han breaks anywhere but before a full stop": ("市场监督管理总局" * 5 + "。" + "市场" * 4, 3),
    "a blank before a wide bracket": ("see " * 19 + "《标准》", 3),
    "line feeds begin lines": ("one\ntwo\n", 3),
}


@gettext
@pytest.mark.parametrize(("text", "count"), WRAPS.values(), ids=WRAPS)
def test_lines_are_wrapped_as_msgcat_wraps_them(text: str, count: int) -> None:
    catalog = parse(HEAD)
    data = po.render(replace(catalog, units=(Unit(text),)))
    done = subprocess.run(["msgcat", "--force-po", "-"], input=data, capture_output=True, check=True)
    assert done.stdout == data
    assert data.decode().split("\n\n")[1].count("\n") - 1 == count


REFUSED = {
    "duplicate": ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4, 1, "duplicate"),
    "obsolete duplicate": ('msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n', 4, 1, "duplicate"),
    "invalid escape": ('msgid "a\\q"\nmsgstr ""\n', 1, 9, "invalid escape"),
    "inner quote": ('msgid "a "b" c"\nmsgstr ""\n', 1, 11, "after the string"),
    "string without end": ('msgid "a\nmsgstr ""\n', 1, 9, "does not end"),
    "msgstr first": ('msgstr "a"\nmsgid "b"\n', 1, 1, "second msgstr"),
    "previous after msgid": ('msgid "a"\n#| msgid "b"\nmsgstr ""\n', 2, 1, "previous text"),
    "second header": ('msgid ""\nmsgstr "x: y\\n"\n', 1, 1, "duplicate"),
    "context separator": ('msgid "a\\004b"\nmsgstr ""\n', 1, 1, "U+0004"),
    "no msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3, 1, "no msgstr"),
    "no msgstr at the end": ('msgid "a"\n', 1, 1, "no msgstr"),
    "two msgstr": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, 1, "second msgstr"),
    "plural forms out of order": ('msgid "a"\nmsgid_plural "as"\nmsgstr[1] "b"\n', 3, 1, "out of order"),
    "string from nowhere": ('# c\n"a"\n', 2, 1, "without a keyword"),
    "half obsolete": ('msgid "a"\n#~ msgstr "b"\n', 2, 1, "half of an entry"),
    "other half obsolete": ('#~ msgid "a"\nmsgstr "b"\n', 2, 1, "half of an entry"),
    "conflict marker": ('<<<<<<< ours\nmsgid "a"\nmsgstr ""\n', 1, 1, "conflict marker"),
    "stray word": ('hello\nmsgid "a"\nmsgstr ""\n', 1, 1, 'unexpected "hello"'),
    "unknown keyword": ('msgid "a"\nmsgfoo "b"\n', 2, 1, "unexpected"),
    "keyword without a string": ('msgid\nmsgstr "b"\n', 1, 1, "without a string"),
}


@pytest.mark.parametrize(("text", "line", "column", "message"), REFUSED.values(), ids=REFUSED)
def test_what_gettext_refuses_is_refused_at_its_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(InputError, match=message.replace("+", r"\+")) as caught:
        parse(HEAD + text)
    assert (caught.value.line, caught.value.column) == (HEAD.count("\n") + line, column)


@gettext
@pytest.mark.parametrize("text", [row[0] for row in REFUSED.values()], ids=REFUSED)
def test_gettext_refuses_it_too(text: str) -> None:
    done = subprocess.run(
        ["msgfmt", "-o", "/dev/null", "-"], input=(HEAD + text).encode(), capture_output=True, check=False
    )
    assert done.returncode != 0


TAKEN = {
    "BOM": ("\ufeff" + HEAD + 'msgid "a"\nmsgstr "b"\n', "b"),
    "several strings on a line": (HEAD + 'msgid "a"\nmsgstr "b" "c"\n', "bc"),
    "no blank after the keyword": (HEAD + 'msgid"a"\nmsgstr"b"\n', "b"),
    "indented": (HEAD + '  msgid "a"\n\tmsgstr "b"\n', "b"),
    "octal and hexadecimal": (HEAD + 'msgid "a"\nmsgstr "\\101\\x42"\n', "AB"),
    "no final newline": (HEAD + 'msgid "a"\nmsgstr "b"', "b"),
    "no header": ('msgid "a"\nmsgstr "b"\n', "b"),
    "no blank line between": (HEAD + 'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n', "b"),
}


@pytest.mark.parametrize(("text", "target"), TAKEN.values(), ids=TAKEN)
def test_what_gettext_takes_is_taken(text: str, target: str) -> None:
    assert parse(text).units[0].target == target


def test_places_count_escapes_and_indented_continuations() -> None:
    unit = parse(HEAD + 'msgid "a"\nmsgstr ""\n"市场\\"监管\\n"\n  "总局"\n').units[0]
    assert [unit.place(offset) for offset in (0, 2, 3, 6, 8)] == [
        Place(8, 2), Place(8, 4), Place(8, 6), Place(9, 4), Place(9, 6),
    ]  # fmt: skip


FULL = """\
# 译者留言
#  缩进
#
#. a note
#: notices/a.txt:4 notices/b.txt:5
#, fuzzy, c-format
#| msgctxt "old"
#| msgid "previous"
msgctxt "new"
msgid "now %d"
msgid_plural "nows %d"
msgstr[0] "现在 %d"

# 留着
#~ msgid "gone"
#~ msgstr "没了"

# at the end
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_file_with_everything_comes_back_byte_for_byte(newline: str) -> None:
    data = (HEAD + FULL).replace("\n", newline).encode()
    assert po.render(po.parse(data, Path("x.po"))) == data


def test_an_entry_with_everything_is_understood() -> None:
    unit, gone = parse(HEAD + FULL).units
    assert unit == Unit(
        source="now %d",
        target="现在 %d",
        state=State.FUZZY,
        context="new",
        plural="nows %d",
        notes=("a note",),
        comments=("译者留言", " 缩进", ""),
        references=("notices/a.txt:4", "notices/b.txt:5"),
        flags=("c-format",),
        previous="previous",
        previous_context="old",
    )
    assert gone.obsolete
    assert gone.comments == ("留着",)


def test_another_charset_is_read_and_written_as_utf8() -> None:
    data = (HEAD.replace("UTF-8", "GB18030") + 'msgid "a"\nmsgstr "标准"\n').encode("gb18030")
    catalog = po.parse(data, Path("x.po"))
    assert catalog.units[0].target == "标准"
    assert b"charset=UTF-8" in po.render(catalog)


def test_wrong_bytes_are_told_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(HEAD.encode() + b'msgid "a"\nmsgstr "\xff"\n')
    with pytest.raises(InputError, match="not UTF-8") as caught:
        zm.read(path)
    assert (caught.value.path, caught.value.line, caught.value.column) == (path, 7, 9)


def test_reading_twice_as_many_entries_takes_about_twice_as_long() -> None:

    def cost(count: int) -> float:
        text = HEAD + "".join(f'msgid "source {number}"\nmsgstr "目标 {number}"\n\n' for number in range(count))
        begun = process_time()
        assert len(parse(text).units) == count
        return process_time() - begun

    cost(500)
    assert min(cost(16_000) for _ in range(2)) < 12 * max(min(cost(4_000) for _ in range(3)), 0.01)


def test_finished_units_are_compiled_to_mo(tmp_path: Path) -> None:
    path = tmp_path / "x.mo"
    path.write_bytes(po.compiled(parse(HEAD + 'msgid "a"\nmsgstr "甲"\n\n#, fuzzy\nmsgid "b"\nmsgstr "乙"\n')))
    assert [(entry.msgid, entry.msgstr) for entry in polib.mofile(str(path))] == [("a", "甲")]


@gettext
def test_a_comment_that_ends_in_a_backslash_does_not_swallow_the_entry() -> None:
    data = po.render(replace(parse(HEAD), units=(Unit("a", notes=("C:\\",), comments=("\\",)),)))
    done = subprocess.run(["msgcat", "--force-po", "-"], input=data, capture_output=True, check=True)
    assert done.stdout == data


@pytest.mark.parametrize("line", ["\\", "a\\", "a\\  ", "a "])
def test_a_comment_that_ends_in_a_backslash_is_read_as_it_was_written(line: str) -> None:
    catalog = Catalog((Unit("s", "", State.UNTRANSLATED, comments=(line,), notes=(line,)),), "zh-Hans", "en")
    back = po.parse(po.render(catalog), Path("x.po")).units[0]
    assert (back.comments, back.notes) == ((line,), (line,))
