"""Modifiers on both sides of a quantity: "près de", "au moins", "ou plus"."""

from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import AFTER, BEFORE
from extract.records import CountModifier

_LONGEST_BEFORE = max(map(len, BEFORE))
_LONGEST_AFTER = max(map(len, AFTER))
_LAST_BEFORE = frozenset(words[-1] for words in BEFORE) | {"d'"}
_FIRST_AFTER = frozenset(words[0] for words in AFTER) | {"d'"}


def before(view: View, index: int) -> tuple[CountModifier, int] | None:
    """The modifier that ends before token `index`, and its first token."""
    if view.lower(index - 1) not in _LAST_BEFORE:
        return None
    for length in range(_LONGEST_BEFORE, 0, -1):
        modifier = BEFORE.get(view.words(index - length, index)) if index - length >= view.first else None
        if modifier is not None:
            return modifier, index - length
    return None


def after(view: View, index: int) -> tuple[CountModifier, int] | None:
    """The modifier that begins at token `index`, and the token after it."""
    if view.lower(index) not in _FIRST_AFTER:
        return None
    for length in range(_LONGEST_AFTER, 0, -1):
        modifier = AFTER.get(view.words(index, index + length)) if index + length <= view.stop else None
        if modifier is not None and not _goes_on(view, index + length):
            return modifier, index + length
    return None


def _goes_on(view: View, index: int) -> bool:
    """Whether "plus" or "moins" before `index` belongs to what follows: "40 morts et plus de 200 blessés"."""
    return view.lower(index - 1) in {"plus", "moins"} and view.lower(index) in {"de", "d'", "que", "qu'"}
