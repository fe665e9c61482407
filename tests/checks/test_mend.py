"""Fixes go into the file's text and touch nothing else."""

from pathlib import Path

import pytest

from zhengming.checks import check, choose, mend
from zhengming.documents import read
from zhengming.documents.storage import parse

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def mended(tmp_path: Path, body: str, *, unsafe: bool = False) -> str:
    path = tmp_path / "a.po"
    path.write_text(HEAD + body, encoding="utf-8", newline="")
    catalog = read(path)
    fixed, edits = mend.apply(catalog, check(catalog), unsafe=unsafe)
    text = mend.rewrite(HEAD + body, edits)
    assert parse(text.encode(), path).units == fixed.units
    assert not mend.apply(parse(text.encode(), path), check(parse(text.encode(), path)), unsafe=unsafe)[1]
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('msgid "It is \\"open\\"."\nmsgstr "它 \\"开着\\".\\t"\n', None),
        ('msgid "Save the file."\nmsgstr "保存文件."\n', 'msgid "Save the file."\nmsgstr "保存文件。"\n'),
        ('msgid "Save the file."\nmsgstr "保存文件"\n', 'msgid "Save the file."\nmsgstr "保存文件。"\n'),
        (
            'msgid "Save the file.  Then go."\nmsgstr ""\n"保存文件. "\n"然后走."\n',
            'msgid "Save the file.  Then go."\nmsgstr ""\n"保存文件。 "\n"然后走。"\n',
        ),
        ('msgid "Save."\nmsgstr "保存。"\r\n', 'msgid "Save."\nmsgstr "保存。"\r\n'),
    ],
    ids=["escapes", "replaced", "added", "wrapped", "line ends"],
)
def test_only_the_span_changes(tmp_path: Path, before: str, after: str | None) -> None:
    found = mended(tmp_path, before)
    if after is not None:
        assert found == after


def test_unsafe_fix_waits_to_be_asked_for(tmp_path: Path) -> None:
    body = 'msgid "In general, go on."\nmsgstr "一般来说,继续。"\n'
    assert mended(tmp_path, body) == body
    assert mended(tmp_path, body, unsafe=True) == body.replace("说,", "说，")


def test_other_entries_stay_as_they_are(tmp_path: Path) -> None:
    odd = '#  translator\n#: a.py:1\nmsgid   "x"\nmsgstr "y"\n\n\n'
    assert mended(tmp_path, odd + 'msgid "Save the file."\nmsgstr "保存文件."\n').startswith(odd)


def test_overlapping_fixes_are_not_both_made(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEAD + 'msgid "Save it, all of it."\nmsgstr "保存，，。."\n', encoding="utf-8")
    catalog = read(path)
    found = check(catalog, select=[rule.code for rule in choose(["P"])])
    fixes = [one.fix for one in mend.chosen(found, unsafe=True) if one.fix]
    assert all(one.end <= other.start or other.end <= one.start for one in fixes for other in fixes if one is not other)


def test_memory_is_mended_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" '
        'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n'
        '<tu><tuv xml:lang="en"><seg>Save &amp; close it.</seg></tuv>'
        '<tuv xml:lang="zh-CN"><seg>保存 &amp; 关闭.</seg></tuv></tu>\n</body></tmx>\n'
    )
    path.write_text(body, encoding="utf-8")
    catalog = read(path)
    _, edits = mend.apply(catalog, check(catalog))
    assert mend.rewrite(body, edits) == body.replace("关闭.", "关闭。")
