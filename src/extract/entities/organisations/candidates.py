"""Where names of organisations stand: known ones, official ones by grammar, explained and announced ones, the model's."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extract.analysis import ModelSpan
from extract.entities.organisations import announced, definitions, guesses, known, official
from extract.frozen import dataclass
from extract.lexicon import names as lexicon
from extract.lexicon.names import Body
from extract.phrases import bodies
from extract.phrases.context import is_announced, is_other
from extract.phrases.grammar import ARTICLES, OF
from extract.phrases.places import is_country, is_demonym, is_known_place, is_place, is_region
from extract.phrases.tree import Phrases, phrase_set
from extract.phrases.words import Words
from extract.tokens import Span

# Words between a minister and a field: "ministre de l'Intérieur", "ministre délégué aux Sports".
_BETWEEN = OF | {"à", "aux", "chargé", "chargée", "délégué", "déléguée", "et", "l'", "la", "le", "les"}
_ORDINAL = re.compile("(?:[IVX]{2,}|[VX])es?")


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """The name of an organisation at one place, and its entry among the known ones."""

    body: Body | None


def find(words: Words, names: Sequence[ModelSpan], people: Sequence[bool]) -> list[Candidate]:
    """The names of organisations in the order of the text, the longest where several overlap."""
    sure = list(known.find(words, names))
    official_names = [
        span
        for span in official.find(words, people)
        if not (_is_league(words, span) or is_place(words, span) or _holds_two(words, span, names))
    ]
    sure += ((span, None) for span in official_names)
    ends = {span.stop for span, _ in sure}
    explained, others = definitions.find(words, names, ends)
    sure += ((span, None) for span in explained if not is_place(words, span))
    rest = (*announced.find(words, people), *guesses.find(words, names))
    sure += (
        (span, None)
        for span in rest
        if _is_possible(words, span)
        and not _is_apposed(words, span, people)
        and words.key(span) not in others
    )
    taken = list(people)
    found = []
    for span, body in sorted(sure, key=lambda item: item[0].first - item[0].stop):
        if not any(taken[span.first : span.stop]) and not words.listed[span.first]:
            taken[span.first : span.stop] = [True] * (span.stop - span.first)
            found.append(Candidate(span.first, span.stop, body))
    return sorted(found, key=lambda span: span.first)


def _is_possible(words: Words, span: Span) -> bool:
    """Whether the words at `span` are no place, people, ordinal, abbreviation of a thing, product or minister's field."""
    if _is_excluded(words, span) or _ORDINAL.fullmatch(words.tokens.forms[span.first]):
        return False
    if _is_somewhere(words, span) or is_other(words, span.first) or _is_office(words, span):
        return False
    return not (is_demonym(words, span.stop - 1) and _is_nationality(words, span))


def _is_nationality(words: Words, span: Span) -> bool:
    """Whether a span that ends in a demonym says no more: "Belge", "Britanno-Canadien", "Flandre belge"."""
    before = Span(span.first, span.stop - 1)
    hyphened = words.hyphenated(before.stop - 1)
    return (
        before.first == before.stop or hyphened or is_known_place(words, before) or is_region(words, before)
    )


def _is_apposed(words: Words, span: Span, people: Sequence[bool]) -> bool:
    """Whether one word between an article and a person says where that one is from: "le Toulousain Léon Marchand"."""
    single = span.stop - span.first == 1 and span.stop < words.limits[span.first] and people[span.stop]
    return single and span.first > words.begins[span.first] and words.keys[span.first - 1] in ARTICLES


def _is_somewhere(words: Words, span: Span) -> bool:
    """Whether the words are a place's name, with its article or with its region in brackets: "La Réunion", "Mobile (Alabama)"."""
    begin = span.first - (span.first > words.begins[span.first] and words.keys[span.first - 1] in ARTICLES)
    if (
        is_known_place(words, span)
        or is_region(words, span)
        or (begin < span.first and is_country(words, Span(begin, span.stop)))
    ):
        return True
    if bodies.exact(words, span) or is_announced(words, span.first, "organisation"):
        return False
    behind = Span(span.stop + 1, min(span.stop + 4, words.limits[span.first]))
    stop = next((at for at in range(behind.first, behind.stop) if words.keys[at] == ")"), 0)
    return words.keys[span.stop : span.stop + 1] == ["("] and is_region(words, Span(behind.first, stop))


def _is_excluded(words: Words, span: Span) -> bool:
    """Whether the words are one of the names that look like an organisation's and are none: "PIB", "Ligue des champions"."""
    return _not_bodies().whole(words.keys, span.first, span.stop) is not None


def _is_league(words: Words, span: Span) -> bool:
    """Whether words with a body's head name something else: "Ligue des champions"."""
    return span.stop - span.first > 1 and _is_excluded(words, span)


def _holds_two(words: Words, span: Span, names: Sequence[ModelSpan]) -> bool:
    """Whether the model sees two organisations in the words, side by side: "Fédération du commerce et le Conseil"."""
    inside = [name for name in names if span.first <= name.first < span.stop and name.label == "ORG"]
    return any(not {*words.keys[one.stop : other.first]} <= OF | ARTICLES for one, other in pairwise(inside))


@cache
def _not_bodies() -> Phrases[str]:
    return phrase_set(lexicon.lines("not_bodies"))


def _is_office(words: Words, span: Span) -> bool:
    """Whether the name is a minister's field: "Intérieur" in "ministre de l'Intérieur"."""
    before = span.first - 1
    while before > words.begins[span.first] and words.tokens.lowers[before] in _BETWEEN:
        before -= 1
    return before < span.first - 1 and words.tokens.lowers[before] in lexicon.vocabulary("office")
