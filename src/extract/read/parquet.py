"""Parquet: one article a row, read batch by batch."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, BinaryIO

from extract.article import Article
from extract.errors import ArticleError
from extract.read import item
from extract.read.decode import mend
from extract.read.inflate import seekable
from extract.read.item import Item, Place
from extract.settings import Settings

_ROWS = 64  # at a time: with articles of the largest allowed size some hundred MiB


def split(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Item]:
    """An item for each row; raises `ArticleError` where the file is damaged or has no such column."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with seekable(stream) as source, ParquetFile(source) as file:
            columns = _columns(file.schema_arrow.names, settings)
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    here = place.item(number)
                    yield Item(here, _size(row), partial(_load, row, here, settings))
    except pa.lib.ArrowException as error:
        raise ArticleError("read", "unreadable", f"damaged: {error}") from error


def _columns(names: list[str], settings: Settings) -> list[str]:
    fields = settings.fields
    if fields.text not in names:
        raise ArticleError("read", "missing_field", f"no column {fields.text!r} among {names}"[:300])
    return [name for name in (fields.id, fields.text, fields.title, fields.published) if name in names]


def _size(row: dict[str, Any]) -> int:
    return sum(len(value) for value in row.values() if isinstance(value, str | bytes))


def _load(row: dict[str, Any], place: Place, settings: Settings) -> Article:
    text = row[settings.fields.text]
    if text is None:
        raise ArticleError("read", "missing_field", f"no value in column {settings.fields.text!r}")
    if not isinstance(text, str):
        raise ArticleError("read", "bad_field", f"{settings.fields.text} is not a string")
    fields = {name: row.get(getattr(settings.fields, name)) for name in ("id", "title", "published")}
    if isinstance(fields["published"], date):  # a date-time is one too
        fields["published"] = fields["published"].isoformat()
    return item.article(place, settings, mend(text), "utf-8", "application/vnd.apache.parquet", fields)
