"""Where the text ties a person to countries: a role, a demonym, "né en Iran", also shared over a list of people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.entities.people.titles import civility
from extract.lexicon import names as lexicon
from extract.mentions import PersonMention, Tie
from extract.phrases.grammar import ARTICLES, capital_run, is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

# How many tokens behind a name or a list of names may tie it to countries.
_REACH = 40


def tie(words: Words, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """`mentions`, in the order of the text, with the words that tie each of them to countries."""
    tied = []
    for listed in _lists(words, mentions):
        shared = _shared(words, listed)
        for share, mention in enumerate(listed):
            own = [*(Tie(role.first, role.stop) for role in mention.roles), *_own(words, mention)]
            if shared:
                own = [tie for tie in own if tie.stop <= shared.first]
                own.append(replace(shared, share=share))
            tied.append(replace(mention, ties=tuple(own)))
    return tied


def _lists(words: Words, mentions: Sequence[PersonMention]) -> Iterator[list[PersonMention]]:
    """The mentions, those that a list joins together: "A, B, et C"."""
    listed: list[PersonMention] = []
    for mention in mentions:
        if listed and not _joined(words, listed[-1], mention):
            yield listed
            listed = []
        listed.append(mention)
    if listed:
        yield listed


def _joined(words: Words, before: Span, after: Span) -> bool:
    between = words.keys[before.stop : after.first]
    return (
        0 < len(between) <= 2
        and all(key in {",", "et", "ou"} for key in between)
        and (words.begins[before.first] == words.begins[after.first])
    )


def _shared(words: Words, listed: Sequence[PersonMention]) -> Tie | None:
    """The words behind a list of people that tie all of them, or each in turn, to countries."""
    last = listed[-1]
    limit = words.limits[last.first]
    first = last.stop + (last.stop < limit and words.keys[last.stop] == ",")
    stop = _clause_stop(words, first, min(limit, first + _REACH))
    keys = set(words.tokens.lowers[first:stop])
    if len(listed) < 2 or not keys & (lexicon.vocabulary("placing") | lexicon.vocabulary("in_turn")):
        return None
    return Tie(first, stop, 0, len(listed) if keys & lexicon.vocabulary("in_turn") else 1)


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
        stop = _clause_stop(words, after + 1, min(limit, after + 24))
        if set(words.tokens.lowers[after + 1 : after + 6]) & lexicon.vocabulary("placing"):
            yield Tie(after + 1, stop)
        elif words.keys[after + 1] in ARTICLES and is_demonym(words, after + 2):
            yield Tie(after + 2, after + 3)


def _clause_stop(words: Words, first: int, limit: int) -> int:
    index = first
    while index < limit and words.tokens.lowers[index] not in lexicon.vocabulary("clause_end"):
        index += 1
    return index
