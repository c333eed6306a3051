"""French number expressions and their values, shared by dates and counts."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.tokens import Span, Tokens

NumberForm = Literal["digits", "words", "mixed", "collective", "fraction", "vague"]


@dataclass(frozen=True, slots=True)
class Number(Span):
    """A number expression: its tokens, exact value (None for "des milliers"), and how it is written."""

    value: Decimal | None
    form: NumberForm


def find(tokens: Tokens) -> list[Number]:
    """All maximal number expressions of `tokens`, in order, none overlapping another."""
    raise NotImplementedError
