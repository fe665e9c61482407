"""Put names right: segments, official names and titles, PO/TMX and checks for translated notices.

The public face; everything else may move. Names are imported when first used, so that `import zhengming` costs nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhengming.checks import Finding, check
    from zhengming.documents import Catalog, Unit, merge, read, write
    from zhengming.errors import ZhengmingError
    from zhengming.segmentation import Segment, split
    from zhengming.terminology import Answer, Mention, Part, Termbase
    from zhengming.workspace import Workspace

__version__ = "0.1.0"

_HOME = {
    "Answer": "terminology",
    "Catalog": "documents",
    "Finding": "checks",
    "Mention": "terminology",
    "Part": "terminology",
    "Segment": "segmentation",
    "Termbase": "terminology",
    "Unit": "documents",
    "Workspace": "workspace",
    "ZhengmingError": "errors",
    "check": "checks",
    "merge": "documents",
    "read": "documents",
    "split": "segmentation",
    "write": "documents",
}

__all__ = [  # noqa: RUF022 - in the order of the road: text, names, files, findings
    "Segment",
    "split",
    "Answer",
    "Mention",
    "Part",
    "Termbase",
    "Catalog",
    "Unit",
    "merge",
    "read",
    "write",
    "Finding",
    "check",
    "Workspace",
    "ZhengmingError",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Import the home of a public name the first time it is asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'zhengming' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"zhengming.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
