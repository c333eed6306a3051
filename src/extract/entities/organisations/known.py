"""Organisations of the lexicon, where the words around them let them be organisations."""

from collections.abc import Iterator, Sequence

from extract.analysis import ModelSpan
from extract.entities.organisations import official
from extract.entities.organisations.complements import skip_determiners
from extract.lexicon import names as lexicon
from extract.lexicon.names import Body
from extract.phrases import bodies, shapes
from extract.phrases.capitals import capital_run, name_stop
from extract.phrases.context import is_announced, is_listed
from extract.phrases.grammar import OF
from extract.phrases.places import is_demonym, is_place
from extract.phrases.words import Words
from extract.tokens import Span

# Kinds of bodies whose names may stand in lower case: "assemblée nationale", "parti socialiste".
_LOWER_CASE = frozenset({"agency", "armed", "international", "party", "state", "union"})


def find(words: Words, names: Sequence[ModelSpan]) -> Iterator[tuple[Span, Body | None]]:
    """Known organisations with their entries, None where more words than the known belong to the name."""
    supported = _supported(words, names)
    for span, body in bodies.spans(words):
        if not _is_written_as_name(words, span, body):
            continue
        whole = _widened(words, span, body)
        if whole != span:
            yield whole, None
        elif (body.sure or supported[span.first] or _is_sure_here(words, span)) and _is_meant(
            words, span, body
        ):
            yield span, body


def _supported(words: Words, names: Sequence[ModelSpan]) -> list[bool]:
    """Marks the tokens of what the model takes for an organisation or another name."""
    return words.marked(name for name in names if name.label in {"ORG", "MISC"})


def _is_written_as_name(words: Words, span: Span, body: Body) -> bool:
    """Whether the name has a capital, or is one that may do without: "la police nationale", "franceinfo"."""
    if words.capitals[span.first] or any(letter.isupper() for letter in words.tokens.forms[span.first]):
        return True
    if words.tokens.surface(span) in body.names:
        return True
    if body.kind not in _LOWER_CASE or not official.is_head(words, span.first):
        return False
    return not official.is_indefinite(words, span.first)


def _is_sure_here(words: Words, span: Span) -> bool:
    """Whether a name that is also a common word can only be the name here."""
    inside = span.stop - span.first > 1 and words.capitals[span.first] and not words.opening[span.first]
    return inside or is_announced(words, span.first, "organisation")


def _is_meant(words: Words, span: Span, body: Body) -> bool:
    """Whether the body is spoken of, not its product, its building or what is published there."""
    if body.kind == "service":
        return _acts(words, span)
    if body.kind == "seat":
        before = words.tokens.lowers[max(words.begins[span.first], span.first - 2) : span.first]
        return not lexicon.vocabulary("where") & set(before)
    return not (_is_product(words, span) or _is_in_event(words, span) or is_listed(words, span))


def _acts(words: Words, span: Span) -> bool:
    """Whether a network or service is spoken of as the company, not as a place of publication."""
    before = set(words.tokens.lowers[max(words.begins[span.first], span.first - 3) : span.first])
    after = set(words.tokens.lowers[span.stop : span.stop + 1])
    return bool(after & lexicon.vocabulary("acting")) and not before & lexicon.vocabulary("publication")


def _is_product(words: Words, span: Span) -> bool:
    """Whether the name is that of what the company makes, or of a road: "un Airbus A320", "Boeing 737", "RN 79"."""
    if span.stop - span.first > 1:
        return False
    before, after = span.first - 1, span.stop
    counted = before >= words.begins[span.first] and words.keys[before] in {"un", "une", "deux", "trois"}
    behind = words.keys[after] if after < words.limits[span.first] else ""
    numbered = len(behind) <= 4 and any(char.isdigit() for char in behind) and not words.glued(after)
    return counted or (numbered and not words.keys[span.first].endswith("20"))


def _is_in_event(words: Words, span: Span) -> bool:
    """Whether a sponsor's name begins an event's: "Volvo Open Cup"."""
    return shapes.is_thing(words, Span(span.first, name_stop(words, span.first)))


def _widened(words: Words, span: Span, body: Body) -> Span:
    """A state's institution with its country, a part of an organisation with the whole.

    "Cour suprême des États-Unis", "Assemblée nationale populaire", "Conseil de sécurité de l'ONU".
    """
    limit, stop = words.limits[span.first], span.stop
    while body.kind == "state" and stop < limit and official.is_adjective_of_names(words, stop):
        stop += 1
    if stop > span.stop or body.kind not in {"state", "international"} or stop >= limit:
        return Span(span.first, stop)
    after = skip_determiners(words, stop + 1, limit)
    if words.keys[stop] not in OF or after >= limit:
        return span
    whole = bodies.at(words, after, limit)
    if whole and whole[1].kind == "international":
        return Span(span.first, whole[0])
    proper = Span(after, capital_run(words, after, limit))
    in_place = body.kind == "state" and words.capitals[after] and is_place(words, proper)
    return Span(span.first, proper.stop) if in_place and not is_demonym(words, after) else span
