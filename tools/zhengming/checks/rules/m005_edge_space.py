"""The target begins or ends with a blank or a line end that the source does not have, or lacks the source's line end.

What a program joins to the text runs together or is torn apart. Blanks that the source has may go: Chinese needs
none.

    en: Save the file.
    bad: 保存文件。␣
    fixed: 保存文件。

    en: Save the file.⏎
    bad: 保存文件。
    fixed: 保存文件。⏎

    en: Name:␣
    good: 名称：
"""

from collections.abc import Iterable, Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.masking import FILLER

SEVERITY = "warning"
_MARKUP = frozenset(f"{FILLER}*`")


def find(facts: Facts) -> Iterable[Hit]:
    """Return the differing edges of a target, first the beginning, then the end."""
    source, target = facts.source, facts.target
    if not source or not target.strip() or facts.listing:
        return ()
    edged = target[0].isspace() or target[-1].isspace() or source[0] == "\n" or source[-1] == "\n"
    return _edges(facts, source, target) if edged else ()


def _edges(facts: Facts, source: str, target: str) -> Iterator[Hit]:
    if target[0].isspace() or source[0] == "\n":
        start = len(target) - len(target.lstrip())
        given = source[: len(source) - len(source.lstrip())]
        if _differs(target[:start], given) and (start != 1 or target[0] == "\n" or facts.text[1:2] not in _MARKUP):
            yield Hit(_say("begins", target[:start], given), 0, max(start, 1), fix=Fix(0, start, given, safe=True))
    if target[-1].isspace() or source[-1] == "\n":
        end = len(target.rstrip())
        given = source[len(source.rstrip()) :]
        padded = len(target) - end > 1 and end <= 8  # a label filled up to its column
        if _differs(target[end:], given) and not padded:
            fix = Fix(end, len(target), given, safe=True)
            yield Hit(_say("ends", target[end:], given), end if end < len(target) else end - 1, len(target), fix=fix)


def _differs(ours: str, given: str) -> bool:
    if ours == given or (ours and set(ours) == {" "} and given and set(given) == {" "}):
        return False
    return ours.count("\n") != given.count("\n") or bool(ours.strip("\n") and not given.strip("\n"))


def _say(verb: str, ours: str, given: str) -> str:
    if ours.count("\n") != given.count("\n"):
        return f"{verb} with {ours.count(chr(10))} line ends, the source with {given.count(chr(10))}"
    return f"{verb} with a blank, the source does not"
