"""Quantities that share what stands beside others: the noun of a list, an antecedent, a currency."""

from collections.abc import Sequence
from dataclasses import replace

from extract.entities.counts import antecedents, bare, nouns, ones
from extract.entities.counts.quantities import Quantity
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import DURATIONS
from extract.tokens import Span

_LEAST_SUM = 1000  # a smaller bare number after money may count things


def with_listed_nouns(view: View, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give each number of a list the noun that stands after the last: "2, 5 et 10 flacons"."""
    following: Quantity | None = None
    found: list[Quantity] = []
    for quantity in reversed(quantities):
        if (
            following is not None
            and quantity.noun is None
            and not ones.is_article(view, following.amount)
            and antecedents.are_listed(view, quantity.stop, following.first)
        ):
            following = _sharing(quantity, following)
        else:
            following = quantity
        found.append(following)
    return found[::-1]


def _sharing(quantity: Quantity, following: Quantity) -> Quantity:
    """The quantity with the noun of `following`, and with its unit where it has none of its own."""
    if quantity.measure.kind not in {"count", following.measure.kind}:
        return quantity
    shared = replace(following.measure, first=quantity.first, stop=quantity.measure.stop)
    found = shared if quantity.measure.kind == "count" else quantity.measure
    return replace(quantity, measure=found, noun=following.noun, elided=following.noun is not None)


def completed(
    view: View, quantity: Quantity, kept: Sequence[Quantity], counted: Sequence[Span]
) -> Quantity | None:
    """A bare number with the noun or currency that it has from before; None where it is no quantity.

    Any other quantity as it is. `kept` are the quantities before it in the sentence, `counted` the nouns of
    those before it in the text.
    """
    is_bare = quantity.noun is None or _is_left_out(view, quantity, counted)
    if quantity.measure.kind != "count" or not is_bare:
        return quantity
    last = kept[-1] if kept else None
    if last is None:
        return _with_antecedent(view, quantity, counted)
    if last.measure.kind == "money" and (quantity.amount.value or 0) >= _LEAST_SUM:
        return replace(quantity, measure=replace(quantity.measure, kind="money", unit=last.measure.unit))
    if view.words(last.stop, quantity.first) in {("sur",), ("à",)}:
        return replace(quantity, noun=last.noun, elided=True) if last.noun else None
    return _with_antecedent(view, quantity, counted)


def _with_antecedent(view: View, quantity: Quantity, counted: Sequence[Span]) -> Quantity | None:
    amount = quantity.amount
    if amount.form == "fraction" and "sur" not in view.words(amount.first, amount.stop):
        return quantity
    noun = antecedents.before(view, quantity.first, amount.stop, counted)
    is_duration = noun is not None and view.lower(noun.first) in DURATIONS
    if is_duration or bare.is_decoy(view, amount, noun, modified=quantity.modified):
        return None
    return replace(quantity, noun=noun, elided=noun is not None)


def _is_left_out(view: View, quantity: Quantity, counted: Sequence[Span]) -> bool:
    """Whether what looks like a noun qualifies one left out: "dont trois arrivées"."""
    refers = view.lower(quantity.first - 1) in {"dont", "sur"} and bool(counted)
    return refers and quantity.noun is not None and nouns.is_doubtful(view, quantity.noun)
