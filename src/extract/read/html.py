"""Web pages: the article's body, title and date, found by trafilatura."""

import logging
import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from extract.article import Article
from extract.errors import ArticleError
from extract.read import item
from extract.read.decode import decode, mend
from extract.read.item import Item, Place
from extract.read.limits import read_whole
from extract.settings import Settings

# The declaration stands in the first 1024 bytes of the page (HTML standard).
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
# What pages call Latin-1 is Windows-1252 (WHATWG encoding standard).
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
# The date finder takes the clock's day for the last possible one unless it is told another.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
# What they say of a page is said by its rejection.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


def split(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Item]:
    """The one item of a page."""
    data = read_whole(stream)
    yield Item(place, len(data), partial(load, data, place, settings))


def load(data: bytes, place: Place, settings: Settings, charset: str | None = None) -> Article:
    """The article of a page; `charset` is what the server said.

    Raises `ArticleError`, "empty" where no article body is found.
    """
    declared = charset or _declared(data)
    markup, encoding = decode(data, settings.encoding, _ALIASES.get((declared or "").lower(), declared))
    text, title, day = _body(markup)
    return item.article(place, settings, text, encoding, "text/html", {"title": title, "published": day})


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:1024])
    return match[1].decode("ascii") if match else None


def _body(markup: str) -> tuple[str, str | None, str | None]:
    """Text, title and ISO date of a page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        markup,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    if not isinstance(found, Document) or not found.text:
        raise ArticleError("read", "empty", "no article was found in the page")
    return mend(found.text), found.title, found.date
