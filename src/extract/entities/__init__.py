"""The kinds of entity, in the order of precedence: the whole registry.

A kind's finder sees what the kinds before it found, and leaves those words alone where the guidelines give
them to the earlier kind: a person's name is no country, a date's number is no count.
"""

from collections.abc import Sequence
from typing import Protocol

from extract.analysis import Analysis
from extract.article import Article
from extract.entities import countries, counts, dates, organisations, people
from extract.mentions import Found
from extract.records import Model
from extract.tokens import Span


class Kind(Protocol):
    """What every module of `entities` is."""

    def find(self, analysis: Analysis, found: Found, /) -> Sequence[Span]:
        """The mentions of this kind, in the order of the text."""

    def resolve(self, found: Found, article: Article, /) -> Sequence[Model]:
        """The entities or values that the mentions mean, in the order of the text."""


# People and organisations share their look at the words: both go through one text before the next.
PASSES: tuple[dict[str, Kind], ...] = (
    {"people": people, "organisations": organisations},
    {"countries": countries},
    {"dates": dates},
    {"counts": counts},
)
KINDS: dict[str, Kind] = {name: kind for kinds in PASSES for name, kind in kinds.items()}
