"""What is to be done: the files of a request, cut into pieces in the order of the dataset.

A piece is a file, or a run of consecutive items of a large one. Pieces are what is redone or kept; shards are
only how they are handed out. Neither the pieces nor their order depend on the number of workers.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from extract.read import Input, Inputs, Slice, survey
from extract.settings import Settings

SHARD_BYTES = (
    256 * 1024
)  # three or four seconds of work: what a crash can cost, and how evenly workers finish
SHARD_PIECES = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Items of one file: `part` says which, `sha256` of which bytes ("" where it cannot be read).

    `stamp` is the file's size and time of change when it was surveyed.
    """

    file: Input
    sha256: str
    part: Slice
    whole: bool
    stamp: tuple[int, int]

    @property
    def key(self) -> str:
        """What makes two pieces give the same lines, under the same settings."""
        return f"{self.sha256} {self.part.first} {self.part.stop} {self.file.name}"


@dataclass(frozen=True, slots=True)
class Shard:
    """Pieces that one worker reads, extracts and writes in one go."""

    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """A name made of its content: the same pieces give the same name."""
        return hashlib.sha256("\n".join(piece.key for piece in self.pieces).encode()).hexdigest()[:24]


def plan(inputs: Inputs, settings: Settings, report: Callable[[int], None]) -> tuple[Piece, ...]:
    """The pieces of all inputs, in the order of the dataset; `report` hears the number of files surveyed."""
    pieces: list[Piece] = []
    for number, file in enumerate(inputs.files, start=1):
        stamp = stamp_of(file.path)
        found = survey(file, settings)
        here = replace(file, problem=found.problem) if found.problem else file
        whole = len(found.slices) == 1
        pieces += [Piece(here, found.sha256, part, whole, stamp) for part in found.slices]
        report(number)
    return tuple(pieces)


def stamp_of(path: Path) -> tuple[int, int]:
    """Size and time of change of a file, (0, 0) where there is none."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_size, status.st_mtime_ns)


def shards(pieces: Iterable[Piece], shard_bytes: int = SHARD_BYTES) -> list[Shard]:
    """Consecutive pieces together, up to `shard_bytes` bytes of items and `SHARD_PIECES` pieces."""
    found: list[Shard] = []
    gathered: list[Piece] = []
    size = 0
    for piece in pieces:
        if gathered and (size + piece.part.size > shard_bytes or len(gathered) == SHARD_PIECES):
            found.append(Shard(tuple(gathered)))
            gathered, size = [], 0
        gathered.append(piece)
        size += piece.part.size
    if gathered:
        found.append(Shard(tuple(gathered)))
    return found
