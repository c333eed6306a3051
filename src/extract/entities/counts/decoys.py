"""Numbers that are no quantities: they name, they rank, they tell a score, a place, a time."""

from extract.entities.counts.ages import is_time
from extract.entities.counts.amounts import Amount
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import LABEL_MARKS, LABELS, SCORES, STREETS
from extract.tokens import Span

_SINGULAR = frozenset({"le", "la", "l'", "du", "au", "un", "une"})
_NAMING = frozenset({"#", "@", "§"})
_COMPARISONS = frozenset({"<", ">", "=", "±", "x", "×", "*", "≤", "≥"}) | _NAMING
_PRONOUNS = frozenset({"les", "ces", "des", "aux", "tous", "toutes", "ses", "nos", "vos", "leurs", "mes", "tes"})
_REACH = 15  # tokens around a number in which a score is told
_YEARS = range(1000, 2100)


def names_or_ranks(view: View, amount: Amount, measure: Measure, noun: Span | None) -> bool:
    """Whether the number is part of a name, a rank, an address, a clock time or a formula."""
    return (
        _is_glued(view, amount, measure)
        or _is_capitalised(view, amount)
        or _is_labelled(view, amount, noun)
        or _is_singular(view, amount, measure)
        or _is_address(view, amount)
        or _is_time(view, amount, measure)
        or _is_in_series(view, amount)
    )


def _is_glued(view: View, amount: Amount, measure: Measure) -> bool:
    """Whether a sign without spaces ties the number to a word or another number: "F-16", "49-3", "15:30"."""
    first, stop = amount.number.first, measure.stop
    before, after = view.lower(first - 1), view.lower(stop)
    if (before in _COMPARISONS or after == "=") and measure.kind == "count":
        return before in _NAMING or not view.tag(stop) == "NOUN"
    if measure.kind == "count" and view.adjoins(stop) and after.isalpha() and after != "h":
        return True
    if view.adjoins(first) and view.adjoins(first - 1) and before in {"-", "/", ".", ":", ",", "_", "'"}:
        return view.lower(first - 2).isalnum()
    if not view.adjoins(stop) or not view.adjoins(stop + 1):
        return False
    return after in {"-", "/", ".", ":", "_"} and view.lower(stop + 1).isalnum() and view.lower(stop + 1) != "là"


def _is_capitalised(view: View, amount: Amount) -> bool:
    """Whether a spelled number has the capital of a name: "le Club des Cinq"."""
    form, before = view.form(amount.number.first), view.form(amount.number.first - 1)
    return form[0].isupper() and form[1:].islower() and (before.isalpha() or before.endswith("'"))


def _is_labelled(view: View, amount: Amount, noun: Span | None) -> bool:
    """Whether the word before is one that a number names: "article 49", "n° 4", "pages 3 et 4"."""
    before = view.lower(amount.first - 1)
    if before == "°":
        return view.lower(amount.first - 2) in LABEL_MARKS
    if before == ".":
        return view.adjoins(amount.first - 1) and view.lower(amount.first - 2) in LABEL_MARKS
    is_label = before in LABELS and view.tag(amount.first - 1) not in {"VERB", "AUX"}
    return before in LABEL_MARKS or (is_label and (amount.form == "digits" or noun is None))


def _is_singular(view: View, amount: Amount, measure: Measure) -> bool:
    """Whether a singular article makes the number a name: "le 200 m", "du 93", "le onze"."""
    before = view.lower(amount.first - 1)
    is_plain = amount.form in {"digits", "words", "mixed"} and measure.kind in {"count", "measure"}
    return is_plain and before in _SINGULAR and amount.value is not None and amount.value >= 2


def _is_address(view: View, amount: Amount) -> bool:
    """Whether a street or a town follows: "12, rue", "75001 Paris"."""
    stop = amount.stop
    if view.lower(stop + (view.lower(stop) == ",")) in STREETS:
        return True
    form = view.form(amount.first)
    is_postcode = len(form) == 5 and form.isdecimal() and view.form(stop)[:1].isupper()
    return is_postcode and view.tag(stop) == "PROPN"


def _is_time(view: View, amount: Amount, measure: Measure) -> bool:
    """Whether the number is a year, a clock time or a duration, where no date was found around it."""
    if measure.kind != "count":
        return False
    if amount.joint and is_year(view, amount.number.first) and is_year(view, amount.stop - 1):
        return True
    if is_time(view, amount.stop) or (view.lower(amount.first - 1) == "h" and view.adjoins(amount.first)):
        return True
    return is_year(view, amount.first) and amount.stop == amount.first + 1 and view.lower(amount.first - 1) in {"en", "depuis", "fin", "début", "dès", "mi"}


def is_year(view: View, index: int) -> bool:
    """Whether the number looks like a year: four digits without a separator, 1000 to 2099."""
    form = view.form(index)
    return len(form) == 4 and form.isdecimal() and int(form) in _YEARS


def _is_in_series(view: View, amount: Amount) -> bool:
    """Whether bare digits stand beside it: "01 43 17 05 62"; or it numbers a list: "2)", "[3]"."""
    before, after = view.form(amount.first - 1), view.form(amount.stop)
    if before.isdecimal() or (after.isdecimal() and amount.form == "digits"):
        return True
    if before == "[" and after == "]":
        return True
    return amount.first == view.first and after in {")", "."} and amount.form == "digits"


def is_bare_decoy(view: View, amount: Amount, antecedent: Span | None, *, modified: bool) -> bool:
    """Whether a number that no noun or unit follows is no quantity: a score, a label, a pronoun."""
    before = view.lower(amount.first - 1)
    if amount.form in {"collective", "fraction", "vague", "mixed"}:
        return False
    if _is_score(view, amount):
        return True
    if before in _PRONOUNS or (amount.joint in {"-", "à"} and not modified and amount.first == amount.number.first):
        return True
    if amount.form == "words":
        return _is_bare_word_decoy(view, amount, before, antecedent)
    form = view.form(amount.first)
    if (amount.stop == amount.first + 1 and is_year(view, amount.first)) or _is_named(view, amount) or (form[0] == "0" and form.isdecimal()):
        return True
    is_subject = view.tag(amount.stop) in {"AUX", "VERB"}
    return antecedent is None and not modified and not is_subject and form.isdecimal()


def _is_named(view: View, amount: Amount) -> bool:
    """Whether bare digits belong to the word before: "Clearstream 2", "(12)"."""
    before = amount.first - 1
    if view.lower(before) == "(" and view.lower(amount.stop) == ")":
        return True
    return view.tag(before) in {"PROPN", "NOUN", "X"} and view.form(before)[:1].isalpha()


def _is_score(view: View, amount: Amount) -> bool:
    """Whether another bare number is joined to it in a sentence that tells a score: "le score de 4 à 3"."""
    joined = {"à", "-", "/"} & {view.lower(amount.first - 1), view.lower(amount.stop)}
    return bool(joined) and any(word in SCORES for word in view.words(amount.first - _REACH, amount.stop + _REACH))


def _is_bare_word_decoy(view: View, amount: Amount, before: str, antecedent: Span | None) -> bool:
    """Whether a spelled number without a noun is an adjective ("neuf") or an adverb ("à deux")."""
    if view.lower(amount.first) == "neuf" and (before == "de" or view.tag(amount.first - 1) in {"NOUN", "ADV"}):
        return True
    return antecedent is None and before in {"à", "en", "et", "ou"}
