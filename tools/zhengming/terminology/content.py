"""Which words of a name carry meaning, and what identifies a department whatever the order of its words."""

from zhengming.terminology import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
"""Roman numerals that number units."""


LEAST_COMPANY = 2
"""Words that must remain of a company's name without its legal form."""


class Grammar:
    """The sets of English words that decide how names are keyed."""

    def __init__(self, tables: "dict[str, Any]") -> None:
        """Take the title tables as `titles.load` returns them."""
        english = tables["languages"].get("en", {})
        self.skip: frozenset[str] = frozenset(english.get("skip", ()))
        units: list[str] = english.get("units", {}).get("words", [])
        self.units: frozenset[str] = frozenset(word for word in units if " " not in word)
        self.ordinals: dict[str, int] = english.get("ordinals", {})
        self.legal: frozenset[str] = frozenset(english.get("legal", {}).get("form", ()))
        self.companies: frozenset[str] = frozenset(english.get("legal", {}).get("noun", ()))
        self.weak: frozenset[str] = frozenset(english.get("units", {}).get("weak", ()))

    def unformed(self, content: list[str]) -> list[str]:
        """Return a company's name without its legal form, where it has one: *Spring Airlines* of *Spring Airlines Co., Ltd.*."""
        end = len(content)
        while end and content[end - 1] in self.legal:
            end -= 1
        if end == len(content) or end < LEAST_COMPANY:
            return []
        return content[: end - (content[end - 1] in self.companies)] if end > LEAST_COMPANY else content[:end]

    def content(self, text: str) -> list[str]:
        """Return the folded tokens of a name that carry meaning."""
        return self.significant(tokens.keys(text))

    def significant(self, keys: "Iterable[str]") -> list[str]:
        """Return the tokens that carry meaning, of tokens already folded; marks do not."""
        return [key for key in keys if key not in self.skip and (key.isalnum() or not key.isascii())]

    def bag(self, content: "Iterable[str]") -> str:
        """Return what identifies a department's name whatever its order: its content words but the unit noun, sorted."""
        words = self.numbered(list(content))
        numbered = len(words) > 2
        places = [
            0,
            -1,
            *([-2] if numbered and words[-1].isdigit() else []),
            *([1] if numbered and words[0].isdigit() else []),
        ]
        for at in places:
            if len(words) > 1 and words[at] in self.units:
                del words[at]
                break
        return " ".join(sorted(words))

    def numbered(self, words: list[str]) -> list[str]:
        """Write the numbers that tell units apart as digits: Department I, First Department, Division No. 2."""
        found: list[str] = []
        for at, word in enumerate(words):
            after = words[at + 1] if at + 1 < len(words) else ""
            beside = {words[at - 1] if at else "", after}
            if word == "no" and after.isdigit():
                continue
            if word in ROMAN and beside & self.units:
                found.append(str(ROMAN[word]))
            elif word in self.ordinals and len(words) > 1:
                found.append(str(self.ordinals[word]))
            else:
                found.append(word)
        return found
