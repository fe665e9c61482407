"""The marks of a work's or document's title, 《》, are not in pairs.

GB/T 15834—2011, 4.14: titles of documents, laws and works stand between 《 and 》, inner ones between 〈 and 〉.

    en: according to the Measures for the Administration of Toys, applicants must
    bad: 根据《玩具管理办法，申请人必须
    fixed: 根据《玩具管理办法》，申请人必须

    en: See the Standardization Law.
    good: 见《标准化法》。
"""

from collections.abc import Iterator

from zhengming.checks import pairs
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit

SEVERITY = "error"
NEEDS = "《》〈〉"
_FAMILIES = {"《": "《》", "》": "《》", "〈": "〈〉", "〉": "〈〉"}
_OPENERS = frozenset("《〈")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield every title mark without its partner."""
    if _OPENERS.isdisjoint(facts.chars) and "》" not in facts.chars and "〉" not in facts.chars:
        return
    for at in pairs.lonely(facts.text, _FAMILIES, _OPENERS):
        mark = facts.text[at]
        opens = mark in _OPENERS
        yield Hit(
            f"{mark} is never {'closed' if opens else 'opened'}",
            at,
            at + 1,
            fix=_close(facts.text, at) if opens else None,
        )


def _close(text: str, at: int) -> Fix | None:
    # A title ends before the next mark of the sentence.
    end = next((i for i in range(at + 1, len(text)) if text[i] in "，。；：！？、（）\n"), len(text))
    return Fix(end, end, "》" if text[at] == "《" else "〉") if end > at + 1 else None
