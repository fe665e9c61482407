"""Turns the regular expressions of SRX files (ICU's, or Java's) into those of the `regex` library, with bounded repeats.

SRX asks at each place what stands before it; a repeat without bound would look back through the whole text. As the
known engines do, a repeat looks at most LONGEST times.
"""

import re

import regex

from zhengming.errors import RulesError

LONGEST = 100

_TOKEN = re.compile(
    r"""
    \\Q(?P<quoted>.*?)(?:\\E|\Z)                 # Java: all of it is literal
    | \\x\{(?P<code>[0-9A-Fa-f]{1,6})\}            # ICU: \x{2026}
    | \\[pP]\{(?P<property>[^}]*)\}
    | (?P<blank>\\h)
    | \\.                                         # any other escape
    | (?P<open>\[\^?\]?) | (?P<close>\])
    | (?P<quantifier> [*+] | \{\d*,\d*\} ) (?P<manner>[+?]?)
    """,
    re.VERBOSE | re.DOTALL,
)
_RENAMED = {"javaLowerCase": "Ll", "javaUpperCase": "Lu", "Lower": "Ll", "Upper": "Lu", "Alpha": "L", "Punct": "P"}


def translated(pattern: str) -> str:
    """Return `pattern` in the syntax of the `regex` library, its repeats bounded."""
    depth = 0

    def replacement(found: re.Match[str]) -> str:
        nonlocal depth
        if found["quoted"] is not None:
            return regex.escape(found["quoted"])
        if found["code"]:
            return regex.escape(chr(int(found["code"], 16)))
        if found["property"] is not None:
            return f"{found[0][:2]}{{{_RENAMED.get(found['property'], found['property'].removeprefix('Is'))}}}"
        if found["blank"]:
            return r"\t\p{Zs}" if depth else r"[\t\p{Zs}]"
        if found["open"]:
            depth += 1
            return found[0] if found["open"][-1] != "]" else found[0][:-1] + r"\]"
        if found["close"]:
            depth = max(0, depth - 1)
        elif found["quantifier"] and not depth:
            return _bounded(found["quantifier"]) + found["manner"]
        return found[0]

    return _TOKEN.sub(replacement, pattern)


def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return the compiled pattern; RulesError tells what is wrong with it."""
    try:
        return regex.compile(pattern, regex.VERSION1)
    except regex.error as error:
        raise RulesError(f'the regular expression "{pattern[:80]}" is malformed ({error})', value=pattern) from error


def _bounded(quantifier: str) -> str:
    if quantifier in "*+":
        return f"{{{int(quantifier == '+')},{LONGEST}}}"
    least, _, most = quantifier[1:-1].partition(",")
    return f"{{{least or 0},{most or max(LONGEST, int(least or 0))}}}"
