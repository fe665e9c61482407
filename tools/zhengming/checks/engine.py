"""Run the rules: every unit by itself, then the ledger of all."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from zhengming.checks import style, suppression
from zhengming.checks.catalogue import Rule, choose
from zhengming.checks.examining import Examiner, Seen, Task, examine
from zhengming.checks.facts import Facts, Scene, day
from zhengming.checks.finding import Finding, Hit, Span, order
from zhengming.checks.language import language
from zhengming.checks.ledger import Document, Ledger
from zhengming.documents import Catalog, Unit
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
    examiner: Examiner = examine,
) -> tuple[Finding, ...]:
    """Return the findings in several catalogs, which also share one ledger of repeats, names and acronyms.

    `examiner` is who looks at the single units: this process, or a cache or other processes in its place, which find the
    same. What concerns several units is always worked out here.
    """
    chosen = choose() if rules is None else tuple(rules)
    ledger = Ledger()
    ledger.documents += (Document(catalog, scene(catalog, termbase=termbase, on=on)) for catalog in catalogs)
    tasks = [_task(document) for document in ledger.documents]
    findings: list[Finding] = []
    known = {rule.code: rule for rule in chosen}
    for document, task, found in zip(ledger.documents, tasks, examiner(tasks, chosen), strict=True):
        for number, (unit, seen) in enumerate(zip(task.units, found, strict=True)):
            if seen.mentions:
                document.entries.mentions[number] = seen.mentions
            if seen.hits or unit.comments:
                findings += _sifted(document, unit, seen, known)
    findings += _across(ledger, chosen)
    return order(findings)


def _task(document: Document) -> Task:
    return Task(document.scene, document.entries.units, str(document.catalog.path or ""))


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


def _sifted(document: Document, unit: Unit, seen: Seen, rules: dict[str, Rule]) -> Iterator[Finding]:
    """Yield the findings in one unit that its own comments do not silence, and note which of those silence nothing."""
    silent = suppression.silenced(unit)
    used: set[str] = set()
    for code, form, hit in seen.hits:
        rule = rules[code]
        if silent and (word := _word(silent, rule)):
            used.add(word)
        else:
            yield finding(rule, Facts(unit, document.scene, form), hit, document)
    document.stale += ((unit, word) for word in silent if word not in used)


def _across(ledger: Ledger, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    owners = {id(document.scene): document for document in ledger.documents}
    for rule in rules:
        if rule.survey is None:
            continue
        for facts, hit in rule.survey(ledger):
            document = owners[id(facts.scene)]
            word = _word(suppression.silenced(facts.unit), rule)
            if word is None:
                yield finding(rule, facts, hit, document)
            else:
                document.stale = [stale for stale in document.stale if stale != (facts.unit, word)]


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
