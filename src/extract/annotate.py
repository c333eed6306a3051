"""From a model's analysis to the five kinds of a record."""

from typing import Any

from extract.analysis import Analysis
from extract.article import Article
from extract.entities import KINDS, dates
from extract.mentions import Found


def find(analysis: Analysis) -> Found:
    """The mentions of every kind, found in the order of precedence."""
    found = Found()
    for name, kind in KINDS.items():
        setattr(found, name, kind.find(analysis, found))
    return found


def resolve(found: Found, article: Article) -> dict[str, Any]:
    """What the mentions mean, and the day from which dates were resolved, by the record's field."""
    return {
        "anchor": dates.anchor(found, article),
        **{name: kind.resolve(found, article) for name, kind in KINDS.items()},
    }
