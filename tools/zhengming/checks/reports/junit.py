"""JUnit XML: a suite a file, a case a finding; a clean file is one passed case."""

import re
from xml.sax.saxutils import escape, quoteattr

from zhengming.checks.finding import Finding
from zhengming.checks.reports import Run

# XML 1.0 has no way to write these, not even as references.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def render(run: Run) -> str:
    """Return the report in the common form of JUnit's Ant task."""
    found = {path: [one for one in run.findings if one.path == path] for path in run.files}
    head = _counts(sum(max(1, len(ours)) for ours in found.values()), len(run.findings))
    suites = "".join(_suite(run.name(path), ours) for path, ours in found.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="zhengming" {head}>\n{suites}</testsuites>\n'


def _counts(tests: int, failures: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="0"'


def _suite(name: str, found: list[Finding]) -> str:
    cases = "".join(_case(one, name) for one in found)
    cases = cases or f'    <testcase name="clean" classname={_attribute(name)}/>\n'
    head = f"  <testsuite name={_attribute(name)} {_counts(max(1, len(found)), len(found))}>\n"
    return f"{head}{cases}  </testsuite>\n"


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
