"""One shard: its articles read, extracted, and written with a receipt."""

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from extract.article import Article
from extract.dataset.files import replacing
from extract.dataset.plan import Piece, Shard, stamp_of
from extract.dataset.receipts import Done, Receipt, is_record, shard_file, write_receipt
from extract.read import Item, Place, digest, items, outcome, refused, rejection
from extract.records import Record, Rejection
from extract.settings import Settings

Extract = Callable[[Iterable[Article | Rejection]], Iterator[Record | Rejection]]


@dataclass(frozen=True, slots=True)
class Task:
    """A shard, and how to go about it: `careful` takes its items one by one, without those in `poisoned`.

    `suspect` is the item at which a worker died that was careful. `known` says of pieces that are taken again in
    which shard's file, and from which byte on, the lines of their last time lie: records are taken from there.
    `generation` counts such times.
    """

    shard: Shard
    careful: bool = False
    poisoned: frozenset[int] = frozenset()
    suspect: int | None = None
    known: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    generation: int = 0

    @property
    def name(self) -> str:
        """The name of the shard's file."""
        return f"{self.shard.name}-{self.generation}" if self.generation else self.shard.name


def run_shard(
    task: Task, extract: Extract, settings: Settings, folder: Path, report: Callable[[int], None]
) -> Receipt:
    """Write the shard's file and its receipt into `folder`; `report` hears the number of items finished.

    The same shard, settings and model give the same bytes, wherever and however often it runs. Raises `OSError`
    where `folder` cannot be written to.
    """
    counts: list[int] = []
    lines: list[tuple[int, str | None]] = []
    with replacing(shard_file(folder, task.name)) as file:
        for line, identifier in _lines(task, extract, settings, folder, counts):
            file.write(line)
            lines.append((len(line), id_hash(identifier) if identifier is not None else None))
            report(len(lines))
    pieces = _done(task.shard, counts, lines)
    receipt = Receipt(task.name, task.generation, file.size, file.sha256, pieces)
    write_receipt(receipt, folder)
    return receipt


def id_hash(identifier: str) -> str:
    """64 bits of a hash of an id, in the byte order of this machine, as hexadecimal digits."""
    return hashlib.blake2b(identifier.encode(), digest_size=8).hexdigest()


def _lines(
    task: Task, extract: Extract, settings: Settings, folder: Path, counts: list[int]
) -> Iterator[tuple[bytes, str | None]]:
    """The line of each item, and the id of those that are records; `counts` gets the number of items a piece."""
    slots: deque[bytes | None] = deque()  # a line that is known, or None for an item on its way
    pending = _pending(task, settings, folder, counts, slots)
    if task.careful:
        outcomes = _one_by_one(pending, extract, settings, task.poisoned)
    else:
        outcomes = extract(outcome(item, settings) for _, item in pending)
    for found in outcomes:
        yield from _known(slots)
        slots.popleft()
        identifier = found.id if isinstance(found, Record) else None
        yield found.model_dump_json().encode() + b"\n", identifier
    yield from _known(slots)


def _known(slots: deque[bytes | None]) -> Iterator[tuple[bytes, str | None]]:
    """Take the known lines from the front of `slots`."""
    while slots and (line := slots[0]) is not None:
        slots.popleft()
        yield line, json.loads(line)["id"]


def _pending(
    task: Task, settings: Settings, folder: Path, counts: list[int], slots: deque[bytes | None]
) -> Iterator[tuple[int, Item]]:
    """The items to extract, each with its position in the shard."""
    position = 0
    for piece in task.shard.pieces:
        counts.append(0)
        with _known_lines(piece, task, folder) as known:
            for item in _piece_items(piece, settings):
                counts[-1] += 1
                line = next(known, b"")
                slots.append(line if is_record(line) else None)
                if slots[-1] is None:
                    yield position, item
                position += 1


@contextmanager
def _known_lines(piece: Piece, task: Task, folder: Path) -> Iterator[Iterator[bytes]]:
    if piece.key not in task.known or _is_changed(piece):
        yield iter(())
        return
    shard, start = task.known[piece.key]
    with shard_file(folder, shard).open("rb") as file:
        file.seek(start)
        yield file


def _piece_items(piece: Piece, settings: Settings) -> Iterator[Item]:
    if _is_changed(piece):
        part = None if piece.whole else f"{piece.part.first + 1}-{piece.part.stop}"
        place = Place(piece.file.name, piece.sha256, member=part)
        return iter([refused(place, "unreadable", "it changed or vanished while the run went on")])
    return islice(items(piece.file, piece.sha256, settings), piece.part.first, piece.part.stop)


def _is_changed(piece: Piece) -> bool:
    """Whether a file is no longer what was planned; its time of change alone proves nothing."""
    if piece.file.problem or stamp_of(piece.file.path) == piece.stamp:
        return False
    try:
        return digest(piece.file.path) != piece.sha256
    except OSError:
        return True


def _one_by_one(
    pending: Iterator[tuple[int, Item]], extract: Extract, settings: Settings, poisoned: frozenset[int]
) -> Iterator[Record | Rejection]:
    for position, item in pending:
        if position in poisoned:
            message = "the process that worked on it died, more than once"
            yield rejection(item.place, "worker_died", message, stage="annotate")
        else:
            yield from extract([outcome(item, settings)])


def _done(shard: Shard, counts: list[int], lines: list[tuple[int, str | None]]) -> tuple[Done, ...]:
    found: list[Done] = []
    start, pending = 0, iter(lines)
    for piece, count in zip(shard.pieces, counts, strict=True):
        own = list(islice(pending, count))
        length = sum(size for size, _ in own)
        ids = [identifier for _, identifier in own if identifier]
        found.append(Done(piece.key, start, length, len(ids), count - len(ids), "".join(ids)))
        start += length
    return tuple(found)
