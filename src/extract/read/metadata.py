"""Metadata beside the inputs: a CSV file that gives title and day of publication by the article's id."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from extract.article import Article
from extract.errors import ArticleError, ConfigError
from extract.read.item import published_day


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of an article; None where it says nothing."""

    title: str | None
    published: date | None


@cache
def read_metadata(path: Path) -> Mapping[str, Metadata]:
    """The rows of `path` by id: a column id, and title or published or both.

    Raises `ConfigError` where the file cannot be read, has no such columns, a bad date, or an id twice.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if (
                rows.fieldnames is None
                or not {"title", "published"} & set(rows.fieldnames)
                or "id" not in rows.fieldnames
            ):
                raise ConfigError(f"{path}: its columns have to be id, and title or published or both")
            found: dict[str, Metadata] = {}
            for row in rows:
                place = f"{path}:{rows.line_num}"
                if row["id"] in found:
                    raise ConfigError(f"{place}: the id {row['id']!r} stands twice")
                found[row["id"]] = Metadata(row.get("title") or None, _day(row.get("published"), place))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"{path}: {error}") from None
    return found


def completed(article: Article, metadata: Path | None) -> Article:
    """The article with what the metadata file says of it, which counts more than what the input says."""
    row = read_metadata(metadata).get(article.id) if metadata else None
    if row is None:
        return article
    return replace(article, title=row.title or article.title, published=row.published or article.published)


def _day(value: str | None, place: str) -> date | None:
    try:
        return published_day(value)
    except ArticleError as error:
        raise ConfigError(f"{place}: {error}") from None
