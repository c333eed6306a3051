"""Compressed files as streams of plain bytes that cannot outgrow their limits."""

import bz2
import gzip
import io
import lzma
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from extract.errors import ArticleError
from extract.read.limits import check_ratio


def _zstd(packed: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", _Zstd(packed))


INFLATERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda packed: cast("BinaryIO", gzip.GzipFile(fileobj=packed)),
    ".bz2": lambda packed: cast("BinaryIO", bz2.BZ2File(packed)),
    ".xz": lambda packed: cast("BinaryIO", lzma.LZMAFile(packed)),  # noqa: SIM115 (closed with its file)
    ".zst": _zstd,
}


def inflated(packed: BinaryIO, suffix: str) -> BinaryIO:
    """The plain bytes of a stream packed in the way of `suffix`, a key of `INFLATERS`.

    Reading it raises `ArticleError`: "unreadable" where the data are damaged or end too early,
    "unsafe_archive" where they inflate too much.
    """
    return cast("BinaryIO", io.BufferedReader(_Guarded(INFLATERS[suffix](packed), packed), 1 << 16))


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself where it is a file on the disk, else a temporary copy: members of archives only say so."""
    if isinstance(getattr(stream, "raw", None), io.FileIO):
        yield stream
        return
    with tempfile.TemporaryFile() as spool:
        shutil.copyfileobj(stream, spool)
        spool.seek(0)
        yield cast("BinaryIO", spool)


class _Guarded(io.RawIOBase):
    """Counts what comes out against what went in."""

    def __init__(self, inner: BinaryIO, packed: BinaryIO) -> None:
        self._inner = inner
        self._packed = packed
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any writable buffer
        try:
            data = self._inner.read1(len(buffer))  # type: ignore[attr-defined]  # what there is before the damage
        except Exception as error:
            raise ArticleError("read", "unreadable", f"damaged: {type(error).__name__}: {error}") from error
        buffer[: len(data)] = data
        self._size += len(data)
        check_ratio(self._size, self._packed.tell())
        return len(data)


class _Zstd(io.RawIOBase):
    """Frames of Zstandard; the library's own reader takes a truncated one for a whole one."""

    _CHUNK = 2048  # packed bytes at a time: a block of 4 bytes can inflate to 128 KiB
    _WINDOW = 1 << 27  # what `zstd --ultra -22` asks for

    def __init__(self, packed: BinaryIO) -> None:
        import zstandard

        self._packed = packed
        self._make = zstandard.ZstdDecompressor(max_window_size=self._WINDOW).decompressobj
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._pending = b""
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any writable buffer
        while not self._left and self._inflate():
            pass
        data, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def read1(self, size: int) -> bytes:
        """At most `size` bytes."""
        return self.read(size) or b""

    def _inflate(self) -> bool:
        """Take in one more chunk; False at the end."""
        chunk = self._pending or self._packed.read(self._CHUNK)
        if not chunk:
            if self._frame is not None:
                raise EOFError("the last frame is not complete")
            return False
        self._frame = self._frame or self._make()
        self._left = self._frame.decompress(chunk)
        self._pending = b""
        if self._frame.eof:
            self._pending, self._frame = self._frame.unused_data, None
        return True
