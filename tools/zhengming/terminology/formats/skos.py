"""SKOS (W3C 2009) in Turtle or RDF/XML, with rdflib: the glossary as linked data. Needs the extra `skos`.

Labels are `prefLabel`, `altLabel` and, where a name is given up, `hiddenLabel`; parents are `broader`, predecessors
`dcterms:replaces`, dates an ISO 8601 interval. What SKOS has no word for on a concept goes into `editorialNote` as
`key: value`; what it can't say of a label (type, dates, source) is lost and counted. RDF keeps no order.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from zhengming import languages
from zhengming.errors import InputError, LanguageError, UsageError
from zhengming.terminology.concept import Concept, Name
from zhengming.terminology.formats import Export, Format, Import, Options, entries, facts, xmltree
from zhengming.terminology.formats.facts import Pairs, Term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_BASE = "urn:zhengming:concept:"
_SCHEME = "urn:zhengming:glossary"
_CORE = "http://www.w3.org/2004/02/skos/core#"
_TERMS = "http://purl.org/dc/terms/"
_HINT = re.compile(rb"@prefix\s+skos:|PREFIX\s+skos:|skos/core#")
_NATIVE = {"kind": "type", "subject": "subject", "source": "source"}
_LABELS = ("prefLabel", "altLabel", "hiddenLabel")


def _missing(error: ImportError) -> UsageError:
    wrapped = UsageError(
        "SKOS needs rdflib, which is not installed", remedy='install it: pip install "zhengming[skos]"'
    )
    wrapped.__cause__ = error
    return wrapped


def _recognise(head: bytes, path: Path) -> bool:
    return path.suffix.lower() in FORMAT.suffixes or (xmltree.root_name(head) == "RDF" and bool(_HINT.search(head)))


def _render(concepts: Sequence[Concept], options: Options) -> Export:
    try:
        from rdflib import Graph, Literal, Namespace, URIRef
        from rdflib.namespace import DCTERMS, RDF, SKOS
    except ImportError as error:
        raise _missing(error) from error
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    graph.bind("c", Namespace(_BASE))
    scheme = URIRef(_SCHEME)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, DCTERMS.title, Literal(options.title, lang="en")))
    for concept in concepts:
        this = URIRef(_BASE + quote(concept.id, safe=""))
        graph.add((this, RDF.type, SKOS.Concept))
        graph.add((this, SKOS.inScheme, scheme))
        graph.add((this, SKOS.notation, Literal(concept.id)))
        for space, name, value, language in _statements(concept):
            node = URIRef(_BASE + quote(value, safe="")) if name in {"broader", "replaces"} else None
            graph.add((this, URIRef(space + name), node if node is not None else Literal(value, lang=language or None)))
    data = graph.serialize(format="turtle" if options.profile == "generic" else "xml", encoding="utf-8")
    lost = facts.unheld(concepts, (*facts.CONCEPT_KEYS, "titles", "fact"), ())
    return Export(bytes(data), lost=lost)


Statement = tuple[str, str, str, str]


def _statements(concept: Concept) -> Iterator[Statement]:
    """Yield what is said of a concept: namespace, property, value, language."""
    for language, names in concept.names.items():
        best = _preferred(names)
        for name in names:
            label = "prefLabel" if name is best else "hiddenLabel" if name.status in _WORN else "altLabel"
            yield _CORE, label, name.text, language
    if concept.valid.start or concept.valid.end:
        yield _TERMS, "valid", f"{concept.valid.start or '..'}/{concept.valid.end or '..'}", ""
    for key, value in facts.of_concept(concept):
        if key == "parent":
            yield _CORE, "broader", value, ""
        elif key == "predecessor":
            yield _TERMS, "replaces", value, ""
        elif key == "note":
            yield _CORE, "note", value, ""
        elif key == "fact.definition":
            yield _CORE, "definition", value, ""
        elif key in _NATIVE:
            yield _TERMS, _NATIVE[key], value, ""
        elif key not in {"from", "to"}:
            yield _CORE, "editorialNote", facts.as_note(key, value), ""


_WORN = frozenset({"deprecated", "superseded"})


def _preferred(names: Sequence[Name]) -> Name | None:
    """Return the one name that may be `prefLabel` (SKOS S14): the full one in use now, else the first not given up."""
    usable = [name for name in names if name.status not in _WORN]
    full = [name for name in usable if name.type == "full"]
    return next((name for name in full if not name.valid.end), next(iter(full or usable), None))


def _parse(data: bytes, path: Path, _options: Options) -> Import:
    try:
        from rdflib import Graph, URIRef
        from rdflib.namespace import RDF, SKOS
    except ImportError as error:
        raise _missing(error) from error
    xml = bool(xmltree.root_name(data[:8192]))
    if xml:
        xmltree.read(data, path)  # refuses entities and depth before the library sees it
    graph = Graph()
    log = logging.getLogger("rdflib")
    level = log.level
    log.setLevel(logging.CRITICAL)  # what is odd about a literal does not concern labels
    try:
        graph.parse(data=data, format="xml" if xml else "turtle")
    except Exception as error:  # the library lets through whatever its parsers raise
        line = getattr(error, "lines", None)
        place = line + 1 if isinstance(line, int) else None
        raise InputError(
            "is no RDF that can be read", path=path, line=place, remedy="give Turtle or RDF/XML"
        ) from error
    finally:
        log.setLevel(level)
    found = [node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef)]
    reader = _Reader(graph, path)
    return Import(tuple(reader.concept(node) for node in sorted(set(found))), reader.lost)


class _Reader:
    def __init__(self, graph: "Graph", path: Path) -> None:
        self._graph = graph
        self._path = path
        self.lost: dict[str, int] = {}

    def concept(self, node: "Node") -> Concept:
        pairs: Pairs = []
        labels: list[tuple[int, str, str]] = []
        for name, value, language in sorted(self._said(node)):
            if name in _LABELS:
                labels.append((_LABELS.index(name), self._language(language), value))
            else:
                pairs += self._pair(name, value)
        found = [self._term(rank, language, text) for rank, language, text in sorted(labels)]
        identity = self._identity(str(node))
        if not any(key == "kind" for key, _ in pairs) and not identity.startswith("term:"):
            identity = f"term:{entries.slug(found) or identity}"
        return facts.build(identity, pairs, found, path=self._path, line=1)

    def _said(self, node: "Node") -> Iterator[tuple[str, str, str]]:
        for predicate, value in self._graph.predicate_objects(node):
            yield re.split(r"[#/]", str(predicate))[-1], str(value), str(getattr(value, "language", "") or "")

    def _identity(self, iri: str) -> str:
        if iri.startswith(_BASE):
            return unquote(iri.removeprefix(_BASE))
        return re.sub(r"[^\w.\-]+", "-", re.split(r"[#/]", iri.rstrip("/#"))[-1]) or "concept"

    def _pair(self, name: str, value: str) -> Pairs:
        if name in {"broader", "replaces"}:
            return [("parent" if name == "broader" else "predecessor", self._identity(value))]
        if name == "valid":
            start, _, end = value.partition("/")
            return [(key, date) for key, date in (("from", start), ("to", end)) if date not in {"", ".."}]
        if name == "editorialNote":
            return [facts.from_note(value, facts.CONCEPT_KEYS)]
        known = {
            "type": "kind",
            "subject": "subject",
            "source": "source",
            "note": "note",
            "definition": "fact.definition",
        }
        if name == "type" and value.startswith("http"):
            return []  # rdf:type
        if name in known:
            return [(known[name], value)]
        if name not in {"inScheme", "notation"}:
            self.lost[name] = self.lost.get(name, 0) + 1
        return []

    def _language(self, tag: str) -> str:
        try:
            return languages.tag(tag)
        except LanguageError as error:
            remedy = 'write "…"@zh-Hans'
            raise InputError(f'a label is of language "{tag}"', path=self._path, remedy=remedy) from error

    def _term(self, rank: int, language: str, text: str) -> Term:
        if rank == 0:
            return language, text, [("type", "full")]
        kind = "variants" if language == "en" else "press"
        return language, text, [("type", kind), *([("status", "superseded")] if rank == 2 else [])]


FORMAT = Format("skos", (".ttl", ".rdf"), _recognise, _parse, _render, profiles=("generic", "rdfxml"), order=30)
