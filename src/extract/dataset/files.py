"""Files that appear whole or not at all."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import ConfigError


class HashedFile:
    """A file being written, with the number and the sha256 of its bytes so far."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Append `data`."""
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        """sha256 of what was written."""
        return self._digest.hexdigest()

    def close(self) -> None:
        """Bring everything to the disk and close."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Close without a care for what was written."""
        os.close(os.dup(self._file.fileno()))
        try:
            self._file.close()
        except OSError:
            return


@contextmanager
def replacing(path: Path) -> Iterator[HashedFile]:
    """Write a file beside `path` that takes its place at the end: after a crash the old one is still there."""
    # The process id keeps apart two writers of the same bytes: an orphaned worker and its successor.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    file = HashedFile(temporary)
    try:
        yield file
        file.close()
        temporary.replace(path)
    except BaseException:
        file.abandon()
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses (full, read-only, gone) into a `ConfigError` that names the folder."""
    try:
        yield
    except OSError as error:
        raise ConfigError(f"{folder}: {error.strerror or error}; what is finished is kept") from error
