"""How Chinese names are spelled in pinyin, heteronyms read as in the words they stand in; made when the base is compiled.

What a query looks like is told here too, without the library: a look-up never imports it.
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


def folded(query: str) -> str:
    """Return a query as spelling is kept, or nothing when it can't be pinyin: it holds more than letters and apostrophes."""
    plain = query.lower().replace("ü", "v").replace("u:", "v").replace("'", "").replace("’", "").replace(" ", "")
    return plain if plain.isascii() and plain.isalnum() else ""


def syllabic(spelling: str) -> bool:
    """Tell whether a spelling may be the beginning of whole syllables rather than initials: it is long and has vowels."""
    return len(spelling) >= 6 and sum(char in "aeiouv" for char in spelling) * 4 >= len(spelling)
