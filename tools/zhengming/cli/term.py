"""`zhengming term` without the command framework: parse, look up, print."""

import sys

from zhengming.cli import given
from zhengming.errors import UsageError
from zhengming.terminology import traditional
from zhengming.terminology.termbase import Termbase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhengming.terminology.lookup.replies import Facts

FOUND, NOTHING = 0, 1
LEAST = 0.78
"""Least score that counts as an answer; below it answers are suggestions."""
STYLES = ("card", "text", "tsv", "json")
COLUMNS = (
    "target",
    "target_short",
    "source",
    "acronym",
    "kind",
    "match",
    "score",
    "sure",
    "valid_from",
    "valid_to",
    "concept",
)
"""What `--format tsv` prints after the query."""


class _Wish:
    """What the words of the call ask for."""

    def __init__(self, words: list[str]) -> None:
        self.queries: list[str] = []
        self.day = ""
        self.target = "zh-Hans"
        self.style = ""
        self.limit = 5
        self.glossary: list[str] = []
        rest = iter(words)
        for word in rest:
            if word == "--":
                self.queries += rest
            elif word == "-" or not word.startswith("-"):
                self.queries.append(word)
            else:
                name, _, attached = word.partition("=")
                self._option(name, attached or next(rest, ""))
        if not self.queries:
            raise UsageError("no query", remedy="name a term, or - to read queries from standard input")

    def _option(self, name: str, value: str) -> None:
        if name not in {"--on", "--to", "--format", "--limit", "--glossary"}:
            raise UsageError(f'unknown option "{name}"', value=name, remedy="see zhengming term --help")
        if not value:
            raise UsageError(f"{name} needs a value", value=name, remedy="see zhengming term --help")
        if name == "--on":
            self.day = str(given.day(value))
        elif name == "--to":
            self.target = given.language(value)
        elif name == "--format":
            given.output_style(value, *STYLES)
            self.style = value
        elif name == "--limit":
            if not value.isdecimal() or not int(value):
                raise UsageError(f'--limit "{value}" is not a whole number above 0', value=value)
            self.limit = int(value)
        else:
            self.glossary.append(value)


def run(words: list[str]) -> int | None:
    """Answer the queries in `words`; return the exit code, or None when the framework should show help."""
    if not words or {"-h", "--help"} & set(words):
        return None
    wish = _Wish(words)
    termbase = Termbase.at(*given.glossaries(wish.glossary))
    day = wish.day or given.today()
    batch = wish.queries == ["-"]
    style = wish.style or ("json" if batch else "card" if sys.stdout.isatty() else "text")
    code = FOUND
    for query in _lines() if batch else iter([" ".join(wish.queries)]):
        answers = termbase.facts(query, target=wish.target, day=day, limit=wish.limit, near=style == "json")
        found = [answer for answer in answers if answer["score"] >= LEAST and answer["target"]]
        if not found:
            code = NOTHING
            _suggest(query, answers, wish.target)
        _show(query, found, [] if found else answers, style, lines=batch)
    return code


def _lines() -> "Iterator[str]":
    if sys.stdin.isatty():
        print("zhengming: reading queries, one a line; end with Ctrl-D", file=sys.stderr)
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
    return (query for line in sys.stdin if (query := line.strip()))


def _suggest(query: str, answers: "list[Facts]", target: str) -> None:
    nameless = next((answer for answer in answers if answer["score"] >= LEAST), None)
    if nameless is not None:
        print(f'zhengming: no name in {target} is on record for "{nameless["source"]}"', file=sys.stderr)
        return
    print(f'zhengming: nothing is called "{query}"', file=sys.stderr)
    if not query.isascii() and not traditional.available():
        print(f"  if this is Traditional Chinese: {traditional.REMEDY}", file=sys.stderr)
    for answer in answers:
        print(f"  did you mean {answer['source']} ({answer['target']})?", file=sys.stderr)


def _show(query: str, answers: "list[Facts]", suggestions: "list[Facts]", style: str, *, lines: bool) -> None:
    if style == "json":
        import json

        near = [{key: one[key] for key in ("concept", "source", "target", "score")} for one in suggestions]
        plain = {"query": query, "answers": answers, **({"suggestions": near} if near else {})}
        print(json.dumps(plain, ensure_ascii=False, indent=None if lines else 1), flush=lines)
    elif style == "card":
        from zhengming.cli import card

        print("\n\n".join(card.render(answer) for answer in answers), end="\n" if answers else "")
    else:
        for answer in answers:
            print(_row(query, answer) if style == "tsv" else _plain(answer), flush=lines)


def _row(query: str, answer: "Facts") -> str:
    cells = [query, *(str(answer[column]).lower() if column == "sure" else str(answer[column]) for column in COLUMNS)]
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _plain(answer: "Facts") -> str:
    mark = "" if answer["sure"] else "\t(unsure)"
    return f"{answer['target']}\t{answer['target_short']}\t{answer['source']}{mark}"
