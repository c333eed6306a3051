"""Tables as text, .csv and .tsv: one article a row, the columns named by the first."""

import csv
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from extract.article import Article
from extract.errors import ArticleError
from extract.read import item
from extract.read.decode import decode, encoding_of, mend
from extract.read.item import Item, Place
from extract.read.limits import ITEM_BYTES, too_large
from extract.read.lines import lines
from extract.settings import Settings

csv.field_size_limit(ITEM_BYTES)
_DELIMITERS = ",;\t|"
_MEDIA_TYPES = {"\t": "text/tab-separated-values"}


def split(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Item]:
    """An item for each row below the header; a row's bytes decide its encoding.

    Rows are taken apart as Latin-1, which gives every byte a character of its own, and decoded afterwards.
    """
    source = _Source(stream)
    header_line = next(source, "")
    delimiter = settings.delimiter or _likeliest(header_line, (place.member or place.path).lower())
    header = [
        _decoded(cell, settings.encoding) for cell in next(csv.reader([header_line], delimiter=delimiter), [])
    ]
    if header and settings.fields.text not in header:
        raise ArticleError(
            "read", "missing_field", f"no column {settings.fields.text!r} among {header}"[:300]
        )
    reader = csv.reader(source, delimiter=delimiter, strict=False)
    number = 0
    while (row := _next_row(reader)) is not None:
        if row or isinstance(row, str):
            number += 1
            here = place.item(number, source.line)
            size = len(row) if isinstance(row, str) else sum(map(len, row))
            yield Item(here, size, partial(_load, row, header, delimiter, here, settings))


class _Source(Iterator[str]):
    """The lines of a stream as Latin-1, and the number of the last one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = lines(stream)
        self.line = 0

    def __next__(self) -> str:
        found = next(self._lines)
        self.line = found.number
        if found.data is None:
            raise too_large()
        return found.data.decode("latin-1") + "\n"


def _next_row(reader: Iterator[list[str]]) -> list[str] | str | None:
    """The next row, or what is wrong with it; None at the end."""
    try:
        return next(reader, None)
    except csv.Error as error:
        return str(error)


def _likeliest(header: str, name: str) -> str:
    if ".tsv" in name[-8:]:
        return "\t"
    return max(_DELIMITERS, key=header.count)


def _load(
    row: list[str] | str, header: list[str], delimiter: str, place: Place, settings: Settings
) -> Article:
    if isinstance(row, str):
        raise ArticleError("read", "bad_syntax", row)
    if len(row) != len(header):
        raise ArticleError("read", "bad_syntax", f"{len(row)} columns, not {len(header)} as the header has")
    raw = [cell.encode("latin-1") for cell in row]
    encoding = encoding_of(b"\n".join(raw), settings.encoding)
    cells = dict(zip(header, (cell.decode(encoding) for cell in raw), strict=True))
    fields = {
        name: cells.get(getattr(settings.fields, name)) or None for name in ("id", "title", "published")
    }
    media_type = _MEDIA_TYPES.get(delimiter, "text/csv")
    return item.article(place, settings, mend(cells[settings.fields.text]), encoding, media_type, fields)


def _decoded(cell: str, encoding: str | None) -> str:
    return decode(cell.encode("latin-1"), encoding)[0].strip()
