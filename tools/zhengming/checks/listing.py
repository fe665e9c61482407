"""Whether a text is a listing of code rather than language."""

import re

_PROMPT = re.compile(r"^\s*(?:>>> |\.\.\. |\$ |# |In \[\d+\]|[%>] )", re.MULTILINE)
_CODE = re.compile(
    r"""
      ^\s*(?:>>>|\.\.\.)(?:\s|$)                             # a prompt
    | ^(?:\ {4}|\t)\s*\S                                    # indented
    | [({\[=;,:\\]\s*$                                      # what opens a block or goes on
    | ^\s*(?:def|class|import|from|return|if|for|while|with|try|else|elif|print|async|await)\b.*[:;()=]
    | ^\s*(?:static|void|int|char|struct)\b.*[:;()=]
    | ^\s*[\w.]+\s*(?:[-+*/|&]?=|\()                          # an assignment or a call
    | ^\s*(?:\#|//|/\*|\*/?|--)                              # a comment
    | ^\s*[)}\]]
    | ^\s*(?:Usage|usage):
    """,
    re.VERBOSE,
)
_USAGE = re.compile(r"^\s*(?:Usage|usage): |\[OPTION\]|^\s{1,8}-\w, --\w|^\s+--\w", re.MULTILINE)


def is_listing(text: str) -> bool:
    """Tell whether most lines of a text of several lines are code, or a single line is a prompt or a program's usage."""
    if ">>>" in text and _PROMPT.search(text):
        return True
    if "\n" not in text.strip():
        return False
    if _USAGE.search(text):
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(_CODE.search(line) is not None for line in lines) * 2 >= len(lines)
