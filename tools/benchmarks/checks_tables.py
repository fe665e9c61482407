"""Build the derived character tables of the checks: `python tools/benchmarks/checks_tables.py`.

Needs OpenCC (Apache-2.0; its tables of characters) and pypinyin (MIT; Unihan and kHanyuPinyin readings).
"""

import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parents[1] / "zhengming/checks/data"
ALSO_TRADITIONAL = "於後"  # in GB 2312 for names and idioms only; in running text always the traditional 于 and 后

ALSO_SIMPLIFIED = "触儿厂党吨赶构柜怀坏机极价茧荐洁惊据离怜宁苹扑气确扰晒胜圣适体听网优与愿庄异"
"""In Big5 as rare or ancient characters; in running traditional text never."""


def standard() -> list[str]:
    """Return the 6,763 ideographs of GB/T 2312."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [code.decode("gb2312", "ignore") for code in rows if code.decode("gb2312", "ignore")]


def in_big5(char: str) -> bool:
    """Return whether a character is one of Big5, the set of traditional Chinese."""
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    """Write the tables."""
    try:
        from opencc import OpenCC
        from pypinyin import Style, pinyin
    except ImportError as error:
        print(f"nothing built: {error.name} is not installed; the tables in the tree stay", file=sys.stderr)
        return
    known = set(standard()) - set(ALSO_TRADITIONAL)
    simplify, restore = OpenCC("t2s").convert, OpenCC("s2tw").convert
    olds = (chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)))
    lines = [f"{old}{simplify(old)}" for old in olds if old not in known and simplify(old) != old]
    head = "# Traditional characters that no simplified text holds, each with its simplified form.\n"
    head += (
        "# Built by tools/benchmarks/checks_tables.py from OpenCC's table of characters less GB/T 2312; do not edit.\n"
    )
    (DATA / "zh-Hant-only.txt").write_text(head + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    lines = [
        f"{new}{restore(new)}"
        for new in standard()
        if restore(new) != new and (not in_big5(new) or new in ALSO_SIMPLIFIED)
    ]
    head = "# Simplified characters that no traditional text holds, each with its traditional form.\n"
    head += "# Built by tools/benchmarks/checks_tables.py from OpenCC's table of GB/T 2312 less Big5; do not edit.\n"
    (DATA / "zh-Hans-only.txt").write_text(head + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    readings: dict[str, list[str]] = defaultdict(list)
    for char in standard():
        for reading in pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]:
            readings[reading].append(char)
    head = "# Readings (Hanyu Pinyin without tones) and the characters that have them, of GB/T 2312.\n"
    head += "# Built by tools/benchmarks/checks_tables.py with pypinyin; do not edit.\n"
    body = "\n".join(f"{reading} {''.join(chars)}" for reading, chars in sorted(readings.items()))
    (DATA / "zh-Hans-readings.txt").write_text(head + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
