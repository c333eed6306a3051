"""The model's organisations: its spans put right, and those left out that the words around them rule out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.analysis import ModelSpan
from extract.entities.organisations import official
from extract.lexicon import names as lexicon
from extract.phrases import bodies, shapes
from extract.phrases.capitals import capital_run, name_stop, namesakes
from extract.phrases.context import (
    begins_with_thing,
    is_announced,
    is_announcing,
    is_class,
    is_eponym,
    is_place_name,
    things,
)
from extract.phrases.grammar import ARTICLES, OF
from extract.phrases.places import is_demonym
from extract.phrases.tree import Phrases, phrase_set
from extract.phrases.votes import labelled
from extract.phrases.words import Words
from extract.tokens import Span

# Kinds of known bodies whose names no complement continues: "US Air Force" in "US Air Force de Cap Canaveral".
_WHOLE = frozenset({"agency", "armed", "company", "media", "ngo", "party", "sport", "union"})
# From so many tokens on a name in lower case is no description: "comité des fêtes" is one, of any village.
_LONG = 4
_MODEL_NUMBER = re.compile(r"[A-Z]{1,4}[-/ ]?\d[\d/-]*[a-z]*")


def find(words: Words, names: Sequence[ModelSpan]) -> Iterator[Span]:
    """The names that the model calls organisations at least half as often as anything else, things and bare nouns left out."""
    spans = [
        name if _is_quoted(words, name) else _trimmed(words, _whole(words, name))
        for name in labelled(words, names, "ORG")
    ]
    spans = [span for span in spans if span.first < span.stop]
    others = things(words, namesakes(words, spans))
    return (span for span in spans if not _is_thing(words, span, others) and _is_name(words, span))


def _is_thing(words: Words, span: Span, things: set[tuple[str, ...]]) -> bool:
    """Whether the span, or the capitals that it begins with, are a thing's name in this text."""
    run = Span(span.first, max(name_stop(words, span.first), span.first + 1))
    return words.key(span) in things or words.key(run) in things


def _whole(words: Words, span: Span) -> Span:
    """`span` with the rest of the words that hyphens join to it: "OSIRIS-REx"; a known name stays alone."""
    if bodies.exact(words, span):
        return span
    first, stop, limit = span.first, span.stop, words.limits[span.first]
    while stop + 1 < limit and words.hyphenated(stop) and words.keys[stop + 1] not in OF:
        stop += 2
    begin = words.begins[first]
    while first > begin and (step := _step_back(words, first, begin)):
        first -= step
    return Span(first, stop)


def _step_back(words: Words, first: int, begin: int) -> int:
    """How many tokens before a name of capitals go on it to the left: "Stop" before "Child Abuse", "OSIRIS-"."""
    before = first - 1
    if before > begin and words.hyphenated(before) and words.capitals[before - 1]:
        return 2
    is_name = words.capitals[first] and words.capitals[before] and not words.opening[before]
    return int(is_name and not is_class(words, before) and not is_demonym(words, before))


def _trimmed(words: Words, span: Span) -> Span:
    """`span` without articles, marks and announcing nouns before the name, marks and nationalities behind it."""
    first, stop = span.first, span.stop
    while first < stop and _is_outside(words, first):
        first += 1
    while first < stop and _is_behind(words, stop - 1):
        stop -= 1
    stop = _known_stop(words, first, stop)
    if first < stop and shapes.is_club(words, first):  # "AS Saint-Étienne rechute"
        stop = min(stop, capital_run(words, first, stop))
    is_party = words.keys[first : first + 1] == ["parti"]
    behind = stop - first > 2 and not words.capitals[stop - 1] and (words.capitals[stop - 2] or is_party)
    # "Front national français", but "police fédérale australienne", "Forces de Défense irlandaises"
    if behind and is_demonym(words, stop - 1) and not OF & set(words.keys[first:stop]):
        stop -= 1
    return Span(first, stop)


