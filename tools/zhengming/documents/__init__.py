"""Translation files: one model of units and catalogs, read and written in several formats, merged without loss."""

from zhengming.documents.merge import merge
from zhengming.documents.model import Catalog, Origin, State, Unit
from zhengming.documents.storage import read, render, write

__all__ = ["Catalog", "Origin", "State", "Unit", "merge", "read", "render", "write"]
