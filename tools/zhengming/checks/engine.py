"""Run the rules: one pass over the units, then one over the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from zhengming.checks import style, suppression
from zhengming.checks.catalogue import Rule, choose
from zhengming.checks.facts import Facts, Scene, day
from zhengming.checks.finding import Finding, Hit, Span, order
from zhengming.checks.language import language
from zhengming.checks.ledger import Document, Entry, Ledger
from zhengming.checks.values.comparison import EQUAL
from zhengming.documents import Catalog
from zhengming.terminology import Termbase

SOURCE = "en"
TARGET = "zh-Hans"
"""The languages of a file that does not say its own."""


def check(
    catalog: Catalog,
    *,
    termbase: Termbase | None = None,
    on: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return the findings in a catalog, by place.

    Finished units are looked at; fuzzy, untranslated and obsolete ones only by the rules about the file. Without a termbase
    the rules about official names say nothing. `on` is the day on which names must hold where neither the unit (`#. date:`)
    nor the header (`X-Notice-Date`) says one. `select` and `ignore` take codes, names and families.
    """
    return check_all([catalog], termbase=termbase, on=on, rules=choose(select, ignore))


def check_all(
    catalogs: Iterable[Catalog],
    *,
    termbase: Termbase | None = None,
    on: date | None = None,
    rules: Sequence[Rule] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings in several catalogs, which also share one ledger of repeats, names and acronyms."""
    chosen = choose() if rules is None else tuple(rules)
    ledger = Ledger()
    findings: list[Finding] = []
    for catalog in catalogs:
        document = Document(catalog, scene(catalog, termbase=termbase, on=on))
        ledger.documents.append(document)
        findings += _document(document, chosen)
    findings += _across(ledger, chosen)
    return order(findings)


def scene(catalog: Catalog, *, termbase: Termbase | None = None, on: date | None = None) -> Scene:
    """Return what the units of a catalog share: languages, date, house style."""
    stated = day(catalog.get("X-Notice-Date") or "")
    languages = language(catalog.source_language or SOURCE), language(catalog.language or TARGET)
    return Scene(
        languages=languages,
        termbase=termbase,
        on=stated or on,
        style=style.read(((unit.source, unit.target) for unit in catalog.units if unit.finished), languages),
    )


def _document(document: Document, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    plan = _Plan(rules, named=document.scene.termbase is not None)
    for unit in document.catalog.units:
        if not unit.finished:
            continue
        entry = Entry(unit, document.scene)
        document.entries.append(entry)
        silent = suppression.silenced(unit)
        used: set[str] = set()
        for form in range(len(unit.targets)):
            facts = Facts(unit, document.scene, form)
            for rule in plan.due(facts):
                for hit in rule.find(facts) if rule.find else ():
                    if silent and (word := _word(silent, rule)):
                        used.add(word)
                    else:
                        yield finding(rule, facts, hit, document)
            if form == 0:
                entry.mentions = facts.__dict__.get("mentions")
        document.stale += ((unit, word) for word in silent if word not in used)


class _Plan:
    """Which rules have anything to say of a unit, told by a look that costs less than calling them."""

    def __init__(self, rules: Sequence[Rule], *, named: bool) -> None:
        finders = [rule for rule in rules if rule.find and (named or not rule.names)]
        self.named = named and any(rule.names for rule in rules)
        self.markup = [rule for rule in finders if rule.code[0] == "M"]
        self.of_names = [rule for rule in finders if rule.names]
        self.of_values = [rule for rule in finders if rule.values]
        self.of_notes = [rule for rule in finders if rule.noted]
        rest = [rule for rule in finders if not rule.names and not rule.values and not rule.noted]
        self.by_chars = [(rule.needs, rule) for rule in rest if rule.needs is not None]
        self.by_source = [
            (rule.source_needs, rule) for rule in rest if rule.needs is None and rule.source_needs is not None
        ]
        self.always = [rule for rule in rest if rule.needs is None and rule.source_needs is None]

    def due(self, facts: Facts) -> list[Rule]:
        """Return the rules to run; of a listing of code only the markup is compared."""
        if facts.listing:
            return self.markup
        chars, source = facts.chars, facts.source_chars
        rules = self.always + [rule for needs, rule in self.by_chars if not needs.isdisjoint(chars)]
        rules += [rule for needs, rule in self.by_source if not needs.isdisjoint(source)]
        if facts.unit.notes:
            rules += self.of_notes
        if self.of_values and facts.values is not EQUAL:
            rules += self.of_values
        if self.named and facts.mentions:
            rules += self.of_names
        return rules


def _across(ledger: Ledger, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    owners = {id(entry.unit): document for document in ledger.documents for entry in document.entries}
    for rule in rules:
        if rule.survey is None:
            continue
        for facts, hit in rule.survey(ledger):
            document = owners.get(id(facts.unit)) or _owner(ledger, facts)
            word = _word(suppression.silenced(facts.unit), rule)
            if word is None:
                yield finding(rule, facts, hit, document)
            else:
                document.stale = [stale for stale in document.stale if stale != (facts.unit, word)]


def _owner(ledger: Ledger, facts: Facts) -> Document:
    return next((one for one in ledger.documents if one.scene is facts.scene), ledger.documents[0])


def _word(silent: tuple[str, ...], rule: Rule) -> str | None:
    return next((word for word in silent if suppression.covers(word, rule.code, rule.name)), None)


def finding(rule: Rule, facts: Facts, hit: Hit, document: Document) -> Finding:
    """Return a hit as a finding, with its place in the document's file."""
    place = facts.unit.place(hit.start, form=facts.form)
    end = facts.unit.place(hit.end, form=facts.form) if hit.end > hit.start else place
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        message=hit.message,
        path=document.catalog.path,
        line=place.line,
        column=place.column,
        context=facts.unit.context or "",
        source_span=hit.source,
        target_span=Span(hit.start, hit.end),
        fix=hit.fix,
        hint=hit.hint,
        source=facts.source,
        target=facts.target,
        end_line=end.line,
        end_column=end.column,
        form=facts.form,
    )
