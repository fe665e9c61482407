"""Finds where sentences may end: one scan per terminator, whose literal prefix lets `re` search with memchr.

Each pattern matches a whole run of terminators with what closes after it, and never begins inside a run: a run that
leads nowhere is looked at once, so scanning is linear on any text (see docs/decisions/011).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhengming.segmentation.characters import (
    BULLETS,
    CLOSERS,
    DETACHED,
    EMOJI,
    HAN,
    NO_START,
    OPENERS,
    UNCASED,
    escaped,
    of_category,
    small_letters,
)
from zhengming.segmentation.rules import Rules

_RUN = ".!?…"
_LISTED = r"a\.[ ].{1,200}?[ ]b\.[ ] | a\)[ ].{1,200}?[ ]b\)[ ]"
"""Where a list begins in the middle of a line: "a. one b. two"."""
_NEXT = {"*": "*", "=": "=", "_": "_", "/": "/0123456789"}
"""What follows a mark where its pattern may match; it is looked at before the pattern is."""
_ACROSS = "*="
"""Marks drawn across a text to part it."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Compiled patterns by terminator; what is between the end of a sentence and the next beginning is in their groups.

    `plain` finds a full stop, one blank and a capital, which nine stops in ten are; `stop` finds the others. Both are
    decided by the word before them. `marks` end a sentence before a blank and something that is not in lower case;
    smileys, lines drawn across, and semicolons before words that begin sentences are among them. `joined` ones need no
    blank, as the script has none. Text whose first stop is followed by `small` letters is written without capitals:
    `lower` finds its stops.
    """

    plain: re.Pattern[str]
    stop: re.Pattern[str]
    marks: tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...]
    joined: tuple[tuple[str, re.Pattern[str]], ...]
    small: re.Pattern[str]
    lower: tuple[tuple[str, re.Pattern[str]], ...]
    emoji: re.Pattern[str] | None


class _Classes:
    """The character classes of one alphabet: all ASCII (`narrow`) or any."""

    def __init__(self, spaced: str, joined: str, *, narrow: bool) -> None:
        def kept(chars: str) -> str:
            return escaped("".join(char for char in chars if char.isascii()) if narrow else chars)

        self.narrow = narrow
        self.closers, self.openers, self.refused = kept(CLOSERS), kept(OPENERS), kept(NO_START)
        self.bullets, self.detached = kept(BULLETS), kept(DETACHED)
        self.run = kept("".join(dict.fromkeys(_RUN + spaced + joined)))
        self.word = r"[\w.'’-]" if narrow else r"[^\s!?…]"  # marks of Indian scripts are no \w
        self.lower = "a-z" if narrow else small_letters()
        self.upper = "A-Z" if narrow else of_category("Lu", "Lt")

    @property
    def start(self) -> str:
        """What a sentence may begin with, as a look-ahead."""
        french = "" if self.narrow else r"(?:«[ \xa0\u202f])?+"
        nordic = "" if self.narrow else r"(?:”(?=\w))?+"  # Swedish and Finnish open with what others close with
        return rf"""(?=
            (?:[{self.bullets}]+[ ]?)?+ {french} [{self.openers}]*+ {nordic}
            (?:[^\s{self.lower}{self.refused}] | \.\.\.(?=\w) | (?<=[(\[])\w | (?<=\()(?:\.\.\.|…)
                | https?:// | www\. | (?<=['’])[{self.lower}][ ][{self.upper}])
        )"""


def compile_scanner(rules: Rules, *, narrow: bool, kept: bool, halved: bool) -> Scanner:
    """Return the scanner of a language.

    `narrow` is for text that is all ASCII, whose classes are smaller; `kept` keeps a quoted sentence and the clause that
    reports it together; `halved` lets semicolons end segments before words that begin sentences.
    """
    properties = rules.properties
    classes = _Classes(properties.spaced, properties.joined, narrow=narrow)
    verbs = _alternatives(rules.role("reporting")) if kept else ""
    halves = _alternatives(rules.role("after-semicolon")) if halved else ""
    careless = _alternatives(frozenset(map(str.casefold, rules.role("pronouns"))))
    finals = properties.finals
    patterns = [(mark, _spaced(mark, classes, careless, finals, verbs)) for mark in properties.spaced if mark != "."]
    joined = [(mark, _joined(mark, classes, properties.brackets)) for mark in properties.joined if not narrow]
    joined += [(mark, rf"{mark}\s?{mark}++(\s*+)(?=\S)") for mark in properties.doubled if not narrow]
    patterns += [(mark, rf"[{mark}](?<![{mark}]{{2}})[{mark}]{{2,}}+(\s++){classes.start}") for mark in _ACROSS]
    patterns += [
        *_smileys(rules.role("smileys"), classes),
        *_clauses(rules),
        *_drawn(classes),
        _mails(classes),
        _tagged(classes),
    ]
    if halves:
        patterns.append((";", rf";(\s++)(?=[{classes.openers}]*+(?:{halves})\b)"))
    return Scanner(
        plain=re.compile(rf"\.(?= [{classes.upper}])"),
        stop=re.compile(_spaced(".", classes, careless, finals), re.VERBOSE),
        marks=_grouped(_compiled(patterns, narrow=narrow), rules.role("smileys"), properties.spaced + ";"),
        joined=_compiled(joined, narrow=narrow),
        small=re.compile(rf"[^.!?]*+(?:[.!?](?!\W*\s)\W*+[^.!?]*+)*+[.!?]\W*+(?<=\s)[{classes.lower}]"),
        lower=tuple((mark, re.compile(_before_lower(mark, classes))) for mark in ".!?"),
        emoji=None if narrow else re.compile(_emoji(classes), re.VERBOSE),
    )


def _compiled(patterns: list[tuple[str, str]], *, narrow: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((mark, re.compile(pattern, re.VERBOSE)) for mark, pattern in patterns if mark.isascii() or not narrow)


def _grouped(
    patterns: tuple[tuple[str, re.Pattern[str]], ...], smileys: frozenset[str], free: str
) -> tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...]:
    """Return the patterns of each mark together, and what has to follow the mark, unless it is one of `free`."""
    marks: dict[str, list[re.Pattern[str]]] = {}
    for mark, pattern in patterns:
        marks.setdefault(mark, []).append(pattern)
    nexts = {mark: set(chars) for mark, chars in _NEXT.items()}
    for smiley in smileys:
        nexts.setdefault(smiley[0], set()).update(smiley[1:2])
    return tuple(
        (mark, "" if mark in free else "".join(sorted(nexts.get(mark, ()))), tuple(of_mark))
        for mark, of_mark in marks.items()
    )


def _alternatives(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _spaced(mark: str, classes: _Classes, careless: str, finals: str, verbs: str = "") -> str:
    escaped_mark = re.escape(mark)
    emoji = plain = small = ""
    reported = rf"""(?!(?<=["'”’»]) \s (?:{classes.word}++\s){{0,3}} (?:{verbs})(?!\w))""" if verbs else ""
    word = rf"(?=[{classes.upper}][{classes.lower}]*+(?:[ ,’']|\.[ ]) | [IVX]++[ ])"
    glued = []  # where no blank follows
    if careless and mark in ".?":
        small = rf"(?<=\w[\w)][.?]\s)(?=(?:{careless})\b)|"
    if finals and mark in ".?":
        last = f"[{escaped(finals)}]" if mark == "." else f"[{classes.lower}]"
        small += rf"(?<=[{classes.lower}]{{3}}{last}{escaped_mark}\s)(?=[{classes.lower}]) |"
    if mark == ".":
        plain = rf"(?![ ][{classes.upper}])"
        dots = " | ".join(rf"(?<=[a-zа-яё]{{2}}{dots})" for dots in (r"\.\.", r"\.\.\.", r"\.\.\.\."))
        glued.append(rf"(?:(?<=[{classes.lower}0-9)]{{2}}\.) | {dots}) {word}")
        if not classes.narrow:
            glued.append(rf"(?<=[{UNCASED}]{{2}}\.) (?=[{UNCASED}]{{2}})")
    elif mark in "!?":
        glued.append(rf"(?:(?<=[{classes.lower}]{{2}}{escaped_mark}) | (?<=[!?]{escaped_mark})) {word}")
        small += rf"(?<=[!?][!?]\s)(?=[{classes.lower}]) |"
    if mark != "." and not classes.narrow:
        han = rf"[{HAN}”’）》」]"
        glued.append(rf"(?:(?<={han}{escaped_mark}) | (?<={han}{escaped_mark}[!?])) (?=[{HAN}“‘「『《（])")
    if not classes.narrow:
        emoji = rf"(?:[ ]?[{EMOJI}][{EMOJI}\ufe0f\u200d]*+(?=\s|\Z))*+"
    small += rf"(?={_LISTED}) |"
    blank = " | ".join([r"\s++", *glued])
    detached = classes.detached
    rare = rf"""
        [{classes.run}]*+ (?:[ \xa0]\.(?![.\w]))*+       # the run: ?! ... . . .
        [{classes.closers}]*+                            # what closes after it
        (?:[ ]?\[[0-9][0-9,\-–]{{0,8}}\])*+               # notes: [17] [2–11]
        (?:[ \xa0\u202f][{detached}](?=\s|\Z))?+          # French closes after a blank, tokenised text as well
        (?:(?<=[a-z)\]][.!?])[0-9]{{1,2}}(?:[ ,][0-9]{{1,2}})?+(?=[ ][A-Z]))?+     # raised numbers of notes
        {emoji} {reported}
    """
    if mark != ".":
        rare = rf"(?: (?=[ ][{classes.upper}]) | {rare})"  # by far the most are followed by a blank and a capital
    return rf"""
        {escaped_mark} {plain}
        (?<![{classes.run}].) (?<![{classes.run}]\ .)    # not inside a run, also one with blanks
        {rare}
        ({blank})
        (?:(?=[{classes.upper}]) | {small}{classes.start})    # a capital is by far the most frequent
    """


def _before_lower(mark: str, classes: _Classes) -> str:
    return rf"{re.escape(mark)}(?<=[\w)\"'”’][\w)\"'”’].)[{classes.closers}]*+(\s++)(?=[{classes.lower}])"


def _joined(mark: str, classes: _Classes, brackets: str) -> str:
    pairs = brackets if mark in "！？" else brackets.replace("《》", "")
    outside = (
        f"(?![^{pairs}。]{{0,40}}[{pairs[1::2]}])                # not inside a title or brackets" if pairs else ""
    )
    decimal = "0-9０-９" if mark == "．" else ""
    numbered = "(?<![0-9０-９].)" if mark == "．" else ""
    titled = "(?![！？]*》)" if mark in "！？" else ""
    closers = classes.closers.replace("“", "").replace("‘", "").replace("«", "")
    return rf"""
        {re.escape(mark)}
        (?<![{classes.run}].) {numbered} {titled}
        [{classes.run}{closers}]*+
        (\s*+)
        (?=[^\s，、；：,;:）)」』》】{decimal}])
        {outside}
    """


def _smileys(smileys: frozenset[str], classes: _Classes) -> Iterator[tuple[str, str]]:
    """Yield one pattern for the smileys that begin alike."""
    alike: dict[str, list[str]] = {}
    for smiley in sorted(smileys):
        alike.setdefault(smiley[0], []).append(re.escape(smiley[1:]))
    for mark, endings in alike.items():
        yield mark, rf"{re.escape(mark)}(?:{'|'.join(endings)})[)(]*+(\s++){classes.start}"


def _drawn(classes: _Classes) -> Iterator[tuple[str, str]]:
    """Yield the patterns of a line drawn between two texts: what stands before it ends, and what comes after begins."""
    yield "_", r"_(?<=\S([ ])_)_{19}"
    yield "_", rf"_(?<!__)_{{19}}_*+([ ]++){classes.start}"


def _tagged(classes: _Classes) -> tuple[str, str]:
    """Return the pattern of a row of hashtags, after which a capital begins anew."""
    return "#", rf"\#\w{{1,60}}+(?:[ ]\#\w{{1,60}}+){{1,30}}+([ ])(?=[{classes.upper}]\w)"


def _mails(classes: _Classes) -> tuple[str, str]:
    """Return the pattern of mails run together: the time one was sent between two texts, addresses in a row."""
    pattern = rf"""
        /(?: (?<=[0-9]/) (?:(?<=\S([ ])[0-9]{{2}}/))?
             [0-9]{{1,2}}/[0-9]{{2,4}}[ ][0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?[ ][AP]M ([ ])(?=[{classes.upper}])
           | (?<=:/) /[^\s:]++(\s)(?=https?://) )
    """
    return "/", pattern


def _clauses(rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield the pattern of a script without stops, where a blank ends a sentence beside certain words."""
    starters, enders = rules.role("clause-starters"), rules.role("clause-enders")
    if starters and enders:
        before = "|".join(f"(?<={re.escape(word)}[ ])" for word in sorted(enders))
        after = _alternatives(starters)
        yield " ", rf"([ ](?<=\w[ ])(?:{before}|(?=[ ]*+(?:{after})))[ ]*+)(?=\w)"


def _emoji(classes: _Classes) -> str:
    return rf"""
        [{EMOJI}] (?<![{EMOJI}\ufe0f\u200d].) (?<![{EMOJI}\ufe0f]\ .)
        [{EMOJI}\ufe0f\u200d]*+ (?:[ ][{EMOJI}][{EMOJI}\ufe0f\u200d]*+(?=\s))*+
        (\s++) {classes.start}
    """
