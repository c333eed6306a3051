"""Who or what a number alone is said of: gender and animacy, by the endings of nouns and participles.

French marks both on the predicate: "Deux ont été blessés" is said of people, "Quatre ont été détruites" of no men.
"""

from typing import Literal

from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import PEOPLE, PERSONAL
from extract.tokens import Span

Gender = Literal["feminine", "masculine"]

_WINDOW = 10  # tokens of a predicate
_FEMININE_NOUNS = (
    "tions", "sions", "ées", "ières", "euses", "ures", "ances", "ences", "ettes", "elles", "trices", "ennes", "aines", "ités",
    "antes",
)  # fmt: skip
_MASCULINE_NOUNS = ("ants", "ments", "iers", "aux", "ains", "ins", "iens", "ois", "ismes", "eux")
_FEMININE_PARTICIPLES = (
    "ées",
    "ies",
    "ues",
    "ises",
    "ites",
    "ives",
    "euses",
    "elles",
    "ertes",
    "antes",
    "entes",
)
_MASCULINE_PARTICIPLES = ("és", "is", "us", "its", "ifs", "erts", "eux")


def gender_of_noun(noun: str) -> Gender | None:
    """The gender that the ending of a plural noun tells."""
    return _by_ending(noun, _FEMININE_NOUNS, _MASCULINE_NOUNS)


def gender_of_predicate(view: View, stop: int) -> Gender | None:
    """The gender that the pronoun, participle or adjective after the number tells."""
    for index in range(stop, stop + _WINDOW):
        word = view.lower(index)
        if word in {"eux", "elles"}:
            return "masculine" if word == "eux" else "feminine"
        if word in {".", ";"}:
            return None
        told = _by_ending(word, _FEMININE_PARTICIPLES, _MASCULINE_PARTICIPLES)
        if told is not None and view.tag(index) in {"VERB", "ADJ"}:
            return told
    return None


def is_of_people(view: View, stop: int) -> bool:
    """Whether what is said after the number is said of people."""
    return not PERSONAL.isdisjoint(view.words(stop, stop + _WINDOW))


def is_person(view: View, noun: Span) -> bool:
    """Whether the noun is one of people: a function, a state, a nationality."""
    return noun.first in view.demonyms or view.tokens.lowers[noun.first] in PEOPLE


def _by_ending(word: str, feminine: tuple[str, ...], masculine: tuple[str, ...]) -> Gender | None:
    if word.endswith(feminine):
        return "feminine"
    return "masculine" if word.endswith(masculine) else None
