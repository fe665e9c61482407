"""Titles asked for without a body: what the ladders and post tables call them, for each kind of body; never sure."""

from zhengming.terminology.lookup.replies import EMPTY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from zhengming.terminology.compiled import Index
    from zhengming.terminology.lookup.replies import Facts
    from zhengming.terminology.model import Match

HANS = "zh-Hans"
Table = dict[str, tuple[tuple[str, str, str], ...]]
"""For each asked title, pairs of titles and for which bodies they hold."""


def table(tables: "Mapping[str, Any]") -> Table:
    """Return both directions of the title tables: `en <folded title>` and `zh <title>` → (Chinese, English, where)."""
    from zhengming.terminology.tokens import phrase

    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    for chinese, english, wordings, where in _pairs(tables):
        for key in (f"zh {chinese}", *(f"en {phrase(wording)}" for wording in wordings)):
            found.setdefault(key, {}).setdefault((chinese, english), []).append(where)
    return {
        key: tuple((*pair, "; ".join(dict.fromkeys(places))) for pair, places in pairs.items())
        for key, pairs in found.items()
    }


def _pairs(tables: "Mapping[str, Any]") -> "Iterator[tuple[str, str, list[str], str]]":
    """Yield Chinese title, English title, its English wordings, and the bodies in which it is used."""
    chinese, english = (tables["languages"].get(language, {}) for language in (HANS, "en"))
    for word, title in chinese.get("bare", {}).items():
        yield title, word.title(), [word], "where the body is not known"
    display = english.get("display", {})
    for key, title in chinese.get("posts", {}).items():
        shown = display.get(key) or key.replace("-", " ").title()
        wordings = [word for word, post in english.get("posts", {}).items() if post == key]
        yield title, shown, [shown, *wordings], "in any body"
    deputies = [word for word, modifier in english.get("modifiers", {}).items() if modifier == "deputy"]
    for ladder in tables["ladders"]:
        head = ladder["head"].get(HANS, ""), ladder["head"].get("en", "")
        below = ladder.get("deputy", {}).get("en", "")
        where = f"in a body of kind {ladder['id']}"
        if not all(head) or "" in ladder.get("suffixes", ()):
            continue
        yield *head, [head[1]], where
        pattern = chinese.get("modifiers", {}).get("deputy", "")
        if pattern and below:
            yield pattern.format(head[0]), below, [below, *(f"{word} {head[1]}" for word in deputies)], where


def spellings(found: "Mapping[str, object]") -> "Iterator[tuple[str, str]]":
    """Yield the pinyin of every Chinese title of such a table, and the title."""
    from zhengming.terminology.lookup import pinyin

    for key in found:
        if key.startswith("zh "):
            for whole, _ in pinyin.spellings(key[3:]):
                yield whole, key[3:]


def titled(index: "Index", key: str, asked: str, *, chinese: bool, match: "Match" = "exact") -> "list[Facts]":
    """Return the answers for a title without a body, in Chinese or in English; the body decides, so none is sure."""
    return [
        {
            **EMPTY,
            "kind": "title",
            "source": asked if not chinese or match == "exact" else english,
            "target": title if chinese else english,
            "target_short": title if chinese else english,
            "score": 1.0,
            "match": match,
            "why": f"the body decides: {where}",
        }
        for title, english, where in index.entry("posts", key) or ()
    ]


def sounding(index: "Index", spelling: str) -> "list[Facts]":
    """Return the titles that are spelled so in pinyin."""
    from zhengming.terminology.lookup import beginnings

    found = [row[1] for row in beginnings.equal(index, "post-pinyin", spelling)]
    return [fact for text in found for fact in titled(index, f"zh {text}", text, chinese=True, match="pinyin")]
