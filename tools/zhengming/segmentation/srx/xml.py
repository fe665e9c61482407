"""Reads and writes SRX files; lxml is met here only.

Entities, DTDs and the network are off, and files beyond a size are refused.
"""

from pathlib import Path

from lxml import etree

from zhengming.errors import RulesError
from zhengming.segmentation.srx.model import LanguageMap, LanguageRules, Rule, Srx

NAMESPACE = "http://www.lisa.org/srx20"
_LARGEST = 50_000_000


def read(path: Path) -> Srx:
    """Return the rules of an SRX 1.0 or 2.0 file; RulesError with line and column for what is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise RulesError("is larger than 50 MB", path=path, remedy="this is hardly a file of rules")
        return parse(path.read_bytes(), path)
    except OSError as error:
        raise RulesError(f"can't be read ({(error.strerror or str(error)).lower()})", path=path) from error


def parse(data: bytes, path: Path | None = None) -> Srx:
    """Return the rules in the bytes of an SRX file."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise RulesError(f"is not well-formed XML ({error.msg})", path=path, line=line, column=column) from error
    if _name(root) != "srx":
        raise RulesError(
            f'has "{_name(root)}" for its root', path=path, line=_line(root), remedy="an SRX file begins with <srx>"
        )
    header = _child(root, "header")
    languages = tuple(_language(element, path) for element in _all(root, "languagerule"))
    if not languages:
        raise RulesError(
            "holds no rules", path=path, line=_line(root), remedy="an SRX file has <languagerule> elements"
        )
    names = {entry.name for entry in languages}
    maps = tuple(_map(element, names, path) for element in _all(root, "languagemap"))
    handles = tuple(
        (element.get("type", ""), element.get("include") == "yes") for element in (_all(header, "formathandle"))
    )
    return Srx(
        languages=languages,
        maps=maps or tuple(LanguageMap(".*", entry.name) for entry in languages[:1]),
        cascade=header is not None and header.get("cascade") == "yes",
        subflows=header is None or header.get("segmentsubflows", "yes") == "yes",
        handles=handles,
    )


def render(srx: Srx, *, remarks: tuple[str, ...] = ()) -> bytes:
    """Return an SRX 2.0 file; `remarks` stand as comments before the rules."""
    root = etree.Element(f"{{{NAMESPACE}}}srx", {"version": "2.0"}, nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the stubs know no default namespace
    for remark in remarks:
        root.append(etree.Comment(f" {remark.replace('--', '- -')} "))
    yes = {True: "yes", False: "no"}
    header = _added(root, "header", segmentsubflows=yes[srx.subflows], cascade=yes[srx.cascade])
    for kind, include in srx.handles:
        _added(header, "formathandle", type=kind, include=yes[include])
    body = _added(root, "body")
    languages = _added(body, "languagerules")
    for language in srx.languages:
        element = _added(languages, "languagerule", languagerulename=language.name)
        for rule in language.rules:
            entry = _added(element, "rule", **{"break": yes[rule.breaks]})
            _added(entry, "beforebreak").text = rule.before
            _added(entry, "afterbreak").text = rule.after
    maps = _added(body, "maprules")
    for entry_map in srx.maps:
        _added(maps, "languagemap", languagepattern=entry_map.pattern, languagerulename=entry_map.name)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _added(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _line(element: etree._Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def _all(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if root is None else [element for element in root.iter() if _name(element) == name]


def _child(root: etree._Element, name: str) -> etree._Element | None:
    return next((element for element in root if _name(element) == name), None)


def _language(element: etree._Element, path: Path | None) -> LanguageRules:
    name = element.get("languagerulename")
    if name is None:
        raise RulesError("a languagerule has no languagerulename", path=path, line=_line(element))
    return LanguageRules(name, tuple(_rule(entry, path) for entry in element if _name(entry) == "rule"))


def _rule(element: etree._Element, path: Path | None) -> Rule:
    breaks = element.get("break", "yes")
    if breaks not in {"yes", "no"}:
        raise RulesError(f'break is "{breaks}"', path=path, line=_line(element), value=breaks, remedy="use yes or no")
    before, after = _child(element, "beforebreak"), _child(element, "afterbreak")
    return Rule(breaks == "yes", _text(before), _text(after))


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(str(piece) for piece in element.itertext())


def _map(element: etree._Element, names: set[str], path: Path | None) -> LanguageMap:
    pattern, name = element.get("languagepattern"), element.get("languagerulename")
    if pattern is None or name is None:
        raise RulesError("a languagemap lacks its pattern or name", path=path, line=_line(element))
    if name not in names:
        raise RulesError(
            f'a languagemap names "{name}", which has no rules', path=path, line=_line(element), value=name
        )
    return LanguageMap(pattern, name)
