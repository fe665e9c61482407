"""`zhengming annotate`: every official name and title in a text, with its equivalent."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli import FOUND, NOTHING

if TYPE_CHECKING:
    from zhengming.terminology import Mention
    from zhengming.terminology.known import Name


def command(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Texts to annotate; none or - reads standard input.")
    ] = None,
    on: Annotated[
        str, typer.Option(help="The day on which names must be right: 2018, 2018-03 or 2018-03-17. Default: today.")
    ] = "",
    source: Annotated[str, typer.Option("--from", help="Language of the text.")] = "en",
    to: Annotated[str, typer.Option(help="Language of the equivalents.")] = "zh-Hans",
    issuer: Annotated[str, typer.Option(help="The id or acronym of the body that wrote the text.")] = "",
    kinds: Annotated[
        list[str] | None, typer.Option("--kind", help="Only these kinds: body, title, person, term, document.")
    ] = None,
    style: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    explain: Annotated[bool, typer.Option("--explain", help="Say why, and by what source.")] = False,
    names: Annotated[
        bool, typer.Option("--names", help="Only names as recorded, with their concepts' ids: quick, for large texts.")
    ] = False,
    glossary: Annotated[list[Path] | None, typer.Option(help="Folders of records over the shipped ones.")] = None,
) -> None:
    """Find every official name and title in a text and say what it is called in the other language.

    JSON: a list with one object a mention: line, column, start, end (code points), text, kind, target, target_short, sure, why.
    With --names nothing is composed or inferred, and an object has text, concepts, current (off: nobody bears it on the day).
    Exit code 0 when something was found, 1 when nothing.
    """
    from zhengming import text as texts
    from zhengming.cli.given import day, folders, language, output_style
    from zhengming.errors import UsageError
    from zhengming.terminology import Termbase

    output_style(style, "text", "json")
    if names and (kinds or explain or issuer):
        raise UsageError("--names composes nothing", remedy="leave out --kind, --explain and --issuer")
    termbase = Termbase.load(*folders(glossary))
    chosen = set(kinds or ())
    everything: list[dict[str, object]] = []
    found = 0
    for path in files or [Path("-")]:
        content = texts.decode(sys.stdin.buffer.read()) if str(path) == "-" else texts.read(path)
        mentions: tuple[Mention, ...] | tuple[Name, ...]
        if names:
            mentions = termbase.scan(content, source=language(source), on=day(on))
        else:
            said = termbase.annotate(content, source=language(source), target=language(to), on=day(on), issuer=issuer)
            mentions = tuple(mention for mention in said if not chosen or mention.kind in chosen)
        found += len(mentions)
        lines = texts.Lines(content)
        for mention in mentions:
            place = lines.place(mention.start)
            if style == "json":
                everything.append({"path": str(path), "line": place.line, "column": place.column, **_facts(mention)})
            else:
                _print(mention, f"{path}:{place.line}:{place.column}", explain=explain)
    if style == "json":
        print(json.dumps(everything, ensure_ascii=False, indent=1))
    raise typer.Exit(FOUND if found else NOTHING)


def _facts(mention: "Mention | Name") -> dict[str, object]:
    if isinstance(mention, tuple):
        return mention._asdict()
    from dataclasses import asdict

    return asdict(mention)


def _print(mention: "Mention | Name", place: str, *, explain: bool) -> None:
    text = " ".join(mention.text.split())
    if isinstance(mention, tuple):
        print(f"{place}: {text}  →  {', '.join(mention.concepts)}{'' if mention.current else '  (not on the day)'}")
        return
    short = f" / {mention.target_short}" if mention.target_short != mention.target else ""
    doubt = "" if mention.sure else "  (unsure)"
    print(f"{place}: {mention.kind}  {text}  →  {mention.target or '?'}{short}{doubt}")
    if explain:
        for reason in mention.why.split("; "):
            print(f"    {reason}")
        for candidate in mention.candidates:
            print(f"    or {candidate}")
        for source in mention.sources:
            print(f"    source: {source}")
