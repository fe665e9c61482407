"""Code, a path, an option, a role or a reference of the source stands otherwise in the target.

Identifiers, options, paths and link targets are addresses, not words: one changed character and the link is dead or the
reader types what does not exist (reStructuredText, “Inline markup”).

    en: Call ``session.close()`` first.
    bad: 先调用 ``session.clos()``。
    fixed: 先调用 ``session.close()``。

    en: see :ref:`glossary-check` for details
    bad: 详见 :ref:`glossary-chek`

    en: Edit /etc/hosts or use --verbose.
    bad: 编辑 /etc/host 或使用 --verbose。
    fixed: 编辑 /etc/hosts 或使用 --verbose。

    en: the :guilabel:`File` menu
    good: :guilabel:`文件` 菜单

    en: Use ``<file>`` here.
    good: 此处使用 ``<文件>``。
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.masking import Mask

SEVERITY = "error"
SOURCE_NEEDS = "`[|/-"
NEEDS = SOURCE_NEEDS
_WORDS = re.compile(r":(?:guilabel|menuselection|term|abbr|dfn|index|title):")
_SPACE = re.compile(r"\s+")
_KINDS = frozenset({"code", "role", "reference", "option", "path"})
_JOINED = re.compile(r"\s*([*=&])\s*")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield code of the target that the source lacks while code of the source is missing in the target."""
    if not facts.source_masked.masks or not facts.masked.masks:
        return
    texts = {mask.text for mask in facts.source_masked.masks}
    if all(mask.text in texts for mask in facts.masked.masks):
        return
    given, found = _kept(facts.source_masked.masks), _kept(facts.masked.masks)
    if not given or not found:
        return
    ours, theirs = Counter(map(_key, found)), Counter(map(_key, given))
    missing, added = list((theirs - ours).elements()), list((ours - theirs).elements())
    if not missing or not added:
        return
    for mask in found:
        key = _key(mask)
        partner = next((other for other in missing if _alike(key, other)), None) if key in added else None
        if partner:
            added.remove(key)
            missing.remove(partner)
            fix = Fix(mask.start, mask.end, next(one.text for one in given if _key(one) == partner))
            yield Hit(
                f"{mask.text} is not in the source", mask.start, mask.end, fix=fix, hint=f"the source has {fix.text}"
            )


def _kept(masks: tuple[Mask, ...]) -> tuple[Mask, ...]:
    return tuple(
        mask
        for mask in masks
        if mask.kind in _KINDS and mask.text.isascii() and len(mask.text) > 2 and not _WORDS.match(mask.text)
    )


def _key(mask: Mask) -> str:
    # void * and void*, a=b and a = b are one.
    return _JOINED.sub(r"\1", _SPACE.sub(" ", mask.text)).replace("()", "")


def _alike(one: str, other: str) -> bool:
    # A slip changes a character or two; quite another text is a reworded sentence.
    if one[0] != other[0] or abs(len(one) - len(other)) > 2 or (len(one) < 5 and "]_" not in one):
        return False
    ahead = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    back = next((i for i, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), 0)
    return max(len(one), len(other)) - ahead - back <= 2
