"""Numbers that are no quantities: they name, they rank, they tell a score, a place, a time."""

from extract.entities.counts.ages import is_time
from extract.entities.counts.amounts import Amount
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import DURATIONS, LABEL_MARKS, LABELS, RACES, SCORES, SPORTS, STREETS
from extract.tokens import Span

_SINGULAR = frozenset({"le", "la", "l'", "du", "au", "un", "une"})
_LIMITS = frozenset({("moins", "de"), ("plus", "de")})
_NAMING = frozenset({"#", "@", "§"})
_SUFFIXES = frozenset(
    {"e", "er", "ère", "re", "ème", "nd", "nde"}
)  # "3 e": an ordinal whose text lost its link
_VERSUS = frozenset({"à", "-", "/"})
_TIES = frozenset({"+", "-", "/", ".", ":", ",", "_", "'", '"'})
_COMPARISONS = frozenset({"<", ">", "=", "±", "x", "×", "*", "≤", "≥"}) | _NAMING
_PRONOUNS = frozenset(
    {"les", "ces", "des", "aux", "tous", "toutes", "ses", "nos", "vos", "leurs", "mes", "tes"}
)
_NEAR = 5  # tokens from "en" to its number
_REACH = 15  # tokens around a number in which a score is told
_NEW = frozenset({"de", "flambant", "tout", "quasi", "presque"})
_YEARS = range(1000, 2100)


def names_or_ranks(view: View, amount: Amount, measure: Measure, noun: Span | None) -> bool:
    """Whether the number is part of a name, a rank, an address, a clock time or a formula."""
    return (
        _is_glued(view, amount, measure)
        or _is_capitalised(view, amount)
        or _is_labelled(view, amount, noun)
        or _is_singular(view, amount, measure)
        or _is_address(view, amount)
        or _is_discipline(view, amount, measure)
        or _is_time(view, amount, measure, noun)
        or _is_in_series(view, amount)
        or view.lower(amount.first - 1) in {"tous", "toutes"}
        or (noun is not None and view.lower(noun.first) in DURATIONS)
    )


def _is_glued(view: View, amount: Amount, measure: Measure) -> bool:
    """Whether a sign without spaces ties the number to a word or another number: "F-16", "49-3", "15:30"."""
    first, stop = amount.number.first, measure.stop
    before, after = view.lower(first - 1), view.lower(stop)
    if (before in _COMPARISONS or after == "=") and measure.kind == "count":
        return before in _NAMING or not view.tag(stop) == "NOUN"
    if measure.kind == "count" and view.adjoins(stop) and after.isalpha() and after != "h":
        return True
    if view.adjoins(first) and view.adjoins(first - 1) and before in _TIES:
        return view.lower(first - 2).isalnum()
    if not view.adjoins(stop) or not view.adjoins(stop + 1):
        return False
    return after in _TIES and view.lower(stop + 1).isalnum() and view.lower(stop + 1) != "là"


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


def _is_discipline(view: View, amount: Amount, measure: Measure) -> bool:
    """Whether it names a race or a class of weight: "sur 200 m" of a sprinter, "les moins de 52 kilos"."""
    if measure.kind != "measure":
        return False
    if view.lower(amount.first - 1) in {"x", "×"}:
        return True
    if measure.dimension == "mass":
        signed = view.lower(amount.number.first - 1) in {"-", "+"} and view.adjoins(amount.number.first)
        limit = view.words(amount.first - 2, amount.first) in _LIMITS
        return signed or (limit and view.lower(amount.first - 3) in _PRONOUNS)
    if measure.unit == "°":
        return view.form(measure.stop).isdecimal() or view.form(measure.stop) in {"N", "S", "E", "O", "W"}
    is_race = measure.unit == "m" and view.form(amount.first) in RACES
    around = view.words(amount.first - _REACH, amount.stop + _REACH)
    return (
        is_race and view.lower(amount.first - 1) in {"en", "sur", ",", "et"} and not SPORTS.isdisjoint(around)
    )


