"""The command `zhengming`: each file in `commands/` is one command; errors become one line and exit code 2."""

import os
import sys

from zhengming.errors import ZhengmingError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FOUND, NOTHING, WRONG = 0, 1, 2
"""Exit codes: clean or found; findings or nothing found; wrong use or unreadable input."""


def main(argv: "Sequence[str] | None" = None) -> None:
    """Run one command and leave with its exit code.

    A look-up goes past the command framework (typer takes ten times longer to import than the answer takes to find).
    """
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        sys.exit(_run(words))
    except ZhengmingError as error:
        print(f"zhengming: {error}", file=sys.stderr)
        sys.exit(WRONG)
    except BrokenPipeError:
        # The reader (head, less) has gone: what it wanted it has. Keep the interpreter from flushing into the void.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FOUND)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(words: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        # Chinese must come out whatever the locale of the shell; C and POSIX would raise.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if words[:1] == ["--version"]:
        from zhengming import __version__

        print(f"zhengming {__version__}")
        return FOUND
    if words[:1] == ["term"]:
        from zhengming.cli.term import run

        code = run(words[1:])
        if code is not None:
            return code
    from zhengming.cli.app import run_app

    return run_app(words)
