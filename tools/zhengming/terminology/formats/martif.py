"""TBX v2 (ISO 30042:2008, `martif`): what translation editors read; a profile for each, because they read it differently.

- `generic`: one entry a concept with everything we know; reads back without loss.
- `omegat`: one entry a concept, its accepted names only; OmegaT shows every term of the target language.
- `lokalize`: the same with gettext's language names (`zh_CN`), subject field and definition in `descrip`.
- `weblate`: one entry for each source wording and each accepted or forbidden equivalent, because the library behind it
  takes the first term of a language only; forbidden ones carry its status, remarks its explanation.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from zhengming import languages
from zhengming.errors import InputError
from zhengming.terminology.concept import Concept, Name
from zhengming.terminology.formats import Export, Format, Import, Options, entries, pairing, xmltree
from zhengming.terminology.formats.pairing import Pairing

_CATEGORIES = frozenset({"subjectField", "definition", "source", "termType", "administrativeStatus"})


def _recognise(head: bytes, _path: Path) -> bool:
    return xmltree.root_name(head) == "martif"


def _parse(data: bytes, path: Path, _options: Options) -> Import:
    root = xmltree.read(data, path)
    if xmltree.local(root) != "martif":
        name = xmltree.local(root)
        raise InputError(
            f'root element "{name}" is not martif', path=path, line=xmltree.line(root), remedy="give TBX v2"
        )
    for element in root.iter():
        if xmltree.local(element) == "langSet" and not xmltree.language(element):
            message, remedy = "<langSet> without xml:lang", "say its language"
            raise InputError(message, path=path, line=xmltree.line(element), remedy=remedy)
    reader = entries.Reader(path, entry="termEntry", section="langSet", terms=("tig", "ntig"))
    return Import(reader.read(root), reader.lost)


def _render(concepts: Sequence[Concept], options: Options) -> Export:
    if options.profile == "generic":
        vocabulary = entries.Vocabulary("termEntry", "langSet", "tig", _CATEGORIES, {}, _region)
        body = [entries.write(concept, vocabulary) for concept in concepts]
        unnamed = body.count("")
        return _export(body, options, {"concept without a name": unnamed} if unnamed else {})
    found, lost = pairing.pair(concepts, options.source, options.target)
    if options.profile == "weblate":
        return _export([entry for one in found for entry in _rows(one, options)], options, lost)
    tag = languages.gettext_name if options.profile == "lokalize" else _region
    pair = (tag(options.source), tag(options.target))
    return _export([_entry(one, pair) for one in found], options, lost)


def _region(language: str) -> str:
    """Return the tag editors know: region, not script, for Chinese (`zh-CN`)."""
    return languages.gettext_name(language).replace("_", "-") if language.startswith("zh") else language


def _entry(one: Pairing, tags: tuple[str, str]) -> str:
    lines = [f"      <termEntry id={xmltree.quote(entries.xml_id(one.concept.id))}>"]
    if one.concept.subject:
        lines.append(f'        <descrip type="subjectField">{xmltree.escape(one.concept.subject)}</descrip>')
    if one.remark or one.concept.facts.get("definition"):
        definition = one.concept.facts.get("definition") or one.remark
        lines.append(f'        <descrip type="definition">{xmltree.escape(definition)}</descrip>')
    for tag, names in zip(tags, (one.sources, one.targets), strict=True):
        lines.append(f"        <langSet xml:lang={xmltree.quote(tag)}>")
        lines += [f"          <tig><term>{xmltree.escape(name.text)}</term>{_note(name)}</tig>" for name in names]
        lines.append("        </langSet>")
    return "\n".join([*lines, "      </termEntry>", ""])


def _note(name: Name) -> str:
    remark = pairing.named_remark(name, "")
    return f"<note>{xmltree.escape(remark)}</note>" if remark else ""


def _rows(one: Pairing, options: Options) -> Iterator[str]:
    """Yield an entry for each wording and each equivalent; wrong ones go with the full names only, or they would swell."""
    number = 0
    for wording in one.sources:
        for name in one.targets:
            number += 1
            yield _row(one, number, wording.text, name.text, pairing.named_remark(name, one.remark), options)
        for text, why in one.wrong if wording.type in {"full", "acronym"} else ():
            number += 1
            yield _row(one, number, wording.text, text, why, options, wrong=True)


def _row(
    one: Pairing, number: int, wording: str, text: str, remark: str, options: Options, *, wrong: bool = False
) -> str:
    status = '<termNote type="administrativeStatus">forbidden</termNote>' if wrong else ""
    note = f'        <note from="translator">{xmltree.escape(remark)}</note>\n' if remark else ""
    return (
        f"      <termEntry id={xmltree.quote(f'{entries.xml_id(one.concept.id)}.{number}')}>\n{note}"
        f"        <langSet xml:lang={xmltree.quote(_region(options.source))}>"
        f"<tig><term>{xmltree.escape(wording)}</term></tig></langSet>\n"
        f"        <langSet xml:lang={xmltree.quote(_region(options.target))}>"
        f"<tig><term>{xmltree.escape(text)}</term>{status}</tig></langSet>\n"
        "      </termEntry>\n"
    )


def _export(body: Sequence[str], options: Options, lost: "dict[str, int]") -> Export:
    data = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
        f'<martif type="TBX" xml:lang={xmltree.quote(_region(options.source))}>\n'
        "  <martifHeader>\n    <fileDesc>\n      <sourceDesc>\n"
        f"        <p>{xmltree.escape(options.title)}</p>\n      </sourceDesc>\n    </fileDesc>\n"
        "    <encodingDesc>\n"
        '      <p type="XCSURI">http://www.lisa.org/fileadmin/standards/tbx/TBXXCSV02.XCS</p>\n    </encodingDesc>\n'
        "  </martifHeader>\n"
        f"  <text>\n    <body>\n{''.join(body)}    </body>\n  </text>\n</martif>\n"
    )
    return Export(data.encode("utf-8"), lost=lost)


FORMAT = Format(
    "tbx2", (".tbx",), _recognise, _parse, _render, profiles=("generic", "omegat", "lokalize", "weblate"), order=10
)
