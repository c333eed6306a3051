"""How much of an input is taken into memory, or inflated, at most."""

from typing import BinaryIO

from extract.errors import ArticleError

MIB = 1 << 20
ITEM_BYTES = 16 * MIB  # one article with its markup and metadata; the longest of Wikipedia has 2 MiB
# Deflate packs zeros 1030 to 1, a page of news 3 to 1, the same page a thousand times 200 to 1.
RATIO = 200
RATIO_FROM = MIB  # inflated bytes from which on the ratio counts
MEMBERS = 1_000_000
ARCHIVE_BYTES = 1 << 40  # all members of an archive, inflated


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


def check_ratio(inflated: int, packed: int) -> None:
    """Raise `ArticleError` ("unsafe_archive") where so many bytes come out of so few."""
    if inflated > RATIO_FROM and inflated > RATIO * max(packed, 1):
        raise ArticleError(
            "read", "unsafe_archive", f"it inflates to more than {RATIO} times its size, the limit"
        )
