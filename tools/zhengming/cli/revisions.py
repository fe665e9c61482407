"""Files as they were in another revision of the repository around them."""

import shutil
import subprocess
from pathlib import Path

from zhengming.errors import UsageError


def read(path: Path, revision: str) -> bytes | None:
    """Return a file's bytes in a git revision, None when it was not there; UsageError when there is no such revision."""
    git = shutil.which("git")
    if git is None:
        raise UsageError("git is not installed", remedy="leave out --diff-base")
    if revision.startswith("-"):
        raise UsageError(f'"{revision}" is no revision', value=revision)
    folder = path.resolve().parent
    known = _git(git, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        raise UsageError(f'unknown revision "{revision}"', value=revision, remedy="fetch it, or name another")
    shown = _git(git, folder, "show", f"{known.stdout.decode().strip()}:./{path.name}")
    return shown.stdout if shown.returncode == 0 else None


def _git(git: str, folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([git, *words], cwd=folder, capture_output=True, check=False)  # noqa: S603 - no shell; git itself, and a revision that is no option
