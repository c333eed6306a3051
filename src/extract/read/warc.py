"""Web archives: each page that was answered with success is an article; everything else counts for nothing."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from extract.article import Article
from extract.errors import ArticleError
from extract.read import html
from extract.read.item import Item, Place
from extract.read.limits import ITEM_BYTES, too_large
from extract.settings import Settings

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord


def split(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Item]:
    """An item for each response of status 200 that is HTML; raises `ArticleError` where the file is damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(stream):
            if _is_page(record):
                number += 1
                here = place.item(number)
                data = _content(record)
                charset = _charset(record)
                yield Item(here, len(data or b""), partial(_load, data, here, settings, charset))
    except ArchiveLoadFailed as error:
        raise ArticleError("read", "unreadable", f"damaged after {number} pages: {error}") from error


def _is_page(record: "ArcWarcRecord") -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return record.http_headers.get_statuscode() == "200" and "html" in kind.lower()


def _charset(record: "ArcWarcRecord") -> str | None:
    kind = record.http_headers.get_header("Content-Type") or ""
    _, _, charset = kind.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None


def _content(record: "ArcWarcRecord") -> bytes | None:
    """The bytes of the page, without transfer and content encoding; None where they are too many.

    Raises `ArticleError` where the record is shorter than it says, which the library takes for its end.
    """
    data: bytes = record.content_stream().read(ITEM_BYTES + 1)
    if len(data) > ITEM_BYTES:
        return None
    while record.raw_stream.read(1 << 16):
        pass
    if record.raw_stream.limit > 0:
        raise ArticleError("read", "unreadable", "damaged: the last record is not complete")
    return data


def _load(data: bytes | None, place: Place, settings: Settings, charset: str | None) -> Article:
    if data is None:
        raise too_large()
    return html.load(data, place, settings, charset)
