"""Units looked at by worker processes: started plainly, fed through their standard input, done when it ends.

A worker that is killed loses nothing: what it had in hand is looked at here. A worker whose parent is killed reads the end of
its input and ends. What is found, and its order, does not depend on the number of workers.
"""

import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from typing import IO, Any

from zhengming.checks.catalogue import Rule
from zhengming.checks.examining import Plan, Seen, Task, examine
from zhengming.checks.facts import Scene
from zhengming.checks.language import language
from zhengming.documents import Unit
from zhengming.terminology import Termbase

CHUNK = 500
"""Units that a worker is given at a time."""
WORTH = 15_000
"""Units for which starting workers, each of which loads the names for itself, begins to pay."""
MOST = 8
PATIENCE = 2.0
"""Seconds that a thread is waited for when its worker was ended."""
_SIZE = struct.Struct("<Q")
_FIELDS = tuple(field.name for field in fields(Unit) if field.name != "origin")

Chunk = tuple[int, Sequence[Unit]]


def jobs(wanted: int, units: int) -> int:
    """Return how many workers to use: as many as wanted; with 0 one a processor where there is enough to do."""
    if wanted:
        return wanted
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST) if units >= WORTH else 1


class Pool:
    """An examiner that shares the units out among worker processes."""

    def __init__(self, glossaries: Sequence[str], wanted: int = 0) -> None:
        """Take the folders of the termbase's records, and how many workers are wanted (0: as fits)."""
        self.glossaries = tuple(glossaries)
        self.wanted = wanted

    def __call__(self, tasks: Sequence[Task], rules: Sequence[Rule]) -> Iterator[Iterator[Seen]]:
        """Yield what was found in each task's units."""
        count = jobs(self.wanted, sum(len(task.units) for task in tasks))
        if count <= 1 or not sys.executable:
            yield from examine(tasks, rules)
            return
        run = _Run(self, tasks, rules, count)
        try:
            for number, task in enumerate(tasks):
                yield run.found(number, len(task.units))
        finally:
            run.stop()


class _Run:
    """Chunks of units, one thread for each worker that feeds it, and the results as they come in."""

    def __init__(self, pool: Pool, tasks: Sequence[Task], rules: Sequence[Rule], count: int) -> None:
        self.pool, self.tasks, self.rules = pool, tasks, rules
        self.chunks = [
            (number, task.units[at : at + CHUNK])
            for number, task in enumerate(tasks)
            for at in range(0, len(task.units), CHUNK)
        ]
        self.results: dict[int, list[Seen] | None] = {}
        self.ready = threading.Condition()
        self.waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(self.chunks)):
            self.waiting.put(number)
        self.next = 0
        self.stopped = False
        self.workers: list[subprocess.Popen[bytes]] = []
        self.threads = [threading.Thread(target=self._feed, daemon=True) for _ in range(min(count, len(self.chunks)))]
        self.alive = len(self.threads)
        for thread in self.threads:
            thread.start()

    def found(self, number: int, size: int) -> Iterator[Seen]:
        """Yield what was found in the units of one task."""
        while size > 0:
            at = self.next
            self.next += 1
            owner, units = self.chunks[at]
            assert owner == number
            yield from self._result(at) or self._here(at)
            size -= len(units)

    def stop(self) -> None:
        """End the workers, whatever they are at.

        An interrupt may have come at any instruction, also between taking the lock and knowing that it was taken; so this waits
        for no lock, and not for ever.
        """
        self.stopped = True
        for worker in list(self.workers):
            with suppress(OSError):
                worker.kill()
        for thread in self.threads:
            thread.join(PATIENCE)

    def _result(self, at: int) -> list[Seen] | None:
        """Return a chunk's result when it is there; None when no worker is left to bring it."""
        with self.ready:
            self.ready.wait_for(lambda: at in self.results or not self.alive)
            return self.results.pop(at, None)

    def _here(self, at: int) -> list[Seen]:
        number, units = self.chunks[at]
        plan = Plan(self.rules, self.tasks[number].scene)
        return [plan.look(unit) for unit in units]

    def _feed(self) -> None:
        """Give one worker chunk after chunk until there are none, or it is gone."""
        worker = None
        try:
            worker = self._start()
            self._talk(*_pipes(worker))
        except (OSError, EOFError, pickle.UnpicklingError):
            pass  # the worker is gone; what it leaves is looked at here
        finally:
            if worker:
                _end(worker)
            with self.ready:
                self.alive -= 1
                self.ready.notify_all()

    def _talk(self, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        send(stdin, (self.pool.glossaries, [rule.code for rule in self.rules]))
        while True:
            try:
                at = self.waiting.get_nowait()
            except queue.Empty:
                return
            number, units = self.chunks[at]
            found = None
            try:
                send(stdin, (_told(self.tasks[number].scene), [_values(unit) for unit in units]))
                found = receive(stdout)
            finally:
                with self.ready:
                    self.results[at] = found
                    self.ready.notify_all()

    def _start(self) -> "subprocess.Popen[bytes]":
        words = [sys.executable, "-m", "zhengming.checks.worker"]
        if self.stopped:
            raise EOFError
        # What goes wrong there goes wrong here again, and is said once.
        worker = subprocess.Popen(  # noqa: S603 - ourselves
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.workers.append(worker)
        if self.stopped:
            _end(worker)
            raise EOFError
        return worker


def _pipes(worker: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    assert worker.stdin
    assert worker.stdout
    return worker.stdin, worker.stdout


def _end(worker: "subprocess.Popen[bytes]") -> None:
    """Close the pipes, at which a worker ends, and see it off."""
    for pipe in _pipes(worker):
        with suppress(OSError):
            pipe.close()
    worker.kill()
    worker.wait()


def _told(scene: Scene) -> tuple[Any, ...]:
    """Return a scene without what a worker has for itself: the tables of the languages and the names."""
    tags = tuple(one.tag for one in scene.languages)
    return tags, scene.on, scene.style, scene.options, scene.termbase is not None


def scene(told: tuple[Any, ...], termbase: Termbase | None) -> Scene:
    """Return the scene that was told to a worker."""
    tags, on, style, options, named = told
    return Scene((language(tags[0]), language(tags[1])), termbase if named else None, on, style, options)


def _values(unit: Unit) -> tuple[Any, ...]:
    """Return a unit without its place, which only the engine needs."""
    return tuple(getattr(unit, name) for name in _FIELDS)


def unit(values: Sequence[Any]) -> Unit:
    """Return the unit of which `_values` was sent."""
    return Unit(**dict(zip(_FIELDS, values, strict=True)))


def send(stream: IO[bytes], value: object) -> None:
    """Write a value to the other end of a pipe."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Return the next value from the other end of the pipe; EOFError when that is gone."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    data = stream.read(_SIZE.unpack(head)[0])
    return pickle.loads(data)  # noqa: S301 - from our own process through our own pipe
