"""Which words of a name carry meaning, and what identifies a department whatever the order of its words."""

from zhengming.terminology import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


class Grammar:
    """The sets of English words that decide how names are keyed."""

    def __init__(self, tables: "dict[str, Any]") -> None:
        """Take the title tables as `titles.load` returns them."""
        english = tables["languages"].get("en", {})
        self.skip: frozenset[str] = frozenset(english.get("skip", ()))
        units: list[str] = english.get("units", {}).get("words", [])
        self.units: frozenset[str] = frozenset(word for word in units if " " not in word)
        self.weak: frozenset[str] = frozenset(english.get("units", {}).get("weak", ()))

    def content(self, text: str) -> list[str]:
        """Return the folded tokens of a name that carry meaning."""
        return self.significant(tokens.keys(text))

    def significant(self, keys: "Iterable[str]") -> list[str]:
        """Return the tokens that carry meaning, of tokens already folded; marks do not."""
        return [key for key in keys if key not in self.skip and (key.isalnum() or not key.isascii())]

    def bag(self, content: "Iterable[str]") -> str:
        """Return what identifies a department's name whatever its order: its content words but the unit noun, sorted."""
        words = list(content)
        for at in (0, -1):
            if len(words) > 1 and words[at] in self.units:
                del words[at]
                break
        return " ".join(sorted(words))
