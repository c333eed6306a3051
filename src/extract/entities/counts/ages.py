"""Ages: "un homme de 43 ans", "âgé de 18 mois", "Géza Imre, 41, ", "les 18-24 ans".

A length in years is a date where the finder of dates, which comes before, has found one; else it is an age.
"""

from extract.entities.counts.amounts import Amount
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import DURATIONS
from extract.numbers.words import MULTIPLES

_YEARS = frozenset({"an", "ans"})
_UNITS = frozenset({"an", "ans", "mois", "semaines", "jours"})
_TO_BE_OLD = frozenset({"âgé", "âgée", "âgés", "âgées", "âge", "âges", "vieux", "vieille"})
_OLDEST = 120


def is_time(view: View, index: int) -> bool:
    """Whether a unit of time stands at `index`, or after "de" ("millions d'années")."""
    place = index + (view.lower(index) in {"de", "d'"})
    return view.lower(place) in DURATIONS


def age_stop(view: View, amount: Amount, modified: int, after_people: frozenset[int]) -> int | None:
    """The token after an age, None where `amount` is none.

    `modified` is the place where the modifier of the amount begins; a person's name ends before each token of
    `after_people`.
    """
    if amount.form == "collective":
        return _round_age_stop(view, amount)
    if view.lower(amount.stop - 1) in MULTIPLES:
        return _long_age_stop(view, amount, modified)
    unit = view.lower(amount.stop)
    oldest = amount.high if amount.value is None else amount.value
    if oldest is None or oldest > _OLDEST:
        return None
    if unit not in _UNITS:
        return amount.stop if _follows_name(view, amount, after_people) else None
    stop = amount.stop + 1
    first = _before_list(view, modified)
    is_said = any(word in _TO_BE_OLD for word in view.words(first - 3, first))
    is_said |= view.lower(stop) in {"d'", "de"} and view.lower(stop + 1) == "âge"
    return stop if is_said or (unit in _YEARS and _is_left_by_dates(view, amount, first)) else None


def _round_age_stop(view: View, amount: Amount) -> int | None:
    """The token after a round age, "un homme d'une soixantaine d'années"; None where it is none."""
    is_of = view.words(amount.first - 2, amount.first) == ("de", "une")
    is_years = view.words(amount.stop, amount.stop + 2) in {("de", "années"), ("de", "ans")}
    return amount.stop + 2 if is_of and is_years else None


def _long_age_stop(view: View, amount: Amount, modified: int) -> int | None:
    """The token after the age of what is older than people, "âgé de 135 millions d'années"; None where it is none."""
    is_said = any(word in _TO_BE_OLD for word in view.words(modified - 3, modified))
    return (
        amount.stop + 2 if is_said and view.words(amount.stop, amount.stop + 2) == ("de", "années") else None
    )


def _is_left_by_dates(view: View, amount: Amount, first: int) -> bool:
    """Whether nothing but the finder of dates could take the years for a length: not "un an", "il y a 5 ans"."""
    is_article = amount.stop == amount.first + 1 and amount.value == 1
    is_named = view.form(amount.stop) == "Ans"
    return not (is_article or is_named or view.words(first - 2, first) == ("y", "a"))


def _follows_name(view: View, amount: Amount, after_people: frozenset[int]) -> bool:
    """Whether it is a bare age after a person's name: "Géza Imre, 41, ..."."""
    return (
        amount.first - 1 in after_people
        and view.lower(amount.first - 1) in {",", "("}
        and view.lower(amount.stop) in {",", ")", "et"}
        and view.form(amount.first).isdecimal()
        and len(view.form(amount.first)) == 2
    )


def _before_list(view: View, first: int) -> int:
    """The first number of the list that ends at `first`: "âgés de 26, 30 et 48 ans"."""
    while view.lower(first - 1) in {"et", "ou", ","} and view.tag(first - 2) == "NUM":
        first -= 2
    return first
