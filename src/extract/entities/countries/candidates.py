"""The longest forms of the table in a text."""

from dataclasses import replace

from extract.entities.countries.forms import Form, table
from extract.entities.countries.words import Words, joins, words_of
from extract.frozen import dataclass
from extract.lexicon import places
from extract.lexicon.places import Place
from extract.tokens import Span, Tokens

_ARTICLES = places.words("article")
# "du Caire", "au Mans": the article of a town's name melts into the preposition.
_CONTRACTED = places.words("merged")


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A form found in the text, with the readings that its letter case allows."""

    key: str
    form: Form

    @property
    def readings(self) -> tuple[Place, ...]:
        """What it may mean."""
        return self.form.readings

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its readings."""
        return self.form.kinds

    @property
    def has_demonym(self) -> bool:
        """Whether it may be the word for a people."""
        return self.form.has_demonym

    @property
    def is_doubtful(self) -> bool:
        """Whether the form is a name of people or rivers, or a word, as well as a place's."""
        return self.form.guarded or self.form.river


def scan(tokens: Tokens) -> list[Candidate]:
    """The longest forms of the table in `tokens`, from left to right, none overlapping another."""
    words = words_of(tokens)
    found, free = [], 0
    for position, longest in words.beginnings():
        if position < free:
            continue
        length, candidate = _longest_at(words, position, longest)
        if candidate and not _reaches_further(words, position, candidate):
            free = position + length
            found.append(candidate)
    return found


def _longest_at(words: Words, position: int, longest: int) -> tuple[int, Candidate | None]:
    """The number of words and the candidate of the longest form that begins at `position`."""
    tokens, first = words.tokens, words.indices[position]
    is_contracted = first > 0 and tokens.lowers[first - 1] in _CONTRACTED
    for length in range(min(longest, len(words.words) - position), 0, -1):
        name = words.plain(position, length)
        if is_contracted:
            name = table().full_name(name) or name
        form = table().lookup(name)
        if form is None:
            continue
        span = words.span(position, length)
        allowed = _allowed(form, tokens, span)
        if allowed is not None and not _crosses(tokens, span):
            return length, Candidate(span.first, span.stop, name, allowed)
    return 0, None


def _reaches_further(words: Words, position: int, candidate: Candidate) -> bool:
    """Whether a longer form begins after the article: "la Côte d'Ivoire", not "La Côte"."""
    article, *after = words.words[position : position + 3]
    if article.plain not in _ARTICLES or len(after) < 2:
        return False
    longest = after[0].followers.get(after[1].plain, 0)
    _, later = _longest_at(words, position + 1, longest)
    return later is not None and later.stop > candidate.stop


def _crosses(tokens: Tokens, span: Span) -> bool:
    """Whether a line break stands inside the span."""
    return span.stop > span.first + 1 and "\n" in tokens.normalised[tokens.start(span) : tokens.end(span)]


def _allowed(form: Form, tokens: Tokens, span: Span) -> Form | None:
    """The form with the readings whose letter case the text keeps; None where it keeps that of none.

    An expression that names no place has no readings: "à la suisse", but "à la Suisse" does.
    """
    if not form.readings:
        return None if form.written_small and tokens.forms[span.stop - 1].istitle() else form
    surface = tokens.surface(span)
    if surface == surface.lower() and not form.may_be_small:
        return None
    if _goes_on_small(tokens, span):
        readings = [place for place in form.readings if place.is_demonym]
    else:
        readings = [place for place in form.readings if _has_its_capitals(place, tokens, span, surface)]
    if len(readings) == len(form.readings):
        return form
    return replace(form, readings=tuple(readings)) if readings else None


def _goes_on_small(tokens: Tokens, span: Span) -> bool:
    """Whether a hyphen and a small letter follow: "Cap-verdien" is not "le Cap"."""
    stop = span.stop
    return joins(tokens, stop) and tokens.forms[stop + 1][0].islower()


def _has_its_capitals(place: Place, tokens: Tokens, span: Span, surface: str) -> bool:
    """Whether a name is written with a capital: its last word where it is a town's or begins with an article.

    The article of a little-known town has one too, and acronyms are nothing but capitals.
    """
    if place.is_demonym:
        return True
    last = tokens.forms[span.stop - 1]
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
