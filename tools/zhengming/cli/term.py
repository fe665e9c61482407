"""`zhengming term` without the command framework: parse, look up, print."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from zhengming.cli import given
from zhengming.errors import UsageError
from zhengming.terminology.model import Answer
from zhengming.terminology.termbase import Termbase
from zhengming.text import width

FOUND, NOTHING = 0, 1
LEAST = 0.78
"""Least score that counts as an answer; below it answers are suggestions."""
LABEL = 10


@dataclass(slots=True)
class _Wish:
    """What the words of the call ask for."""

    queries: list[str]
    on: date | None = None
    target: str = "zh-Hans"
    style: str = ""
    limit: int = 5
    glossary: list[Path] | None = None


def run(words: list[str]) -> int | None:
    """Answer the queries in `words`; return the exit code, or None when the framework should show help."""
    if not words or {"-h", "--help"} & set(words):
        return None
    wish = _parse(words)
    termbase = Termbase.load(*given.folders(wish.glossary))
    batch = wish.queries == ["-"]
    queries = _lines() if batch else iter([" ".join(wish.queries)])
    style = wish.style or ("json" if batch else "card" if sys.stdout.isatty() else "text")
    code = FOUND
    for query in queries:
        answers = termbase.lookup(query, target=wish.target, on=wish.on, limit=wish.limit)
        found = [answer for answer in answers if answer.score >= LEAST]
        if not found:
            code = NOTHING
            _suggest(query, answers)
        _show(query, found, style, lines=batch)
    return code


def _parse(words: list[str]) -> _Wish:
    wish = _Wish([])
    rest = iter(words)
    for word in rest:
        name, _, attached = word.partition("=")
        if not word.startswith("--"):
            wish.queries.append(word)
            continue
        value = attached or next(rest, "")
        if not value:
            raise UsageError(f"{name} needs a value", value=name, remedy="see zhengming term --help")
        _option(wish, name, value)
    if not wish.queries:
        raise UsageError("no query", remedy="name a term, or - to read queries from standard input")
    return wish


def _option(wish: _Wish, name: str, value: str) -> None:
    if name == "--on":
        wish.on = given.day(value)
    elif name == "--to":
        wish.target = given.language(value)
    elif name == "--format":
        if value not in {"text", "card", "json", "tsv"}:
            raise UsageError(f'unknown format "{value}"', value=value, remedy="use text, card, json or tsv")
        wish.style = value
    elif name == "--limit":
        if not value.isdigit() or not int(value):
            raise UsageError(f'--limit "{value}" is not a whole number above 0', value=value)
        wish.limit = int(value)
    elif name == "--glossary":
        wish.glossary = [*(wish.glossary or []), Path(value)]
    else:
        raise UsageError(f'unknown option "{name}"', value=name, remedy="see zhengming term --help")


def _lines() -> Iterator[str]:
    return (line.strip() for line in sys.stdin if line.strip())


def _suggest(query: str, answers: tuple[Answer, ...]) -> None:
    print(f'zhengming: nothing is called "{query}"', file=sys.stderr)
    for answer in answers[:5]:
        print(f"  did you mean {answer.source} ({answer.target})?", file=sys.stderr)


def _show(query: str, answers: list[Answer], style: str, *, lines: bool) -> None:
    if style == "json":
        plain = {
            "query": query,
            "answers": [{entry.name: getattr(answer, entry.name) for entry in fields(answer)} for answer in answers],
        }
        print(json.dumps(plain, ensure_ascii=False, indent=None if lines else 1))
    elif style == "tsv":
        for answer in answers:
            print(
                "\t".join(
                    (query, answer.target, answer.target_short, answer.source, answer.match, f"{answer.score:.2f}")
                )
            )
    elif style == "text":
        for answer in answers:
            mark = "" if answer.sure else "\t(unsure)"
            print(f"{answer.target}\t{answer.target_short}\t{answer.source}" + mark)
    else:
        for position, answer in enumerate(answers):
            print(("\n" if position else "") + _card(answer))


def _card(answer: Answer) -> str:
    bold, plain, dim = ("\x1b[1m", "\x1b[0m", "\x1b[2m") if _colour() else ("", "", "")
    period = f"{answer.valid_from or '…'} – {answer.valid_to or 'now'}" if answer.valid_from or answer.valid_to else ""
    rows = [
        ("short", answer.target_short if answer.target_short != answer.target else ""),
        ("name", answer.source),
        ("acronym", answer.acronym),
        ("in", answer.parent),
        ("valid", period),
        ("before", "、".join(answer.predecessors)),
        ("after", "、".join(answer.successors)),
        ("parts", "、".join(answer.departments[:12]) + (" …" if len(answer.departments) > 12 else "")),
        ("not", "; ".join(f"{text} ({why})" if why else text for text, why in answer.forbidden)),
        ("note", answer.note),
        ("why", answer.why),
        ("source", answer.sources[0] if answer.sources else ""),
        ("", "" if answer.sure else "unsure: not attested, or not valid on the day"),
    ]
    head = f"{bold}{answer.target}{plain}"
    body = [f"  {dim}{label}{' ' * (LABEL - width(label))}{plain}{value}" for label, value in rows if value]
    return "\n".join([head, *body])


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
