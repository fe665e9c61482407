"""Chinese names by how they sound: pinyin in full, its initials, or its beginning."""

from zhengming.terminology.lookup import beginnings, posts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhengming.terminology.lookup.replies import Facts, Replies

SHORTEST = 2
"""Letters of a spelling at least."""
WHOLE, INITIALS, BEGUN = 1.0, 0.99, 0.9
"""Scores of a name spelled in full, by its initials, and of one that begins so."""


def spelled(query: str, replies: "Replies", limit: int) -> "list[Facts]":
    """Return the concepts whose Chinese name is spelled so; of several kinds of spelling, the fullest that has any."""
    index, spelling = replies.index, folded(query)
    if len(spelling) < SHORTEST:
        return []
    rows = beginnings.equal(index, "pinyin", spelling)
    score = WHOLE
    titles = [] if rows or replies.target != "zh-Hans" else posts.sounding(index, spelling)
    if titles:
        return titles
    if not rows:
        rows, score = beginnings.equal(index, "initials", spelling), INITIALS
    if not rows and syllabic(spelling):
        rows, score = beginnings.starting(index, "pinyin", spelling, most=4 * limit), BEGUN
    numbers = dict.fromkeys(number for row in rows for number in row[1])
    records = sorted(
        map(index.record, numbers),
        key=lambda record: (not record.covers(replies.day), record.kind not in {"body", "post"}, not record.attested),
    )
    return [replies.reply(record, score, "pinyin", "") for record in records[: 2 * limit]]


def folded(query: str) -> str:
    """Return a query as spelling is kept, or nothing when it can't be pinyin: it holds more than letters and apostrophes."""
    plain = query.lower().replace("ü", "v").replace("u:", "v").replace("'", "").replace("’", "").replace(" ", "")
    return plain if plain.isascii() and plain.isalnum() else ""


def syllabic(spelling: str) -> bool:
    """Tell whether a spelling may be the beginning of whole syllables rather than initials: it is long and has vowels."""
    return len(spelling) >= 6 and sum(char in "aeiouv" for char in spelling) * 4 >= len(spelling)
