"""A numbered item of the source is missing in the target.

(1) … (2) … (3) must all come back, whatever their form: （1）, 1., 一是, ①.

    en: submit: (1) a form; (2) a copy of the license; and (3) a report.
    bad: 提交：（1）申请表；（3）报告。

    en: Requirements: 1) a degree, 2) two years of experience, 3) fluent English.
    bad: 要求：1）学位；3）英语流利。

    en: submit: (1) a form; (2) a copy of the license; and (3) a report.
    good: 提交：（1）申请表；（2）营业执照复印件；（3）报告。
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit, Span

SEVERITY = "error"
SOURCE_NEEDS = ")"
_FOUND = re.compile(r"(?<![A-Za-z0-9])([0-9]{1,2}|[a-z]|[ivx]{1,4})[)）]")
_ITEM = re.compile(r"(?:(?<![\w.`*）)])[(（]|(?:(?<=[:;,.]\s)|^))([0-9]{1,2}|[a-z]|[ivx]{1,4})[)）]", re.MULTILINE)


def find(facts: Facts) -> Iterable[Hit]:
    """Return the numbers in brackets that only the source has, where the target has others of its series."""
    return _missing(facts) if facts.source.count(")") + facts.source.count("）") > 1 else ()


def _missing(facts: Facts) -> Iterator[Hit]:
    given = {match[1]: match for match in _ITEM.finditer(facts.source_text)}
    if len(given) < 2:
        return
    found = set(_FOUND.findall(facts.text))
    missing = [name for name in given if name not in found]
    if missing and len(missing) < len(given) and len(found & given.keys()) >= 1:
        for name in missing:
            span = Span(given[name].start(), given[name].end())
            yield Hit(f"item ({name}) is missing", 0, len(facts.target), span)
