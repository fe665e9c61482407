"""Which number of the target stands where which of the source should, and how it would be written."""

from collections.abc import Iterator
from decimal import Decimal

from zhengming.checks.facts import Facts
from zhengming.checks.finding import Fix, Hit, Span
from zhengming.checks.values.numbers import Number

_MANY = 100


def couples(facts: Facts) -> Iterator[tuple[Number, Number]]:
    """Yield numbers left over on both sides as pairs: those of one kind first, then in text order."""
    # Where a hundred are left over, the texts are not each other's.
    theirs = list(facts.values.target_numbers[:_MANY])
    if not theirs:
        return
    for number in facts.values.source_numbers[:_MANY]:
        if not theirs:
            return
        partner = next((other for other in theirs if magnitude(number, other)), None)
        partner = partner or next((other for other in theirs if other.kind == number.kind), theirs[0])
        theirs.remove(partner)
        yield number, partner


def magnitude(one: Number, other: Number) -> bool:
    """Tell whether the digits are the same and only the power of ten differs."""
    if not (isinstance(one.value, Decimal) and isinstance(other.value, Decimal)) or not one.value or not other.value:
        return False
    return (
        one.value != other.value
        and one.value.normalize().as_tuple().digits == other.value.normalize().as_tuple().digits
    )


def hit(facts: Facts, number: Number, partner: Number, what: str) -> Hit:
    """Return the hit for a pair, with an edit where plain digits stand on both sides."""
    there, here = facts.source[number.start : number.end], facts.target[partner.start : partner.end]
    fix = None
    if not number.scaled and not partner.scaled and here.isdigit() and there.isdigit():
        fix = Fix(partner.start, partner.end, there)
    return Hit(
        f'{what}: "{here.strip()}" for "{there.strip()}"', partner.start, partner.end, Span(number.start, number.end), fix,
    )  # fmt: skip
