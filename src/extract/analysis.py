"""What the statistical model says of one text: the evidence that the finders decide on."""

from collections.abc import Sequence
from typing import Literal

from extract.frozen import dataclass
from extract.numbers import Number
from extract.tokens import Span, Tokens

Label = Literal["PER", "ORG", "LOC", "MISC"]


@dataclass(frozen=True, slots=True)
class ModelSpan(Span):
    """A name found by the model."""

    label: Label


@dataclass(frozen=True, slots=True)
class Analysis:
    """A tokenised text with its number expressions and the model's names and tags.

    `numbers` is `numbers.find(tokens)`; `names` are in the order of the text, none overlaps another or
    crosses a line break; `tags` holds one universal part of speech (UPOS) a token, "" for the tokens of
    sentences that hold no number.
    """

    tokens: Tokens
    numbers: Sequence[Number]
    names: Sequence[ModelSpan]
    tags: Sequence[str]
