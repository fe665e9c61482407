"""The rules' pages as people read them: one page, the list, the whole book."""

import json
from collections.abc import Sequence

from zhengming.checks.catalogue import FAMILIES, Rule
from zhengming.checks.page import Pair
from zhengming.errors import UsageError

_VISIBLE = str.maketrans({"\n": "⏎", "\t": "⇥", "\ufeff": "", "\u200b": "␣"})


def render(rules: Sequence[Rule], form: str = "text", *, full: bool = False) -> str:
    """Return pages as text, markdown or json; a list of one line a rule unless `full`."""
    if form == "json":
        return json.dumps([_facts(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        return "\n".join(_markdown(rule) for rule in rules)
    if form != "text":
        raise UsageError(f'unknown format "{form}"', value=form, remedy="use text, markdown or json")
    return "\n".join(_text(rule) for rule in rules) if full else "".join(_line(rule) for rule in rules)


def book(rules: Sequence[Rule]) -> str:
    """Return `docs/rules.md`: every page, by family."""
    parts = [
        "# Rules\n\nMade from the rules' own files by `python -m zhengming.checks.pages > docs/rules.md`; do not edit.\n"
    ]
    for letter, family in FAMILIES.items():
        own = [rule for rule in rules if rule.code[0] == letter]
        if own:
            parts.append(f"## {letter}: {family}\n")
            parts += [_markdown(rule) for rule in own]
    return "\n".join(parts)


def _line(rule: Rule) -> str:
    return f"{rule.code}  {rule.severity:7}  {rule.name:28} {rule.page.title}{'' if rule.default else ' (off)'}\n"


def _text(rule: Rule) -> str:
    head = f"{rule.code} {rule.name} ({rule.severity}{'' if rule.default else ', off by default'})"
    return f"{head}\n\n{rule.page.title}\n\n{rule.page.reason}\n\n" + "\n".join(
        _example(one) for one in rule.page.examples
    )


def _markdown(rule: Rule) -> str:
    head = f"### {rule.code} {rule.name}\n\n*{rule.severity}{'' if rule.default else ', off by default'}*. {rule.page.title}\n"
    blocks = "\n".join(_example(one) for one in rule.page.examples)
    return f"{head}\n{rule.page.reason}\n\n```text\n{blocks}```\n"


def _example(pairs: tuple[Pair, ...]) -> str:
    lines = []
    for pair in pairs:
        lines += [f"  {key}: {value}" for key, value in pair.facts]
        lines += [f"  en: {_show(pair.source)}", f"  {pair.verdict}: {_show(pair.target)}"]
        if pair.fixed is not None:
            lines.append(f"  fixed: {_show(pair.fixed)}")
    return "\n".join(lines) + "\n"


def _show(text: str) -> str:
    text = text.translate(_VISIBLE)
    return text[: len(text.rstrip())] + "␣" * (len(text) - len(text.rstrip()))


def _facts(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code, "name": rule.name, "severity": rule.severity, "default": rule.default,
        "title": rule.page.title, "reason": rule.page.reason,
    }  # fmt: skip


if __name__ == "__main__":
    from zhengming.checks.catalogue import catalogue

    print(book(catalogue()), end="")
