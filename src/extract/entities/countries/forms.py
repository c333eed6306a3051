"""The table of all forms: what a sequence of words may mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from extract.lexicon import places
from extract.lexicon.places import Homonym, Place, key

_ARTICLES = ("le ", "les ")
# Words of an expression that have no plural.
_INVARIABLE = places.words("invariable")
_WORD = re.compile(r"[^\W\d_]+'?")


@dataclass(frozen=True)
class Form:
    """What a sequence of words may mean; no `readings`: the words mean no place at all."""

    readings: tuple[Place, ...]
    guarded: bool = False
    river: bool = False
    homonym: Homonym | None = None
    written_small: bool = False

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its readings."""
        return frozenset(place.kind for place in self.readings)

    @cached_property
    def has_demonym(self) -> bool:
        """Whether it may be the word for a people."""
        return any(place.is_demonym for place in self.readings)

    @cached_property
    def may_be_small(self) -> bool:
        """Whether it may be written without a capital."""
        return any(place.is_demonym or place.form.islower() for place in self.readings)


class Table:
    """All forms by their keys; GeoNames' towns are read when they are met.

    `pairs` gives, for the first word of the longer forms and then the second, the most words that such a form has;
    `singles` are the forms of one word.
    """

    def __init__(self) -> None:
        self._homonyms = {
            key(inflected): homonym
            for form, homonym in places.homonyms().items()
            for inflected in (places.inflections(form) if form.islower() else (form,))
        }
        self._guarded = frozenset(map(key, places.guarded()))
        self._rivers = frozenset(map(key, places.rivers()))
        self._cities = places.cities()
        self._forms: dict[str, Form] = {}
        self._readings = _readings()
        self._phrases = {
            key(written): _WORD.findall(written)[-1].islower()
            for phrase in places.phrases()
            for written in (phrase, _plural(phrase))
        }
        names = (self._readings.keys(), self._cities.keys(), self._phrases)
        self._bare = {
            name.removeprefix(article): name
            for table in names
            for name in table
            for article in _ARTICLES
            if name.startswith(article)
        }
        self.singles, self.pairs = _index((*names, self._bare.keys()))

    def lookup(self, name: str) -> Form | None:
        """The form of the key `name`, None where no form has it."""
        form = self._forms.get(name) or self._make(name)
        if form is not None:
            self._forms[name] = form
        return form

    def full_name(self, name: str) -> str | None:
        """The name with its article, of a key that lacks it ("caire" → "le caire")."""
        return self._bare.get(name)

    def _make(self, name: str) -> Form | None:
        if name in self._phrases:
            return Form((), written_small=self._phrases[name])
        if name not in self._readings and name not in self._cities:
            return None
        readings = self._readings.get(name, ())
        codes = {(place.code, place.kind) for place in readings}
        readings = (
            *readings,
            *(town for town in places.city_readings(name) if (town.code, "city") not in codes),
        )
        return Form(readings, name in self._guarded, name in self._rivers, self._homonyms.get(name))


@cache
def table() -> Table:
    """The table of the lexicon, built once."""
    return Table()


def _readings() -> dict[str, tuple[Place, ...]]:
    """The meanings by key of all forms but GeoNames' towns: one for each code and kind."""
    found: dict[str, tuple[Place, ...]] = {}
    for place in _places():
        name = key(place.form)
        readings = found.get(name, ())
        if all((place.code, place.kind) != (other.code, other.kind) for other in readings):
            found[name] = (*readings, place)
    return found


def _places() -> Iterator[Place]:
    yield from places.names()
    for inflected in places.demonyms().values():
        yield from inflected
    yield from places.subdivisions()
    yield from places.towns()


def _index(tables: Iterable[Iterable[str]]) -> tuple[frozenset[str], dict[str, dict[str, int]]]:
    """The forms of one word, and for the first two words of the others the length of the longest."""
    singles: set[str] = set()
    pairs: dict[str, dict[str, int]] = {}
    for name in chain.from_iterable(tables):
        first, *rest = name.split(" ")
        if rest:
            longest = pairs.setdefault(first, {})
            longest[rest[0]] = max(1 + len(rest), longest.get(rest[0], 0))
        else:
            singles.add(name)
    return frozenset(singles), pairs


def _plural(phrase: str) -> str:
    """`phrase` with its nouns and adjectives in the plural; names keep their form."""
    return _WORD.sub(lambda word: word[0] if _is_fixed(word[0]) else f"{word[0]}s", phrase)


def _is_fixed(word: str) -> bool:
    return word in _INVARIABLE or word[0].isupper() or word.endswith(("s", "x", "z", "o"))
