"""OmegaT's glossary (`.utf8`): three columns parted by tabs — source, target, remark — in UTF-8, read and written.

OmegaT reads `.txt` in the system's character set and `.utf8` always as UTF-8. Lines that begin with `#` are remarks.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from zhengming import text as texts
from zhengming.errors import InputError
from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import Export, Format, Import, Options, entries, facts, pairing

_SHOWN = 3
"""How many remarks are kept where many concepts share both wordings, as *General Office* of a hundred bodies does."""


def _recognise(_head: bytes, path: Path) -> bool:
    return path.suffix.lower() == ".utf8"


def _parse(data: bytes, path: Path, options: Options) -> Import:
    """Read each source wording as one term; its targets follow in order, the first as the full form."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for number, line in enumerate(texts.decode(data, path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            remedy = "write source, tab, target, and perhaps tab, remark"
            raise InputError("not two columns parted by a tab", path=path, line=number, remedy=remedy)
        found.setdefault(cells[0], []).append((number, cells[1], "; ".join(cell for cell in cells[2:] if cell)))
    concepts = [_term(source, rows, path, options) for source, rows in found.items()]
    taken: dict[str, int] = {}
    return Import(tuple(_numbered(concept, taken) for concept in concepts))


def _term(source: str, rows: list[tuple[int, str, str]], path: Path, options: Options) -> Concept:
    names: list[facts.Term] = [(options.source, source, [])]
    for target in dict.fromkeys(target for _, target, _ in rows):
        remarks = [("note", remark) for _, text, remark in rows if text == target and remark]
        names.append((options.target, target, [("note", "; ".join(value for _, value in remarks))] if remarks else []))
    identity = f"term:{entries.slug(names) or f'line-{rows[0][0]}'}"
    return facts.build(identity, [], names, path=path, line=rows[0][0])


def _numbered(concept: Concept, taken: dict[str, int]) -> Concept:
    taken[concept.id] = taken.get(concept.id, 0) + 1
    return concept if taken[concept.id] == 1 else replace(concept, id=f"{concept.id}-{taken[concept.id]}")


def _render(concepts: Sequence[Concept], options: Options) -> Export:
    found, lost = pairing.pair(concepts, options.source, options.target)
    rows: dict[tuple[str, str], list[str]] = {}
    for one in found:
        wrong = f"not {', '.join(text for text, _ in one.wrong)}" if one.wrong else ""
        for wording in one.sources:
            for name in one.targets:
                remark = pairing.named_remark(name, one.remark)
                said = "; ".join(part for part in (remark, wrong) if part)
                rows.setdefault((_cell(wording.text), _cell(name.text)), []).append(_cell(said))
    lines = [f"{source}\t{target}\t{_remarks(said)}".rstrip("\t") for (source, target), said in rows.items()]
    head = f"# {options.title}: {options.source} to {options.target}\n"
    return Export((head + "".join(f"{line}\n" for line in lines)).encode("utf-8"), lost=lost)


def _remarks(said: list[str]) -> str:
    told = [remark for remark in dict.fromkeys(said) if remark]
    more = f" / and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return " / ".join(told[:_SHOWN]) + more


def _cell(text: str) -> str:
    return " ".join(text.split())


FORMAT = Format("omegat", (".utf8",), _recognise, _parse, _render, order=40)
