"""Nationalities that stand for a person named just before: "X a coupé la ligne. Le Kényan signe un record"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.entities.people import titles
from extract.lexicon import places
from extract.lexicon.names import Gender
from extract.mentions import PersonMention, Tie
from extract.phrases.places import is_demonym
from extract.phrases.tree import Phrases, phrase_key, phrases
from extract.phrases.words import Words
from extract.tokens import Span

_GENDERS: dict[str, Gender | None] = {"au": "m", "du": "m", "l'": None, "la": "f", "le": "m"}
# How many people back the one that is meant may stand.
_REACH = 6
_Person = tuple[str, int]


def tie(words: Words, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The people in the order of the text, those tied too whom the demonym of a country alone can mean.

    Of the people in its sentence and the one before that is the only one of no known nationality, where none is known
    to be of that country.
    """
    tied = list(mentions)
    codes: dict[_Person, set[str]] = {}
    for mention in mentions:
        codes.setdefault(_person(mention), set()).update(*(_codes(words, tie) for tie in mention.ties))
    for demonym, last in _alone(words, mentions):
        near = _near(words, mentions, last, demonym)
        unknown = [index for index in near if not codes[_person(mentions[index])]]
        told = _codes(words, demonym)
        is_known = any(told & codes[_person(mentions[index])] for index in near)
        if is_known or len({_person(mentions[index]) for index in unknown}) != 1:
            continue
        meant = unknown[-1]
        if _can_be(words, demonym, mentions[meant]):
            codes[_person(mentions[meant])].update(told)
            tied[meant] = replace(tied[meant], ties=(*tied[meant].ties, demonym))
    return tied


def _person(mention: PersonMention) -> _Person:
    return mention.name, mention.person


def _alone(words: Words, mentions: Sequence[PersonMention]) -> Iterator[tuple[Tie, int]]:
    """The capitalised demonyms of one person behind an article and before no name, each with the last person before it."""
    used = words.marked(tie for mention in mentions for tie in (*mention.ties, mention))
    last = -1
    for index in words.among(_demonyms()):
        while last + 1 < len(mentions) and mentions[last + 1].first < index:
            last += 1
        first = index - 2 * words.hyphenated(index - 1)
        is_noun = words.capitals[first] and is_demonym(words, index) and not used[index] and first > 0
        follows_name = words.capitals[index + 1 : index + 2] == [True] or words.hyphenated(index + 1)
        if last >= 0 and is_noun and not follows_name and words.keys[first - 1] in _GENDERS:
            yield Tie(first, index + 1), last


def _near(words: Words, mentions: Sequence[PersonMention], last: int, demonym: Span) -> range:
    """The indices of those of `mentions` up to `last` that stand in the sentence of `demonym` or in the one before."""
    begin = words.begins[demonym.first]
    begin = words.begins[begin - 1] if begin else begin
    first = last + 1
    while first > max(last + 1 - _REACH, 0) and mentions[first - 1].first >= begin:
        first -= 1
    return range(first, last + 1)


def _can_be(words: Words, demonym: Span, mention: Span) -> bool:
    """Whether the demonym can take up a name of the sentence before: its article has not the other gender."""
    gender = titles.gender(words, mention)
    agrees = gender is None or _GENDERS[words.keys[demonym.first - 1]] in {None, gender}
    return agrees and mention.first < words.begins[demonym.first]


def _codes(words: Words, span: Span) -> set[str]:
    """The countries that the words of `span` may name."""
    found: set[str] = set()
    for index in range(span.first, span.stop):
        place = _countries().longest(words.keys, index, span.stop)
        found.update(place[1] if place else ())
    return found


@cache
def _countries() -> Phrases[tuple[str, ...]]:
    """The names and demonyms of countries, with their codes."""
    names = ((place.form, (place.code,)) for place in places.names())
    demonyms = ((form, tuple(place.code for place in found)) for form, found in places.demonyms().items())
    return phrases((*names, *demonyms))


@cache
def _demonyms() -> frozenset[str]:
    """The last words of all demonyms, folded."""
    return frozenset(phrase_key(form)[-1] for form in places.demonyms())
