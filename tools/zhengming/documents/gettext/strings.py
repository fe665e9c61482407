"""PO strings: escapes read and written, text laid out over lines."""

import re

from zhengming.documents.gettext.linebreaks import cut

_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"'}
_ESCAPE = re.compile(
    r"""
    \\ (?: ([ntrabfv\\"])          # a letter of C
         | ([0-7]{1,3})            # an octal code
         | x ([0-9A-Fa-f]+)        # a hexadecimal code
         | (.|$) )                 # anything else is no escape
    """,
    re.VERBOSE | re.DOTALL,
)
_SPECIAL = str.maketrans({char: f"\\{letter}" for letter, char in _ESCAPED.items()})

PAGE = 79
"""Columns of a line, the closing quote included: the page width of GNU gettext."""


class EscapeError(ValueError):
    """A backslash before something that is no escape, at `offset` of the raw string."""

    def __init__(self, offset: int, text: str) -> None:
        """Keep where and what."""
        super().__init__(text)
        self.offset = offset
        self.text = text


def unescape(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of a raw PO string, and the runs in which both go side by side: (offset in text, offset in raw).

    Raises EscapeError at the first backslash that begins no escape.
    """
    if "\\" not in raw:
        return raw, ((0, 0),)
    parts: list[str] = []
    runs = [(0, 0)]
    done = length = 0
    for found in _ESCAPE.finditer(raw):
        letter, octal, code, _ = found.groups()
        if letter is None and octal is None and code is None:
            raise EscapeError(found.start(), found[0])
        char = _ESCAPED[letter] if letter else chr(int(octal, 8) if octal else int(code[-2:], 16))
        parts += (raw[done : found.start()], char)
        length += found.start() - done + 1
        done = found.end()
        runs.append((length, done))
    parts.append(raw[done:])
    return "".join(parts), tuple(runs)


def escape(text: str) -> str:
    """Return `text` as it stands between the quotes of a PO string."""
    return text.translate(_SPECIAL)


def lines(keyword: str, text: str, *, prefix: str = "", wrap: bool = True) -> list[str]:
    """Return a keyword with its string as `msgcat` writes it, one entry a line, without line ends.

    `prefix` (`#~ `, `#| `) begins every line. Without `wrap` (the flag no-wrap) lines end at line feeds only.
    """
    first = len(keyword) + 1  # the keyword, the blank and the quote, less the quote that later lines have too
    room = PAGE - 2 - len(prefix) if wrap else 1 << 60
    portions = [escape(portion) for portion in text.split("\n")]
    portions = [f"{portion}\\n" for portion in portions[:-1]] + portions[-1:]
    if not portions[-1] and len(portions) > 1:
        del portions[-1]
    if len(portions) == 1 and len(cut(portions[0], first=first, room=room)) == 1:
        return [f'{prefix}{keyword} "{portions[0]}"']
    cuts = [line for portion in portions for line in cut(portion, first=0, room=room)]
    return [f'{prefix}{keyword} ""', *(f'{prefix}"{line}"' for line in cuts)]
