"""SARIF 2.1.0 (OASIS), for code scanning platforms."""

import json
from urllib.parse import quote

from zhengming import __version__
from zhengming.checks.catalogue import Rule, catalogue
from zhengming.checks.finding import Finding, Severity
from zhengming.checks.reports import Run

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(run: Run) -> str:
    """Return the log of one run: every rule that found something with its page, and the results."""
    codes = {one.code for one in run.findings}
    rules = [rule for rule in catalogue() if rule.code in codes]
    places = {rule.code: at for at, rule in enumerate(rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "zhengming",
                        "semanticVersion": __version__,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "automationDetails": {"id": "zhengming/check/"},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, run, places.get(one.code)) for one in run.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.page.title},
        "fullDescription": {"text": rule.page.reason},
        "help": {
            "text": f"{rule.page.title}\n\n{rule.page.reason}",
            "markdown": f"**{rule.page.title}**\n\n{rule.page.reason}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
    }


def _result(one: Finding, run: Run, index: int | None) -> dict[str, object]:
    region = {"startLine": one.line, "startColumn": one.column, "endLine": max(one.end_line, one.line)}
    region["endColumn"] = one.end_column if one.end_line >= one.line and one.end_column else one.column
    artifact = {"uri": quote(run.name(one.path) or "-")}
    place: dict[str, object] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if one.context:
        place["logicalLocations"] = [{"fullyQualifiedName": one.context, "kind": "resource"}]
    result: dict[str, object] = {
        "ruleId": one.code,
        **({"ruleIndex": index} if index is not None else {}),
        "level": _LEVELS[one.severity],
        "message": {"text": one.message + (f" ({one.hint})" if one.hint else "")},
        "locations": [place],
        "partialFingerprints": {"zhengming/v1": one.fingerprint},
    }
    if (
        one.fix is not None
        and one.fix.start == (one.target_span.start if one.target_span else -1)
        and one.line == one.end_line
    ):
        replacement = {"deletedRegion": region, "insertedContent": {"text": one.fix.text}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": f'write "{one.fix.text}"'}, "artifactChanges": [change]}]
    return result
