"""The road: a notice, its segments, their official names, catalogs for translators, and the checks over them."""

from zhengming.pipeline.building import Built, Output, build, glossary
from zhengming.pipeline.notice import Notice, read

__all__ = ["Built", "Notice", "Output", "build", "glossary", "read"]
