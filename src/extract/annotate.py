"""From a model's analysis to the five kinds of a record."""

from collections.abc import Sequence

from extract import records
from extract.analysis import Analysis
from extract.article import Article
from extract.entities import KINDS
from extract.mentions import Found


def find(analysis: Analysis) -> Found:
    """The mentions of every kind, found in the order of precedence."""
    found = Found()
    for name, kind in KINDS.items():
        setattr(found, name, kind.find(analysis, found))
    return found


def resolve(found: Found, article: Article) -> dict[str, Sequence[records.Model]]:
    """What the mentions mean, by the record's field."""
    return {name: kind.resolve(found, article) for name, kind in KINDS.items()}
