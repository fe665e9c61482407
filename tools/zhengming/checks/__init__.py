"""What a reviser would find: the rules, the engine that runs them and the reports."""

from zhengming.checks.catalogue import Rule, catalogue, choose, rule
from zhengming.checks.engine import check, check_all
from zhengming.checks.finding import SEVERITIES, Finding, Fix, Severity, Span

__all__ = [
    "SEVERITIES",
    "Finding",
    "Fix",
    "Rule",
    "Severity",
    "Span",
    "catalogue",
    "check",
    "check_all",
    "choose",
    "rule",
]
