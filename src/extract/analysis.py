"""What the statistical model says of one text: the evidence that the finders decide on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.tokens import Span, Tokens

Label = Literal["PER", "ORG", "LOC", "MISC"]


@dataclass(frozen=True, slots=True)
class ModelSpan(Span):
    """A name found by the model."""

    label: Label


@dataclass(frozen=True, slots=True)
class Analysis:
    """A tokenised text with the model's names and tags.

    `names` are in the order of the text, none overlaps another or crosses a line break; `tags` holds one
    universal part of speech (UPOS) a token, "" for the tokens of sentences that hold no number.
    """

    tokens: Tokens
    names: Sequence[ModelSpan]
    tags: Sequence[str]
