"""Understands the newlines of a text: which of them cut, and what the pieces between them are."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from zhengming.segmentation.characters import BULLETS, CLOSERS, escaped
from zhengming.segmentation.decision import Decision
from zhengming.segmentation.policies import Newlines
from zhengming.segmentation.rules import Behaviour, Rules
from zhengming.segmentation.segment import SegmentKind

Line = tuple[int, int]
"""Where a line's first character stands and where its last one ends, blanks around it left out."""

_PAGE_BREAK = re.compile("[\f\u2029]")
_LOWER = re.compile(r"[a-zß-öø-ÿа-яёα-ωά-ώա-և]")
_TERMINATORS = frozenset(".!?…。！？．:：;；؟۔।։።။")
_PAGE = re.compile(
    r"[-–— ]*(?:[Pp](?:[aá]gina|age)|Seite|[Pp]ág\.|[Pp]ag\.)?\s?\d{1,4}(?:\s?(?:/|of|de|di|von|sur)\s?\d{1,4})?[-–— ]*\Z"
)
MARKER = re.compile(
    rf"""
    [{escaped(BULLETS)}]+ \s* (?: [0-9]{{1,3}}[.)] )? (?=\s|\w)
    | [(（]? (?: [0-9]{{1,3}}(?:\.[0-9]{{1,3}})* | [^\W\d_] | [ivxIVX]{{1,5}} ) (?: \.\)? | [)）] ) (?=\s)
    | [（(]? [0-9０-９一二三四五六七八九十百]{{1,4}} [）)、．.] (?!\d)
    | [①-⑳] | 第[0-9０-９一二三四五六七八九十百零〇]+[条條章节節款项項编編]
    """,
    re.VERBOSE,
)
_LETTERED = frozenset("ivxIVX第一二三四五六七八九十百①②③④⑤⑥⑦⑧⑨⑩")
_BLANKS = frozenset(map(chr, filter(lambda code: chr(code).isspace(), range(0x3001))))
CELLS = re.compile(r"(?:[^\s)]|(?<!\s)\))(\s*\t\s*)(?=\S)")
"""Between cells; a bracket alone is none, but frames the heading of a court's paper."""
BRACKETED = re.compile(r"\(?(?:[0-9]{1,3}|[A-Za-z]|[ivx]{1,5})\)(?=\s)")
_NUMBERED = r"[0-9]{1,3}\.?[ªº°]\.?"
_PARAGRAPH = re.compile(rf"(?:{_NUMBERED}|§\s?{_NUMBERED}|[IVXLC]{{1,7}}(?:\s?[-–—]|(?<=[IVX]{{2}})))(?=\s)")
"""What labels a paragraph of a law without a stop or a bracket: "1.º", "§ 2º", "II", "III -"."""
_NARROWEST, _USUAL, _WIDEST = 40, 80, 120
"""Columns at which lines are wrapped; beyond the usual ones one line proves nothing."""
_ITEM = SegmentKind.LIST_ITEM
_WIDE = "\u2e80"
_SHORT = 24
HEADING = 160
"""No line of metadata and no heading is longer."""
_REACH = 32
_NAME = 40
"""No longer is the line below one to sign on."""
_GREETING, _GREETED = 72, frozenset(",:，：")
_LEAST, _HANGING = 20, 2
"""How narrow a column of Chinese may be, and by how much its lines differ for the marks they must not begin with."""


class Block(NamedTuple):
    """What stands between two newlines that cut; a named tuple for the reason told in `segment.Segment`."""

    start: int
    end: int


