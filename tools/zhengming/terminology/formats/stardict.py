"""StarDict, for desktop dictionaries (GoldenDict, sdcv, KOReader): `.ifo`, `.idx` and `.dict`, written only.

Every name in every language is a headword of one card. Entries of the index are sorted as the format asks: without regard
to ASCII case, then by bytes.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

from zhengming.terminology.concept import Concept, Name
from zhengming.terminology.formats import Export, Format, Options, facts, pairing

_LONGEST = 255
"""Bytes of one headword at most, says the format."""


def _recognise(head: bytes, path: Path) -> bool:
    return path.suffix.lower() == ".ifo" or head.startswith(b"StarDict's dict ifo file")


def _render(concepts: Sequence[Concept], options: Options) -> Export:
    by_id = {concept.id: concept for concept in concepts}
    cards, index, at, too_long = [], [], 0, 0
    for concept in concepts:
        card = _card(concept, by_id, options).encode("utf-8")
        for word in dict.fromkeys(name.text for names in concept.names.values() for name in names):
            headword = word.encode("utf-8")
            if len(headword) > _LONGEST:
                too_long += 1
            else:
                index.append((headword, at, len(card)))
        cards.append(card)
        at += len(card)
    index.sort(key=lambda entry: (_folded(entry[0]), entry[0], entry[1]))
    packed = b"".join(word + b"\0" + struct.pack(">II", start, size) for word, start, size in index)
    lost = facts.unheld(
        concepts, facts.CONCEPT_KEYS, ("type", "status", "from", "to", "evidence", "source", "note", "forbidden")
    )
    lost.update({"headword of more than 255 bytes": too_long} if too_long else {})
    title = " ".join(options.title.split())
    head = (
        f"StarDict's dict ifo file\nversion=2.4.2\nbookname={title}\nwordcount={len(index)}\n"
        f"idxfilesize={len(packed)}\nsametypesequence=m\n"
    )
    return Export(head.encode("utf-8"), {".idx": packed, ".dict": b"".join(cards)}, lost)


def _folded(word: bytes) -> bytes:
    return bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in word)


def _card(concept: Concept, by_id: dict[str, Concept], options: Options) -> str:
    lines = [f"{language}: {_names(names)}" for language, names in concept.names.items() if names]
    owner = by_id.get(concept.parent)
    above = (
        next((name.text for name in owner.named(options.target) or owner.named(options.source)), "") if owner else ""
    )
    before = [by_id[identity] for identity in concept.predecessors if identity in by_id]
    wrong = [f"{item.text} ({item.why})" for items in concept.forbidden.values() for item in items]
    said = {
        "kind": ", ".join(dict.fromkeys(word for word in (concept.kind, concept.category, concept.subject) if word)),
        "of": above,
        "dates": pairing.period(concept.valid),
        "before": "; ".join(name.text for one in before for name in one.named(options.target)[:1]),
        "never": "; ".join(wrong),
        "note": concept.note,
        "source": "; ".join(concept.sources),
        "evidence": concept.evidence if concept.evidence == "attested" else pairing.UNCONFIRMED,
    }
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in said.items() if value)])


def _names(names: Sequence[Name]) -> str:
    return "; ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    remarks = [
        name.type if name.type not in {"full", "variants"} else "",
        name.status if name.status in {"deprecated", "superseded"} else "",
        pairing.period(name.valid),
        name.note,
    ]
    told = ", ".join(remark for remark in remarks if remark)
    return f"{name.text} ({told})" if told else name.text


FORMAT = Format("stardict", (".ifo",), _recognise, None, _render, binary=True, order=60)
