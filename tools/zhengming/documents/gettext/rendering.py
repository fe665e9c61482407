"""PO written: every entry as `msgcat` writes it, so that running gettext over our files changes nothing."""

from collections.abc import Iterator

from zhengming.documents.gettext.linebreaks import width
from zhengming.documents.gettext.strings import PAGE, lines
from zhengming.documents.model import State, Unit


def entry(unit: Unit) -> Iterator[str]:
    """Yield the lines of one entry, without line ends."""
    mark = "#~ " if unit.obsolete else ""
    wrap = "no-wrap" not in unit.flags
    yield from (_comment("#", line) for line in unit.comments)
    yield from (_comment("#.", line) for line in unit.notes)
    yield from _references(unit.references)
    fuzzy = unit.state is State.FUZZY and unit.target  # without a translation there is nothing to look at
    flags = (*(["fuzzy"] if fuzzy else []), *unit.flags)
    if flags:
        yield f"#, {', '.join(flags)}"
    before = {"msgctxt": unit.previous_context, "msgid": unit.previous, "msgid_plural": unit.previous_plural}
    for keyword, text in before.items():
        if text is not None:
            yield from lines(keyword, text, prefix="#~| " if unit.obsolete else "#| ", wrap=wrap)
    now = {"msgctxt": unit.context, "msgid": unit.source, "msgid_plural": unit.plural}
    for keyword, text in now.items():
        if text is not None:
            yield from lines(keyword, text, prefix=mark, wrap=wrap)
    for number, text in enumerate(unit.targets):
        yield from lines("msgstr" if unit.plural is None else f"msgstr[{number}]", text, prefix=mark, wrap=wrap)


def _comment(mark: str, line: str) -> str:
    """Return a comment line; a backslash at its end gets a blank, for gettext would take the next line in."""
    text = f"{mark} {line}" if line else mark
    return f"{text} " if line.endswith("\\") else text


def _references(references: tuple[str, ...]) -> Iterator[str]:
    """Yield `#:` lines, as many references on each as fit."""
    line = "#:"
    for reference in references:
        if line != "#:" and width(line) + 1 + width(reference) > PAGE:
            yield line
            line = "#:"
        line = f"{line} {reference}"
    if line != "#:":
        yield line
