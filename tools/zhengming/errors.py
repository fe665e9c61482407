"""The one family of errors: each carries its place and value as attributes and says what to do next."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class ZhengmingError(Exception):
    """Something the user can put right.

    Renders as `path:line:column: message; remedy`, leaving out what is unknown. Lines and columns count from 1; columns
    are code points.
    """

    def __init__(
        self,
        message: str,
        *,
        path: "Path | None" = None,
        line: int | None = None,
        column: int | None = None,
        value: object = None,
        remedy: str | None = None,
    ) -> None:
        """Keep the facts; the text is made on demand."""
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.value = value
        self.remedy = remedy

    def __str__(self) -> str:
        place = [str(fact) for fact in (self.path, self.line, self.column) if fact is not None]
        text = f"{':'.join(place)}: {self.message}" if place else self.message
        return f"{text}; {self.remedy}" if self.remedy else text


class UsageError(ZhengmingError):
    """The call's words are off: an unknown option value, locale, rule or format."""


class InputError(ZhengmingError):
    """A file can't be read as what it should be: missing, a folder, not UTF-8, malformed."""


class OutputError(ZhengmingError):
    """A file can't be written: folder missing or read-only, disk full."""


class ConflictError(OutputError):
    """A file changed on disk since it was read; it is left as it is."""


class ConfigError(InputError):
    """The configuration holds an unknown key or a value of the wrong type."""


class LanguageError(UsageError):
    """A language tag or locale name nobody knows."""


class GlossaryError(InputError):
    """A glossary record breaks the schema or contradicts another."""


class RulesError(InputError):
    """A rules or case file of the segmenter is malformed or empty."""
