"""Quantities that share what stands beside others: the noun of a list, an antecedent, a currency."""

from collections.abc import Sequence
from dataclasses import replace

from extract.entities.counts import antecedents, bare, ellipsis, nouns, ones
from extract.entities.counts.quantities import Quantity
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import DURATIONS
from extract.tokens import Span


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


def completed(view: View, quantity: Quantity, recent: Sequence[Quantity]) -> Quantity | None:
    """A bare number with the noun or unit that it has from before; None where it is no quantity.

    Any other quantity as it is. `recent` are the last quantities before it in the text.
    """
    is_bare = quantity.noun is None or _is_left_out(view, quantity, recent)
    if quantity.measure.kind != "count" or not is_bare:
        return quantity
    in_unit = ellipsis.in_unit_of_another(view, quantity, recent)
    if in_unit is not None:
        return in_unit
    last = recent[-1] if recent and recent[-1].first >= view.first else None
    if last is not None and view.words(last.stop, quantity.first) in {("sur",), ("à",)}:
        return _with_noun(quantity, last.noun) if last.noun else None
    return _with_antecedent(view, quantity, _counts(recent))


def _counts(recent: Sequence[Quantity]) -> list[Quantity]:
    return [one for one in recent if one.measure.kind == "count"]


def _with_antecedent(view: View, quantity: Quantity, recent: Sequence[Quantity]) -> Quantity | None:
    amount = quantity.amount
    if amount.form == "fraction" and "sur" not in view.words(amount.first, amount.stop):
        noun = antecedents.topic(view, quantity, recent) if antecedents.is_subject(view, quantity) else None
        return _with_noun(quantity, noun)
    noun = antecedents.before(view, quantity, recent)
    is_duration = noun is not None and view.tokens.lowers[noun.first] in DURATIONS
    if is_duration or bare.is_decoy(view, amount, noun, modified=quantity.modified):
        return None
    return _with_noun(quantity, noun)


def _with_noun(quantity: Quantity, noun: Span | None) -> Quantity:
    """The quantity with a noun from elsewhere; what qualified it is no part of the quantity."""
    stop = quantity.stop if quantity.noun is None else quantity.measure.stop
    return replace(quantity, noun=noun, elided=noun is not None, stop=stop)


def _is_left_out(view: View, quantity: Quantity, recent: Sequence[Quantity]) -> bool:
    """Whether what looks like a noun qualifies one left out: "dont trois arrivées", "loin des 289 nécessaires"."""
    if quantity.noun is None or not _counts(recent):
        return False
    if nouns.is_attributive(view, quantity.noun):
        return True
    refers = antecedents.link(view, quantity.first) in {"dont", "sur"}
    return refers and nouns.is_doubtful(view, quantity.noun)
