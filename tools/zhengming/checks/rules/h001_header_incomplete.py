"""The file does not say what its tools must know: its language, or a character set that is not UTF-8.

gettext manual, 6.2: `Language` and `Content-Type` are read by editors, by the compiler and by these checks.

    header: Content-Type: text/plain; charset=GB2312
    en: Notice
    bad: 公告

    header: Language: zh_CN
    header: Content-Type: text/plain; charset=UTF-8
    en: Notice
    good: 公告
"""

from collections.abc import Iterator

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Hit
from zhengming.checks.ledger import Ledger

SEVERITY = "warning"


def survey(ledger: Ledger) -> Iterator[tuple[Facts, Hit]]:
    """Yield PO files with a header that lacks the language or names another character set."""
    for document in ledger.documents:
        catalog = document.catalog
        if catalog.format != "po" or not catalog.header:
            continue
        if not catalog.get("Language"):
            yield document.head(), Hit('header without "Language"', hint="add Language: zh_CN (or what it is)")
        kind = (catalog.get("Content-Type") or "").lower()
        if "charset=" in kind and "utf-8" not in kind and "charset=charset" not in kind:
            yield document.head(), Hit("character set is not UTF-8", hint="convert the file and say charset=UTF-8")
