"""Look one name up: exact, acronym, short form, composed title, typo, word order, prefix, pinyin; either direction."""