class Layout:
    """What a language knows of lines, ready to be asked."""

    def __init__(self, rules: Rules, decision: Decision) -> None:
        """Take the labels and words of `rules`."""
        self._open_ends = rules.role("open-ends")
        self._unspaced = rules.properties.unspaced
        self._decision = decision
        self._metadata = frozenset(word.casefold() for word in rules.role("metadata"))
        self._salutations = _labels(rules.role("salutations"), r"\b")
        self._signatures = frozenset(word.casefold() for word in rules.role("signatures"))
        self._longest = max(map(len, self._signatures), default=0) + 2
        self._articles = _labels(rules.role("articles"), r"\s*[0-9IVX]+")
        self._article = _labels(rules.role("articles"), rf"\s*{_NUMBERED}(?=\s)")

    def blocks(self, text: str, newlines: Newlines) -> list[Block]:
        """Return the blocks of `text` in order; together they hold everything that is not blank."""
        lines = _lines(text)
        cuts = self._cuts(text, lines, newlines)
        return [
            Block(lines[first][0], lines[after - 1][1])
            for first, after in zip([0, *cuts], [*cuts, len(lines)], strict=True)
        ]

    def articles(self, text: str, blocks: Sequence[Block]) -> int:
        """Return how many headings of articles the text has, counted to two; below them numbered paragraphs stand."""
        return sum(1 for _ in islice((None for block in blocks if self._articles.match(text, block.start)), 2))

    def label(self, text: str, start: int) -> int:
        """Return where the label of an article or paragraph of a law ends that stands at `start`, or -1."""
        found = BRACKETED.match(text, start) or _PARAGRAPH.match(text, start) or self._article.match(text, start)
        return found.end() if found else -1

    def _cuts(self, text: str, lines: Sequence[Line], newlines: Newlines) -> list[int]:
        """Return the indices of the lines that begin a block, the first left out."""
        if newlines == "hard":
            return list(range(1, len(lines)))
        used = [newline for newline in "\n\r" if newline in text]
        paragraphs = {
            at
            for newline in used
            for at in range(1, len(lines))
            if text.count(newline, lines[at - 1][1], lines[at][0]) > 1
        }
        if "\f" in text or "\u2029" in text:
            paragraphs |= {
                at for at in range(1, len(lines)) if _PAGE_BREAK.search(text, lines[at - 1][1], lines[at][0])
            }
        if newlines == "soft" or len(paragraphs) == len(lines) - 1:
            return sorted(paragraphs)
        around = self._around_pages(text, lines)
        paragraphs -= around
        if ")" in text:
            paragraphs -= {
                at
                for at in paragraphs
                if lines[at - 1][1] - lines[at - 1][0] == 1 and self._is_drawn(text, lines[at - 1])
            }
        widths = _widths(text, lines, paragraphs)
        labelled = [self._is_metadata(text, line) for line in lines]
        cuts = []
        begin = 0
        for at in range(1, len(lines)):
            if at in around:
                continue
            if at in paragraphs or labelled[at - 1] or labelled[at] or self._cut(text, lines, at, begin, widths[at]):
                cuts.append(at)
                begin = at
        return cuts

    def _around_pages(self, text: str, lines: Sequence[Line]) -> set[int]:
        """Return the lines with a page's number, and those below them, where a sentence goes on over the page's end."""
        found: set[int] = set()
        for at in range(1, len(lines) - 1):
            start, end = lines[at]
            if end - start > _SHORT or not text[end - 1].isdigit() or not _PAGE.match(text, start, end):
                continue
            above, below = lines[at - 1], lines[at + 1]
            if not _terminated(text, above) and (
                _LOWER.match(text, below[0]) or _last_word(text, above) in self._open_ends
            ):
                found |= {at, at + 1}
        return found

    def _cut(self, text: str, lines: Sequence[Line], at: int, begin: int, width: int) -> bool:
        above, below = lines[at - 1], lines[at]
        if self._is_drawn(text, above) and (text[above[0]] == ")" or below[1] - below[0] <= _NAME):
            return False
        full = width > 0 and _full(text, lines, at, width)
        ended = _terminated(text, above)
        if ((ended or not full) and marked(text, *below)) or self._greets(text, above):
            return True
        if ended:
            if text[above[1] - 1] in ":：":
                return not (full and _LOWER.match(text, below[0]))
            addressed = width == 0 and text[above[0]].isdigit()  # "123 Main St." is a line of an address
            return not (full or (self._abbreviated(text, above) and not addressed))
        if full or (width > 0 and ((above[1] - above[0]) * 10 >= width * 9 or text[above[1]] == " ")):
            return False  # in proportional type lines are wrapped short of the column, or with their blank kept
        return not self._goes_on(text, lines, at, begin)

    @staticmethod
    def _is_drawn(text: str, line: Line) -> bool:
        """Tell whether a line is one to sign on, or a bracket that frames the heading of a court's paper."""
        if text[line[0]] == ")":
            return line[1] - line[0] == 1
        return text[line[0]] == "_" and not text[slice(*line)].strip("_")

    def _greets(self, text: str, line: Line) -> bool:
        """Tell whether a line is a salutation or a closing phrase, after which the next line begins anew."""
        start, end = line
        if end - start > _GREETING:
            return False
        if text[end - 1] in _GREETED and self._salutations.match(text, start, end):
            return True
        return end - start <= self._longest and text[start:end].rstrip(" ,，.").casefold() in self._signatures

    def _is_metadata(self, text: str, line: Line) -> bool:
        """Tell whether a line begins with a label and its colon: "Source from:SAC"."""
        start, end = line[0], min(line[1], line[0] + _REACH)
        colon = text.find(":", start, end)
        if colon < 0 and not text.isascii():
            colon = text.find("：", start, end)
        return colon > 0 and " ".join(text[start:colon].casefold().split()) in self._metadata

    def _goes_on(self, text: str, lines: Sequence[Line], at: int, begin: int) -> bool:
        """Tell whether a line continues the one above by what stands at the break."""
        above, below = lines[at - 1], lines[at]
        if _PAGE.match(text, *below) and at + 1 < len(lines):
            below = lines[at + 1]
        elif _PAGE.match(text, *above) and at - 1 > begin:
            above = lines[at - 2]
        last = _last_word(text, above)
        if last[-1] in ",，、" or (last[-1] if self._unspaced else last) in self._open_ends:
            return True
        lower = bool(_LOWER.match(text, below[0]))
        return lower and (not _LOWER.match(text, lines[begin][0]) or above[1] - above[0] > _SHORT)

    def _abbreviated(self, text: str, above: Line) -> bool:
        last = _last_word(text, above)
        behaviour = self._decision.special.get(last.lstrip("([\"'“‘").removesuffix(".")) if last.endswith(".") else None
        return behaviour in (Behaviour.NAME, Behaviour.NEVER, Behaviour.NUMBER)

    def kinds(
        self, text: str, blocks: Sequence[Block], starts: Sequence[int], items: Sequence[int]
    ) -> list[SegmentKind]:
        """Return the kind of each segment of several blocks; `starts` and `items` are where segments and list items begin."""
        kinds: list[SegmentKind] = []
        at, kind, marked_blocks = 0, SegmentKind.SENTENCE, frozenset(items)
        for block in blocks:
            first = at
            at = bisect_left(starts, block.end, at)
            signed = kind is SegmentKind.SIGNATURE
            kind = _ITEM if block.start in marked_blocks else self._kind(text, *block, alone=at - first == 1)
            if signed and kind in {SegmentKind.HEADING, SegmentKind.LIST_ITEM}:
                kind = SegmentKind.SIGNATURE
            kinds += [kind] * (at - first)
        return kinds

    def only_kind(self, text: str, start: int, end: int) -> SegmentKind:
        """Return the kind of the segments of a text that is one block and no list item."""
        if end - start <= HEADING and self._is_metadata(text, (start, end)):
            return SegmentKind.METADATA
        if text[start] == ">":
            return SegmentKind.QUOTATION
        return SegmentKind.TABLE_CELL if is_row(text, start, end) else SegmentKind.SENTENCE

    def _kind(self, text: str, start: int, end: int, *, alone: bool) -> SegmentKind:
        """Return what one block of several is; `alone` when it is one segment."""
        if end - start <= HEADING and self._is_metadata(text, (start, end)):
            return SegmentKind.METADATA
        if text[start] == ">" or (text[start] in '“«「『"' and text[end - 1] in '”»」』"'):
            return SegmentKind.QUOTATION
        if is_row(text, start, end):
            return SegmentKind.TABLE_CELL
        return self._line_kind(text, start, end) if alone and end - start <= HEADING else SegmentKind.SENTENCE

    def _line_kind(self, text: str, start: int, end: int) -> SegmentKind:
        if text[end - 1] in _GREETED and self._salutations.match(text, start, end):
            return SegmentKind.SALUTATION
        if end - start <= self._longest and text[start:end].rstrip(" ,，.").casefold() in self._signatures:
            return SegmentKind.SIGNATURE
        if not _terminated(text, (start, end)) and not _LOWER.match(text, start):
            return SegmentKind.HEADING
        return SegmentKind.SENTENCE


