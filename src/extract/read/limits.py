"""How much of an input is taken into memory, or inflated, at most."""

from typing import BinaryIO

from extract.errors import ArticleError

MIB = 1 << 20
ITEM_BYTES = 16 * MIB  # one article with its markup and metadata; the longest of Wikipedia has 2 MiB


def read_whole(stream: BinaryIO) -> bytes:
    """All bytes of `stream`; raises `ArticleError` ("too_large") beyond `ITEM_BYTES`."""
    data = stream.read(ITEM_BYTES + 1)
    if len(data) > ITEM_BYTES:
        raise too_large()
    return data


def too_large() -> ArticleError:
    """An item that is more than `ITEM_BYTES`."""
    return ArticleError(
        "read", "too_large", f"more than the limit of {ITEM_BYTES // MIB} MiB for one article"
    )
