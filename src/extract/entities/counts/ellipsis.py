"""Amounts whose unit stands with another amount before them: "1 500 francs, et 1 000 l'an dernier"."""

from collections.abc import Sequence
from dataclasses import replace

from extract.entities.counts import antecedents, ones
from extract.entities.counts.decoys import is_year
from extract.entities.counts.quantities import Quantity
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import COMPARISONS
from extract.numbers.words import HALVES, SCALES

_LEAST_SUM = 1000  # a smaller bare number after money may count things
_OF_WHICH = frozenset({("dont",), (",", "dont")})
_LONGEST_COMPARISON = max(map(len, COMPARISONS))


def in_unit_of_another(view: View, quantity: Quantity, recent: Sequence[Quantity]) -> Quantity | None:
    """The bare `quantity` as money, a measure, things or an age like the one that it continues, if it does.

    `recent` are the last quantities before it in the text.
    """
    is_part = quantity.amount.form == "fraction" or ones.is_article(view, quantity.amount)
    if quantity.noun is not None or not recent or is_part:
        return None
    other = _last_in_scale(view, recent) if _is_scaled(view, quantity) else recent[-1]
    if other is None:
        return None
    if other.first >= view.first and _is_gapped(view, quantity):
        return _like(quantity, other)
    return _like(quantity, other) if _continues(view, quantity, other) else None


def _like(quantity: Quantity, other: Quantity) -> Quantity | None:
    """The quantity with the unit of `other`, or with its noun where it counts things."""
    if other.measure.kind == "count":
        return None if other.noun is None else replace(quantity, noun=other.noun, elided=True)
    shared = replace(other.measure, first=quantity.measure.first, stop=quantity.measure.stop)
    return replace(quantity, measure=shared)


def _continues(view: View, quantity: Quantity, other: Quantity) -> bool:
    """Whether the number goes on with the unit of `other`."""
    if other.measure.kind in {"count", "age"}:
        return False
    value = quantity.amount.value or quantity.amount.high or 0
    is_money = other.measure.kind == "money"
    if is_money and (_is_scaled(view, quantity) or antecedents.is_partitive(view, quantity.first)):
        return True
    if other.first < view.first:
        return False
    is_of_it = view.words(other.stop, quantity.first) in _OF_WHICH
    if is_of_it or (is_money and value >= _LEAST_SUM):
        return True
    return _is_compared(view, quantity) and not is_year(view, quantity.amount.first)


def _is_gapped(view: View, quantity: Quantity) -> bool:
    """Whether a clause without its verb ends with the number: "le plus jeune a 71 ans, la doyenne 102"."""
    stop = quantity.amount.stop
    if stop < view.stop and view.lower(stop) not in {".", ",", ";", "et"}:
        return False
    place = quantity.first - 1 - (view.lower(quantity.first - 1) == ",")
    if view.tag(place) != "NOUN" or not view.form(place).islower():
        return False
    while view.tag(place) in {"NOUN", "ADJ"}:
        place -= 1
    return view.tag(place) == "DET" and view.lower(place - 1) in {",", ";", "et"}


def _is_compared(view: View, quantity: Quantity) -> bool:
    first = quantity.first
    return any(
        view.words(first - length, first) in COMPARISONS for length in range(1, _LONGEST_COMPARISON + 1)
    )


def _last_in_scale(view: View, recent: Sequence[Quantity]) -> Quantity | None:
    """The last quantity in thousands of thousands: what "140 millions" goes on with."""
    return next((one for one in reversed(recent) if _is_scaled(view, one)), None)


def _is_scaled(view: View, quantity: Quantity) -> bool:
    """Whether the number ends with "millions" or "milliards"."""
    place = quantity.amount.number.stop - 1
    lowers = view.tokens.lowers
    return lowers[place - 2 * (lowers[place] in HALVES)] in SCALES
