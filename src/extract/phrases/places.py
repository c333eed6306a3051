"""Places and their peoples in a text: words that name one, or its inhabitants, and nothing else."""

from functools import cache, lru_cache

from extract.lexicon import places as lexicon
from extract.normalise import fold
from extract.phrases.tree import Phrases, phrase_set
from extract.phrases.words import Words
from extract.tokens import Span


def is_demonym(words: Words, index: int) -> bool:
    """Whether the token is the adjective or the inhabitant of a country or of a part of one."""
    key = words.keys[index]
    if key in _demonyms():
        return True
    return index > 1 and words.hyphenated(index - 1) and f"{words.keys[index - 2]}-{key}" in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(fold(form) for form in lexicon.demonyms())


def is_place(words: Words, span: Span) -> bool:
    """Whether the words are the name of a country or of a town that French names, and nothing else."""
    return _names(words, span, _places())


def is_known_place(words: Words, span: Span) -> bool:
    """Whether the words can be the name of a country or a well-known town, be they a person's name too ("Paris")."""
    return is_place(words, span) or _is_known_town(words.tokens.surface(span))


@lru_cache(maxsize=1 << 14)
def _is_known_town(name: str) -> bool:
    return any(town.known for town in lexicon.city_readings(lexicon.key(name)))


def is_region(words: Words, span: Span) -> bool:
    """Whether the words are the name of a region, a département or another part of a country."""
    return _names(words, span, _regions())


def is_country(words: Words, span: Span) -> bool:
    """Whether the words are the name of a country, or of a nation that plays for itself."""
    return _names(words, span, _countries())


def _names(words: Words, span: Span, known: Phrases[str]) -> bool:
    """Whether the words are one of the names of `known`; an acronym's letters must be capitals ("EAU" is no "Eau")."""
    name = known.whole(words.keys, span.first, span.stop)
    return name is not None and (not name.isupper() or words.tokens.forms[span.first].isupper())


@cache
def _regions() -> Phrases[str]:
    return phrase_set(place.form for place in lexicon.subdivisions() if place.known)


@cache
def _countries() -> Phrases[str]:
    return phrase_set(place.form for place in lexicon.names() if place.kind == "name")


@cache
def _places() -> Phrases[str]:
    forms = (place.form for place in (*lexicon.names(), *lexicon.towns()))
    return phrase_set(form for form in forms if form not in lexicon.guarded())
