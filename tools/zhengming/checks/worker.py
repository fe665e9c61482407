"""One worker of `parallel`: reads units from standard input, writes what the rules find to standard output.

python -m zhengming.checks.worker
"""

import gc
import os
import signal
import sys
from typing import IO

from zhengming.checks import parallel
from zhengming.checks.catalogue import catalogue
from zhengming.checks.examining import Plan
from zhengming.terminology import Termbase


def main() -> None:
    """Work until the input ends or nobody reads any more; an interrupt is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    # What anything prints must not run into the results.
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        _work(sys.stdin.buffer, sink)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the pipe can't be flushed; there is nothing else to close


def _work(source: IO[bytes], sink: IO[bytes]) -> None:
    glossaries, codes = parallel.receive(source)
    rules = [rule for rule in catalogue() if rule.code in codes]
    termbase = Termbase.at(*glossaries) if glossaries else None
    told, plan = None, None
    while True:
        scene, units = parallel.receive(source)
        if plan is None or scene != told:
            told, plan = scene, Plan(rules, parallel.scene(scene, termbase))
        parallel.send(sink, [plan.look(parallel.unit(values)) for values in units])


if __name__ == "__main__":
    main()
