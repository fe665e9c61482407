"""The plural formula is not that of the language.

CLDR says how many forms a language has; with another number programs print the wrong one or none. A file without plurals never
asks for its formula.

    header: Language: zh_CN
    header: Plural-Forms: nplurals=2; plural=(n != 1);
    plural: %d notices
    en: %d notice
    bad: %d份公告

    header: Language: zh_CN
    header: Plural-Forms: nplurals=1; plural=0;
    plural: %d notices
    en: %d notice
    good: %d份公告

    header: Language: zh_CN
    header: Plural-Forms: nplurals=2; plural=(n != 1);
    en: Notice
    good: 公告
"""

import re
from collections.abc import Iterator

from zhengming import languages
from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger
from zhengming.errors import LanguageError

SEVERITY = "error"
_COUNT = re.compile(r"nplurals\s*=\s*(\d+)")


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield PO files whose formula has another number of forms than the language, where the file has plurals."""
    for document in ledger.documents:
        catalog = document.catalog
        given = _COUNT.search(catalog.get("Plural-Forms") or "")
        if catalog.format != "po" or given is None or not catalog.language:
            continue
        if not any(unit.plural for unit in catalog.units):
            continue
        try:
            wanted = languages.plural_forms(catalog.language)
        except (LanguageError, LookupError):
            continue
        count = _COUNT.search(wanted)
        # Some languages are printed with a form more for fractions (Russian); one too many is wrong where there is but one.
        if count and count[1] != given[1] and (count[1] == "1" or int(given[1]) < int(count[1])):
            yield (
                document.head(),
                Hit(f"{given[1]} plural forms, the language has {count[1]}", hint=f"Plural-Forms: {wanted}"),
            )
