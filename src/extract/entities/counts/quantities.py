"""Quantities: amounts with their unit, modifier and noun."""

from collections.abc import Mapping

from extract.entities.counts import ages, modifiers, nouns, signs
from extract.entities.counts.amounts import Amount
from extract.entities.counts.units import Measure, measure
from extract.entities.counts.view import View
from extract.frozen import dataclass
from extract.numbers.words import COLLECTIVES
from extract.records import CountModifier
from extract.tokens import Span

_ROUND = frozenset(COLLECTIVES)
_ARTICLES = frozenset({"un", "une", "le", "la", "les", "l'", "des", "cette", "ces", "ses"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with all that stands around it, over the tokens `first` to `stop`.

    `modified` says that a modifier stands beside it; `elided`, that its noun stands elsewhere.
    """

    amount: Amount
    measure: Measure
    first: int
    stop: int
    modifier: CountModifier
    modified: bool
    noun: Span | None
    elided: bool = False


def read(view: View, amount: Amount, *, setting: Mapping[str, int], after_people: frozenset[int]) -> Quantity:
    """The unit, modifier and noun of an amount.

    `setting` counts the mentions of each country in the text; a person's name ends before each token of
    `after_people`.
    """
    found = measure(view, amount, setting)
    amount = signs.signed(view, amount, found)
    left = min(amount.first, found.first)
    left -= amount.form in {"collective", "fraction", "vague"} and view.lower(left - 1) in _ARTICLES
    before = modifiers.before(view, left)
    age = ages.age_stop(view, amount, before[1] if before else left, after_people)
    if age is not None:
        found = Measure("age", None, amount.first, age)
    noun = nouns.counted(view, amount, found)
    stop = max(found.stop, noun.stop if noun else 0)
    after = modifiers.after(view, found.stop) or modifiers.after(view, stop)
    first = before[1] if before else min(found.first, amount.first)
    modifier = before[0] if before and amount.low is None else _implied(view, amount)
    if after is not None and modifier in {"exact", "approximate"}:
        modifier, stop = after[0], max(stop, after[1])
    return Quantity(amount, found, first, stop, modifier, before is not None or after is not None, noun)


def _implied(view: View, amount: Amount) -> CountModifier:
    """The modifier that the number itself implies: a range, or the roundness of "une dizaine"."""
    if amount.value is None and amount.low is not None:
        return "between"
    is_round = amount.form == "vague" or not _ROUND.isdisjoint(view.words(amount.first, amount.stop))
    return "approximate" if is_round else "exact"
