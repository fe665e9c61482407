"""What a post is called in a given body: the ladder of its kind, overruled by the body's own record."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Rung:
    """What a ladder answers: the post's name without modifiers, and whether the word is one this body uses."""

    text: str
    sure: bool


class Ladders:
    """The ladders and post tables of one target language."""

    def __init__(self, titles: Mapping[str, Any], target: str) -> None:
        """Take the title tables as compiled into the index."""
        self.target = target
        self.items: list[dict[str, Any]] = titles["ladders"]
        self.table: dict[str, Any] = titles["languages"].get(target) or titles["languages"].get("zh-Hans", {})
        english = titles["languages"].get("en", {})
        self.heads: frozenset[str] = frozenset(english.get("heads", {}).get("words", ()))
        self.special: dict[str, list[str]] = english.get("special", {})
        self.posts: dict[str, str] = english.get("posts", {})
        self._by_suffix = {suffix: item for item in reversed(self.items) for suffix in item.get("suffixes", ())}
        self._longest = max((len(suffix) for suffix in self._by_suffix), default=0)
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, name: str, category: str, level: str, chosen: str) -> dict[str, Any]:
        """Return the ladder for a Chinese name, a record's category, a place's level or the ladder a record chose."""
        for key, value in (("id", chosen), ("levels", level), ("categories", category)):
            for item in self.items if value else ():
                if value == item.get(key) or (key != "id" and value in item.get(key, ())):
                    if key == "categories" and category != "international" and self._suffix(name):
                        break
                    return item
        return self._suffix(name) or self._by_suffix.get("", {})

    def _suffix(self, name: str) -> dict[str, Any] | None:
        plain = name.partition("（")[0] or name
        for size in range(min(self._longest, len(plain)), 0, -1):
            found: dict[str, Any] | None = self._by_suffix.get(plain[-size:])
            if found is not None:
                return found
        return None

    def title(self, word: str, own: Mapping[str, str], ladder: Mapping[str, Any]) -> Rung | None:
        """Return what a folded English post word is called, given a body's own titles and its ladder; None if unknown."""
        if word in own:
            return Rung(own[word], sure=True)
        if word in ladder.get("words", {}) and not (ladder.get("yields") and "head" in own and word in self.heads):
            return Rung(ladder["words"][word], sure=True)
        if word in self.heads and not (word in self.posts and word in self.special and not self.fits(word, ladder)):
            text = own.get("head") or ladder.get("head", {}).get("zh-Hans", "")
            if not ladder and not own:
                return Rung(self.table["bare"][word], sure=False) if word in self.table.get("bare", {}) else None
            return Rung(text, sure=ladder.get("id") != "unknown" and self.fits(word, ladder)) if text else None
        key = self.posts.get(word)
        if key is None:
            return None
        key_word = own.get(key.replace("-", " "))
        text = key_word or self.table.get("posts", {}).get(key, "")
        return Rung(text, sure=True) if text else None

    def fits(self, word: str, ladder: Mapping[str, Any]) -> bool:
        """Tell whether a head word is one that bodies of this kind use: a mayor heads no ministry."""
        kinds = self.special.get(word)
        level = ladder.get("only")
        return (kinds is None or ladder.get("id") in kinds) and (level is None or word in level)

    def modified(self, text: str, modifiers: tuple[str, ...]) -> str:
        """Return a post with its modifiers: the innermost stands last in English, so they are put on from the right."""
        for modifier in reversed(modifiers):
            pattern = self.table.get("modifiers", {}).get(modifier, "{}")
            text = pattern.format(text)
        return text
