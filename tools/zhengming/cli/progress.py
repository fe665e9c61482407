"""How far long work is: one line on standard error, on a terminal only, and only when it takes a while."""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before anything is shown."""
_EVERY = 0.1
_WIDTH = 24


class Progress:
    """A line that says how much of some work is done; silent in pipes, in CI and on dumb terminals."""

    def __init__(self) -> None:
        """Look at where standard error goes."""
        plain = os.environ.get("CI") or os.environ.get("TERM") == "dumb"
        self.shown = sys.stderr.isatty() and not plain
        self._start = self._last = time.monotonic()
        self._drawn = False

    def steps(self, verb: str, things: Iterable[T], total: int, noun: str) -> Iterator[T]:
        """Yield the things, telling how many of `total` are done."""
        if not self.shown:
            yield from things
            return
        for done, thing in enumerate(things):
            self.tell(verb, done, total, noun)
            yield thing

    def units(self, tasks: Iterable[Iterable[T]], sizes: Sequence[int]) -> Iterator[Iterator[T]]:
        """Yield the results of checks, telling how many units are done."""
        done, total = 0, sum(sizes)
        for task, size in zip(tasks, sizes, strict=True):
            yield self._counted(task, done, total) if self.shown else iter(task)
            done += size

    def _counted(self, task: Iterable[T], done: int, total: int) -> Iterator[T]:
        for number, one in enumerate(task):
            if number % 64 == 0:
                self.tell("checking", done + number, total, "units")
            yield one

    def tell(self, verb: str, done: int, total: int, noun: str) -> None:
        """Show the line, at most ten times a second."""
        now = time.monotonic()
        if not self.shown or now - self._start < PATIENCE or now - self._last < _EVERY:
            return
        self._last, self._drawn = now, True
        filled = _WIDTH * done // max(total, 1)
        bar = "#" * filled + "-" * (_WIDTH - filled)
        print(f"\r{verb} [{bar}] {done:,} of {total:,} {noun}\x1b[K", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Take the line away."""
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._drawn = False
