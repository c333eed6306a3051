"""When "un" and "une" count: against other numbers, with "seul", with a modifier or a unit."""

from bisect import bisect_left
from collections.abc import Sequence

from extract.entities.counts.amounts import Amount
from extract.entities.counts.quantities import Quantity
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.records import CountModifier
from extract.tokens import Span

_ONES = frozenset({"un", "une"})
_BOUNDS = frozenset({"more_than", "at_least", "less_than", "at_most"})
_LINKS = frozenset({",", "et", "ou", ":", "puis", "plus", "contre", "dont"})
_REACH = 8  # tokens from a colon to the end of the first quantity of a list
_NEXT = 3
_NEAR = 6  # tokens between quantities that stand against each other


def is_article(view: View, amount: Amount) -> bool:
    """Whether the amount is a lone "un" or "une", which counts only where something says so."""
    return amount.stop == amount.first + 1 and view.lower(amount.first) in _ONES


def _counts(view: View, amount: Amount, measure: Measure, noun: Span | None, modifier: CountModifier) -> bool:
    """Whether a lone "un" or "une" counts, other quantities apart."""
    if view.lower(amount.first - 1) in {"l'", "chacun"}:
        return False
    if measure.kind in {"money", "measure"}:
        return True
    if noun is None:
        return False
    return modifier in _BOUNDS or view.lower(amount.stop) in {"seul", "seule"} or _is_of_many(view, noun)


def _is_of_many(view: View, noun: Span) -> bool:
    """Whether the noun is one of a number: "un Français sur deux"."""
    return view.lower(noun.stop) == "sur" and view.tag(noun.stop + 1) == "NUM"


def _against(view: View, quantity: Quantity, last: int | None, following: int | None) -> bool:
    """Whether "un" stands in a list with a quantity that ends before `last` or begins at `following`."""
    amount, noun = quantity.amount, quantity.noun
    link = view.lower(amount.first - 1)
    if noun is None or (quantity.elided and link != "dont"):
        return False
    reach = _NEXT if link == "," else _NEAR
    if link in _LINKS and last is not None and amount.first - last <= reach:
        return True
    if following is None or view.lower(following - 1) not in {"et", ",", "ou"}:
        return False
    return 0 <= following - noun.stop <= _NEXT or (
        link in _LINKS and last is not None and _is_enumeration(view, last)
    )


def _is_enumeration(view: View, last: int) -> bool:
    """Whether a colon opened a list before the quantity that ends before `last`."""
    return ":" in view.words(last - _REACH, last)


def stands(view: View, quantity: Quantity) -> bool:
    """Whether the quantity is more than an article."""
    amount = quantity.amount
    return not is_article(view, amount) or _counts(
        view, amount, quantity.measure, quantity.noun, quantity.modifier
    )


def without_articles(view: View, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Leave out each "un" and "une" that is an article."""
    firsts = [quantity.first for quantity in quantities if _is_of_things(view, quantity)]
    kept: list[Quantity] = []
    last: int | None = None
    for quantity in quantities:
        if is_article(view, quantity.amount):
            place = bisect_left(firsts, quantity.first)
            following = firsts[place] if place < len(firsts) else None
            if not (_counts_alone(view, quantity) or _against(view, quantity, last, following)):
                continue
            last = quantity.stop
        elif _is_of_things(view, quantity):
            last = quantity.stop
        kept.append(quantity)
    return kept


def _is_of_things(view: View, quantity: Quantity) -> bool:
    """Whether it is a number of things named beside it, against which "un" may stand."""
    is_beside = quantity.noun is not None and not quantity.elided
    return is_beside and quantity.measure.kind == "count" and not is_article(view, quantity.amount)


def _counts_alone(view: View, quantity: Quantity) -> bool:
    """Whether "un" counts by itself; where its noun is left out, only after "dont"."""
    is_left_out = quantity.elided and view.lower(quantity.amount.first - 1) != "dont"
    return not is_left_out and stands(view, quantity)
