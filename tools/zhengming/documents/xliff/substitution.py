"""Another text put in the place of a target's: the bytes of what stays, the codes where their text stands, the rest escaped."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from xml.sax.saxutils import escape

from zhengming.documents.xliff.content import Piece, shown, split

FORBIDDEN = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff])")
"""What XML can't hold."""
_NAME = re.compile(rb"</?([^\s/>]+)")
_OPENS, _CLOSES = frozenset({"open", "mark"}), frozenset({"close", "unmark"})
_CODES = frozenset({"code", "open", "close"})


def substituted(old: Sequence[Piece], new: str, stock: Sequence[Piece], *, keep: bool, points: bool) -> bytes:
    """Return the bytes of content that shows `new`: those of `old` as far as the texts agree, codes from `stock` between.

    `stock` is the source's content: a code that the kept part has less often is put where its text stands. `keep` tells
    that line breaks count (xml:space), `points` that what XML can't hold is written as `<cp/>` (XLIFF 2), else left out.
    """
    before = shown(old)
    if before == new:
        return _bytes(old)
    start = _common(before, new)
    rest = _common(before[start:][::-1], new[start:][::-1])
    head, middle, tail = _parted(split(old, sorted({start, len(before) - rest})), start, len(before) - rest)
    text = new[len(shown(head)) : len(new) - len(shown(tail))]
    writer = _Writer(keep=keep, points=points, broken=any(b"\n" in piece.raw for piece in old))
    kept = [*head, *tail]
    tries = (
        [*head, *_around(writer.pieces(text, middle, _left(stock, kept), _CODES), middle), *tail],
        writer.pieces(new, old, stock, _CODES),
        writer.pieces(new, old, stock, frozenset({"code"})),
    )
    return _bytes(_settled(next(one for one in tries if _balanced(one))))


def escaped(text: str, *, keep: bool, points: bool) -> bytes:
    """Return text as it stands in content."""
    return _Writer(keep=keep, points=points, broken=False).escaped(text)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _settled(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces; a line break of the file counts otherwise where it is at an edge by now, or no longer, or by a blank."""
    text = shown(found)
    at = 0
    for piece in found:
        end = at + len(piece.text)
        if piece.kind == "flow":
            inside = at > 0 and end < len(text)
            blank = text[max(0, at - 1) : at].isspace() or text[end : end + 1].isspace()
            if piece.text:
                yield piece._replace(raw=b"&#32;") if blank or not inside else piece
            elif not inside and not blank:
                yield piece
        else:
            yield piece
        at = end


def _bytes(found: Iterable[Piece]) -> bytes:
    return b"".join(piece.raw for piece in found)


def _parted(found: Sequence[Piece], start: int, end: int) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Return the pieces before `start`, between, and from `end` on; one that stands across a border is between."""
    first = at = 0
    while first < len(found) and at + len(found[first].text) <= start:
        at += len(found[first].text)
        first += 1
    last, at = len(found), len(shown(found))
    while last > first and at - len(found[last - 1].text) >= end:
        last -= 1
        at -= len(found[last].text)
    return list(found[:first]), list(found[first:last]), list(found[last:])


def _left(stock: Sequence[Piece], kept: Sequence[Piece]) -> list[Piece]:
    """Return the codes of the source that the kept part does not use; blank ones are text like any other."""
    used = Counter(piece.text for piece in kept if piece.kind in _CODES)
    left = []
    for piece in stock:
        if piece.kind in _CODES and used[piece.text]:
            used[piece.text] -= 1
        elif piece.kind in _CODES and piece.text.strip():
            left.append(piece)
    return left


def _around(written: Sequence[Piece], middle: Sequence[Piece]) -> list[Piece]:
    """Return new pieces with the marks and comments of those they replace: pairs around them, halves at their side."""
    opened: list[Piece] = []
    closed: list[Piece] = []
    pairs: list[tuple[Piece, Piece]] = []
    for piece in middle:
        if piece.kind == "mark":
            opened.append(piece)
        elif piece.kind == "unmark" and opened:
            pairs.append((opened.pop(), piece))
        elif piece.kind == "unmark":
            closed.append(piece)
    asides = [piece for piece in middle if piece.kind == "aside"]
    after = [piece for piece in middle if piece.kind == "after"]
    starts, ends = [pair[0] for pair in reversed(pairs)], [pair[1] for pair in pairs]
    return [*closed, *asides, *starts, *written, *ends, *after, *opened]


def _balanced(found: Iterable[Piece]) -> bool:
    stack: list[bytes] = []
    for piece in found:
        if piece.kind in _OPENS:
            stack.append(_name(piece))
        elif piece.kind in _CLOSES and (not stack or stack.pop() != _name(piece)):
            return False
    return not stack


def _name(piece: Piece) -> bytes:
    match = _NAME.match(piece.raw)
    return match[1] if match else b""


class _Writer:
    """Writes text as content of one file."""

    def __init__(self, *, keep: bool, points: bool, broken: bool) -> None:
        self.keep = keep
        self.points = points
        self.broken = broken

    def pieces(self, text: str, own: Iterable[Piece], stock: Iterable[Piece], kinds: frozenset[str]) -> list[Piece]:
        """Return pieces that show `text`; each code that it names is taken once, first of the target's own."""
        codes: dict[str, list[Piece]] = defaultdict(list)
        for piece in own:
            if piece.kind in kinds and piece.text:
                codes[piece.text].append(piece)
        had = {name: len(found) for name, found in codes.items()}
        for piece in stock:
            if piece.kind in kinds and piece.text:
                had[piece.text] = had.get(piece.text, 0) - 1
                if had[piece.text] < 0:
                    codes[piece.text].append(piece)
        found: list[Piece] = []
        for stretch in self._stretches(text, codes):
            waiting = codes.get(stretch)
            plain = Piece(stretch, self.escaped(stretch, edges=self.broken), "text", 0, 0)
            found.append(waiting.pop(0) if waiting else plain)
        return found

    def _stretches(self, text: str, codes: Iterable[str]) -> Iterator[str]:
        names = sorted(codes, key=len, reverse=True)
        if not names:
            yield from [text] if text else []
            return
        pattern = re.compile(f"({'|'.join(map(re.escape, names))})")
        yield from (stretch for stretch in pattern.split(text) if stretch)

    def escaped(self, text: str, *, edges: bool = False) -> bytes:
        """Return text as markup; a blank beside a line break of the file, and a line break that would flow, as references."""
        parts = FORBIDDEN.split(text)
        inside = (self._point(part) if number % 2 else self._plain(part) for number, part in enumerate(parts))
        plain = "".join(inside)
        if edges and not self.keep:
            bare = plain.strip(" \t")
            at = plain.find(bare) if bare else len(plain)
            plain = f"{_referred(plain[:at])}{bare}{_referred(plain[at + len(bare) :])}"
        return plain.encode()

    def _point(self, char: str) -> str:
        return f'<cp hex="{ord(char):04X}"/>' if self.points else ""

    def _plain(self, text: str) -> str:
        found = escape(text, {"\r": "&#13;"})
        return found if self.keep else found.replace("\n", "&#10;")


def _referred(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)
