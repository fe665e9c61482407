"""JUnit XML: a suite a file, a case a finding; a clean file is one passed case."""

import re
from xml.sax.saxutils import escape, quoteattr

from zhengming.checks.finding import Finding
from zhengming.checks.reports import Run

# XML 1.0 has no way to write these, not even as references.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def render(run: Run) -> str:
    """Return the report in the common form of JUnit's Ant task."""
    suites = []
    for path in run.files:
        found = [one for one in run.findings if one.path == path]
        cases = (
            "".join(_case(one, run.name(path)) for one in found)
            or f'    <testcase name="clean" classname={_attribute(run.name(path))}/>\n'
        )
        head = f'  <testsuite name={_attribute(run.name(path))} tests="{max(1, len(found))}" failures="{len(found)}" errors="0">\n'
        suites.append(f"{head}{cases}  </testsuite>\n")
    total = f'<testsuites name="zhengming" tests="{sum(max(1, sum(one.path == path for one in run.findings)) for path in run.files)}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{total} failures="{len(run.findings)}" errors="0">\n{"".join(suites)}</testsuites>\n'


def _case(one: Finding, name: str) -> str:
    told = f"{name}:{one.line}:{one.column}: {one.message}" + (f"\nhint: {one.hint}" if one.hint else "")
    case = f"{one.code} {one.name} {one.line}:{one.column}"
    return (
        f"    <testcase name={_attribute(case)} classname={_attribute(name)}>\n"
        f"      <failure type={_attribute(one.severity)} message={_attribute(one.message)}>{escape(_clean(told))}</failure>\n"
        "    </testcase>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;"})


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
