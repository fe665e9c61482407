"""Look one name up: exact, acronym, short form, composed title, typo, word order, prefix, pinyin; either direction."""

from zhengming.terminology.lookup.search import Lookup

__all__ = ["Lookup"]
