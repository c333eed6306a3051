"""Where the text ties a person to countries: a role, a demonym, "né en Iran", also shared over a list of people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.entities.people.titles import civility, is_function
from extract.lexicon import names as lexicon
from extract.mentions import PersonMention, Tie
from extract.phrases.capitals import capital_run
from extract.phrases.context import announcing
from extract.phrases.grammar import ARTICLES
from extract.phrases.places import is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

# How many tokens behind a name or a list of names may tie it to countries.
_REACH = 40
# How far behind a name the place from which its bearer acts may stand, in tokens.
_CLAUSE = 12


def tie(words: Words, listed: Sequence[PersonMention]) -> list[PersonMention]:
    """The people of a list with the words that tie each of them to countries."""
    tied = []
    shared = _shared(words, listed)
    for share, mention in enumerate(listed):
        own = [*(_role(words, role) for role in mention.roles), *_own(words, mention)]
        if shared:
            own = [tie for tie in own if tie.stop <= shared.first]
            own.append(replace(shared, share=share))
        tied.append(replace(mention, ties=tuple(own)) if own else mention)
    return tied


def _shared(words: Words, listed: Sequence[PersonMention]) -> Tie | None:
    """The words behind a list of people that tie all of them, or each in turn, to countries."""
    if len(listed) < 2:
        return None
    last = listed[-1]
    limit = words.limits[last.first]
    first = last.stop + (last.stop < limit and words.keys[last.stop] == ",")
    stop = _clause_stop(words, first, min(limit, first + _REACH))
    keys = set(words.tokens.lowers[first:stop])
    in_turn = bool(keys & lexicon.vocabulary("in_turn")) or keys >= {"un", "autre"}
    if not (in_turn or keys & lexicon.vocabulary("placing")):
        return None
    return Tie(first, stop, 0, len(listed) if in_turn else 1)


def _role(words: Words, role: Span) -> Tie:
    """The words of a role, up to an event that it names: "lauréate du marathon d'Amsterdam" ties nobody to a country."""
    events = announcing("thing")
    stop = next(
        (at for at in range(role.first, role.stop) if events.longest(words.keys, at, role.stop)), role.stop
    )
    return Tie(role.first, stop)


def _own(words: Words, mention: Span) -> Iterator[Tie]:
    """Ties of one person: "la Russe X", "X (Kenya)", "X, né en Iran"."""
    before = civility(words, mention.first)
    if before - 1 >= words.begins[mention.first] and is_demonym(words, before - 1):
        yield Tie(before - 1, before)
    limit, after = words.limits[mention.first], mention.stop
    if after + 1 < limit and words.keys[after] == "(" and words.capitals[after + 1]:
        stop = capital_run(words, after + 1, limit)
        if stop < limit and words.keys[stop] in {")", ","}:
            yield Tie(after + 1, stop)
    if after + 2 < limit and words.keys[after] == ",":
        yield from _apposed(words, _after_age(words, after + 1, limit), limit)
    yield from _acting(words, after, limit)


def _apposed(words: Words, first: int, limit: int) -> Iterator[Tie]:
    """Ties in an apposition: "originaire de Guinée", "un Danois de 54 ans", no other's ("un quatuor venu de Géorgie")."""
    determined = words.keys[first] in ARTICLES
    noun = first + determined
    if noun >= limit:
        return
    is_own = (
        not determined or is_function(words, Span(noun, noun + 1)) or words.keys[noun] in {"femme", "homme"}
    )
    if is_own and set(words.tokens.lowers[first : first + 5]) & lexicon.vocabulary("placing"):
        yield Tie(first, _clause_stop(words, first, min(limit, first + 24), "et"))
    elif determined and is_demonym(words, noun) and words.capitals[noun + 1 : noun + 2] != [True]:
        yield Tie(noun, noun + 1)


def _acting(words: Words, first: int, limit: int) -> Iterator[Tie]:
    """The place from which a person acts in the same clause: "X suit la situation depuis Paris"."""
    reach = min(limit, first + _CLAUSE)
    if "depuis" not in words.tokens.lowers[first:reach]:
        return
    for index in range(first, _clause_stop(words, first + 1, reach, ",") - 1):
        if words.tokens.lowers[index] == "depuis":
            place = index + 1 + (words.keys[index + 1] in ARTICLES)
            if place < limit and words.capitals[place]:
                yield Tie(place, capital_run(words, place, limit))


def _after_age(words: Words, index: int, limit: int) -> int:
    """Where an apposition goes on behind "54 ans,"."""
    aged = index + 2 < limit and words.keys[index].isdigit() and words.keys[index + 1] in {"an", "ans"}
    return index + 3 if aged and words.keys[index + 2] == "," else index


def _clause_stop(words: Words, first: int, limit: int, end: str = ".") -> int:
    """Where the words that are said of a person end: before a verb, a relative or `end`."""
    lowers, ends = words.tokens.lowers, lexicon.vocabulary("clause_end")
    index = first
    while index < limit and lowers[index] not in ends and lowers[index] != end:
        index += 1
    return index
