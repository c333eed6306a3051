"""Nationalities before names: "la Russe X", "l'Italien champion du monde, X", "les Françaises X et Y", "le duo chinois X et Y"."""

from collections.abc import Iterator, Sequence

from extract.entities.people.lists import determiners_stop
from extract.entities.people.titles import before_age, civility
from extract.lexicon import names as lexicon
from extract.mentions import PersonMention, Tie
from extract.phrases.grammar import DETERMINERS
from extract.phrases.places import is_country, is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

_JOINTS = frozenset({",", "et", "-", "/"})
# How many tokens may stand between two names of one nationality: "les Français X au comité technique, Y et Z".
_GAP = 8
_PLACE = 7  # how many tokens the name of a country may have
_ONE = frozenset({"au", "d'un", "d'une", "du", "l'", "la", "le", "un", "une"})


def before(words: Words, mention: PersonMention) -> Tie | None:
    """The nationality that the name follows, with nothing but the person's age and functions between."""
    end = civility(words, mention.first)
    own = _demonym(words, mention, before_age(words, words.begins[mention.first], end))
    if own:
        return own
    roles = [role.first for role in mention.roles if role.stop <= mention.first]
    if roles:
        own = _demonym(words, mention, min(roles))
    elif end - 2 > words.begins[mention.first] and words.keys[end - 1] == ",":  # "la Britannique, X"
        own = _demonym(words, mention, end - 1)
        own = own if own and words.capitals[own.first] else None
    return own if own and words.keys[own.first - 1] in _ONE else None


def _demonym(words: Words, mention: Span, end: int) -> Tie | None:
    """The demonym that ends at `end`, with both its halves ("Sud-Africain"), no origin ("le Français d'origine russe X")."""
    while end > words.begins[mention.first] and is_demonym(words, end - 1):
        first = end - 1 - 2 * words.hyphenated(end - 2)
        if words.keys[first - 1] != "origine":
            return Tie(first, end)
        end = first - 2
    return None


def represented(words: Words, mention: PersonMention) -> Tie | None:
    """The country that the person before whose name and function it stands represents: "la Géorgie, représentée par X"."""
    begin = words.begins[mention.first]
    first = min([civility(words, mention.first), *(role.first for role in mention.roles)])
    first -= first > begin and words.keys[first - 1] in DETERMINERS
    if first - 3 <= begin or words.keys[first - 1] != "par":
        return None
    if words.tokens.lowers[first - 2] not in lexicon.vocabulary("representing"):
        return None
    stop = first - 2
    stop -= words.keys[stop - 1] == ","
    while stop > begin and words.tokens.lowers[stop - 1] in lexicon.vocabulary("auxiliary"):
        stop -= 1
    names = (Span(at, stop) for at in range(max(begin, stop - _PLACE), stop) if words.capitals[at])
    return next((Tie(name.first, stop) for name in names if is_country(words, name)), None)


def shared(words: Words, mentions: Sequence[PersonMention], index: int) -> Iterator[tuple[int, Tie]]:
    """The people whom the nationality before the `index`-th of `mentions` is said of too, by their indices."""
    first = civility(words, mentions[index].first)
    apposed = words.keys[first - 1] == ","
    tie = _demonym(words, mentions[index], first - apposed) if first else None
    if tie is None or not _is_plural(words, tie):
        return
    for other in range(index + 1, len(mentions)):
        if not _goes_on(words, mentions[other - 1], mentions[other]):
            return
        yield other, tie
        if "et" in words.keys[mentions[other - 1].stop : mentions[other].first]:
            return


def _is_plural(words: Words, demonym: Span) -> bool:
    """Whether a nationality is said of several: "les jeunes Russes", "deux Chinois", "le duo canadien"."""
    determiner = demonym.first - 1
    if determiner < words.begins[demonym.first]:
        return False
    if words.tokens.lowers[determiner] in lexicon.vocabulary("several_people"):
        return True
    is_many = words.keys[demonym.stop - 1].endswith(("s", "x"))
    before = words.tokens.lowers[max(determiner - 1, 0) : determiner + 1]
    return (
        is_many and before[-1] not in _ONE and not lexicon.vocabulary("plural_determiner").isdisjoint(before)
    )


def _goes_on(words: Words, one: Span, other: Span) -> bool:
    """Whether a list goes on from a name to another: "X et Y", "X en PT1, Y", no verb between them."""
    gap = words.tokens.lowers[one.stop : other.first]
    if (
        not 0 < len(gap) <= _GAP
        or gap[-1] not in _JOINTS
        or words.begins[one.first] != words.begins[other.first]
    ):
        return False
    is_aside = gap[0] in lexicon.vocabulary("aside") and lexicon.vocabulary("clause_end").isdisjoint(gap[1:])
    return len(gap) == 1 or is_aside or gap == [",", "et"]


def apposed(words: Words, first: int, limit: int) -> Tie | None:
    """The nationality of all people of a list at `first` behind it: "X et Y, deux Français", "X et Y, tous deux suisses"."""
    index = determiners_stop(words, first, limit)
    stop = index + 1 + 2 * (words.hyphenated(index + 1))
    is_many = first < index and stop <= limit and words.keys[stop - 1].endswith(("s", "x"))
    return Tie(index, stop) if is_many and is_demonym(words, stop - 1) else None
