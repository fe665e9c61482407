"""What an XML file is, told by its beginning; its bytes as UTF-8, and back again."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhengming.errors import InputError

if TYPE_CHECKING:
    from xml.parsers import expat

# Possessive all through: what a comment or a declaration took is never tried otherwise, so the look is linear.
_ROOT = re.compile(
    r"""
    (?: <\?(?:[^?]|\?(?!>))*+\?>                            # declaration, processing instruction
      | <!--(?:[^-]|-(?!->))*+-->
      | <!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+\s*+>
      | \s
    )*+
    <(?:[\w.-]++:)?+(?P<name>[\w.-]++)
    """,
    re.VERBOSE,
)
_START = re.compile(r"<[?!\w]")
_ENCODING = re.compile(rb"""\s*+<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def root(head: bytes) -> str | None:
    """Return the local name of an XML file's root element, `""` where its beginning does not show it, None for no XML."""
    text = head.decode("utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", errors="replace")
    text = text.lstrip("\ufeff \t\r\n")
    if not _START.match(text):
        return None
    found = _ROOT.match(text)
    return found["name"] if found else ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A file's content in UTF-8 without a mark, and how the file spells it."""

    data: bytes
    encoding: str = "utf-8"
    mark: bytes = b""

    def file(self, data: bytes) -> bytes:
        """Return other content as this file would spell it; what its encoding lacks becomes a character reference."""
        if self.encoding == "utf-8":
            return self.mark + data
        return self.mark + data.decode("utf-8").encode(self.encoding, errors="xmlcharrefreplace")


def decoded(data: bytes, path: Path) -> Coded:
    """Return a file's content, whatever encoding its mark or its XML declaration names.

    Raises InputError with the place of the first byte that is not of that encoding.
    """
    mark, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", ""))
    if not encoding:
        told = _ENCODING.match(data[:1024])
        encoding = told[1].decode("ascii").lower() if told else "utf-8"
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
        return Coded(body if encoding in {"utf-8", "utf8"} else text.encode(), _plain(encoding), mark)
    except LookupError as error:
        remedy = "save it as UTF-8"
        raise InputError(f'unknown encoding "{encoding}"', path=path, line=1, value=encoding, remedy=remedy) from error
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        before = body[:start].decode(encoding, errors="replace")
        raise InputError(
            f"is not {encoding.upper()}",
            path=path,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
            value=encoding,
            remedy="save it as UTF-8",
        ) from error


def _plain(encoding: str) -> str:
    return "utf-8" if encoding == "utf8" else encoding


def malformed(error: "expat.ExpatError", message: str, path: Path | None) -> InputError:
    """Return the error that tells where a file is no XML; `message` is the parser's."""
    remedy = "mend the markup"
    return InputError(
        f"malformed XML ({message})", path=path, line=error.lineno, column=error.offset + 1, remedy=remedy
    )
