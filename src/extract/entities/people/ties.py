"""Where the text ties a person to countries: a role, a nationality, "depuis l'Iran", also shared over a list of people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.entities.people import nationalities, ties_behind
from extract.entities.people.lists import lists
from extract.lexicon import names as lexicon
from extract.mentions import PersonMention, Tie
from extract.phrases.context import announcing
from extract.phrases.grammar import OF
from extract.phrases.places import is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

# How many tokens behind a list of names may tie it to countries.
_REACH = 40
_PREPOSITIONS = OF | {"a", "au", "aux", "en"}


def tie(words: Words, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The people in the order of the text with the words that tie each of them to countries."""
    found = [own for listed in lists(words, mentions) for own in _listed(words, listed)]
    for index in range(len(mentions)):
        for other, nationality in nationalities.shared(words, mentions, index):
            found[other].append(nationality)
    return [
        replace(mention, ties=tuple(own)) if own else mention
        for mention, own in zip(mentions, found, strict=True)
    ]


def _listed(words: Words, listed: Sequence[PersonMention]) -> Iterator[list[Tie]]:
    """The ties of each person of a list."""
    shared = _shared(words, listed) if len(listed) > 1 else None
    bearers: dict[int, list[int]] = {}
    for index, mention in enumerate(listed):
        for role in mention.roles:
            bearers.setdefault(role.first, []).append(index)
    for share, mention in enumerate(listed):
        roles = (_role(words, role, bearers[role.first], share) for role in mention.roles)
        own = [*roles, *_own(words, mention)]
        if shared:
            own = [tie for tie in own if tie.stop <= shared.first]
            own.append(replace(shared, share=share))
        yield own


def _own(words: Words, mention: PersonMention) -> Iterator[Tie]:
    own = (nationalities.before(words, mention), nationalities.represented(words, mention))
    yield from filter(None, own)
    yield from ties_behind.find(words, mention)


def _role(words: Words, role: Span, bearers: Sequence[int], bearer: int) -> Tie:
    """The words of a role that tie one of its bearers: all, or one nationality of several.

    "les présidents russe et ukrainien, X et Y".
    """
    demonyms = [at for at in range(role.first, role.stop) if is_demonym(words, at)]
    if len(bearers) == len(demonyms) > 1:
        own = demonyms[bearers.index(bearer)]
        return Tie(own - 2 * words.hyphenated(own - 1), own + 1)
    return Tie(role.first, _own_stop(words, role))


def _own_stop(words: Words, role: Span) -> int:
    """Where a role ceases to say whence its bearer is: at an event, or at the complement of a winner or a relative.

    "lauréate du marathon d'Amsterdam", "vainqueur à Rome" and "frère du président malien" tie nobody to a country.
    """
    events, others = announcing("thing"), _others()
    is_others = False
    for at in range(role.first, role.stop):
        is_others |= words.tokens.lowers[at] in others
        if events.longest(words.keys, at, role.stop) or (is_others and words.keys[at] in _PREPOSITIONS):
            return at
    return role.stop


@cache
def _others() -> frozenset[str]:
    """Functions whose complement is another person or the place of an event."""
    return frozenset((*lexicon.vocabulary("winner"), *lexicon.relation_nouns()))


def _shared(words: Words, listed: Sequence[PersonMention]) -> Tie | None:
    """The words behind a list of people that tie all of them, or each in turn, to countries."""
    last = listed[-1]
    limit = words.limits[last.first]
    first = last.stop + (last.stop < limit and words.keys[last.stop] == ",")
    represented = ties_behind.represented(words, first, limit) or nationalities.apposed(words, first, limit)
    if represented:
        return represented
    stop = ties_behind.clause_stop(words, first, min(limit, first + _REACH))
    keys = set(words.tokens.lowers[first:stop])
    in_turn = bool(keys & lexicon.vocabulary("in_turn")) or keys >= {"un", "autre"}
    if not (in_turn or keys & lexicon.vocabulary("placing")):
        return None
    return Tie(first, stop, 0, len(listed) if in_turn else 1)
