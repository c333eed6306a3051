"""The table of all forms, and their longest matches in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.lexicon import places
from extract.lexicon.places import Homonym, Place, key, plain
from extract.tokens import Span, Tokens

_ARTICLES = ("le ", "les ")
_ARTICLE_WORDS = places.words("article")
# "du Caire", "au Mans": the article of a town's name melts into the preposition.
_CONTRACTED = places.words("merged")
_INVARIABLE = frozenset(
    {"de", "d'", "du", "des", "à", "au", "aux", "la", "l'", "en", "comme", "un"}
    | {"nord", "sud", "centre", "inter", "se"}
)
_WORD = re.compile(r"[^\W\d_]+'?")


@dataclass(frozen=True, slots=True)
class Form:
    """What a sequence of words may mean; no `readings`: the words mean no place at all."""

    readings: tuple[Place, ...]
    guarded: bool = False
    river: bool = False
    homonym: Homonym | None = None
    written_small: bool = False


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A form found in the text, with the readings that its letter case allows."""

    key: str
    form: Form
    readings: tuple[Place, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its readings."""
        return frozenset(place.kind for place in self.readings)

    @property
    def has_demonym(self) -> bool:
        """Whether it may be the word for a people."""
        return any(place.is_demonym for place in self.readings)

    @property
    def is_doubtful(self) -> bool:
        """Whether the form is a name of people or rivers, or a word, as well as a place's."""
        return self.form.guarded or self.form.river


class Table:
    """All forms by their keys; GeoNames' towns are read when they are met.

    `pairs` gives, for the first two words of the longer forms, the most words that such a form has.
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
        self._forms: dict[str, Form | None] = {}
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
        """The form of the key `name`."""
        if name not in self._forms:
            self._forms[name] = self._make(name)
        return self._forms[name]

    def full_name(self, name: str) -> str | None:
        """The name with its article, of a key that lacks it ("caire" → "le caire")."""
        return self._bare.get(name)

    def _make(self, name: str) -> Form | None:
        if name in self._phrases:
            return Form((), written_small=self._phrases[name])
        readings = self._readings.get(name, ())
        codes = {(place.code, place.kind) for place in readings}
        readings = (
            *readings,
            *(town for town in places.city_readings(name) if (town.code, "city") not in codes),
        )
        if not readings:
            return None
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


def _index(tables: Iterable[Iterable[str]]) -> tuple[frozenset[str], dict[str, int]]:
    """The forms of one word, and for the first two words of the others the length of the longest."""
    singles: set[str] = set()
    pairs: dict[str, int] = {}
    for names in tables:
        for name in names:
            if " " not in name:
                singles.add(name)
                continue
            words = name.split(" ")
            pair = f"{words[0]} {words[1]}"
            pairs[pair] = max(len(words), pairs.get(pair, 0))
    return frozenset(singles), pairs


def _plural(phrase: str) -> str:
    """`phrase` with its nouns and adjectives in the plural; names keep their form."""
    return _WORD.sub(lambda word: word[0] if _is_fixed(word[0]) else f"{word[0]}s", phrase)


def _is_fixed(word: str) -> bool:
    return word in _INVARIABLE or word[0].isupper() or word.endswith(("s", "x", "z", "o"))


def scan(tokens: Tokens) -> list[Candidate]:
    """The longest forms of the table in `tokens`, from left to right, none overlapping another."""
    forms, lowers = tokens.forms, tokens.lowers
    indices = [index for index, form in enumerate(forms) if form != "-" or not _joins(tokens, index)]
    words = [plain(lowers[index]) for index in indices]
    words = [word.replace(".", "") or word if "." in word else word for word in words]
    pairs, singles = table().pairs, table().singles
    found, free = [], 0
    for position, (word, pair) in enumerate(zip(words, _paired(words), strict=True)):
        longest = pairs.get(pair) or (1 if word in singles else 0)
        if longest and position >= free:
            length, candidate = _longest_at(tokens, indices, words, position, longest)
            if candidate and not _reaches_further(tokens, indices, words, position, candidate):
                free = position + length
                found.append(candidate)
    return found


def _reaches_further(
    tokens: Tokens, indices: Sequence[int], words: Sequence[str], position: int, candidate: Candidate
) -> bool:
    """Whether a longer form begins after the article: "la Côte d'Ivoire", not "La Côte"."""
    if words[position] not in _ARTICLE_WORDS or position + 2 >= len(words):
        return False
    longest = table().pairs.get(f"{words[position + 1]} {words[position + 2]}", 0)
    _, later = _longest_at(tokens, indices, words, position + 1, longest)
    return later is not None and later.stop > candidate.stop


def _paired(words: Sequence[str]) -> Iterator[str]:
    """Each word with the next one."""
    yield from map("{} {}".format, words, words[1:])
    if words:
        yield words[-1]


def _longest_at(
    tokens: Tokens, indices: Sequence[int], words: Sequence[str], position: int, longest: int
) -> tuple[int, Candidate | None]:
    """The number of words and the candidate of the longest form that begins at `position`."""
    for length in range(min(longest, len(words) - position), 0, -1):
        name = " ".join(words[position : position + length])
        span = Span(indices[position], indices[position + length - 1] + 1)
        name = _full_name(name, tokens, span)
        form = table().lookup(name)
        if form is None or _crosses(tokens, span):
            continue
        readings = tuple(_allowed(form, tokens, span))
        if readings or _is_phrase(form, tokens, span):
            return length, Candidate(span.first, span.stop, name, form, readings)
    return 0, None


def _is_phrase(form: Form, tokens: Tokens, span: Span) -> bool:
    """Whether the words are an expression that names no place: "à la suisse", but "à la Suisse" does."""
    return not form.readings and not (form.written_small and tokens.forms[span.stop - 1].istitle())


def _full_name(name: str, tokens: Tokens, span: Span) -> str:
    """The key to look up: with its article where the preposition before it holds that article."""
    contracted = span.first > 0 and tokens.lowers[span.first - 1] in _CONTRACTED
    return (contracted and table().full_name(name)) or name


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether the hyphen at `index` stands inside a word."""
    inside = 0 < index < len(tokens) - 1
    return inside and not tokens.spaced(index) and not tokens.spaced(index + 1)


def _crosses(tokens: Tokens, span: Span) -> bool:
    """Whether a line break stands inside the span."""
    return "\n" in tokens.normalised[tokens.start(span) : tokens.end(span)]


def _allowed(form: Form, tokens: Tokens, span: Span) -> Iterator[Place]:
    """The readings whose letter case the text keeps."""
    if _goes_on_small(tokens, span):
        yield from (place for place in form.readings if place.is_demonym)
        return
    for place in form.readings:
        if place.is_demonym or _has_its_capitals(place, tokens, span):
            yield place


def _goes_on_small(tokens: Tokens, span: Span) -> bool:
    """Whether a hyphen and a small letter follow: "Cap-verdien" is not "le Cap"."""
    stop = span.stop
    return stop < len(tokens) - 1 and _joins(tokens, stop) and tokens.forms[stop + 1][0].islower()


def _has_its_capitals(place: Place, tokens: Tokens, span: Span) -> bool:
    """Whether a name is written with a capital: its last word where it is a town's or begins with an article.

    The article of a little-known town has one too, and acronyms nothing else.
    """
    surface, last = tokens.surface(span), tokens.forms[span.stop - 1]
    if place.form.isupper() and not surface.isupper():
        return False
    if place.kind == "city":
        return last[0].isupper() and (place.known or surface[0].isupper()) and not _is_acronym(surface)
    if place.form.startswith(("La ", "Le ", "Les ")):
        return last[0].isupper()
    return surface != surface.lower() or place.form.islower()


def _is_acronym(surface: str) -> bool:
    return len(surface) < 5 and surface.isupper()
