"""The work of `zhengming split`: choose the rules, read the texts, write the segments."""

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from zhengming import text
from zhengming.cli.given import output_style
from zhengming.errors import InputError
from zhengming.segmentation import Policies, Segment, compile_splitter, detect, policies, stream
from zhengming.segmentation.streaming import Source, Splits
from zhengming.workspace import Workspace

_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Request:
    """The words of one call of the command."""

    paths: tuple[Path, ...]
    language: str = "auto"
    style: str = "text"
    rules: Path | None = None
    policies: tuple[tuple[str, str], ...] = ()


class _Begun:
    """A text of which the beginning was read already."""

    def __init__(self, head: str, rest: Source) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1, /) -> str:
        if self._head:
            head, self._head = self._head, ""
            return head
        return self._rest.read(size)


def run(request: Request, output: TextIO) -> int:
    """Write the segments of all texts to `output` and return how many there were."""
    output_style(request.style, "text", "json", "jsonl", "tsv", "srx")
    chosen = _policies(request)
    if request.style == "srx":
        return _rules(request, output)
    if request.style == "tsv":
        output.write("path\tstart\tend\tkind\ttext\n")
    found = 0
    separator = "["
    for path, segment in chain.from_iterable(_segments(request, path, chosen) for path in request.paths):
        found += 1
        if request.style == "json":
            output.write(f"{separator}\n{_object(path, segment)}")
            separator = ","
        else:
            output.write(_line(request.style, path, segment))
    if request.style == "json":
        output.write("[]\n" if separator == "[" else "\n]\n")
    return found


def _policies(request: Request) -> Policies:
    """Return the policies of the call over those of the workspace."""
    workspace = Workspace.find()
    return policies({**(workspace.config.split if workspace else {}), **dict(request.policies)})


def _segments(request: Request, path: Path, chosen: Policies) -> Iterator[tuple[Path, Segment]]:
    with _opened(path) as source:
        try:
            head = source.read(_SAMPLE).removeprefix("\ufeff")
            splits = _splitter(request, head, chosen)
            for segment in stream(_Begun(head, source), splits):
                yield path, segment
        except UnicodeDecodeError as error:
            if str(path) != "-":
                text.read(path)  # raises with the place of the byte
            raise InputError("standard input is not UTF-8", remedy="convert it first") from error


def _opened(path: Path) -> TextIO:
    if str(path) == "-":
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
    try:
        return path.open(encoding="utf-8", newline="")
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", path=path, remedy="name a file in it") from error
    except OSError as error:
        raise InputError(f"can't be read ({(error.strerror or str(error)).lower()})", path=path) from error


def _splitter(request: Request, head: str, chosen: Policies) -> Splits:
    language = detect(head) if request.language == "auto" else request.language
    if request.rules is None:
        return compile_splitter(language, chosen)
    from zhengming.segmentation import srx

    return srx.SrxSplitter(srx.read(request.rules), language)


def _rules(request: Request, output: TextIO) -> int:
    """Write our rules for a language as SRX, and say on stderr what SRX can't hold."""
    from zhengming.segmentation import srx

    language = "en" if request.language == "auto" else request.language
    output.write(srx.render(srx.export(language), remarks=srx.LIMITS).decode("utf-8"))
    print("\n".join(srx.LIMITS), file=sys.stderr)
    return 1


def _line(style: str, path: Path, segment: Segment) -> str:
    if style == "jsonl":
        return _object(path, segment) + "\n"
    flat = " ".join(segment.text.split())
    if style == "tsv":
        return f"{path}\t{segment.start}\t{segment.end}\t{segment.kind}\t{flat}\n"
    return f"{flat}\n"


def _object(path: Path, segment: Segment) -> str:
    record = {"path": str(path), "start": segment.start, "end": segment.end, "kind": segment.kind, "text": segment.text}
    return json.dumps(record, ensure_ascii=False)
