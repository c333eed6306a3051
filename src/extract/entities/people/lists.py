"""People whom the text names in one list, and the functions that such a list shares."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.lexicon import names as lexicon
from extract.mentions import PersonMention
from extract.phrases.words import Words
from extract.tokens import Span

_JOINTS = frozenset({",", "et", "ou"})
# How far before a function its determiner may stand: "les deux anciens ministres".
_DETERMINER_REACH = 3


def lists(words: Words, mentions: Sequence[PersonMention]) -> Iterator[list[PersonMention]]:
    """The mentions in the order of the text, those that a list joins together: "A, 54 ans, B, et C"."""
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
    if len(between) > 3 and between[0] == "," and between[1].isdigit() and between[2] in {"an", "ans"}:
        between = between[3:]
    return (
        0 < len(between) <= 2
        and all(key in _JOINTS for key in between)
        and words.begins[before.first] == words.begins[after.first]
    )


def share_roles(words: Words, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """`mentions`, each of a list with the function in the plural that stands before it: "les présidents X et Y"."""
    shared = []
    for listed in lists(words, mentions):
        first, *others = listed
        common = tuple(role for role in first.roles if role.stop <= first.first and _is_plural(words, role))
        shared.append(first)
        shared += (replace(other, roles=(*common, *other.roles)) for other in others)
    return shared


def _is_plural(words: Words, role: Span) -> bool:
    before = words.tokens.lowers[max(words.begins[role.first], role.first - _DETERMINER_REACH) : role.first]
    plural = words.keys[role.first].endswith(("s", "x"))
    return plural and bool(lexicon.vocabulary("plural_determiner") & set(before))
