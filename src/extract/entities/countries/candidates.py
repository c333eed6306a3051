"""The longest forms of the table in a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.entities.countries.forms import Form, table
from extract.lexicon import places
from extract.lexicon.places import Place, plain
from extract.tokens import Span, Tokens

_ARTICLES = places.words("article")
# "du Caire", "au Mans": the article of a town's name melts into the preposition.
_CONTRACTED = places.words("merged")


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


class _Words(NamedTuple):
    """A text's tokens without the hyphens inside words: their indices and plain forms."""

    tokens: Tokens
    indices: list[int]
    plain: list[str]

    def span(self, position: int, length: int) -> Span:
        return Span(self.indices[position], self.indices[position + length - 1] + 1)


def scan(tokens: Tokens) -> list[Candidate]:
    """The longest forms of the table in `tokens`, from left to right, none overlapping another."""
    words = _words(tokens)
    starts = table().starts
    found, free = [], 0
    for position, word in enumerate(words.plain):
        longest = _longest_form(words.plain, position) if word in starts and position >= free else 0
        if longest:
            length, candidate = _longest_at(words, position, longest)
            if candidate and not _reaches_further(words, position, candidate):
                free = position + length
                found.append(candidate)
    return found


def _words(tokens: Tokens) -> _Words:
    forms, lowers = tokens.forms, tokens.lowers
    indices = [index for index, form in enumerate(forms) if form != "-" or not _joins(tokens, index)]
    return _Words(tokens, indices, [_spelled(lowers[index]) for index in indices])


@lru_cache(maxsize=1 << 16)
def _spelled(word: str) -> str:
    """`word` as the table spells it: "U.S.A.", one token, is "usa" there."""
    return plain(word).replace(".", "") or word


def _longest_form(plain_words: Sequence[str], position: int) -> int:
    """The most words of a form that begins with the word at `position` and the next one, 0 where none does."""
    word, following = plain_words[position], " ".join(plain_words[position + 1 : position + 2])
    return table().pairs.get(f"{word} {following}") or int(word in table().singles)


def _longest_at(words: _Words, position: int, longest: int) -> tuple[int, Candidate | None]:
    """The number of words and the candidate of the longest form that begins at `position`."""
    tokens = words.tokens
    for length in range(min(longest, len(words.plain) - position), 0, -1):
        span = words.span(position, length)
        name = _full_name(" ".join(words.plain[position : position + length]), tokens, span)
        form = table().lookup(name)
        if form is None or _crosses(tokens, span):
            continue
        readings = tuple(_allowed(form, tokens, span))
        if readings or _is_phrase(form, tokens, span):
            return length, Candidate(span.first, span.stop, name, form, readings)
    return 0, None


def _reaches_further(words: _Words, position: int, candidate: Candidate) -> bool:
    """Whether a longer form begins after the article: "la Côte d'Ivoire", not "La Côte"."""
    if words.plain[position] not in _ARTICLES or position + 2 >= len(words.plain):
        return False
    longest = table().pairs.get(f"{words.plain[position + 1]} {words.plain[position + 2]}", 0)
    _, later = _longest_at(words, position + 1, longest)
    return later is not None and later.stop > candidate.stop


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

    The article of a little-known town has one too, and acronyms are nothing but capitals.
    """
    surface, last = tokens.surface(span), tokens.forms[span.stop - 1]
    if place.form.isupper() and not surface.isupper():
        return False
    if place.kind == "city":
        return last[0].isupper() and (place.known or (surface[0].isupper() and not _is_acronym(tokens, span)))
    if place.form.startswith(("La ", "Le ", "Les ")):
        return last[0].isupper()
    return surface != surface.lower() or place.form.islower()


def _is_acronym(tokens: Tokens, span: Span) -> bool:
    """Whether a short word is all capitals, where the words beside it are not."""
    surface = tokens.surface(span)
    beside = (*tokens.forms[max(span.first - 2, 0) : span.first], *tokens.forms[span.stop : span.stop + 2])
    return len(surface) < 5 and surface.isupper() and not any(len(f) > 1 and f.isupper() for f in beside)
