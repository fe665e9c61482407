"""The access key of a menu item is lost, or there are two.

`&File` and `_File` underline the F, which opens the menu with Alt; in Chinese and Japanese the letter follows in
brackets: 文件(&F). Where the labels of a document have no keys in the target at all, they were left out on purpose.

    en: &File
    bad: 文件(F)
    fixed: 文件(&F)

    en: _Save
    bad: 保存(_E)(_S)

    en: Save _As…
    good: 另存为(_A)…

    en: R&D
    good: 研发

    en: the value of max_size and _name
    good: max_size 和 _name 的值
"""

import re
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
SOURCE_NEEDS = "&_"
_LONGEST = 60
_KEY = {
    "&": re.compile(r"(?<![&A-Z0-9 ])&(?=[A-Za-z0-9])(?!\w+;)|(?<!\S)&(?=[A-Za-z0-9]\w)(?!\w+;)|(?<=^[A-Z])&(?=[a-z])"),
    "_": re.compile(r"(?<![\w_])_(?=[A-Za-z][a-z])(?!\w*_)|(?<=^[A-Z])_(?=[a-z]+\b)"),
}
_OWN = {
    "&": re.compile(r"(?<!&)&(?=\w)(?!\w+;)"),
    "_": re.compile(r"(?<![A-Za-z0-9_])_(?=\w)|(?<=[^\x00-\x7f])_(?=\w)|\(_\w\)"),
}
_PLAIN = re.compile(r"[(（]([A-Za-z0-9])[)）]")
_CODE = frozenset("=<>{}/\\;`")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield short labels with one access key in the source and none, or two, in the target."""
    source = facts.source
    if len(source) > _LONGEST or "\n" in source or not _CODE.isdisjoint(facts.source_chars):
        return
    for mark in "&_":
        keys = list(_KEY[mark].finditer(facts.source_text)) if source.count(mark) == 1 else []
        if not keys or (mark == "_" and not _label(source)):
            continue
        found = list(_OWN[mark].finditer(facts.target))
        letter = source[keys[0].end() : keys[0].end() + 1]
        if len(found) > 1:
            yield Hit("two access keys", found[1].start(), found[1].end())
        elif not found and mark not in facts.chars and facts.native and not facts.scene.style.drops_keys:
            yield _lost(facts, mark, letter)


def _lost(facts: Facts, mark: str, letter: str) -> Hit:
    plain = _PLAIN.search(facts.target)
    if plain and plain[1].lower() == letter.lower():
        at = plain.start(1)
        return Hit("access key lost", at, at + 1, fix=Fix(at, at, mark))
    return Hit("access key lost", 0, len(facts.target), hint=f"write ({mark}{letter.upper()}) behind the label")


def _label(source: str) -> bool:
    # A label begins with a capital or its access key; in running text _name is code.
    return source.lstrip("_")[:1].isupper() and (source[0] == "_" or " _" in source or source[:1].isupper())
