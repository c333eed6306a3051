"""One input file: surveyed once (its hash, its items, how they are sliced), then read slice by slice."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.article import Article
from extract.errors import ArticleError, ConfigError
from extract.read import formats
from extract.read.inputs import Input, find_inputs
from extract.read.item import Item, Place, refused, rejection
from extract.read.metadata import completed
from extract.records import Rejection
from extract.settings import Settings

SLICE_BYTES = 256 * 1024  # of items: three or four seconds of work
# Of one file. To reach its slice the reader passes over the items before it, 2 µs each: with so many slices
# 0.13 ms an article, against some 30 ms that its extraction takes.
MAX_SLICES = 128
_BUFFER = 1 << 20  # bytes: halves the time that a line takes with the default of 8 KiB


@dataclass(frozen=True, slots=True)
class Slice:
    """The items `first` to `stop` of a file, `stop` excluded, and their bytes."""

    first: int
    stop: int
    size: int

    @property
    def items(self) -> int:
        """How many they are."""
        return self.stop - self.first


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a file before any of its articles is read: sha256 of its bytes, and its slices.

    `sha256` is "" for a file that cannot be read, `problem` then says why.
    """

    sha256: str
    slices: tuple[Slice, ...]
    problem: str = ""


def survey(file: Input, settings: Settings) -> Survey:
    """Read a file once, for its hash and the number of its items."""
    if file.problem:
        return Survey("", (Slice(0, 1, 0),), file.problem)
    try:
        sha256 = digest(file.path)
    except OSError as error:
        return Survey("", (Slice(0, 1, 0),), f"cannot be read: {error.strerror}")
    return Survey(sha256, _sliced(items(file, sha256, settings)))


def read(file: Input, sha256: str, settings: Settings) -> Iterator[Article | Rejection]:
    """The articles and rejections of a file whose sha256 is known."""
    return (outcome(item, settings) for item in items(file, sha256, settings))


def read_paths(paths: Iterable[Path], settings: Settings) -> Iterator[Article | Rejection]:
    """The articles and rejections of all files that `paths`, files or folders, stand for, in their order."""
    for file in find_inputs(paths).files:
        yield from read(file, "" if file.problem else digest(file.path), settings)


def read_file(path: Path, settings: Settings) -> Article:
    """The first article of one file; raises `ConfigError` where there is no file, `ArticleError` where no article."""
    if not path.is_file():
        raise ConfigError(f"{path}: no such file")
    file = Input(path, path.name)
    found = next(read(file, digest(path), settings))
    if isinstance(found, Rejection):
        raise ArticleError(found.stage, found.reason, found.message)
    return found


def digest(path: Path) -> str:
    """sha256 of the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def outcome(item: Item, settings: Settings) -> Article | Rejection:
    """The article of an item, with what the metadata file says of it, or its rejection."""
    try:
        return completed(item.load(), settings.metadata)
    except ArticleError as error:
        return rejection(item.place, error.reason, str(error))
    except Exception as error:  # noqa: BLE001 (no article may stop a run)
        return rejection(item.place, "internal_error", f"{type(error).__name__}: {error}")


def items(file: Input, sha256: str, settings: Settings) -> Iterator[Item]:
    """All items of a file, at least one: what stops the reading of it is an item too, which gives a rejection."""
    place = Place(file.name, sha256)
    if file.problem:
        return iter([refused(place, "unreadable", file.problem)])
    return formats.items(lambda: file.path.open("rb", buffering=_BUFFER), place, settings)


def _sliced(found: Iterator[Item]) -> tuple[Slice, ...]:
    """Consecutive slices of at least `SLICE_BYTES`, the last one apart, and of `MAX_SLICES` at most."""
    slices: list[Slice] = []
    first, size, count = 0, 0, 0
    for item in found:
        count += 1
        size += item.size
        if size >= SLICE_BYTES:
            slices.append(Slice(first, count, size))
            first, size = count, 0
    if count > first:
        slices.append(Slice(first, count, size))
    width = -(-len(slices) // MAX_SLICES)
    return tuple(_joined(slices[index : index + width]) for index in range(0, len(slices), width or 1))


def _joined(slices: list[Slice]) -> Slice:
    return Slice(slices[0].first, slices[-1].stop, sum(part.size for part in slices))
