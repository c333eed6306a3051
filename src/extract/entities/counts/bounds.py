"""Two bounds that make one range: "supérieur à 20 et inférieur à 35"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extract.entities.counts.quantities import Quantity
from extract.entities.counts.view import View
from extract.tokens import Span

_SIDES = {"more_than": "low", "at_least": "low", "less_than": "high", "at_most": "high"}


def merged(view: View, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Make one range of two bounds: "supérieur à 20 et inférieur à 35"."""
    kept: list[Quantity] = []
    for quantity in quantities:
        low_and_high = _bounds(view, kept[-1], quantity) if kept else None
        if low_and_high is None:
            kept.append(quantity)
            continue
        first, last = kept.pop(), quantity.amount
        number = Span(first.amount.number.first, last.number.stop)
        amount = replace(
            last,
            first=first.amount.first,
            number=number,
            value=None,
            low=low_and_high[0],
            high=low_and_high[1],
        )
        kept.append(replace(quantity, amount=amount, first=first.first, modifier="between"))
    return kept


def _bounds(view: View, left: Quantity, right: Quantity) -> tuple[Decimal, Decimal] | None:
    """The lower and upper bound that two neighbours set, if they do."""
    between = view.words(left.stop, right.first)
    sides = _SIDES.get(left.modifier), _SIDES.get(right.modifier)
    if between not in {("et",), (",",), ("mais",)} or None in sides or sides[0] == sides[1]:
        return None
    low, high = (left, right) if sides[0] == "low" else (right, left)
    if low.amount.value is None or high.amount.value is None or low.amount.value >= high.amount.value:
        return None
    return low.amount.value, high.amount.value