def marked(text: str, start: int, end: int) -> bool:
    """Tell whether a list marker stands at `start`; two letters can't begin one, which spares most the search."""
    if text[start : start + 2].isalpha() and text[start] not in _LETTERED:
        return False
    return MARKER.match(text, start, end) is not None


def is_row(text: str, start: int, end: int) -> bool:
    """Tell whether a block is a row of a table: two tabs or more part its cells."""
    at = text.find("\t", start, end)
    return at >= 0 and text.find("\t", at + 1, end) >= 0


def _last_word(text: str, line: Line) -> str:
    return text[max(line[0], line[1] - _REACH) : line[1]].rsplit(maxsplit=1)[-1]


def _lines(text: str) -> list[Line]:
    """Return the lines that are not blank."""
    found: list[Line] = []
    at = 0
    for line in text.splitlines(keepends=True):
        size = len(line)
        kept = len(line.rstrip())
        if kept:
            found.append((at if line[0] not in _BLANKS else at + size - len(line.lstrip()), at + kept))
        at += size
    return found


def _terminated(text: str, line: Line) -> bool:
    last = text[line[1] - 1]
    if last.isalnum():
        return False
    if last in _TERMINATORS:
        return True
    return text[max(line[0], line[1] - 8) : line[1]].rstrip(CLOSERS)[-1:] in _TERMINATORS


