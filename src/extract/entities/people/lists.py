"""People whom the text names in one list, and the functions that such a list shares."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile

from extract.entities.people.nouns import noun_behind
from extract.entities.people.role_series import functions
from extract.lexicon import names as lexicon
from extract.mentions import Mention, PersonMention
from extract.phrases.words import Words
from extract.tokens import Span

_JOINTS = frozenset({",", "et", "ou", "puis"})
_CLOSING = ([","], [")"], ["."], [";"])
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
    if between[:1] == ["("] and ")" in between:
        between = between[between.index(")") + 1 :]
    if len(between) > 3 and between[0] == "," and between[1].isdigit() and between[2] in {"an", "ans"}:
        between = between[3:]
    return (
        0 < len(between) <= 2
        and all(key in _JOINTS for key in between)
        and words.begins[before.first] == words.begins[after.first]
    )


def share_roles(words: Words, listed: Sequence[PersonMention], people: Sequence[bool]) -> list[PersonMention]:
    """The people of a list, each with the function in the plural beside them: "les présidents X et Y", "X et Y, avocats".

    Before one person alone such a noun speaks of others: "auprès de ses collègues, Paul Roy a …".
    """
    first, *others = listed
    if not others:
        own = tuple(role for role in first.roles if not _is_others(words, role, first))
        return [_with_roles(first, own)]
    common = tuple(role for role in first.roles if role.stop <= first.first and is_plural(words, role))
    shared = [first, *_sharing(words, common, listed)] if common else [*listed]
    behind = _behind(words, listed[-1], people)
    return (
        [_with_roles(one, tuple(dict.fromkeys((*one.roles, *behind)))) for one in shared]
        if behind
        else shared
    )


def _behind(words: Words, last: PersonMention, people: Sequence[bool]) -> tuple[Mention, ...]:
    """The functions in the plural behind a list that ends with `last`: "X et Y, deux avocats français, …"."""
    limit, first = words.limits[last.first], last.stop + 1
    if first >= limit or words.keys[last.stop] != ",":
        return ()
    noun = determiners_stop(words, first, limit)
    spans = list(takewhile(partial(_is_of_several, words), functions(words, noun, limit, people)))
    if not spans or (noun > first and words.keys[spans[-1].stop : spans[-1].stop + 1] not in _CLOSING):
        return ()
    tokens = words.tokens
    return tuple(Mention(span.first, span.stop, tokens.start(span), tokens.end(span)) for span in spans)


def determiners_stop(words: Words, index: int, limit: int) -> int:
    """The stop of the determiners of several people at `index`: "les", "tous deux"."""
    lowers, determiners = words.tokens.lowers, lexicon.vocabulary("plural_determiner")
    while index < limit and (lowers[index] in determiners or lowers[index] in {"tous", "toutes"}):
        index += 1
    return index


def _is_of_several(words: Words, role: Span) -> bool:
    return words.keys[noun_behind(words, role.first, role.stop - 1)].endswith(("s", "x"))


def _sharing(
    words: Words, common: tuple[Mention, ...], listed: Sequence[PersonMention]
) -> Iterator[PersonMention]:
    """The people behind the first of a list with the functions that they share, up to the one behind "et"."""
    for one, other in pairwise(listed):
        yield _with_roles(other, (*common, *other.roles))
        if "et" in words.keys[one.stop : other.first]:
            common = ()


def _with_roles(mention: PersonMention, roles: tuple[Mention, ...]) -> PersonMention:
    return replace(mention, roles=roles) if roles != mention.roles else mention


def _is_others(words: Words, role: Span, person: Span) -> bool:
    """Whether a comma parts a function in the plural from one person: "auprès de ses collègues, Paul Roy a …"."""
    before = words.tokens.lowers[max(role.first - _DETERMINER_REACH, 0) : role.first]
    one_of = bool({"un", "une", "autre"} & set(before))
    parted = role.stop < person.first and words.keys[role.stop] == ","
    return parted and is_plural(words, role) and not one_of


def is_plural(words: Words, role: Span) -> bool:
    """Whether a function is said of several people: "les deux ministres"."""
    before = words.tokens.lowers[max(words.begins[role.first], role.first - _DETERMINER_REACH) : role.first]
    head = role.first
    while words.hyphenated(head + 1):  # "porte-paroles"
        head += 2
    plural = words.keys[head].endswith(("s", "x"))
    return plural and bool(lexicon.vocabulary("plural_determiner") & set(before))
