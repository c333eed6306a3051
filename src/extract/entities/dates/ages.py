"""Years that are an age: "âgé de 20 ans", "un homme de 45 ans", "Jean Dupont, 69 ans,", "à 20 ans,"."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from extract.entities.dates.expressions import Duration
from extract.entities.dates.surroundings import Around, words
from extract.lexicon import read_lines

_OF: Final = words("of") - {"du", "des"}
_OLDEST: Final = Decimal(120)
_PEOPLE: Final = frozenset(read_lines("dates/people.txt")) | frozenset(read_lines("names/role_nouns.txt"))
_LASTING: Final = words("lasting")
_STEMS: Final = {kind: tuple(words(kind)) for kind in ("aged", "dies", "extends", "punishes")}


def is_age(said: Duration, around: Around) -> bool:
    """Whether a length in years or months is an age where it stands."""
    number, unit = said.amounts[0]
    if number is None or unit not in {"year", "month"}:
        return False
    if len(said.amounts) > 1:
        return _of_someone(around)
    if any(tells(around) for tells in _TELLING_ANY):
        return True
    return unit == "year" and number <= _OLDEST and any(tells(around) for tells in _TELLING_YEARS)


def _of_someone(around: Around) -> bool:
    """As in "ses 20 ans", "sa mère 45 ans", "un homme de 45 ans", "âgé de 93 ans"."""
    before = around.before
    if before[0] in {"environ", "quelque", "une", "entre"}:
        before = before[1:]
    if around.before[0] == "entre" and before[0].startswith(("âg", "ag")):
        return True
    return before[0] in words("owner") or before[0] in _PEOPLE or (before[0] in _OF and _aged(before[1:]))


def _of_several(around: Around) -> bool:
    """The last of several ages: "deux enfants de 5 et 7 ans", "le couple, 34 et 36 ans,"."""
    before = around.before
    if before[0] not in {"et", "à", "ou", "-"} or not before[1].isdecimal():
        return False
    while before[2] == "," and before[3].isdecimal():
        before = before[2:]
    if before[2] in {",", "("}:
        return _closes(around) and around.lowers[-1] == "ans"
    return before[2] in _OF and (_aged(before[3:]) or before[3] == "(")


def _of_a_limit(around: Around) -> bool:
    """As in "les moins de 18 ans", "des personnes de plus de 65 ans"."""
    before = around.before
    limit = before[0] in _OF and before[1] in {"moins", "plus"}
    return limit and (before[2] in {"les", "des", "aux", *_OF} or _is_person(before[2]))


def _of_a_name(around: Around) -> bool:
    """As in "un Égyptien de 29 ans", "la joueuse chinoise de 29 ans", "un Belge d'une soixantaine d'années".

    A grown-up's number, in digits or as a collective, after a noun.
    """
    before = around.before[1:] if around.before[0] == "une" else around.before
    number, noun = around.lowers[0], before[1]
    named = around.form_before_last.istitle() and around.before[2].isalpha()
    grown = (number.isdecimal() and int(number) > 12) or number.endswith("aine")
    return (grown or named) and before[0] in _OF and noun.isalpha() and noun not in _LASTING and len(noun) > 3


def _of_an_anniversary(around: Around) -> bool:
    """As in "les 50 ans de la foire", "l'anniversaire des 41 ans du président"."""
    whose = around.after[0] == "du" or (around.after[0] == "de" and around.after[1] in words("whose"))
    return around.before[0] in {"les", "des"} and whose and around.before[1] not in words("during")


def _had(around: Around) -> bool:
    """As in "il a 20 ans", "ayant entre 20 et 30 ans", not "il a dix ans de prison"."""
    before = next(word for word in around.before if word not in {"entre", *words("now")})
    return before in words("has") and around.after[0] not in {*_OF, "pour"}


def _reached(around: Around) -> bool:
    """As in "à 20 ans, elle partit", not "à dix ans de prison"."""
    dies = around.before[1].startswith(_STEMS["dies"])
    at = around.before[0] in {"à", "a"} and (dies or around.after[0] not in {*_OF, "après"})
    lasts = around.before[1].startswith(_STEMS["extends"]) or around.before[1] in _LASTING
    return at and not lasts and not _is_punishment(around)


def _and_more(around: Around) -> bool:
    return around.after[0] == "révolus" or around.after[:2] == ["et", "plus"]


def _apposed(around: Around) -> bool:
    """As in "Jean Dupont, 69 ans,", "Jean Dupont (69 ans)"."""
    return around.before[0] in {",", "("} and _closes(around) and not _is_punishment(around)


def _closes(around: Around) -> bool:
    """Whether an apposition ends, or the sentence goes on after it."""
    return around.ends or not around.after[0] or around.after[0] in words("closing")


_TELLING_ANY: Final[tuple[Callable[[Around], bool], ...]] = (_of_someone, _of_several, _of_a_limit)
_TELLING_YEARS: Final[tuple[Callable[[Around], bool], ...]] = (
    _of_an_anniversary,
    _of_a_name,
    _had,
    _reached,
    _and_more,
    _apposed,
)


def _aged(before: list[str]) -> bool:
    """Whether the words (nearest first) make what follows an age: "âgé de", "un chauffeur de bus de"."""
    if before[0].startswith(_STEMS["aged"]):
        return True
    if before[0] in _LASTING:
        return False
    return (
        _is_person(before[0])
        or _is_person(before[1])
        or (before[1] in {*_OF, "du"} and _is_person(before[2]))
    )


def _is_person(word: str) -> bool:
    return bool(word) and not _PEOPLE.isdisjoint({word, word.removesuffix("s"), word.removesuffix("e")})


def _is_punishment(around: Around) -> bool:
    """Whether a punishment is spoken of: its years are no age."""
    return any(word.startswith(_STEMS["punishes"]) for word in (*around.before, *around.after[:2]))
