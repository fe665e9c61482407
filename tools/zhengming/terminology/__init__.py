"""The terminology base: concepts with dated names, the title ladder, and the annotator that composes them.

Names are imported when first used: a look-up does without the models.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhengming.terminology.model import Answer, Mention, MentionKind, Part, PartKind
    from zhengming.terminology.termbase import Termbase

__all__ = ["Answer", "Mention", "MentionKind", "Part", "PartKind", "Termbase"]


def __getattr__(name: str) -> object:
    """Import the home of a name the first time it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Termbase":
        from zhengming.terminology import termbase as home
    else:
        from zhengming.terminology import model as home  # type: ignore[no-redef]
    return getattr(home, name)
