"""When "un" and "une" count: against other numbers, with "seul", with a modifier or a unit."""

from extract.entities.counts.amounts import Amount
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.tokens import Span

_ONES = frozenset({"un", "une"})
_LINKS = frozenset({",", "et", "ou", ":", "puis", "plus", "contre", "dont"})
_NEXT = 3
_NEAR = 6  # tokens between quantities that stand against each other


def is_article(view: View, amount: Amount) -> bool:
    """Whether the amount is a lone "un" or "une", which counts only where something says so."""
    return amount.stop == amount.first + 1 and view.lower(amount.first) in _ONES


def counts(view: View, amount: Amount, measure: Measure, noun: Span | None, *, modified: bool) -> bool:
    """Whether a lone "un" or "une" counts, other quantities apart."""
    if view.lower(amount.first - 1) in {"l'", "chacun"}:
        return False
    if measure.kind in {"money", "measure"}:
        return True
    if noun is None:
        return False
    return modified or view.lower(amount.stop) in {"seul", "seule"} or _is_of_many(view, noun)


def _is_of_many(view: View, noun: Span) -> bool:
    """Whether the noun is one of a number: "un Français sur deux"."""
    return view.lower(noun.stop) == "sur" and view.tag(noun.stop + 1) == "NUM"


def against(view: View, amount: Amount, noun: Span | None, last: int | None, following: int | None) -> bool:
    """Whether "un" stands in a list with a quantity that ends before `last` or begins at `following`."""
    if noun is None:
        return False
    linked = view.lower(amount.first - 1) in _LINKS
    if linked and last is not None and (following is not None or amount.first - last <= _NEAR):
        return True
    is_near = following is not None and 0 <= following - noun.stop <= _NEXT
    return is_near and following is not None and view.lower(following - 1) in {"et", ",", "ou"}