def _is_time(view: View, amount: Amount, measure: Measure, noun: Span | None) -> bool:
    """Whether the number is a year, a clock time or a duration, where no date was found around it."""
    if measure.kind != "count":
        return False
    if (
        noun is None
        and amount.joint
        and is_year(view, amount.number.first)
        and is_year(view, amount.stop - 1)
    ):
        return True
    if is_time(view, amount.stop) or (view.lower(amount.first - 1) == "h" and view.adjoins(amount.first)):
        return True
    return (
        is_year(view, amount.first)
        and amount.stop == amount.first + 1
        and view.lower(amount.first - 1) in {"en", "depuis", "fin", "début", "dès", "mi"}
    )


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
    if _is_score(view, amount) or _is_factor(view, amount):
        return True
    if view.lower(amount.stop) in _SUFFIXES:
        return True
    if before == "les" and view.lower(amount.first - 2) in {"sur", "parmi"}:
        return antecedent is None
    if before in _PRONOUNS and view.lower(amount.stop) in {"autre", "autres"}:
        return antecedent is None
    if before in _PRONOUNS or (not modified and _is_unled_pair(view, amount)):
        return True
    if modified or amount.joint or _is_partitive(view, amount):
        return False
    if amount.form == "words":
        return _is_bare_word_decoy(view, amount, before, antecedent)
    form = view.form(amount.first)
    if is_year(view, amount.first) or _is_named(view, amount) or (form[0] == "0" and form.isdecimal()):
        return True
    is_subject = view.tag(amount.stop) in {"AUX", "VERB"}
    is_decimal = amount.value is not None and amount.value % 1 != 0
    return is_decimal or (antecedent is None and not is_subject and form.isdecimal())


def _is_unled_pair(view: View, amount: Amount) -> bool:
    """Whether two bare numbers are joined by à or a hyphen with no "de" or "entre" before them."""
    led = amount.first < amount.number.first or view.lower(amount.first - 1) in {"de", "d'"}
    return amount.joint in {"-", "à"} and not (led and amount.joint == "à")


def _is_partitive(view: View, amount: Amount) -> bool:
    """Whether "en" says that a noun is left out: "il en faut 60"."""
    return any(
        view.lower(index) == "en" and view.tag(index) == "PRON"
        for index in range(amount.first - _NEAR, amount.first)
    )


def _is_named(view: View, amount: Amount) -> bool:
    """Whether bare digits belong to the word before: "Clearstream 2", "(12)"."""
    before = amount.first - 1
    if view.lower(before) == "(" and view.lower(amount.stop) == ")":
        return view.form(amount.first).isdecimal()
    return view.tag(before) in {"PROPN", "NOUN", "X"} and view.form(before)[:1].isalpha()


def _is_score(view: View, amount: Amount) -> bool:
    """Whether another bare number is joined to it in a sentence that tells a score: "le score de 4 à 3"."""
    before = view.lower(amount.first - 1) in _VERSUS and view.tag(amount.first - 2) == "NUM"
    after = view.lower(amount.stop) in _VERSUS and view.tag(amount.stop + 1) == "NUM"
    if not before and not after:
        return False
    return any(word in SCORES for word in view.words(amount.first - _REACH, amount.stop + _REACH))


def _is_factor(view: View, amount: Amount) -> bool:
    """Whether something is "multiplié par" it."""
    before = view.words(amount.first - 5, amount.first)
    return before[-1:] == ("par",) and any(word.startswith(("multipli", "divis")) for word in before)


def _is_bare_word_decoy(view: View, amount: Amount, before: str, antecedent: Span | None) -> bool:
    """Whether a spelled number without a noun is an adjective ("neuf") or an adverb ("à deux")."""
    if view.lower(amount.first) == "neuf" and (before in _NEW or view.tag(amount.first - 1) == "NOUN"):
        return True
    return antecedent is None and before in {"à", "en", "et", "ou"}
