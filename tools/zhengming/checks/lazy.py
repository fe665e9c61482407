"""An attribute that is worked out when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used as a decorator, like property
    """Like functools.cached_property without its lock, which costs more in Python 3.11 than most of our facts."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        """Keep the function that works the value out."""
        self.work = work
        self.name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> "lazy[T]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> "T | lazy[T]":
        """Return the value, from the second time on straight from the instance."""
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.work(instance)
        return value
