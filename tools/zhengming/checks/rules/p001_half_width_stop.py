"""A sentence ends with a half-width stop although its language has its own.

GB/T 15834—2011, 4.1: the full stop of Chinese is 。. The half-width `.` is left alone in numbers, abbreviations and
code, and where the whole document uses it on purpose.

    en: The Secretary signed the order.
    bad: 部长签署了命令.
    fixed: 部长签署了命令。

    en: Restart the server. Then log in.
    bad: 重启服务器. 然后登录。
    fixed: 重启服务器。 然后登录。

    en: The rate rose to 3.5 percent.
    good: 利率升至3.5%。

    en: Loading...
    good: 正在加载...
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit
from zhengming.checks.language import Language
from zhengming.checks.masking import FILLER

SEVERITY = "error"
NEEDS = "."
_WORDS = re.compile(r"[A-Za-z]{2,}")
_FIELDS = re.compile(r"[A-Za-z]{2,}\.[A-Za-z]{2,}")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield half-width stops behind the language's own letters, and at the end of a text that has such letters."""
    full = facts.ours.marks.get("full", {}).get(".")
    if not full or "." not in facts.chars or facts.scene.style.prefers_half(".", full) or not facts.native:
        return
    for match in _pattern(facts.ours.letters).finditer(facts.text):
        at = match.start()
        if match["latin"] is not None and (not _sentence(facts, at) or _foreign(facts, at, full)):
            continue
        if _ended(facts, at, full) or _joins(facts, match.end()):
            continue
        yield Hit(f'half-width "." after {facts.ours.tag} text', at, at + 1, fix=Fix(at, at + 1, full, safe=True))


@lru_cache(maxsize=8)
def _pattern(letters: str) -> re.Pattern[str]:
    closers = r"”’」』）】》〉"
    return re.compile(
        rf"""\.(?!\.)
        (?:(?<=[{letters}{closers}]\.) | (?P<latin>(?<=[A-Za-z0-9%\)"'{FILLER}]\.)(?<!\.[A-Za-z]\.)))
        (?:(?=["'”’）)\]]*\s*$) | (?(latin)(?!)|(?=\s*[{letters}“「（《]|\s)))""",
        re.VERBOSE,
    )


def _ended(facts: Facts, at: int, full: str) -> bool:
    # 。）. and 。`. have their stop: the half-width one is left over from the source, and doubled-mark's business.
    return facts.target[:at].rstrip("\"'”’」』）)】》〉*`_").endswith(full)


def _foreign(facts: Facts, at: int, full: str) -> bool:
    # A sentence left in the source's language keeps its own stop: what is wrong with it is that it was left.
    letter = facts.ours.letter
    last = re.split(rf"[{full}！？]|(?<=[a-z])[.!?]\s", facts.text[:at])[-1]
    return letter is not None and len(_WORDS.findall(last)) >= 4 and not letter.search(last)


def _joins(facts: Facts, end: int) -> bool:
    # 文件编号.字段 for FILENUM.FIELD
    return facts.text[end : end + 1].isalpha() and _FIELDS.search(facts.source_text) is not None


def _sentence(facts: Facts, at: int) -> bool:
    # After a Latin word the point may belong to it: it ends the sentence only where the source's sentence ends so too.
    return facts.source.rstrip().rstrip("\"')”’").endswith(".") and not _abbreviation(facts.text, at, facts.theirs)


def _abbreviation(text: str, at: int, language: Language) -> bool:
    word = re.split(r"[^A-Za-z.]", text[:at])[-1]
    return word in language.section("sentences").get("abbreviations", ()) or len(word) == 1
