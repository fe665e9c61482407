"""Every report format says the same, each by its own rules."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from zhengming.checks import check, reports
from zhengming.checks.reports import Run
from zhengming.documents import Catalog, State, Unit
from zhengming.errors import UsageError

UNITS = (
    Unit("The rate, 100% <new>, is 3.5.", '利率，100% "新"，为4.5.\x01', State.TRANSLATED, context='a "b" & <c>'),
    Unit("Fine.", "好。", State.TRANSLATED),
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    path = tmp_path / "zh,CN:%.po"
    found = check(Catalog(units=UNITS, language="zh-Hans", path=path))
    assert len(found) >= 2
    return Run(found, (path, tmp_path / "clean.po"), 2, tmp_path)


def test_every_format_renders_an_empty_run() -> None:
    for form in reports.formats():
        assert isinstance(reports.render(Run(()), form), str)
    assert reports.formats() == ("concise", "github", "gitlab", "json", "junit", "sarif", "text")


def test_unknown_format_is_an_error(run: Run) -> None:
    with pytest.raises(UsageError, match='unknown report format "xml"'):
        reports.render(run, "xml")


def test_json_has_every_fact(run: Run) -> None:
    data = json.loads(reports.render(run, "json"))
    keys = {"code", "name", "severity", "message", "path", "line", "column", "context", "span", "fix"}
    assert data["units"] == 2
    assert all(keys <= one.keys() for one in data["findings"])
    number = next(one for one in data["findings"] if one["code"] == "N001")
    assert (number["path"], number["span"]) == ("zh,CN:%.po", [13, 16])


def test_text_underlines_the_words_in_cells(run: Run) -> None:
    lines = reports.render(run, "text").splitlines()
    at = next(i for i, line in enumerate(lines) if "N001" in line)
    assert lines[at + 1].startswith("    利率，100% ")
    # Four blanks, five wide and eleven narrow characters before the number.
    assert lines[at + 2] == " " * (4 + 2 * 5 + 9) + "^^^"


def test_github_escapes_what_its_commands_are_made_of(run: Run) -> None:
    line = next(line for line in reports.render(run, "github").splitlines() if "N001" in line)
    assert line.startswith("::error file=zh%2CCN%3A%25.po,line=1,col=1,endLine=1,title=zhengming N001 number-differs")
    assert "\n" not in line


def test_gitlab_fingerprints_differ(run: Run) -> None:
    issues = json.loads(reports.render(run, "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(run.findings)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}


def test_junit_is_xml_with_a_suite_a_file(run: Run) -> None:
    root = ET.fromstring(reports.render(run, "junit").encode())
    suites = root.findall("testsuite")
    assert [suite.get("failures") for suite in suites] == [str(len(run.findings)), "0"]
    assert suites[1].find("testcase").get("name") == "clean"  # type: ignore[union-attr]


def test_sarif_keeps_to_the_schema(run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    shared = Path(os.environ.get("ZHENGMING_SHARED", Path(__file__).parents[2].parent / "shared"))
    schema = shared / "conformance" / "sarif" / "sarif-schema-2.1.0.json"
    if not schema.exists():
        pytest.skip("the OASIS schema is not there (ZHENGMING_SHARED)")
    jsonschema.validate(json.loads(reports.render(run, "sarif")), json.loads(schema.read_text(encoding="utf-8")))


def test_sarif_names_rules_places_and_fingerprints(run: Run) -> None:
    (log,) = json.loads(reports.render(run, "sarif"))["runs"]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    for result in log["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert len(result["partialFingerprints"]["zhengming/v1"]) == 16
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "zh%2CCN%3A%25.po"
