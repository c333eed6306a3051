"""Ages: "un homme de 43 ans", "âgé de", "Géza Imre, 41 ans", "les 18-24 ans"."""

from extract.entities.counts.amounts import Amount
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import DURATIONS, PEOPLE

_PERSON_ENDINGS = (
    "iste",
    "lète",
    "lètes",
    "istes",
    "ien",
    "iens",
    "ienne",
    "iennes",
    "euse",
    "euses",
    "eurs",
    "trices",
)

_YEARS = frozenset({"an", "ans"})
_UNITS = frozenset({"an", "ans", "mois", "semaines", "jours"})
_TO_BE_OLD = frozenset({"âgé", "âgée", "âgés", "âgées", "âge", "âges", "vieux", "vieille"})
_TO_HAVE = frozenset(
    {
        "ai",
        "avoir",
        "as",
        "a",
        "avons",
        "avez",
        "ont",
        "avais",
        "avait",
        "avaient",
        "aura",
        "auront",
        "fête",
        "fêtait",
        "fêtera",
        "aurait",
        "ayant",
        "eu",
    }
)
_TERMS = (
    "condamn",
    "rédui",
    "port",
    "fix",
    "limit",
    "ramen",
    "prolong",
    "pass",
    "estim",
    "peine",
    "entre",
    "dur",
)
_OLDEST = 120


def is_time(view: View, index: int) -> bool:
    """Whether a unit of time stands at `index`, or after "de" ("millions d'années")."""
    place = index + (view.lower(index) in {"de", "d'"})
    return view.lower(place) in DURATIONS


def age_stop(view: View, amount: Amount, modified: int, named: frozenset[int]) -> int | None:
    """The token after an age, None where `amount` is none.

    `modified` is the place where the modifier of the amount begins; `named` holds the tokens after which a
    person's name ends.
    """
    unit = view.lower(amount.stop)
    oldest = amount.high if amount.value is None else amount.value
    if oldest is None or oldest > _OLDEST:
        return None
    if unit not in _UNITS:
        return amount.stop if _follows_name(view, amount, named) else None
    stop = amount.stop + 1
    if view.lower(stop) in {"d'", "de"} and view.lower(stop + 1) == "âge":
        return stop
    first = _before_list(view, modified)
    if _says_age(view, first) or (unit in _YEARS and _is_age_of_someone(view, first, stop)):
        return stop
    return None


def _follows_name(view: View, amount: Amount, named: frozenset[int]) -> bool:
    """A bare age after a person's name: "Géza Imre, 41, ..."."""
    return (
        amount.first - 1 in named
        and view.lower(amount.first - 1) in {",", "("}
        and view.lower(amount.stop) in {",", ")", "et"}
        and amount.value is not None
        and amount.value >= 10
        and view.form(amount.first).isdecimal()
    )


def _says_age(view: View, index: int) -> bool:
    """Whether the words before `index` name an age: "âgée de", "à l'âge de", "âgés de 5 à 10 ans et de"."""
    return any(word in _TO_BE_OLD for word in view.words(index - 3, index))


def _before_list(view: View, first: int) -> int:
    """The first number of the list that ends at `first`: "âgés de 26, 30 et 48 ans"."""
    while view.lower(first - 1) in {"et", "ou", ","} and view.tag(first - 2) == "NUM":
        first -= 2
    return first


def _is_age_of_someone(view: View, first: int, stop: int) -> bool:
    before, after = view.lower(first - 1), view.lower(stop)
    if before in {",", "(", "-"} and after in {",", ")", "-", ".", "", ";"}:
        return view.tag(first - 2) in {"PROPN", "NOUN", "ADJ"} or before == "("
    if before in {"les", "des", "aux"}:
        return after not in {"de", "d'"}
    if before in {"de", "d'"}:
        return _is_person(view, first - 2) or _is_person(view, first - 3)
    if before == "à":
        return after not in {"de", "d'"} and not _is_term(view, first - 1)
    return _has_years(view, first, after)


def _is_term(view: View, index: int) -> bool:
    """Whether the word "à" at `index` sets the length of something: "condamné à 5 ans"."""
    return any(word.startswith(_TERMS) for word in view.words(index - 4, index))


def _is_person(view: View, index: int) -> bool:
    word = view.lower(index)
    return word in PEOPLE or index in view.demonyms or word.endswith(_PERSON_ENDINGS)


def _has_years(view: View, first: int, after: str) -> bool:
    """Whether someone "a 20 ans"; not "il y a 20 ans", nor "a 20 ans d'expérience"."""
    verb = next((k for k in (first - 1, first - 2) if view.lower(k) in _TO_HAVE), None)
    return verb is not None and view.lower(verb - 1) != "y" and after not in {"de", "d'", "pour"}
