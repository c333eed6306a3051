"""Lines of a byte stream in bounded memory, whatever their length."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from extract.errors import ArticleError
from extract.read.decode import byte_order_mark
from extract.read.limits import ITEM_BYTES


class Line(NamedTuple):
    """A line's number from 1, and its bytes without the newline, None where it is longer than `ITEM_BYTES`."""

    number: int
    data: bytes | None


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of `stream`, blank ones too, without a UTF-8 byte order mark.

    Raises `ArticleError` ("undecodable") where the mark is that of UTF-16 or UTF-32, in which no byte ends a line.
    """
    number = 0
    while data := stream.readline(ITEM_BYTES + 1):
        number += 1
        if number == 1:
            data = _unmarked(data)
        if len(data) > ITEM_BYTES and not data.endswith(b"\n"):
            _skip_line(stream)
            yield Line(number, None)
        else:
            yield Line(number, data.rstrip(b"\r\n"))


def _unmarked(data: bytes) -> bytes:
    encoding, length = byte_order_mark(data)
    if encoding not in {None, "utf-8"}:
        raise ArticleError("read", "undecodable", f"{encoding}; a file of many articles has to be UTF-8")
    return data[length:]


def _skip_line(stream: BinaryIO) -> None:
    while (data := stream.readline(ITEM_BYTES)) and not data.endswith(b"\n"):
        pass
