"""The counted noun: the head of the phrase that a number counts."""

from itertools import product

from extract.entities.counts.amounts import Amount, ends_in_noun
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import (
    ADVERBS,
    ATTRIBUTIVE,
    CHANGES,
    DIMENSIONS,
    ELLIPTIC,
    NOMINAL,
    PREPOSED,
)
from extract.tokens import Span

_PARTS = frozenset({"ces", "ses", "leurs", "nos", "vos", "mes", "tes", "se", "les"})
_DETERMINERS = _PARTS | {"le", "la", "l'", "cet", "cette", "ce", "sa", "son", "leur", "notre"}
_OF = frozenset({"de", "d'"})
_OF_THE = frozenset({"des", "du"})
_LONGEST_STEP = 7  # tokens between a number and its noun
_LOCUTIONS = frozenset(product(("face", "grâce", "suite"), ("à", "au", "aux")))
_LATER = frozenset({"ADJ", "VERB", "NUM"})
_AFTER_NUMBER = _LATER | {"ADV", "X", "INTJ", "SYM"}  # the tagger knows few rare nouns
_ALL = frozenset({"tous", "toutes", "âgés", "âgées"})
_MILLION = 1_000_000  # "5 000 000 d'abonnés"
_LENGTHS = frozenset({"length", "speed", "angle", "temperature"})


def counted(view: View, amount: Amount, measure: Measure) -> Span | None:
    """The head noun of what `amount` counts, where it stands to the right; None where it does not.

    Money has none: "2 000 euros d'amende".
    """
    if measure.kind == "count":
        return _of_things(view, amount, measure.stop)
    if measure.kind == "percent":
        return _shared(view, measure)
    if measure.dimension in _LENGTHS:
        return _thing(view, measure.stop)
    return _measured(view, measure) if measure.kind == "measure" else None


def _of_things(view: View, amount: Amount, stop: int) -> Span | None:
    """The noun after a plain number, or after "de" where the number ends in a noun itself."""
    if ends_in_noun(view, amount):
        return _of(view, stop) or (None if amount.form == "vague" else head(view, stop))
    if view.lower(stop) in _OF and (amount.high or amount.value or 0) >= _MILLION:
        return _of(view, stop)
    is_adverb = amount.value != 1 and view.lower(stop).endswith("ment")
    return None if is_adverb else head(view, stop) or _part(view, stop)


def _of(view: View, quoted: int) -> Span | None:
    """The noun after "de": "millions de civils", "un tiers de ces policiers", "la moitié des 300 employés"."""
    index = quoted + (view.lower(quoted) == '"')
    if view.lower(index) not in _OF | _OF_THE or is_pronoun(view, index + 1):
        return None
    return _after_determiner(view, index + 1)


def is_pronoun(view: View, index: int) -> bool:
    """Whether "eux" or "elles" stands at `index`, after "entre" or not: "deux d'entre eux", "cinq d'eux"."""
    return view.lower(index + (view.lower(index) == "entre")) in {"eux", "elles"}


def _part(view: View, index: int) -> Span | None:
    """The noun of a whole of which a part is counted: "41 des 49 détenus", "trois de ses compagnons"."""
    word, after = view.lower(index), view.lower(index + 1)
    if word == "des" or (word in _OF and after in _PARTS) or (word == "parmi" and after in _PARTS):
        return _after_determiner(view, index + 1)
    return None


def _after_determiner(view: View, index: int) -> Span | None:
    while view.lower(index) in _DETERMINERS or view.tag(index) == "NUM":
        index += 1
    return head(view, index)


def _shared(view: View, measure: Measure) -> Span | None:
    """What a percentage is a share of: "12 % des électeurs", "60 % Hutus"."""
    index = measure.stop
    if view.lower(index) in _OF | _OF_THE:
        noun = None if _is_change(view, measure.first) else _of(view, index)
        is_dimension = noun == Span(index + 1, index + 2) and view.lower(index + 1) in DIMENSIONS
        return None if is_dimension else noun
    is_people = view.form(index)[:1].isupper()  # an adjective has no capital, whatever the tagger says
    if is_people and view.tag(index) in {"NOUN", "PROPN", "ADJ"}:
        return Span(index, index + 1)
    return Span(index, index + 1) if _is_plural(view.lower(index)) and view.tag(index) == "NOUN" else None


