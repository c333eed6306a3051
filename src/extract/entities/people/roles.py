"""What the text says a person is, right at a mention: title, apposition, copula."""

from collections.abc import Sequence

from extract.entities.people import roles_before, roles_behind
from extract.phrases.words import Words
from extract.tokens import Span


def find(words: Words, mention: Span, people: Sequence[bool]) -> list[Span]:
    """The roles of the person named at `mention`; `people` marks the tokens of all people's names."""
    return [*roles_before.find(words, mention, people), *roles_behind.find(words, mention, people)]
