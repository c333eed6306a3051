"""Capitals that one of their words makes an organisation's name, or a thing's."""

from functools import cache

from extract.lexicon import names as lexicon
from extract.phrases.words import Words
from extract.tokens import Span


def is_body(words: Words, span: Span) -> bool:
    """Whether a legal form, a club's word or the last word of foreign bodies' names stands in the capitals at `span`."""
    if sum(words.capitals[span.first : span.stop]) < 2:
        return False
    last, first = words.tokens.forms[span.stop - 1], words.tokens.forms[span.first]
    return last in _last_words() or first in _shapes("clubs")


def is_club(words: Words, index: int) -> bool:
    """Whether the token is the first word of a club's name: "AS" in "AS Saint-Étienne"."""
    return words.tokens.forms[index] in _shapes("clubs")


def is_thing(words: Words, span: Span) -> bool:
    """Whether the capitals at `span` end in the word of an event, a prize or a place: "Tony Awards"."""
    return span.stop - span.first > 1 and words.tokens.forms[span.stop - 1] in _shapes("things")


@cache
def _shapes(kind: str) -> frozenset[str]:
    return frozenset(lexicon.shapes(kind))


@cache
def _last_words() -> frozenset[str]:
    return _shapes("legal_forms") | _shapes("last") | _shapes("club_ends")
