"""Where names of organisations stand: known ones, official ones by grammar, announced ones, and the model's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.analysis import ModelSpan
from extract.entities.organisations import acronyms, announced, official
from extract.lexicon import names as lexicon
from extract.lexicon.names import Body
from extract.phrases import bodies
from extract.phrases.context import is_eponym
from extract.phrases.grammar import ARTICLES, OF, capital_run, is_demonym, is_place
from extract.phrases.tree import Phrases, phrases
from extract.phrases.words import Words
from extract.tokens import Span

_PLACES_OF_PUBLICATION = frozenset(
    {
        "sur",
        "via",
        "compte",
        "comptes",
        "page",
        "pages",
        "reseau",
        "reseaux",
        "application",
        "groupe",
        "video",
        "message",
        "messages",
        "tweet",
        "profil",
    }
)
_ORDINAL = re.compile("[IVXLC]+es?")
_VERBS = frozenset(
    {
        "a",
        "est",
        "va",
        "ont",
        "avait",
        "doit",
        "veut",
        "peut",
        "n'",
        "ne",
        "s'",
        "se",
        "etait",
        "sera",
        "aurait",
        "avaient",
    }
)
# Kinds of known bodies whose names may stand in lower case: "assemblée nationale", "parti socialiste".
_LOWER_CASE = frozenset({"state", "party", "international", "agency", "union", "armed"})
_AFTER_PLACES = frozenset({"a", "en", "au", "dans", "chez", "vers"})


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """The name of an organisation at one place, and its entry among the known ones."""

    body: Body | None


def find(words: Words, names: Sequence[ModelSpan], people: Sequence[bool]) -> list[Candidate]:
    """The names of organisations in the order of the text, the longest and surest where several overlap."""
    votes = _votes(words, names)
    taken = [False] * len(words)
    found = []
    sure = [*_known(words, names), *((span, None) for span in official.find(words, people))]
    ends = {span.stop for span, _ in sure}
    sure += [(span, None) for span in (*_defined(words, names, ends), *announced.find(words, people))]
    guesses = list(_modelled(words, names, votes))
    sure += [(span, None) for span in guesses if capital_run(words, span.first, span.stop) == span.stop]
    for span, body in (
        *sorted(sure, key=lambda item: item[0].first - item[0].stop),
        *((span, None) for span in guesses),
    ):
        free = not any(taken[span.first : span.stop]) and not any(people[span.first : span.stop])
        if free and _is_body(words, span, body) and not words.listed[span.first]:
            taken[span.first : span.stop] = [True] * (span.stop - span.first)
            found.append(Candidate(span.first, span.stop, body))
    return sorted(found, key=lambda span: span.first)


def _votes(words: Words, names: Sequence[ModelSpan]) -> Counter[tuple[tuple[str, ...], str]]:
    """How often the model gives each label to each name."""
    return Counter((words.key(name), name.label) for name in names)


def _known(words: Words, names: Sequence[ModelSpan]) -> Iterator[tuple[Span, Body | None]]:
    """Known organisations, widened to the country or body that they are a part of."""
    supported = [False] * len(words)
    for name in names:
        if name.label in {"ORG", "MISC"}:
            supported[name.first : name.stop] = [True] * (name.stop - name.first)
    for span, body in bodies.spans(words):
        lower = body.kind in _LOWER_CASE and official.is_head(words, span.first)
        if not (words.capitals[span.first] or lower):
            continue
        if not words.capitals[span.first] and official.is_indefinite(words, span.first):
            continue
        whole = _widened(words, span, body)
        if not body.sure and whole == span and not supported[span.first] and not _has_capitals(words, span):
            continue
        if body.kind == "service" and not _acts(words, span):
            continue
        yield whole, body if whole == span else None


def _has_capitals(words: Words, span: Span) -> bool:
    """Whether a name of several words is written with a capital inside a sentence, and so is a name."""
    return span.stop - span.first > 1 and words.capitals[span.first] and not words.opening[span.first]


def _widened(words: Words, span: Span, body: Body) -> Span:
    """A state's institution with its country, a part of an organisation with the whole: "Cour suprême des États-Unis"."""
    limit, stop = words.limits[span.first], span.stop
    if body.kind == "state" and stop < limit and is_demonym(words, stop) and not words.capitals[stop]:
        return Span(span.first, stop + 1)
    after = stop + 1
    while after < limit and words.keys[after] in {"la", "l'", "les"}:
        after += 1
    if body.kind not in {"state", "international"} or after >= limit or words.keys[stop] not in OF:
        return span
    whole = bodies.at(words, after, limit)
    if whole and whole[1].kind == "international":
        return Span(span.first, whole[0])
    if (
        body.kind == "state"
        and words.capitals[after]
        and is_place(words, Span(after, capital_run(words, after, limit)))
    ):
        return Span(span.first, capital_run(words, after, limit))
    return span


def _acts(words: Words, span: Span) -> bool:
    """Whether a network or service is spoken of as the company, not as a place of publication."""
    before = set(words.keys[max(words.begins[span.first], span.first - 3) : span.first])
    after = words.keys[span.stop : span.stop + 1]
    return not before & _PLACES_OF_PUBLICATION and bool(set(after) & _VERBS)


