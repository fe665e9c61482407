"""One line a finding: for editors' error lists and for grep."""

from zhengming.checks.reports import Run


def render(run: Run) -> str:
    """Return `path:line:column: code message [name]`, a line each."""
    return "".join(
        f"{run.name(one.path) or '-'}:{one.line}:{one.column}: {one.code} {one.message} [{one.name}]\n"
        for one in run.findings
    )
