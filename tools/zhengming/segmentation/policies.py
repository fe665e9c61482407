"""The named choices a caller has, and the same choices in a workspace's configuration."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, get_args

from zhengming.errors import ConfigError, UsageError

Newlines = Literal["auto", "hard", "soft"]
Numbers = Literal["auto", "attached", "own"]
Semicolons = Literal["auto", "never", "list"]
Quotations = Literal["kept", "split"]
Dots = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class Policies:
    """How to cut where usage differs; the defaults suit notices.

    `newlines`: `auto` joins hard-wrapped lines and cuts at headings, metadata lines and list items; `hard` cuts at every
    newline; `soft` only at blank lines. `numbers`: a list number stays `attached` to its item, is a segment of its `own`,
    or (`auto`) stands alone only in laws, below article headings, and where a wide blank sets it off. `semicolons`: a
    semicolon ends a segment where a capitalised function word follows (`auto`: "; El", in languages that have a list of
    these), `never`, or there and where it separates items of a `list`. `quotations`: a quoted sentence and the
    clause that reports it are `kept` together, or `split`. `ellipsis`: three dots end a segment when what follows looks
    like a beginning (`auto`), `never`, or `always`.
    """

    newlines: Newlines = "auto"
    numbers: Numbers = "auto"
    semicolons: Semicolons = "auto"
    quotations: Quotations = "kept"
    ellipsis: Dots = "auto"

    def __post_init__(self) -> None:
        """Refuse a value nobody knows."""
        for name, values in CHOICES.items():
            if getattr(self, name) not in values:
                value = getattr(self, name)
                raise UsageError(f'unknown value "{value}" for {name}', value=value, remedy=f"use {', '.join(values)}")


CHOICES: Mapping[str, tuple[str, ...]] = {
    "newlines": get_args(Newlines),
    "numbers": get_args(Numbers),
    "semicolons": get_args(Semicolons),
    "quotations": get_args(Quotations),
    "ellipsis": get_args(Dots),
}
"""Each policy's name and its values, the default first."""


def policies(table: Mapping[str, object]) -> Policies:
    """Return the policies of a configuration table (`[tool.zhengming.split]`); ConfigError for what it can't hold."""
    known = {entry.name for entry in fields(Policies)}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f'unknown key "split.{key}"', value=key, remedy=f"known keys: {', '.join(sorted(known))}")
        if value not in CHOICES[key]:
            raise ConfigError(f'"split.{key}" is "{value}"', value=value, remedy=f"use {', '.join(CHOICES[key])}")
    return Policies(**table)  # type: ignore[arg-type]  # each value was found among its literals