def _bracketed(words: Words, ends: set[int]) -> Iterator[Span]:
    """Acronyms in brackets right behind the names that end at `ends`: "Fédération internationale de triathlon (ITU)"."""
    for index in range(1, len(words) - 2):
        if words.keys[index] == "(" and words.keys[index + 2] == ")" and index in ends:
            inside = Span(index + 1, index + 2)
            if acronyms.is_acronym(words, inside):
                yield inside


def _defined(words: Words, names: Sequence[ModelSpan], ends: set[int]) -> Iterator[Span]:
    """Both sides of the definitions that name an organisation."""
    starts = {name.first for name in names if name.label == "ORG"}
    yield from _bracketed(words, ends)
    for definition in acronyms.find(words):
        first = definition.full.first
        if official.is_head(words, first) or first in starts or _is_known(words, definition.acronym):
            yield definition.acronym
            yield definition.full


def _is_known(words: Words, span: Span) -> bool:
    return bodies.exact(words, span) is not None


def _modelled(
    words: Words, names: Sequence[ModelSpan], votes: Counter[tuple[tuple[str, ...], str]]
) -> Iterator[Span]:
    """The model's organisations, put right; those that it more often calls something else left out."""
    for name in names:
        key = words.key(name)
        if name.label == "ORG" and all(
            votes[key, "ORG"] >= votes[key, label] for label in ("LOC", "PER", "MISC")
        ):
            span = _trimmed(words, name)
            if span.first < span.stop and _is_guess_right(words, span):
                yield span


def _trimmed(words: Words, span: Span) -> Span:
    """`span` without articles, marks and announcing nouns before the name, marks and lower-case words behind it."""
    first, stop = span.first, span.stop
    while first < stop and _is_outside(words, first):
        first += 1
    while first < stop and not words.keys[stop - 1].isalnum() and words.keys[stop - 1] not in {"!", "+"}:
        stop -= 1
    if (
        first < stop
        and words.capitals[first]
        and not words.capitals[stop - 1]
        and is_demonym(words, stop - 1)
        and stop - first > 2
    ):
        stop -= 1
    return Span(first, stop)


def _is_outside(words: Words, index: int) -> bool:
    """Whether the token, the first of a model's span, stands before the name."""
    key = words.keys[index]
    if key in {"le", "la", "l'", "les"}:
        return not words.capitals[index] or words.opening[index]
    if key in ARTICLES | OF or not key[0].isalnum():
        return True
    return not words.capitals[index] and not official.is_head(words, index) and not key[0].isdigit()


@cache
def _generic() -> Phrases[str]:
    return phrases((noun, noun) for noun in lexicon.lines("generic"))


@cache
def _not_bodies() -> Phrases[str]:
    return phrases((noun, noun) for noun in lexicon.lines("not_bodies"))


def _is_body(words: Words, span: Span, body: Body | None) -> bool:
    """Whether the words at `span` name an organisation, and no place, people, product, event or bare noun."""
    if body is not None:
        return not _is_product(words, span) and not (body.kind == "seat" and _is_where(words, span))
    excluded = _not_bodies().longest(words.keys, span.first, span.stop)
    if (excluded and excluded[0] == span.stop) or _ORDINAL.fullmatch(words.tokens.forms[span.first]):
        return False
    if is_place(words, span) or announced.is_other(words, span.first) or _is_generic(words, span):
        return False
    return not (span.stop - span.first == 1 and is_demonym(words, span.first)) and not _is_office(words, span)


def _is_guess_right(words: Words, span: Span) -> bool:
    """Whether a span of the model's may be an organisation: it has a capital, and is no bare noun, event or patron."""
    single = span.stop - span.first == 1
    if not any(words.capitals[span.first : span.stop]) or announced.is_noun(words, span):
        return False
    if announced.is_other(words, span.first + 1) and not official.is_head(words, span.first):
        return False
    return not (single and (is_eponym(words, span) or official.is_head(words, span.first)))


def _is_generic(words: Words, span: Span) -> bool:
    """Whether a bare noun stands there, with nothing behind it but nationalities: "gouvernement français"."""
    found = _generic().longest(words.keys, span.first, span.stop)
    return bool(found) and all(
        is_demonym(words, index) for index in range(found[0] if found else 0, span.stop)
    )


def _is_office(words: Words, span: Span) -> bool:
    """Whether the name is a minister's field: "Intérieur" in "ministre de l'Intérieur"."""
    before = span.first - 1
    while before > words.begins[span.first] and words.keys[before] in OF | {
        "la",
        "l'",
        "les",
        "le",
        "et",
        "a",
        "aux",
    }:
        before -= 1
    return before < span.first - 1 and words.keys[before] in {
        "ministre",
        "ministres",
        "secretaire",
        "portefeuille",
    }


def _is_product(words: Words, span: Span) -> bool:
    """Whether a company's name is its product's: "un Airbus A320", "deux Renault"."""
    before, after = span.first - 1, span.stop
    numbered = (
        after < words.limits[span.first]
        and any(char.isdigit() for char in words.keys[after])
        and words.glued(after) is False
    )
    counted = before >= words.begins[span.first] and words.keys[before] in {"un", "une", "deux", "trois"}
    return span.stop - span.first == 1 and (counted or (numbered and words.keys[after][0].isalpha()))


def _is_where(words: Words, span: Span) -> bool:
    return bool(set(words.keys[max(0, span.first - 2) : span.first]) & _AFTER_PLACES)
