"""Numbers that are no quantities: they name, they rank, they tell a place or a time."""

from extract.entities.counts.ages import is_time
from extract.entities.counts.amounts import Amount
from extract.entities.counts.nouns import is_doubtful
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import DURATIONS, EVENTS, LABEL_MARKS, LABELS, RACES, SPORTS, STREETS
from extract.tokens import Span

_BEGIN_EVENT = frozenset(event[0] for event in EVENTS)
_SINGULAR = frozenset({"le", "la", "l'", "du", "au", "un", "une"})
_LIMITS = frozenset({("moins", "de"), ("plus", "de")})
_NAMING = frozenset({"#", "@", "§"})
_TIES = frozenset({"+", "-", "/", ".", ":", ",", "_", "'", '"'})
_COMPARISONS = frozenset({"<", ">", "=", "±", "x", "×", "*", "≤", "≥"}) | _NAMING
_PLURALS = frozenset({"les", "des", "aux"})
_BEFORE_YEAR = frozenset({"en", "depuis", "fin", "début", "dès", "mi"})
_REACH = 15  # tokens around a race that say that it is one
_YEARS = range(1000, 2100)


def names_or_ranks(view: View, amount: Amount, measure: Measure, noun: Span | None) -> bool:
    """Whether the number is part of a name, a rank, an address, a clock time or a formula."""
    return (
        _is_glued(view, amount, measure)
        or _is_capitalised(view, amount)
        or (measure.kind in {"count", "measure", "age"} and _is_labelled(view, amount, noun))
        or _is_singular(view, amount, measure)
        or _is_address(view, amount)
        or _is_discipline(view, amount, measure)
        or _is_time(view, amount, measure, noun)
        or _is_in_series(view, amount)
        or _is_pronoun(view, amount, noun)
        or (amount.form == "fraction" and amount.stop + 1 in view.dated)
        or (noun is not None and view.lower(noun.first) in DURATIONS)
    )


def _is_glued(view: View, amount: Amount, measure: Measure) -> bool:
    """Whether a sign without spaces ties the number to a word or another number: "F-16", "49-3", "15:30"."""
    first, stop = amount.number.first, measure.stop
    before, after = view.lower(first - 1), view.lower(stop)
    if (before in _COMPARISONS or after in {"=", "x", "×"}) and measure.kind == "count":
        return before in _NAMING or view.tag(stop) != "NOUN"
    if measure.kind == "count" and view.adjoins(stop) and after.isalpha() and after != "h":
        return True
    if view.adjoins(first) and view.adjoins(first - 1) and before in _TIES:
        return view.lower(first - 2).isalnum()
    is_rate = after == "/" and measure.kind != "count"
    if is_rate or not view.adjoins(stop) or not view.adjoins(stop + 1):
        return False
    return after in _TIES and view.lower(stop + 1).isalnum() and view.lower(stop + 1) != "là"


def _is_capitalised(view: View, amount: Amount) -> bool:
    """Whether a spelled number has the capital of a name: "le Club des Cinq"."""
    form, before = view.form(amount.number.first), view.form(amount.number.first - 1)
    return form[0].isupper() and form[1:].islower() and (before.isalpha() or before.endswith("'"))


def _is_labelled(view: View, amount: Amount, noun: Span | None) -> bool:
    """Whether the word before is one that a number names: "article 49", "n° 4", "Boeing 737 MAX"."""
    place = amount.number.first - 1
    before = view.lower(place)
    if before == "°":
        return view.lower(place - 1) in LABEL_MARKS
    if before == ".":
        return view.adjoins(place) and view.lower(place - 1) in LABEL_MARKS
    is_label = before in LABELS and view.tag(place) not in {"VERB", "AUX"}
    if before in LABEL_MARKS or (is_label and (amount.form == "digits" or noun is None)):
        return True
    if amount.form != "digits" or noun is None or noun.first != amount.stop:
        return False
    return place > view.first and view.form(place)[:1].isupper() and view.form(noun.first)[0].isupper()


def _is_singular(view: View, amount: Amount, measure: Measure) -> bool:
    """Whether a singular article makes the number a name: "le 200 m", "du 93", "le onze"."""
    before = view.lower(amount.first - 1)
    is_plain = amount.form in {"digits", "words", "mixed"} and measure.kind in {"count", "measure"}
    return is_plain and before in _SINGULAR and amount.value is not None and amount.value >= 2


def _is_pronoun(view: View, amount: Amount, noun: Span | None) -> bool:
    """Whether the number stands for all: "tous deux", "tous les trois tués sur le coup"."""
    before = view.words(amount.first - 2, amount.first)
    if before[-1:] in {("tous",), ("toutes",)}:
        return True
    return before in {("tous", "les"), ("toutes", "les")} and (noun is None or is_doubtful(view, noun))


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
    if view.lower(amount.first) in _BEGIN_EVENT and any(
        view.words(amount.first, amount.first + len(event)) == event for event in EVENTS
    ):
        return True
    if measure.kind != "measure":
        return False
    if view.lower(amount.first - 1) in {"x", "×"}:
        return True
    if measure.dimension == "mass":
        signed = view.lower(amount.number.first - 1) in {"-", "+"} and view.adjoins(amount.number.first)
        limit = view.words(amount.first - 2, amount.first) in _LIMITS
        return signed or (limit and view.lower(amount.first - 3) in _PLURALS)
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
    are_years = is_year(view, amount.number.first) and is_year(view, amount.stop - 1)
    if are_years and (amount.joint == "-" or (amount.joint and noun is None)):
        return True
    if is_time(view, amount.stop) or (view.lower(amount.first - 1) == "h" and view.adjoins(amount.first)):
        return True
    return (
        is_year(view, amount.first)
        and amount.stop == amount.first + 1
        and view.lower(amount.first - 1) in _BEFORE_YEAR
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
