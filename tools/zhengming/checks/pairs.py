"""Marks that come in pairs: which ones lack their partner."""

import re
from collections.abc import Container, Mapping
from functools import lru_cache

from zhengming.checks.finding import Fix
from zhengming.checks.language import Language

_PARTNERS = {"(": ")", "（": "）", "[": "]", "［": "］", "{": "}", "【": "】", "〔": "〕", "“": "”", "‘": "’", "「": "」",
             "『": "』", "《": "》", "〈": "〉"}  # fmt: skip


def lonely(text: str, families: Mapping[str, str], openers: Container[str]) -> list[int]:
    """Return the places of marks without a partner; `families` maps each mark to what it pairs with, in linear time."""
    stacks: dict[str, list[int]] = {}
    alone: list[int] = []
    for match in _marks("".join(families)).finditer(text):
        char, at = match[0], match.start()
        family = families[char]
        if char in openers:
            stacks.setdefault(family, []).append(at)
        elif stacks.get(family):
            stacks[family].pop()
        else:
            alone.append(at)
    return sorted([*alone, *(at for stack in stacks.values() for at in stack)])


@lru_cache(maxsize=32)
def _marks(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]" if marks else "(?!)")


def closing(text: str, at: int, language: Language) -> Fix | None:
    """Return the edit that closes the mark at `at` before the end of its clause; None where that can't be told."""
    partner = _PARTNERS.get(text[at])
    end = len(text.rstrip())
    if partner is None or any(char in text[at + 1 : end - 1] for char in "。！？\n"):
        return None
    before = end - 1 if end and text[end - 1] in language.final else end
    return Fix(before, before, partner) if before > at + 1 else None
