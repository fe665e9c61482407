"""Chinese names that hold a query anywhere: one or two characters are too few for postings, and a scan is quick enough."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhengming.terminology.compiled import Index

_BRACKETS = str.maketrans("（）［］", "()[]")
MOST = 200
"""How many names are kept; they are ranked before."""


def folded(text: str) -> str:
    """Return a name in writing without spaces as it is compared: small letters, plain brackets, no blanks."""
    return "".join(text.lower().translate(_BRACKETS).split())


def known(text: str, index: "Index") -> bool:
    """Tell whether every character of a text occurs in a name of the base: then it needs no folding."""
    names = index.scan
    return all(char in names for char in text)


def holding(query: str, index: "Index") -> list[tuple[int, int]]:
    """Return the rows of the names that hold `query` and where it stands in each, the likeliest first.

    Names that begin with it come first, then bodies before posts, terms and departments, then the shorter name.
    """
    names, ranks = index.scan, index.ranks
    found = []
    row, counted = 0, 0
    at = names.find(query)
    while at >= 0:
        row += names.count("\n", counted, at)
        begin = names.rfind("\n", 0, at) + 1
        end = names.find("\n", at)
        end = len(names) if end < 0 else end
        found.append((at > begin, ranks[row], end - begin, row, at - begin))
        counted = end
        at = names.find(query, end)
    found.sort()
    return [(row, place) for _, _, _, row, place in found[:MOST]]
