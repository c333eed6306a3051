"""Bare numbers, without a noun or unit beside them: a quantity left short, or a score, a label, a pronoun."""

from extract.entities.counts import antecedents
from extract.entities.counts.amounts import Amount
from extract.entities.counts.decoys import is_year
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import ATTRIBUTIVE, SCORES
from extract.tokens import Span

_SURE = frozenset({"collective", "fraction", "vague", "mixed"})
_SUFFIXES = frozenset({"e", "er", "ère", "re", "ème", "nd", "nde"})
_JOINTS = frozenset({",", "et", "ou"})
_VERSUS = frozenset({"à", "-", "/"})
_SIGNS = frozenset({"plus", "contre", "+"})
_DETERMINERS = frozenset({"les", "ces", "des", "aux", "ses", "nos", "vos", "leurs", "mes", "tes"})
_NEW = frozenset({"de", "flambant", "tout", "quasi", "presque"})
_LEAST_UNLED = 100  # a score is lower
_NEAR = 5  # tokens to the end of a list, or to a verb
_REACH = 15  # tokens around a number in which a score is told


def is_decoy(view: View, amount: Amount, antecedent: Span | None, *, modified: bool) -> bool:
    """Whether a bare number is no quantity, given the noun that the text has left for it, if any."""
    if amount.form in _SURE:
        return False
    if (
        _is_score(view, amount)
        or _is_formula(view, amount)
        or _is_factor(view, amount)
        or _is_of_date(view, amount)
    ):
        return True
    if view.lower(amount.first - 1) in _DETERMINERS:
        return antecedent is None or not _is_of_others(view, amount)
    return not modified and _is_unlikely(view, amount, antecedent)


def _is_unlikely(view: View, amount: Amount, antecedent: Span | None) -> bool:
    """Whether nothing beside the number says that it is a quantity."""
    if amount.joint:
        return _is_unled_pair(view, amount)
    if amount.form == "words":
        return _is_adverb(view, amount, antecedent)
    return not antecedents.is_partitive(view, amount.first) and _is_label(view, amount, antecedent)


def _is_of_date(view: View, amount: Amount) -> bool:
    """Whether it ranks ("3 e", an ordinal that lost its link) or stands in a list that a date ends ("26, 30 et 48 ans")."""
    for place in range(amount.stop, amount.stop + _NEAR, 2):
        if view.lower(place) not in _JOINTS or view.tag(place + 1) != "NUM":
            break
        if place + 1 in view.dated:
            return True
    return view.lower(amount.stop) in _SUFFIXES


def _is_of_others(view: View, amount: Amount) -> bool:
    """Whether the number is of some that were not named: "les quatorze autres", "les 289 nécessaires", "60 sur les 420"."""
    following = view.lower(amount.stop)
    is_qualified = following in {"autre", "autres"} or following in ATTRIBUTIVE
    return is_qualified or view.lower(amount.first - 2) in {"sur", "parmi"}


def _is_unled_pair(view: View, amount: Amount) -> bool:
    """Whether two bare numbers are joined by à or a hyphen with no "de" or "entre" before them."""
    led = amount.first < amount.number.first or view.lower(amount.first - 1) in {"de", "d'"}
    is_large = amount.low is not None and amount.low >= _LEAST_UNLED
    return amount.joint == "-" or (amount.joint == "à" and not led and not is_large)


def _is_adverb(view: View, amount: Amount, antecedent: Span | None) -> bool:
    """Whether a spelled number is an adjective ("un vélo neuf") or an adverb ("coupé en deux")."""
    before = view.lower(amount.first - 1)
    if view.lower(amount.first) == "neuf" and (before in _NEW or view.tag(amount.first - 1) == "NOUN"):
        return True
    return antecedent is None and before in {"à", "en", "et", "ou"}


def _is_label(view: View, amount: Amount, antecedent: Span | None) -> bool:
    """Whether bare digits are a year, a label ("Clearstream 2", "Apollo 9 et 15", "007", "(12)") or a mark ("6,4")."""
    form, before = view.form(amount.first), amount.first - 1
    is_decimal = amount.value is not None and amount.value % 1 != 0
    if view.lower(before) == "(" and view.lower(amount.stop) == ")":
        return is_decimal or form.isdecimal()
    if is_year(view, amount.first) or (form[0] == "0" and form.isdecimal()):
        return True
    if view.tag(before) in {"PROPN", "NOUN", "X"} and view.form(before)[:1].isalpha():
        return True
    if view.lower(before) in _JOINTS and view.tag(before - 1) == "NUM" and view.tag(before - 2) == "PROPN":
        return True
    is_subject = view.tag(amount.stop) in {"AUX", "VERB"}
    return is_decimal or (antecedent is None and not is_subject and form.isdecimal())


def _is_score(view: View, amount: Amount) -> bool:
    """Whether another bare number is joined to it as in a score: "2 à 0", "le score de 4 à 3"."""
    before = view.lower(amount.first - 1) in _VERSUS and view.tag(amount.first - 2) == "NUM"
    after = view.lower(amount.stop) in _VERSUS and view.tag(amount.stop + 1) == "NUM"
    if not before and not after:
        return False
    opening = amount.first - (3 if before else 1)
    return view.lower(opening) not in {"de", "d'", "entre"} or _tells_scores(view, amount)


def _is_formula(view: View, amount: Amount) -> bool:
    """Whether it is part of a name made of numbers: "le traité « deux plus quatre »", "trois contre trois"."""
    before = view.lower(amount.first - 1) in _SIGNS and view.tag(amount.first - 2) == "NUM"
    after = view.lower(amount.stop) in _SIGNS and view.tag(amount.stop + 1) == "NUM"
    return amount.form == "words" and (before or after)


def sets_a_score(view: View, amount: Amount) -> bool:
    """Whether "à" and another number after the noun of `amount` make a score: "12 touches à 11"."""
    return view.lower(amount.first - 1) not in {"de", "d'"} or _tells_scores(view, amount)


def _tells_scores(view: View, amount: Amount) -> bool:
    return any(word in SCORES for word in view.words(amount.first - _REACH, amount.stop + _REACH))


def _is_factor(view: View, amount: Amount) -> bool:
    """Whether something is "multiplié par" it."""
    before = view.words(amount.first - _NEAR, amount.first)
    return before[-1:] == ("par",) and any(word.startswith(("multipli", "divis")) for word in before)
