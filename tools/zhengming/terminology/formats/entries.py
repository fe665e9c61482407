"""Concept entries of TBX, v2 and v3: the same three levels under other names, read into and written from concepts.

A fact that has a data category of its own goes there; every other goes into a note as `key: value`, which people can read
and we read back. So each dialect, even Core, holds a concept whole.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhengming import languages
from zhengming.errors import InputError, LanguageError
from zhengming.terminology.concept import Concept
from zhengming.terminology.formats import facts, tbx_rules, xmltree
from zhengming.terminology.formats.facts import Pair, Pairs, Term
from zhengming.terminology.formats.xmltree import Element

_TYPES = {"full": "fullForm", "short": "shortForm", "acronym": "acronym", "press": "variant", "variants": "variant"}
_TYPES_BACK = {
    "fullForm": "full", "shortForm": "short", "acronym": "acronym", "abbreviation": "acronym",
    "variant": "variants", "phrase": "variants",
}  # fmt: skip
_STATUS_BACK = {
    "preferred": "preferred", "admitted": "admitted", "deprecated": "deprecated", "notrecommended": "deprecated",
    "superseded": "superseded", "obsolete": "superseded",
}  # fmt: skip
_NATIVE = {
    "subject": "subjectField",
    "source": "source",
    "fact.definition": "definition",
    "status": "administrativeStatus",
}
_FORBIDDEN_STATUS = "deprecatedTerm-admn-sts"
_ESCAPED = re.compile(r"_x([0-9A-F]{2,6})_")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How one version and dialect spells the three levels, which data categories it has, and its tags of languages."""

    entry: str
    section: str
    term: str
    categories: frozenset[str]
    modules: Mapping[str, str]
    """By category the prefix of its element in DCT style; empty in DCA style."""
    tag: Callable[[str], str]


def xml_id(identity: str) -> str:
    """Return an id as XML allows it (an NCName), so that `from_xml_id` finds it back: `a/b` → `a_x2F_b`."""
    safe = re.sub(r"_(?=x[0-9A-F]{2,6}_)|[^\w.\-]|(?<!^)[^\x00-\x7f]", _escape, identity)
    return safe if re.match(r"[A-Za-z_]", safe) else re.sub(r"^.", _escape, safe)


def _escape(found: "re.Match[str]") -> str:
    return f"_x{ord(found[0]):02X}_"


def from_xml_id(name: str) -> str:
    """Return the id that `xml_id` spelt."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def write(concept: Concept, vocabulary: Vocabulary) -> str:
    """Return one concept entry, indented by three steps; an empty text for a concept without a name."""
    sections = _sections(concept, vocabulary)
    if not sections:
        return ""
    lines = [f"      <{vocabulary.entry} id={xmltree.quote(xml_id(concept.id))}>"]
    lines += [f"        {_statement(key, value, vocabulary)}" for key, value in facts.of_concept(concept)]
    return "\n".join([*lines, *sections, f"      </{vocabulary.entry}>", ""])


def _sections(concept: Concept, vocabulary: Vocabulary) -> list[str]:
    by_language: dict[str, list[Term]] = {}
    for term in facts.terms(concept):
        by_language.setdefault(term[0], []).append(term)
    lines: list[str] = []
    for language, found in by_language.items():
        lines.append(f"        <{vocabulary.section} xml:lang={xmltree.quote(vocabulary.tag(language))}>")
        for _, text, pairs in found:
            lines.append(f"          <{vocabulary.term}>")
            lines.append(f"            <term>{xmltree.escape(text)}</term>")
            lines += [f"            {line}" for line in _term_statements(pairs, vocabulary)]
            lines.append(f"          </{vocabulary.term}>")
        lines.append(f"        </{vocabulary.section}>")
    return lines


def _term_statements(pairs: Pairs, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield a term's statements, term notes first as TBX orders them."""
    said = dict(pairs)
    rest = [pair for pair in pairs if pair[0] not in {"type", "status"}]
    if "forbidden" in said:
        if "administrativeStatus" in vocabulary.categories:
            yield _category("administrativeStatus", _FORBIDDEN_STATUS, vocabulary)
    else:
        if "termType" in vocabulary.categories:
            yield _category("termType", _TYPES[said["type"]], vocabulary)
        if "administrativeStatus" in vocabulary.categories:
            yield _category("administrativeStatus", f"{said['status']}Term-admn-sts", vocabulary)
        else:
            rest.append(("status", said["status"]))
        if "termType" not in vocabulary.categories or said["type"] == "press":
            rest.append(("type", said["type"]))
    yield from (_statement(key, value, vocabulary) for key, value in rest)


def _statement(key: str, value: str, vocabulary: Vocabulary) -> str:
    category = _NATIVE.get(key)
    if category in vocabulary.categories and value != facts.NOTHING:
        return _category(category, value, vocabulary)
    return f"<note>{xmltree.escape(facts.as_note(key, value))}</note>"


def _category(name: str, value: str, vocabulary: Vocabulary) -> str:
    if name in vocabulary.modules:
        element = f"{vocabulary.modules[name]}:{name}"
        return f"<{element}>{xmltree.escape(value)}</{element}>"
    element = tbx_rules.rules().categories[name].element
    return f'<{element} type="{name}">{xmltree.escape(value)}</{element}>'


