"""The terminology base: concepts with dated names, the title ladder, and the annotator that composes them."""

from zhengming.terminology.model import Answer, Mention, MentionKind, Part, PartKind
from zhengming.terminology.termbase import Termbase

__all__ = ["Answer", "Mention", "MentionKind", "Part", "PartKind", "Termbase"]
