"""The noun of a quantity whose own noun is elided or far: "dont trois grièvement", "s'élève à 41"."""

from collections.abc import Sequence

from extract.entities.counts.nouns import is_pronoun
from extract.entities.counts.view import View
from extract.tokens import Span

_JOINTS = frozenset({",", "et", "ou", "puis", "à", "-", "voire", "contre"})
_BESIDE = frozenset({"de", "d'", "des", "les", "environ", "un", "une", "plusieurs", '"'})
_REACH = 30  # tokens back to a noun
_OPENING = 3  # tokens before a subject that opens its sentence
_TOTALS = frozenset({"nombre", "total", "effectif", "quantité"})


def are_listed(view: View, stop: int, following: int) -> bool:
    """Whether only list words part a number from the next one: "12, et 7 points"."""
    between = view.words(stop, following)
    return not _JOINTS.isdisjoint(between) and all(word in _JOINTS or word in _BESIDE for word in between)


def before(view: View, first: int, stop: int, counted: Sequence[Span]) -> Span | None:
    """The antecedent to the left of the number at `first`, where the text points at one.

    `counted` are the nouns of the quantities before it in the text.
    """
    here = [noun for noun in counted if noun.first >= view.first]
    if view.lower(stop) in {"de", "d'"} and is_pronoun(view, stop + 1):
        return _plural_noun(view, first) or (counted[-1] if counted else None)
    word = view.lower(first - 1)
    if word == "dont" and here:
        return here[-1]
    if word in {"dont", "par"}:
        return _plural_noun(view, first - 1)
    found = _total(view, first) or _named_before(view, first) or _subject(view, first)
    found = found or (here[-1] if here else None)
    return found or _last_subject(view, first, stop, counted)


def _last_subject(view: View, first: int, stop: int, counted: Sequence[Span]) -> Span | None:
    """The noun counted last, where the number is the subject of its sentence: "Deux ont été arrêtés"."""
    is_subject = view.tag(stop) in {"AUX", "VERB"} and first - view.first <= _OPENING
    is_near = bool(counted) and first - counted[-1].first <= _REACH
    return counted[-1] if is_subject and is_near else None


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