def _full(text: str, lines: Sequence[Line], at: int, width: int) -> bool:
    """Tell whether the first word of line `at` would not have fitted on the line above it."""
    above, below = lines[at - 1], lines[at]
    if text[below[0]] >= _WIDE:
        return above[1] - above[0] + _HANGING >= width
    blank = text.find(" ", below[0], below[1])
    size = (blank if blank >= 0 else below[1]) - below[0]
    return above[1] - above[0] + 1 + size > width


def _widths(text: str, lines: Sequence[Line], paragraphs: set[int]) -> list[int]:
    """Return the column at which each line's paragraph was wrapped, or 0 where it was not.

    A text that was wrapped as a whole tells it best; where it was not, a paragraph of three lines or more may have been.
    """
    width = _width(text, lines, [at for at in range(1, len(lines)) if at not in paragraphs], all_of=2)
    if width or len(paragraphs) == 0:
        return [width] * len(lines)
    widths = [0] * len(lines)
    starts = [0, *sorted(paragraphs), len(lines)]
    for first, after in pairwise(starts):
        if after - first > _HANGING:
            found = _width(text, lines[first:after], range(1, after - first), all_of=1)
            widths[first:after] = [found] * (after - first)
    return widths


def _width(text: str, lines: Sequence[Line], inner: Sequence[int], *, all_of: int) -> int:
    """Return the column at which lines were wrapped; one in `all_of` of those that end without a stop must be full."""
    spaced = sorted(end - start for start, end in lines if " " in text[start:end] or text[start] >= _WIDE) or [0]
    width = spaced[int(0.98 * (len(spaced) - 1))] if len(spaced) > 50 else spaced[-1]
    wide = sum(text[start] >= _WIDE for start, _ in lines) * 2 > len(lines)
    if not (_LEAST if wide else _NARROWEST) <= width <= _WIDEST:
        return 0
    open_lines = [at for at in inner if not _terminated(text, lines[at - 1])]
    full = sum(_full(text, lines, at, width) for at in open_lines)
    if wide and full < len(open_lines) + (full < 2):
        return 0
    if not wide and full == 1 and width > _USUAL and not any(text[lines[at - 1][1]] == " " for at in open_lines):
        return 0  # the longest line of all is always full; wrapping may leave a blank at its end
    return width if full and full * all_of >= len(open_lines) else 0


def _labels(words: frozenset[str], tail: str) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    spelled = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{spelled}){tail}", re.IGNORECASE)
