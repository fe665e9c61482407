"""Traditional Chinese where no record gives it: derived from Simplified by OpenCC, marked so, never sure.

OpenCC is an extra (`hant`), imported when the first text is converted.
"""

from zhengming.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from zhengming.terminology.compiled import Index, Record
    from zhengming.terminology.lookup.replies import Facts
    from zhengming.terminology.model import Mention, Part

HANS, HANT = "zh-Hans", "zh-Hant"
# s2tw and not s2t: s2t and s2hk write 峯 for 峰, which no Chinese body prints.
STANDARD = "s2tw"
REMEDY = 'pip install "zhengming[hant]"'
_converters: "dict[str, Callable[[str], str]]" = {}


def base(target: str) -> str:
    """Return the language in which names are composed for a target: Simplified Chinese for any Traditional."""
    return HANS if target.startswith(HANT) else target


def convert(text: str, configuration: str = STANDARD) -> str:
    """Return Simplified Chinese as Traditional; with `t2s` the other way round. UsageError when OpenCC is not installed."""
    if configuration not in _converters:
        try:
            from opencc import OpenCC
        except ImportError as error:
            raise UsageError("Traditional Chinese needs OpenCC, which is not installed", remedy=REMEDY) from error
        _converters[configuration] = OpenCC(configuration).convert
    return _converters[configuration](text)


def available() -> bool:
    """Tell whether OpenCC is installed."""
    try:
        convert("")
    except UsageError:
        return False
    return True


def simplified(text: str) -> str:
    """Return Traditional Chinese as Simplified; the text itself where OpenCC is not installed."""
    try:
        return convert(text, "t2s")
    except UsageError:
        return text


def reply(facts: "Facts", record: "Record", target: str, day: str) -> "Facts":
    """Return an answer composed in Simplified Chinese in Traditional: names on record first, the others derived."""
    full, short = record.full(target, day), record.short(target, day)
    lists = ("predecessors", "successors", "departments")
    return {
        **facts,
        **{key: tuple(convert(text) for text in facts[key]) for key in lists},
        "parent": convert(facts["parent"]),
        "target": full or convert(facts["target"]),
        "target_short": short or convert(facts["target_short"]),
        "forbidden": record.forbidden.get(target, ()),
        "sure": facts["sure"] and bool(full),
        "why": facts["why"] if full else _derived(facts["why"]),
    }


def mention(found: "Mention", index: "Index", target: str, day: str) -> "Mention":
    """Return a mention composed in Simplified Chinese in Traditional; sure only where its whole name is on record."""
    from dataclasses import replace

    record = index.get(found.concepts[-1]) if found.kind != "title" and found.concepts else None
    full, short = (record.full(target, day), record.short(target, day)) if record is not None else ("", "")
    return replace(
        found,
        target=full or convert(found.target),
        target_short=short or convert(found.target_short),
        sure=found.sure and bool(full),
        why=found.why if full else _derived(found.why),
        parts=tuple(_part(part, index, target) for part in found.parts),
        candidates=tuple(convert(text) for text in found.candidates),
    )


def _part(part: "Part", index: "Index", target: str) -> "Part":
    from dataclasses import replace

    record = index.get(part.concept)
    recorded = tuple(name.text for name in record.names.get(target, ())) if record is not None else ()
    derived = tuple(convert(text) for text in part.accepted)
    return replace(
        part,
        accepted=tuple(dict.fromkeys([*recorded, *derived])),
        forbidden=tuple((convert(text), why) for text, why in part.forbidden),
        sure=part.sure and bool(recorded),
        enforced=part.enforced and bool(recorded),
    )


def _derived(why: str) -> str:
    reason = f"Traditional derived from Simplified by OpenCC ({STANDARD})"
    return f"{why}; {reason}" if why else reason