def _is_change(view: View, first: int) -> bool:
    """Whether the percentage is one of growth or loss: "une baisse d'environ 10 % de"."""
    place = first - 1
    while place > first - _LONGEST_STEP and view.tag(place) in {"ADP", "ADV", "ADJ", "DET", "SYM"}:
        place -= 1
    return view.lower(place) in CHANGES


def _measured(view: View, measure: Measure) -> Span | None:
    """What a weight, area or volume is of: "500 000 tonnes de TNT", "14 grammes de l'élément"."""
    index = measure.stop
    if view.lower(index) not in _OF | _OF_THE or view.lower(index + 1) in DIMENSIONS:
        return None
    return _after_determiner(view, index + 1)


def _thing(view: View, index: int) -> Span | None:
    """The common noun right after "de": "60 km de bouchons"; not "60 km de Vannes", "10 mètres de diamètre"."""
    if view.lower(index) not in _OF or view.tag(index + 1) != "NOUN" or view.lower(index + 1) in DIMENSIONS:
        return None
    return Span(index + 1, _compound(view, index + 1))


def head(view: View, index: int) -> Span | None:
    """The head of the noun phrase at `index`: its first noun, past adjectives and ordinals.

    Where no noun follows, the first plural adjective or participle is one ("trois blessés graves").
    """
    nominal: list[int] = []
    for place in range(index, index + _LONGEST_STEP):
        compound = _compound(view, place)
        if compound > place + 1:
            return Span(place, compound) if _is_compound_noun(view, Span(place, compound)) else None
        word = view.lower(place)
        if word in PREPOSED or word in ELLIPTIC or word == '"':
            nominal += [place] if word in NOMINAL else []
        elif (word in NOMINAL or view.is_noun(place)) and view.words(place, place + 2) not in _LOCUTIONS:
            return Span(place, place + 1)
        elif _may_be_noun(view, place, index):
            nominal.append(place)
        else:
            break
    return Span(nominal[0], nominal[0] + 1) if nominal else None


def _may_be_noun(view: View, place: int, index: int) -> bool:
    """Whether a word that is tagged otherwise may be the noun of the number before `index`."""
    word, tag = view.lower(place), view.tag(place)
    if word in ADVERBS or word in _ALL or not word.isalpha():
        return False
    if place == index and tag == "ADJ" and view.lower(index - 1) in {"un", "une"}:
        return True
    return _is_plural(word) and tag in (_AFTER_NUMBER if place == index else _LATER)


def _is_compound_noun(view: View, span: Span) -> bool:
    """Whether a hyphenated word is a noun: by its tags, or a plural right after the number ("nouveau-nés")."""
    tags = {view.tag(index) for index in range(span.first, span.stop) if view.lower(index) != "-"}
    is_named = not tags.isdisjoint({"NOUN", "PROPN"}) and tags.isdisjoint({"VERB", "AUX"})
    if view.lower(span.stop - 1) in {"là", "ci"}:  # "jusque-là"
        return False
    return is_named or (view.tag(span.first - 1) == "NUM" and _is_plural(view.lower(span.stop - 1)))


def _compound(view: View, index: int) -> int:
    """The token after the hyphenated word that begins at `index`: "petits-enfants", "ex-élus"."""
    stop = index + 1
    while (
        view.lower(stop) == "-"
        and view.adjoins(stop)
        and view.adjoins(stop + 1)
        and view.lower(stop + 1).isalpha()
    ):
        stop += 2
    return stop


def is_doubtful(view: View, noun: Span) -> bool:
    """Whether the noun may be a participle or an adjective of a noun left out: "sur six tentées"."""
    return view.tag(noun.first) in {"VERB", "ADJ"} and view.lower(noun.first) not in NOMINAL


def is_attributive(view: View, noun: Span) -> bool:
    """Whether the noun is a word that only qualifies one: "dont six gratuits", "les 289 nécessaires"."""
    return noun.stop == noun.first + 1 and view.lower(noun.first) in ATTRIBUTIVE


def _is_plural(word: str) -> bool:
    return word.endswith(("s", "x"))
