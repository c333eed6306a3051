"""Plain text: one article a file, the whole of it."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from extract.article import Article
from extract.read import item
from extract.read.decode import decode
from extract.read.item import Item, Place
from extract.read.limits import read_whole
from extract.settings import Settings


def split(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Item]:
    """The one item of a text file."""
    data = read_whole(stream)
    yield Item(place, len(data), partial(_load, data, place, settings))


def _load(data: bytes, place: Place, settings: Settings) -> Article:
    text, encoding = decode(data, settings.encoding)
    return item.article(place, settings, text, encoding, "text/plain")
