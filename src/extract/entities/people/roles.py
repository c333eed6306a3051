"""What the text says a person is, right at a mention: title, apposition, copula."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.entities.people import roles_before, roles_behind
from extract.mentions import PersonMention
from extract.phrases.words import Words
from extract.tokens import Span


def find(words: Words, mention: Span, people: Sequence[bool]) -> list[Span]:
    """The roles of the person named at `mention`; `people` marks the tokens of all people's names."""
    return [*roles_before.find(words, mention, people), *roles_behind.find(words, mention, people)]


def settle(mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """`mentions`, in the order of the text, each function between two of them given to one only.

    "La juge, Ana Ruiz, le maire, Max Roy, …" names functions first, "Ana Ruiz, la juge, Max Roy, le maire" behind.
    """
    settled = list(mentions)
    for at, (one, other) in enumerate(pairwise(mentions)):
        shared = {role for role in one.roles if role.first > one.first} & set(other.roles)
        if shared:
            named_first = one.roles[0].first > one.first and other.roles[-1].first > other.first
            loser = at + named_first
            kept = tuple(role for role in settled[loser].roles if role not in shared)
            settled[loser] = replace(settled[loser], roles=kept)
    return settled
