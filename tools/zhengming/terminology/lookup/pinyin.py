"""How Chinese names are spelled in pinyin, heteronyms read as in the words they stand in; made when the base is compiled.

How a query is compared with them stands in `sounding`, without the library: a look-up never imports it.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 40
"""Characters of a name that is spelled at most: longer ones are titles of documents, not looked up by sound."""


def spellings(text: str) -> "Iterator[tuple[str, str]]":
    """Yield a Chinese name's pinyin without tones or blanks, and its initials: 国家标准委 → guojiabiaozhunwei, gjbzw.

    Latin letters and figures inside the name are kept, marks left out; ü is written v.
    """
    from pypinyin import Style, lazy_pinyin

    if len(text) > MOST or text.isascii():
        return
    syllables = [
        "".join(char for char in syllable.lower() if char.isalnum())
        for syllable in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)
    ]
    syllables = [syllable for syllable in syllables if syllable]
    if all(syllable.isascii() for syllable in syllables):
        yield "".join(syllables), "".join(syllable if syllable.isdigit() else syllable[0] for syllable in syllables)