def _known_stop(words: Words, first: int, stop: int) -> int:
    """Where a known name ends that the model carries on: "US Air Force de Cap Canaveral", "Union africaine en Somalie"."""
    known = bodies.at(words, first, stop)
    if known is None or known[0] == stop or not known[1].sure:
        return stop
    if (
        words.keys[known[0]] in lexicon.given_names() and words.capitals[known[0]]
    ):  # "le Pentagone Lloyd Austin"
        return known[0]
    if known[0] - first == 1:
        return stop
    of = words.keys[known[0]] in OF
    ends = (
        known[1].kind in _WHOLE if of else known[1].kind == "international" and not words.capitals[known[0]]
    )
    return known[0] if ends else stop


def _is_behind(words: Words, index: int) -> bool:
    """Whether the token, the last of a model's span, is a mark, an article, a preposition or a day behind one."""
    key = words.keys[index]
    if key.isdigit() and words.keys[index - 1] in OF:  # "Conseil européen des 22 et 23 mars"
        return True
    return key in ARTICLES | OF or not (key.isalnum() or key in {"!", "+"})


def _is_outside(words: Words, index: int) -> bool:
    """Whether the token, the first of a model's span, stands before the name."""
    key = words.keys[index]
    if key in {"le", "la", "l'", "les"}:
        return not words.capitals[index] or words.opening[index]
    if key in ARTICLES | OF or not key[0].isalnum():
        return True
    if words.capitals[index]:
        return words.opening[index] and key in lexicon.words("not_complements")
    return not official.is_head(words, index) and not key[0].isdigit()


def _is_name(words: Words, span: Span) -> bool:
    """Whether the span is written as a name and is no network, bare noun, street, product or event."""
    single = span.stop - span.first == 1
    if not _is_written_as_name(words, span) or (single and official.is_head(words, span.first)):
        return False
    if _is_service(words, span) or _is_something_else(words, span):
        return False
    if official.is_head(words, span.first):
        return words.capitals[span.first] or not official.is_indefinite(words, span.first)
    if bodies.at(words, span.first, span.stop):  # "Carrefour Market" stands at no crossroads
        return True
    is_place = words.tokens.lowers[span.first] in lexicon.nouns("eponyms") and not single
    return not (is_place or begins_with_thing(words, span))


def _is_service(words: Words, span: Span) -> bool:
    """Whether the span is a network or service, which known.py takes where it is the company that is meant."""
    known = bodies.exact(words, span)
    return known is not None and known.kind == "service"


def _is_something_else(words: Words, span: Span) -> bool:
    """Whether the words around or in the span make it a bare noun, a street, a place, a product or an event."""
    around = is_announcing(words, span) or is_eponym(words, span) or is_place_name(words, span)
    return around or shapes.is_thing(words, span) or _is_generic(words, span) or _is_numbered(words, span)


def _is_written_as_name(words: Words, span: Span) -> bool:
    """Whether the span has a capital, or may do without: quoted, or long ("comité des médicaments à usage humain")."""
    if any(words.capitals[span.first : span.stop]) or _is_quoted(words, span):
        return True
    is_long = span.stop - span.first >= _LONG and bool(OF & set(words.keys[span.first : span.stop]))
    return is_long and official.is_head(words, span.first)


def _is_quoted(words: Words, span: Span) -> bool:
    """Whether the span fills quotation marks behind a noun that announces it: "l'association « un pour tous »"."""
    around = (words.keys[span.first - 1], *words.keys[span.stop : span.stop + 1])
    return around == ('"', '"') and is_announced(words, span.first, "organisation")


def _is_numbered(words: Words, span: Span) -> bool:
    """Whether the span is a model's number or a noun and a letter: "A320", "Groupe D"."""
    lettered = len(words.keys[span.stop - 1]) == 1 and is_announcing(words, Span(span.first, span.stop - 1))
    return lettered or _MODEL_NUMBER.fullmatch(words.tokens.surface(span)) is not None


def _is_generic(words: Words, span: Span) -> bool:
    """Whether a bare noun stands there, with nothing behind it but nationalities: "gouvernement français"."""
    found = _generic().longest(words.keys, span.first, span.stop)
    return found is not None and all(is_demonym(words, index) for index in range(found[0], span.stop))


@cache
def _generic() -> Phrases[str]:
    return phrase_set(lexicon.lines("generic"))
