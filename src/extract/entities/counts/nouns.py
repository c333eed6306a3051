"""The counted noun: the head of the phrase that a number counts."""

from collections.abc import Collection

from extract.entities.counts.amounts import Amount
from extract.entities.counts.units import Measure
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import CHANGES, DIMENSIONS, ELLIPTIC, NOMINAL, PREPOSED
from extract.numbers.words import MULTIPLES
from extract.tokens import Span

_DETERMINERS = frozenset(
    {
        "le",
        "la",
        "l'",
        "les",
        "ces",
        "cet",
        "cette",
        "ce",
        "ses",
        "leurs",
        "nos",
        "vos",
        "mes",
        "tes",
        "sa",
        "son",
        "leur",
        "notre",
        "se",
    }
)
_PARTS = frozenset({"ces", "ses", "leurs", "nos", "vos", "mes", "tes", "se", "les"})
_OF = frozenset({"de", "d'"})
_OF_THE = frozenset({"des", "du"})
_LONGEST_STEP = 7  # tokens between a number and its noun
_ALL = frozenset({"tous", "toutes"})
_LENGTHS = frozenset({"length", "speed", "angle", "temperature"})


def counted(view: View, amount: Amount, measure: Measure, demonyms: Collection[int]) -> Span | None:
    """The head noun of what `amount` counts, where it stands to the right; None where it does not."""
    if measure.kind in {"money", "age"}:
        return None
    if measure.kind == "percent":
        return _shared(view, measure, demonyms)
    if measure.kind == "measure":
        return _measured(view, measure)
    stop = measure.stop
    if view.lower(amount.number.stop - 1) in MULTIPLES or amount.form in {"fraction", "vague"}:
        return _of(view, stop, demonyms) or (None if amount.form == "vague" else head(view, stop, demonyms))
    return head(view, stop, demonyms) or _part(view, stop, demonyms)


def _of(view: View, index: int, demonyms: Collection[int]) -> Span | None:
    """The noun after "de": "millions de civils", "un tiers de ces policiers", "la moitié des 300 employés"."""
    if view.lower(index) not in _OF | _OF_THE or view.words(index + 1, index + 3) == ("entre", "eux"):
        return None
    return _after_determiner(view, index + 1, demonyms)


def _part(view: View, index: int, demonyms: Collection[int]) -> Span | None:
    """The noun of a whole of which a part is counted: "41 des 49 détenus", "trois de ses compagnons"."""
    word, after = view.lower(index), view.lower(index + 1)
    if word == "des" or (word in _OF and after in _PARTS) or (word == "parmi" and after in _PARTS):
        return _after_determiner(view, index + 1, demonyms)
    return None


def _after_determiner(view: View, index: int, demonyms: Collection[int]) -> Span | None:
    while view.lower(index) in _DETERMINERS or view.tag(index) == "NUM":
        index += 1
    return head(view, index, demonyms)


def _shared(view: View, measure: Measure, demonyms: Collection[int]) -> Span | None:
    """What a percentage is a share of: "12 % des électeurs", "60 % Hutus"; none of a change."""
    index = measure.stop
    if view.lower(index) in _OF | _OF_THE:
        noun = None if _is_change(view, measure.first) else _of(view, index, demonyms)
        return None if noun is None or view.lower(noun.first) in DIMENSIONS else noun
    is_group = _is_plural(view.lower(index)) or view.form(index)[:1].isupper()
    if is_group and view.tag(index) in {"NOUN", "PROPN"}:
        return Span(index, index + 1)
    return None


def _is_change(view: View, index: int) -> bool:
    return view.lower(index - 1) in {"de", "d'"} and view.lower(index - 2) in CHANGES


def _measured(view: View, measure: Measure) -> Span | None:
    """What a measure is of: "500 000 tonnes de TNT"; none in "10 mètres de diamètre", "60 km de Vannes"."""
    index = measure.stop
    if view.lower(index) not in _OF | _OF_THE or view.lower(index + 1) in DIMENSIONS:
        return None
    if measure.dimension in _LENGTHS:
        is_thing = view.lower(index) in _OF and view.tag(index + 1) == "NOUN"
        return Span(index + 1, index + 2) if is_thing else None
    return _after_determiner(view, index + 1, ())


def head(view: View, index: int, demonyms: Collection[int]) -> Span | None:
    """The head of the noun phrase at `index`: its first noun, past adjectives and ordinals.

    Where no noun follows, the first plural adjective or participle is one ("trois blessés graves").
    """
    nominal: int | None = None
    for place in range(index, index + _LONGEST_STEP):
        word, tag = view.lower(place), view.tag(place)
        compound = _compound(view, place)
        if compound > place + 1 and _names({view.tag(part) for part in range(place, compound)}):
            return Span(place, compound)
        if word in PREPOSED or word in ELLIPTIC or word == '"':
            if nominal is None and word in NOMINAL:
                nominal = place
            continue
        if (
            (tag in {"NOUN", "PROPN"} and len(word) > 1 and word[0].isalpha())
            or place in demonyms
            or word in NOMINAL
        ):
            return Span(place, place + 1)
        if tag not in {"ADJ", "VERB", "NUM"} or not word.isalpha() or not _is_plural(word) or word in _ALL:
            break
        nominal = place if nominal is None else nominal
    return None if nominal is None else Span(nominal, nominal + 1)


def _names(tags: set[str]) -> bool:
    return not tags.isdisjoint({"NOUN", "PROPN"}) and tags.isdisjoint({"VERB", "AUX"})


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


def _is_plural(word: str) -> bool:
    return word.endswith(("s", "x"))
