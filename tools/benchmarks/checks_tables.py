"""Build the derived character tables of the checks: `python tools/benchmarks/checks_tables.py`.

Needs opencc-python-reimplemented (Apache-2.0; OpenCC's TSCharacters) and pypinyin (MIT; Unihan and kHanyuPinyin readings).
"""

import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parents[1] / "zhengming/checks/data"
ALSO_TRADITIONAL = "於後"  # in GB 2312 for names and idioms only; in running text always the traditional 于 and 后


def standard() -> list[str]:
    """Return the 6,763 ideographs of GB/T 2312."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [code.decode("gb2312", "ignore") for code in rows if code.decode("gb2312", "ignore")]


def main() -> None:
    """Write both tables."""
    try:
        import opencc
        from pypinyin import Style, pinyin
    except ImportError as error:
        print(f"nothing built: {error.name} is not installed; the tables in the tree stay", file=sys.stderr)
        return
    known = set(standard()) - set(ALSO_TRADITIONAL)
    source = Path(opencc.__file__).parent / "dictionary/TSCharacters.txt"
    pairs = dict(line.split("\t", 1) for line in source.read_text(encoding="utf-8").splitlines() if "\t" in line)
    lines = [f"{old}{new.split()[0]}" for old, new in pairs.items() if old not in known and new.split()[0] != old]
    head = "# Traditional characters that no simplified text holds, each with its simplified form.\n"
    head += "# Built by tools/benchmarks/checks_tables.py from OpenCC's TSCharacters less GB/T 2312; do not edit.\n"
    (DATA / "zh-Hant-only.txt").write_text(head + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
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
