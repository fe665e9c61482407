"""What in a text is not language: placeholders, tags, code, links, addresses; found once, masked, compared by the M rules."""

import re
from operator import attrgetter
from typing import Literal, NamedTuple

MaskKind = Literal[
    "placeholder", "tag", "entity", "code", "role", "link", "reference", "url", "email", "option", "escape", "path"
]

FILLER = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER stands for each masked code point, so that offsets stay those of the text."""

# Every alternative begins with a literal character: then the regex engine skips to the next candidate by a character table.
_MARKUP = re.compile(
    r"""
      ``[^`]+?``(?!`)                                       # code, reStructuredText
    | `(?!\s)[^`\n]{1,300}`_{0,2}                           # code (Markdown) or link (reStructuredText)
    | :[a-zA-Z][a-zA-Z0-9_:+.-]{0,60}:`[^`]+`                    # role
    | %\([^()\s]{1,60}\)[-+\#0]*\d*(?:\.\d+)?[a-zA-Z]       # %(name)s
    | %(?:\d+\$)?[-+\#0']*\d*<PRI\w{1,9}>                    # %<PRIdMAX>
    | %\d+\$[-+\#0']*\d*(?:\.\d+)?[hlLzjt]*[a-zA-Z]         # %1$s
    | %[-+\#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|L|z|j|t)?[diouxXeEfFgGcsaApnr@](?![a-zA-Z])   # %s, %5.2f
    | %(?:n|s|d|i|u|ld|lu|zu)(?=[A-Za-z]?)                  # %s glued to a word
    | %(?<![\w%]%)L?[1-9]\d?(?![\d%$])                        # %1 (Qt)
    | %%
    | \{\{[^{}]*\}\} | \{%[^{}]*%\} | \{[a-zA-Z_0-9!.:\[\]<>=^+\#,-]*\}   # {{ x }}, {% x %}, {name}, {0:.2f}
    | \$\{[^{}]*\} | \$\([a-zA-Z_][a-zA-Z_0-9]*\)           # ${x}, $(x)
    | \$(?<![\w$]\$)[A-Z_][A-Z_0-9]{2,}(?![\w(])             # $PATH
    | </?[a-zA-Z][^<>\n]*> | </?\d{1,2}\s?/?>                # tag, or <metavariable>; <0>
    | &(?:[a-zA-Z][a-zA-Z0-9.-]{0,40}|\#\d+|\#x[0-9a-fA-F]+);
    | \[(?:\d{1,3}|\#[a-zA-Z0-9_.-]*|\*|[A-Za-z][\w.-]*)\]_ # footnote or citation
    | \|[A-Za-z][\w .-]{0,40}\|                             # substitution
    | --[a-zA-Z][a-zA-Z0-9-]*                               # long option
    | \]\([^()\s]+\)                                        # Markdown link target
    | ~/(?:[A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]*[A-Za-z0-9_-](?![\w/<])   # ~/.profile
    | /(?<![\w/<>.:~*)\]]/)(?:[a-z0-9_.-]+/)+[a-z0-9_.-]*[a-z0-9_-](?![\w/<])   # /etc/hosts
    | \\[nrt"\\](?<!["'“‘]\\["'”’])(?![a-z])               # "\" is a backslash in quotes
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"""
      (?:https?|ftps?|git|ssh|svn|irc|file)://[!\#$%&'*+,./0-9:;=?@A-Z_a-z~()\[\]-]+
    | mailto:[\w.@+-]+
    | (?<![\w./-])www\.[a-z0-9-]+\.[!\#$%&'*+,./0-9:;=?@A-Z_a-z~-]+
    | (?<![\w.+/-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
    """,
    re.VERBOSE | re.ASCII,
)
SCHEMES = ("http", "https", "ftp", "ftps", "git", "ssh", "svn", "irc", "file", "mailto", "www")
"""The words with which addresses begin that are no e-mail addresses."""
_TAIL = re.compile(r"<[^<>`]*>`_{0,2}$")
_ICU = re.compile(r"\{\s*[\w.]+\s*,\s*(?:plural|select|selectordinal)\s*,")
_KINDS: dict[str, MaskKind] = {
    "%": "placeholder", "{": "placeholder", "$": "placeholder", "<": "tag", "&": "entity", "[": "reference",
    "|": "reference", "-": "option", "]": "link", "\\": "escape", ":": "role", "/": "path", "~": "path",
}  # fmt: skip


# Named tuples: hundreds of thousands are made, in half the time that frozen dataclasses take.
class Mask(NamedTuple):
    """A stretch that is markup or code; `text` is what stands there."""

    kind: MaskKind
    start: int
    end: int
    text: str


class Masked(NamedTuple):
    """A text of the same length with every masked code point replaced by FILLER, and what was masked."""

    text: str
    masks: tuple[Mask, ...] = ()

    def of(self, *kinds: MaskKind) -> tuple[Mask, ...]:
        """Return the masks of these kinds, in text order."""
        return tuple(mask for mask in self.masks if mask.kind in kinds)


def mask(text: str) -> Masked:
    """Return `text` with markup masked, in time linear in its length."""
    addresses: list[Mask] = []
    rest = text
    if "://" in text or "@" in text or "www." in text or "mailto:" in text:
        addresses = [_address(match) for match in _ADDRESS.finditer(text)]
        rest = _blank(text, addresses)
    found: list[Mask] = []
    if "{" in rest and (match := _ICU.search(rest)):
        found = _messages(rest, match)
    for match in _MARKUP.finditer(_blank(rest, found)):
        _add(found, match[0], match.start())
    if not found and not addresses:
        return Masked(text)
    if addresses:
        # An address may stand in a tag: what was masked twice tells of the text as it was.
        found = [Mask(one.kind, one.start, one.end, text[one.start : one.end]) for one in (*addresses, *found)]
    found.sort(key=_start)
    return Masked(_blank(rest, [one for one in found if one not in addresses] if addresses else found), tuple(found))


_start = attrgetter("start")


def _address(match: re.Match[str]) -> Mask:
    # Marks at the end belong to the sentence; a closing bracket belongs to the address only with its opening one.
    text = match[0].rstrip(".,;:!?'*")
    while text[-1:] in {")", "]"} and text.count(")]"[text[-1] == "]"]) > text.count("(["[text[-1] == "]"]):
        text = text[:-1].rstrip(".,;:!?'*")
    kind: MaskKind = "email" if "@" in text and "://" not in text else "url"
    return Mask(kind, match.start(), match.start() + len(text), text)


def _add(found: list[Mask], text: str, start: int) -> None:
    first = text[0]
    end = start + len(text)
    if first == "`" and text.startswith("``"):
        found.append(Mask("code", start, end, text))
    elif first in "`:":
        tail = _TAIL.search(text)
        kind: MaskKind = "role" if first == ":" else "link" if text.endswith("_") else "code"
        cut = tail.start() if tail and tail.start() > 1 else len(text.rstrip("`_")) if kind == "link" else 0
        if cut:
            # The words of a link, or before <target>, are language: only what surrounds them is masked.
            head = text.index("`") + 1
            found.append(Mask(kind, start, start + head, text[:head]))
            found.append(Mask(kind, start + cut, end, text[cut:]))
        else:
            found.append(Mask(kind, start, end, text))
    else:
        found.append(Mask(_KINDS[first], start, end, text))


def _messages(text: str, match: re.Match[str] | None) -> list[Mask]:
    found: list[Mask] = []
    while match:
        depth, at = 0, match.start()
        for at in range(match.start(), len(text)):
            depth += (text[at] == "{") - (text[at] == "}")
            if depth == 0:
                break
        found.append(Mask("placeholder", match.start(), at + 1, text[match.start() : at + 1]))
        match = _ICU.search(text, at + 1)
    return found


def _blank(text: str, masks: list[Mask]) -> str:
    if not masks:
        return text
    pieces: list[str] = []
    at = 0
    for _, start, end, _ in sorted(masks, key=_start) if len(masks) > 1 else masks:
        pieces += (text[at:start], FILLER * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
