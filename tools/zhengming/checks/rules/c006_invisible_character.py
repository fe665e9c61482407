"""An invisible, control or private-use character stands in the text.

Zero-width spaces, byte-order marks and soft hyphens split words for every search; private-use characters show on no
other machine (Unicode Standard, 23).

    en: Save the file
    bad: 保存\u200b文件
    fixed: 保存文件

    en: Save the file
    good: 保存文件
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "warning"
_HIDDEN = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\ue000-\uf8ff]+"
)


def find(facts: Facts) -> Iterable[Hit]:
    """Return runs of such characters that the source does not have."""
    # None of them is printable; a line end and a no-break space are not either.
    return () if facts.target.isprintable() else _hidden(facts)


def _hidden(facts: Facts) -> Iterator[Hit]:
    for match in _HIDDEN.finditer(facts.target):
        if not set(match[0]) & facts.source_chars:
            names = " ".join(f"U+{ord(char):04X}" for char in match[0][:4])
            yield Hit(
                f"invisible or private character {names}",
                match.start(),
                match.end(),
                fix=Fix(match.start(), match.end(), "", safe=True),
            )
