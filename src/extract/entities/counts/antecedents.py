"""The noun of a quantity whose own noun is elided or far: "dont trois grièvement", "s'élève à 41"."""

from collections.abc import Sequence

from extract.entities.counts.agreement import (
    gender_of_noun,
    gender_of_predicate,
    is_of_people,
    is_person,
)
from extract.entities.counts.nouns import is_pronoun
from extract.entities.counts.quantities import Quantity
from extract.entities.counts.view import View
from extract.tokens import Span

_JOINTS = frozenset({",", "et", "ou", "puis", "à", "-", "voire", "contre"})
_BESIDE = frozenset({"de", "d'", "des", "les", "environ", "un", "une", "plusieurs", '"'})
_REACH = 30  # tokens back to a noun
_OPENING = 3  # tokens before a subject that opens its sentence
_TOPIC = 150  # tokens back to what the text is about
_WIDEST = 8  # tokens of a remark between commas
_NEAR = 5  # tokens from "en" to its number
_ARTICLES = frozenset({"un", "une", "les", "environ"})
_CLITICS = frozenset({"n'", "ne", "s'", "se", "en", "y", "l'", "leur", "lui"})
_TOTALS = frozenset({"nombre", "total", "effectif", "quantité"})


def are_listed(view: View, stop: int, following: int) -> bool:
    """Whether only list words part a number from the next one: "12, et 7 points"."""
    between = view.words(stop, following)
    if between == (",", "à"):  # "en hausse de 3 %, à 12 % du total"
        return False
    return not _JOINTS.isdisjoint(between) and all(word in _JOINTS or word in _BESIDE for word in between)


def before(view: View, quantity: Quantity, recent: Sequence[Quantity]) -> Span | None:
    """The antecedent to the left of a number, where the text points at one; `recent` are the counts before it."""
    first, stop = quantity.first, quantity.amount.stop
    here = [one.noun for one in recent if one.noun is not None and one.first >= view.first]
    if view.lower(stop) in {"de", "d'"} and is_pronoun(view, stop + 1):
        return _plural_noun(view, first) or topic(view, quantity, recent)
    if link(view, first) in {"dont", "par"}:
        is_counted = bool(here) and link(view, first) == "dont"
        return _of_which(view, quantity, here[-1]) if is_counted else _plural_noun(view, first - 1)
    found = _total(view, first) or _named_before(view, first) or _subject(view, first)
    if found is None and (is_subject(view, quantity) or is_partitive(view, first)):
        found = topic(view, quantity, recent)
    return found or (here[-1] if here else None)


def link(view: View, first: int) -> str:
    """The word before a number and its article: "dont une dizaine"."""
    return view.lower(first - 1 - (view.lower(first - 1) in _ARTICLES))


def is_partitive(view: View, first: int) -> bool:
    """Whether "en" says that the noun of the number at `first` is left out: "il en faut 60"."""
    return any(
        view.lower(index) == "en" and view.tag(index) == "PRON" for index in range(first - _NEAR, first)
    )


def is_subject(view: View, quantity: Quantity) -> bool:
    """Whether the number is the subject of a sentence or clause: "Deux ont été arrêtés", "six se sont enfuis"."""
    stop = quantity.amount.stop
    while view.lower(stop) in _CLITICS:
        stop += 1
    first = quantity.first
    opens = first - view.first <= _OPENING or view.lower(first - 1) in {";", ",", ":", "et", "mais"}
    return opens and (view.tag(stop) in {"AUX", "VERB"} or _is_apposed(view, stop))


def _is_apposed(view: View, stop: int) -> bool:
    """Whether a remark between commas parts the number from its verb: "Trois, choquées, ont été soignées"."""
    if view.lower(stop) != ",":
        return False
    closing = next((index for index in range(stop + 2, stop + _WIDEST) if view.lower(index) == ","), stop)
    return view.tag(closing + 1) in {"AUX", "VERB"}


def topic(view: View, quantity: Quantity, recent: Sequence[Quantity]) -> Span | None:
    """The noun counted before of which the number is a part.

    Nouns of the same sentence come first, then those of people where people are spoken of, then the last.
    """
    gender = gender_of_predicate(view, quantity.amount.stop)
    nouns = [
        one.noun
        for one in reversed(recent)
        if one.noun is not None
        and quantity.first - one.noun.first <= _TOPIC
        and (one.first >= view.first or _may_hold(one, quantity))
        and {gender, gender_of_noun(view.tokens.lowers[one.noun.first])} != {"feminine", "masculine"}
    ]
    of_people = is_of_people(view, quantity.amount.stop)
    nouns.sort(key=lambda noun: (noun.first < view.first, of_people and not is_person(view, noun)))
    return nouns[0] if nouns else None


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether the one quantity may be a part of the other by their numbers."""
    most, value = whole.amount.value or whole.amount.high, part.amount.value
    return most is None or value is None or value <= most


def _of_which(view: View, quantity: Quantity, last: Span) -> Span:
    """What "dont" refers to: the noun counted `last`, but for people where something else was counted."""
    if is_person(view, last) or not is_of_people(view, quantity.amount.stop):
        return last
    for index in range(quantity.first - 1, max(last.first, quantity.first - _REACH), -1):
        if view.tag(index) == "NOUN" and is_person(view, Span(index, index + 1)):
            return Span(index, index + 1)
    return last


def _total(view: View, first: int) -> Span | None:
    """The noun after "nombre de" in the same sentence: "le nombre de morts s'élève à 41"."""
    for index in range(max(view.first, first - _REACH), first - 2):
        if view.lower(index) in _TOTALS:
            place = index + 1 + (view.tag(index + 1) == "ADJ")
            noun = place + 1 + (view.tag(place + 1) == "ADJ")
            if view.lower(place) in {"de", "d'", "des"} and view.tag(noun) == "NOUN" and noun < first:
                return Span(noun, noun + 1)
    return None


def _named_before(view: View, first: int) -> Span | None:
    """The noun of the phrase that sets the whole: "Parmi ces autres acteurs, deux"."""
    for index in range(first - 1, max(first - 15, view.first - 1), -1):
        if view.lower(index) == "parmi" or (index == view.first and view.lower(index) == "sur"):
            return next((Span(k, k + 1) for k in range(index + 1, first) if view.tag(k) == "NOUN"), None)
    return None


def _subject(view: View, first: int) -> Span | None:
    """The subject of which the number is said: "Les manifestants étaient 12 000"."""
    if view.tag(first - 1) != "AUX":
        return None
    for index in range(first - 2, first - 2 - _OPENING, -1):
        if view.tag(index) == "NOUN" and view.lower(index).endswith(("s", "x")):
            return Span(index, index + 1)
    return None


def _plural_noun(view: View, first: int) -> Span | None:
    """The nearest plural noun before `first`."""
    for index in range(first - 1, max(first - _REACH, view.first - 1), -1):
        if view.tag(index) == "NOUN" and view.lower(index).endswith(("s", "x")):
            return Span(index, index + 1)
    return None
