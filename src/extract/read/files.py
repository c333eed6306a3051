"""One input file: surveyed once (its hash, its items, how they are sliced), then read slice by slice."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.article import Article
from extract.errors import ArticleError, ConfigError
from extract.read.formats import FORMATS, opened, suffix
from extract.read.inputs import Input, find_inputs
from extract.read.item import DAMAGED, Item, Place, outcome, refused
from extract.records import Rejection
from extract.settings import Settings

SLICE_BYTES = 256 * 1024  # of items: some seconds of work
MAX_SLICES = 256  # of one file: to reach its slice the reader passes over all before it


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
    return map(outcome, items(file, sha256, settings))


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


def items(file: Input, sha256: str, settings: Settings) -> Iterator[Item]:
    """All items of a file; what stops the reading of it is one more item, which gives a rejection."""
    place = Place(file.name, sha256)
    split = FORMATS.get(suffix(file.name))
    if file.problem or split is None:
        yield refused(place, "unreadable", file.problem or "no known type of file")
        return
    count = 0
    try:
        with opened(file.path) as stream:
            for item in split(stream, place, settings):
                count += 1
                yield item
    except ArticleError as error:
        yield refused(place, error.reason, str(error))
    except OSError as error:
        yield refused(place, "unreadable", f"cannot be read: {error.strerror or error}")
    except DAMAGED as error:
        yield refused(place, "unreadable", f"damaged after {count} articles: {error}")
    except Exception as error:  # noqa: BLE001 (no file may stop a run)
        yield refused(place, "internal_error", f"{type(error).__name__}: {error}")
    else:
        if not count:
            yield refused(place, "empty", "it holds no article")


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
