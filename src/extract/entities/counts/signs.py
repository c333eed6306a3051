"""The sign of a number: "-0,2 %", "moins 5 degrés"."""

from dataclasses import replace

from extract.entities.counts.amounts import Amount
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.tokens import Span


def signed(view: View, amount: Amount, measure: Measure) -> Amount:
    """The amount with the minus sign before it; a dash that opens a list or a remark is none."""
    if amount.value is None or not _is_negative(view, amount, measure):
        return amount
    number = Span(amount.number.first - 1, amount.number.stop)
    return replace(amount, first=number.first, number=number, value=-amount.value)


def _is_negative(view: View, amount: Amount, measure: Measure) -> bool:
    first = amount.number.first
    sign, before = view.lower(first - 1), view.lower(first - 2)
    is_level = measure.kind == "percent" or measure.dimension in {"temperature", "angle"}
    if sign == "moins":
        return is_level and before not in {"au", "du", "de", "pas", "non"}
    if sign != "-" or view.adjoins(first - 1) is not (before == "(") or first - 1 == view.first:
        return False
    governed = before == "(" or view.tag(first - 2) == "ADP" or before in {"entre", "contre"}
    return governed or (is_level and view.adjoins(first))
