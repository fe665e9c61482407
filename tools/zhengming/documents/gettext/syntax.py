"""PO read strictly: what GNU gettext refuses is refused here too, with its line and column.

Grammar: gettext manual, "The Format of PO Files". What gettext only warns about is left to the checks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from zhengming.documents.gettext.strings import EscapeError, unescape
from zhengming.documents.model import Key, Origin, Run, State, Unit, laid
from zhengming.errors import InputError

_STRING = re.compile(r'[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?:\[[ \t]*(\d+)[ \t]*\])?(?=[ \t\"]|$)")
_OBSOLETE = re.compile(r"#~[ \t]*")
_PREVIOUS = re.compile(r"#(?:~?)\|[ \t]*")
_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069(?::\d+)?|\S+")
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_ORDER = {"msgctxt": 0, "msgid": 1, "msgid_plural": 2, "msgstr": 3}


@dataclass(slots=True)
class _Text:
    """One string of an entry, as far as it has been read."""

    line: int
    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def add(self, raw: str, line: int, column: int) -> None:
        text, runs = unescape(raw)
        if self.runs and self.runs[-1][0] == self.length:
            self.runs.pop()
        self.runs += [(self.length + offset, line, column + at) for offset, at in runs]
        self.parts.append(text)
        self.length += len(text)

    def __str__(self) -> str:
        return self.parts[0] if len(self.parts) == 1 else "".join(self.parts)


@dataclass(slots=True)
class _Entry:
    """One entry, as far as it has been read."""

    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, _Text] = field(default_factory=dict)
    texts: dict[str, _Text] = field(default_factory=dict)
    forms: list[_Text] = field(default_factory=list)
    obsolete: bool = False

    @property
    def empty(self) -> bool:
        return not self.texts and not self.previous

    def unit(self) -> Unit:
        flags = [flag for flag in self.flags if flag != "fuzzy"]
        targets = [str(form) for form in self.forms]
        texts = {name: str(text) for name, text in self.texts.items()}
        previous = {name: str(text) for name, text in self.previous.items()}
        state = State.TRANSLATED if all(targets) else State.UNTRANSLATED
        if targets[0] and len(flags) < len(self.flags):
            state = State.FUZZY
        runs = tuple(laid(form.runs) for form in self.forms)
        return Unit(
            source=texts["msgid"],
            target=targets[0],
            state=state,
            context=texts.get("msgctxt"),
            plural=texts.get("msgid_plural"),
            other_targets=tuple(targets[1:]),
            notes=tuple(self.notes),
            comments=tuple(self.comments),
            references=tuple(self.references),
            flags=tuple(flags),
            previous=previous.get("msgid"),
            previous_context=previous.get("msgctxt"),
            previous_plural=previous.get("msgid_plural"),
            obsolete=self.obsolete,
            origin=Origin(self.texts["msgid"].line, self.forms[0].line, runs),
        )


class _Reader:
    """Reads one file's lines in order; `units` and `tail` hold the result."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.units: list[Unit] = []
        self.tail: list[str] = []
        self._entry = _Entry()
        self._open: _Text | None = None
        self._seen: dict[Key, int] = {}
        self._line = 0

    def read(self, parts: Iterable[str]) -> None:
        for part in parts:
            lines = part.split("\n")
            if not lines[-1]:
                lines.pop()
            for number, ended in enumerate(lines, self._line + 1):
                self._line = number
                line = ended.rstrip("\r")
                if line.startswith('"'):
                    self._strings(line, 0)
                elif line.startswith("#"):
                    self._mark(line)
                elif line and not line.isspace():
                    self._plain(line, len(line) - len(line.lstrip()))
        self._line = max(1, self._line)
        self._end(last=True)

    def _plain(self, line: str, at: int) -> None:
        if line.startswith("msg", at):
            self._keyword(line, at)
            if self._entry.obsolete:
                raise self._error("half of an entry is obsolete", at, 'begin all its lines with "#~", or none')
        elif line[at] == '"':
            self._strings(line, at)
        elif line[at] == "#":
            self._mark(line[at:])
        elif line.startswith(_MARKERS):
            raise self._error("conflict marker", 0, "settle the merge conflict first")
        else:
            raise self._error(
                f'unexpected "{line.split(maxsplit=1)[0][:20]}"', at, 'a line is a comment, a keyword or a "string"'
            )

    def _mark(self, line: str) -> None:
        """Take a line that begins with `#`."""
        kind = line[1:2]
        if kind == "~" and not line.startswith("#~|"):
            at = _OBSOLETE.match(line).end()  # type: ignore[union-attr]
            if at < len(line):
                self._obsolete(line, at)
            return
        if kind == "|" or line.startswith("#~|"):
            self._previous(line)
            return
        if self._entry.forms:
            self._end()
        elif self._entry.texts:
            raise self._error("a comment inside an entry", 0, "move it above the entry's first keyword")
        self._open = None
        if kind == ".":
            self._entry.notes.append(_said(line[2:]))
        elif kind == ":":
            self._entry.references += _REFERENCE.findall(line[2:])
        elif kind == ",":
            self._entry.flags += [flag for part in line[2:].split(",") if (flag := part.strip())]
        else:
            self._entry.comments.append(_said(line[1:]))

    def _obsolete(self, line: str, at: int) -> None:
        if line[at] == '"':
            self._strings(line, at)
            return
        self._keyword(line, at)
        if self._open and not self._entry.obsolete:
            if len(self._entry.texts) + len(self._entry.forms) > 1:
                raise self._error("half of an entry is obsolete", 0, 'begin all its lines with "#~", or none')
            self._entry.obsolete = True

    def _previous(self, line: str) -> None:
        if self._entry.forms:
            self._end()
        if self._entry.texts:
            raise self._error("a previous text after the text", 0, 'move the "#|" lines above the entry')
        at = _PREVIOUS.match(line).end()  # type: ignore[union-attr]
        if line[at : at + 1] == '"':
            self._strings(line, at)
            return
        found = _KEYWORD.match(line, at)
        if not found or found[1] == "msgstr":
            raise self._error(f'unexpected "{line[at : at + 20]}"', at, "#| holds msgctxt, msgid or msgid_plural")
        if found[1] in self._entry.previous:
            raise self._error(f"a second previous {found[1]}", at, "remove one")
        self._begin(line, found, self._entry.previous)

    def _keyword(self, line: str, at: int) -> None:
        found = _KEYWORD.match(line, at)
        if not found:
            raise self._error(
                f'unexpected "{line[at : at + 20]}"', at, "keywords are msgctxt, msgid, msgid_plural, msgstr"
            )
        name = found[1]
        if self._entry.forms and name != "msgstr":
            self._end()
        if name == "msgstr":
            self._target(line, found)
            return
        if "msgid" in self._entry.texts and name != "msgid_plural":
            raise self._error("the entry above has no msgstr", at, "add one")
        if any(_ORDER[other] >= _ORDER[name] for other in self._entry.texts) or found[2]:
            raise self._error(f"{name} is out of place", at, "the order is msgctxt, msgid, msgid_plural, msgstr")
        if name == "msgid_plural" and "msgid" not in self._entry.texts:
            raise self._error("msgid_plural without msgid", at, "put the msgid before it")
        self._begin(line, found, self._entry.texts)

    def _target(self, line: str, found: re.Match[str]) -> None:
        texts, forms = self._entry.texts, self._entry.forms
        if "msgid" not in texts:
            raise self._error("msgstr without msgid", found.start(), "put the msgid before it")
        wanted = str(len(forms)) if "msgid_plural" in texts else None
        if found[2] != wanted or (wanted is None and forms):
            say = "a second msgstr" if wanted is None and not found[2] else "plural form out of order"
            remedy = f"msgstr[{wanted}] is next" if wanted else "an entry without msgid_plural has one msgstr"
            raise self._error(say, found.start(), remedy)
        holder: dict[str, _Text] = {}
        self._begin(line, found, holder)
        forms.append(holder["msgstr"])

    def _begin(self, line: str, found: re.Match[str], holder: dict[str, _Text]) -> None:
        self._open = holder[found[1]] = _Text(self._line)
        if found.end() < len(line.rstrip()):
            self._strings(line, found.end())

    def _strings(self, line: str, at: int) -> None:
        if self._open is None:
            raise self._error("a string without a keyword", at, "put msgid or msgstr before it")
        while at < len(line):
            found = _STRING.match(line, at)
            if not found:
                raise self._bad_string(line, at)
            try:
                self._open.add(found[1], self._line, found.start(1) + 1)
            except EscapeError as error:
                say = f'invalid escape "{error.text}"'
                raise self._error(say, found.start(1) + error.offset, "write a backslash as \\\\") from error
            at = found.end()

    def _bad_string(self, line: str, at: int) -> InputError:
        at += len(line[at:]) - len(line[at:].lstrip())
        if line[at] != '"':
            return self._error(f'unexpected "{line[at : at + 20]}" after the string', at, 'write a quote inside as \\"')
        return self._error("the string does not end", len(line), 'close it with "')

    def _end(self, *, last: bool = False) -> None:
        """Close the entry at hand and begin the next."""
        entry, self._entry, self._open = self._entry, _Entry(), None
        if entry.empty:
            self.tail = [*(f"#{' ' * bool(line)}{line}" for line in entry.comments)] if last else []
            return
        if not entry.forms:
            missing = "msgstr" if "msgid" in entry.texts else "msgid"
            raise self._error(f"the entry has no {missing}", 0, f"add {missing}")
        for text in (*entry.texts.values(), *entry.forms):
            if not text.parts:
                raise InputError(
                    "a keyword without a string", path=self.path, line=text.line, column=1, remedy='write ""'
                )
        unit = entry.unit()
        self._check(unit, entry)
        self.units.append(unit)

    def _check(self, unit: Unit, entry: _Entry) -> None:
        line = entry.texts["msgid"].line
        if unit.key in self._seen:
            said = f"duplicate of the entry in line {self._seen[unit.key]}"
            raise InputError(said, path=self.path, line=line, column=1, value=unit.source, remedy="merge the two")
        if "\x04" in unit.source or "\x04" in (unit.context or ""):
            raise InputError("U+0004 in a msgid", path=self.path, line=line, column=1, remedy="remove it")
        self._seen[unit.key] = line

    def _error(self, message: str, offset: int, remedy: str) -> InputError:
        return InputError(message, path=self.path, line=self._line, column=offset + 1, remedy=remedy)


def entries(parts: Iterable[str], path: Path | None = None) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """Return the entries of a PO text in order, the header among them, and the comment lines after the last one.

    The text comes in parts of whole lines, so that a large file is never held twice. Raises InputError with line and column
    at the first thing that gettext would refuse. Linear in the text.
    """
    reader = _Reader(path)
    reader.read(parts)
    return tuple(reader.units), tuple(reader.tail)


def _said(text: str) -> str:
    """Return what a comment says: without the blank after its mark, and the one that keeps a last backslash from the line end."""
    text = text.removeprefix(" ")
    return text[:-1] if text.endswith("\\ ") else text
