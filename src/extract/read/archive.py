"""Members of .zip and .tar archives, read in place: nothing is ever unpacked to the disk.

What an archive says of itself is checked before anything is inflated: number of members, sizes, ratio. A member
whose path leads out, a link, a device or an archive in the archive is refused, and only that member.
"""

import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from extract.errors import ArticleError
from extract.read.inflate import seekable
from extract.read.limits import ARCHIVE_BYTES, MEMBERS, check_ratio


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: how it is opened, or why it must not be ("" if it may)."""

    name: str
    open: Callable[[], BinaryIO]
    problem: str = ""


def zip_members(stream: BinaryIO) -> Iterator[Member]:
    """The files of a .zip in the order of its directory; raises `ArticleError` where it is unsafe or damaged."""
    try:
        with seekable(stream) as source, zipfile.ZipFile(source) as archive:
            found = archive.infolist()
            _check_bounds(len(found), sum(info.file_size for info in found))
            for info in found:
                check_ratio(info.file_size, info.compress_size)
            for info in found:
                if not info.is_dir():
                    yield Member(info.filename, _zip_opener(archive, info), _zip_problem(info))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ArticleError("read", "unreadable", f"damaged: {error}") from error


def tar_members(stream: BinaryIO) -> Iterator[Member]:
    """The files of a .tar in their order; raises `ArticleError` where it is unsafe or damaged."""
    total = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for number, info in enumerate(archive, start=1):
                total += info.size
                _check_bounds(number, total)
                archive.members = []  # type: ignore[attr-defined]  # else it remembers every member
                if not info.isdir():
                    problem = _path_problem(info.name) or ("" if info.isreg() else "a link or a device")
                    yield Member(info.name, _tar_opener(archive, info), problem)
    except tarfile.TarError as error:
        raise ArticleError("read", "unreadable", f"damaged: {error}") from error


def _check_bounds(members: int, size: int) -> None:
    if members > MEMBERS:
        raise ArticleError("read", "unsafe_archive", f"it has more than {MEMBERS:,} members, the limit")
    if size > ARCHIVE_BYTES:
        raise ArticleError(
            "read", "unsafe_archive", f"it inflates to more than {ARCHIVE_BYTES:,} bytes, the limit"
        )


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    return lambda: cast("BinaryIO", archive.open(info))


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], BinaryIO]:
    return lambda: cast("BinaryIO", archive.extractfile(info))


def _zip_problem(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 1:
        return "encrypted"
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return "a link or a device"
    return _path_problem(info.filename)


def _path_problem(name: str) -> str:
    """Why a path must not be followed."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or ".." in parts or parts[0] == "/" or parts[0].endswith(":"):
        return "its path leads out of the archive"
    return ""