class Reader:
    """Reads the entries of one file; `lost` counts what our records have no place for."""

    def __init__(self, path: Path, *, entry: str, section: str, terms: Sequence[str]) -> None:
        """Take the names of the three levels; a term section may have several (`tig`, `ntig`)."""
        self.path = path
        self.lost: Counter[str] = Counter()
        self._entry, self._section, self._terms = entry, section, frozenset(terms)
        self._ids: set[str] = set()

    def read(self, root: Element) -> tuple[Concept, ...]:
        """Return the concepts of all entries below `root`, in order."""
        return tuple(self._concept(element) for element in root.iter() if tbx_rules.kind(element)[0] == self._entry)

    def _concept(self, entry: Element) -> Concept:
        said = self._pairs(entry, facts.CONCEPT_KEYS)
        found: list[Term] = []
        for section in entry:
            if tbx_rules.kind(section)[0] == self._section:
                language = self._language(section)
                said += [pair for pair in self._pairs(section, ()) if pair[0] in {"note", "source", "fact.definition"}]
                found += [self._term(language, term) for term in section if tbx_rules.kind(term)[0] in self._terms]
        said = list(self._single(said, "fact.definition"))
        return facts.build(self._identity(entry, said, found), said, found, path=self.path, line=xmltree.line(entry))

    def _single(self, pairs: Pairs, key: str) -> Iterator[Pair]:
        seen = False
        for pair in pairs:
            if pair[0] == key and seen:
                self.lost["further definition"] += 1
                continue
            seen = seen or pair[0] == key
            yield pair

    def _identity(self, entry: Element, said: Pairs, found: list[Term]) -> str:
        given = from_xml_id(entry.get("id", ""))
        if not any(key == "kind" for key, _ in said):
            given = f"term:{slug(found) or given or xmltree.line(entry)}"
        identity, number = given or f"term:{slug(found) or xmltree.line(entry)}", 2
        while identity in self._ids:
            identity, number = f"{given}-{number}", number + 1
        self._ids.add(identity)
        return identity

    def _language(self, section: Element) -> str:
        name = xmltree.language(section)
        try:
            return languages.tag(name.replace("_", "-"))
        except LanguageError as error:
            message = f'"{name}" is no language' if name else f"<{self._section}> without xml:lang"
            line = xmltree.line(section)
            raise InputError(message, path=self.path, line=line, remedy="write a tag such as zh-Hans") from error

    def _term(self, language: str, element: Element) -> Term:
        group = next((child for child in element if tbx_rules.kind(child)[0] == "termGrp"), element)  # ntig of v2
        term = next((child for child in group if tbx_rules.kind(child)[0] == "term"), None)
        text = xmltree.text(term) if term is not None else ""
        if not text:
            line = xmltree.line(element)
            raise InputError("a term section without a term", path=self.path, line=line, remedy="add <term>")
        said = self._pairs(element, facts.NAME_KEYS) + (
            self._pairs(group, facts.NAME_KEYS) if group is not element else []
        )
        keyed = {key for key, _ in said}
        if "forbidden" not in keyed and "native.forbidden" in keyed:
            said.append(("forbidden", "\n".join(value for key, value in said if key == "note")))
        said += [
            (key.removeprefix("native."), value)
            for key, value in said
            if key in {"native.type", "native.status"} and key.removeprefix("native.") not in keyed
        ]
        return language, text, [pair for pair in said if not pair[0].startswith("native.")]

    def _pairs(self, parent: Element, keys: Sequence[str]) -> Pairs:
        pairs: Pairs = []
        for child in parent:
            name, category = tbx_rules.kind(child)
            if name.endswith("Grp") and name != "termGrp" and len(child):
                self._count(list(child)[1:])
                child = child[0]  # noqa: PLW2901 - the first of a group is what the group is about
                name, category = tbx_rules.kind(child)
            value = xmltree.text(child)
            if name == "note":
                pairs.append(facts.from_note(value, keys))
            elif name not in {self._section, *self._terms, "term", "termGrp"}:
                pairs += self._known(category, value, child)
        return pairs

    def _known(self, category: str, value: str, element: Element) -> Pairs:
        if category == "termType" and value in _TYPES_BACK:
            return [("native.type", _TYPES_BACK[value])]
        if category in {"administrativeStatus", "usageStatus"}:
            plain = value.removesuffix("-admn-sts").removesuffix("Term").lower()
            if plain == "forbidden" or (plain == "obsolete" and category == "administrativeStatus"):
                return [("native.forbidden", "")]
            if plain in _STATUS_BACK:
                return [("native.status", _STATUS_BACK[plain])]
        plainly = {"subjectField": "subject", "definition": "fact.definition", "source": "source"}
        if category in plainly and value:
            return [(plainly[category], value)]
        if category == "externalCrossReference":
            return [("source", element.get("target") or value)]
        self._count([element])
        return []

    def _count(self, elements: Iterable[Element]) -> None:
        self.lost.update(tbx_rules.kind(element)[1] or tbx_rules.kind(element)[0] for element in elements)


def slug(found: Sequence[Term]) -> str:
    """Return an id made from the first English name, or the first that has Latin letters; empty when none has."""
    for _, text, _ in sorted(found, key=lambda term: term[0] != "en"):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        words = re.findall(r"[a-z0-9]+", plain)
        if words:
            return "-".join(words)[:80].rstrip("-")
    return ""
