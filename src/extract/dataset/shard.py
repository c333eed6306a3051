"""One shard: its articles read, extracted, and written with a receipt."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from extract.article import Article
from extract.dataset.files import replacing
from extract.dataset.plan import Piece, Shard, stamp_of
from extract.dataset.receipts import Done, Receipt, shard_file, write_receipt
from extract.read import Item, Place, digest, items, outcome, refused, rejection
from extract.records import Record, Rejection
from extract.settings import Settings

Extract = Callable[[Iterable[Article | Rejection]], Iterator[Record | Rejection]]


@dataclass(frozen=True, slots=True)
class Task:
    """A shard, and how to go about it: `careful` takes its items one by one, without those in `poisoned`.

    `suspect` is the item at which a worker died that was careful.
    """

    shard: Shard
    careful: bool = False
    poisoned: frozenset[int] = frozenset()
    suspect: int | None = None


def run_shard(
    task: Task, extract: Extract, settings: Settings, folder: Path, report: Callable[[int], None]
) -> Receipt:
    """Write the shard's file and its receipt into `folder`; `report` hears the number of items finished.

    The same shard, settings and model give the same bytes, wherever and however often it runs. Raises `OSError`
    where `folder` cannot be written to.
    """
    counts: list[int] = []
    pending = _counted(task.shard, settings, counts)
    outcomes = (
        _one_by_one(pending, extract, settings, task.poisoned)
        if task.careful
        else extract(outcome(item, settings) for item in pending)
    )
    lines: list[tuple[int, str | None]] = []
    with replacing(shard_file(folder, task.shard.name)) as file:
        for found in outcomes:
            line = found.model_dump_json().encode() + b"\n"
            file.write(line)
            lines.append((len(line), id_hash(found.id) if isinstance(found, Record) else None))
            report(len(lines))
    receipt = Receipt(task.shard.name, file.size, file.sha256, _done(task.shard, counts, lines))
    write_receipt(receipt, folder)
    return receipt


def id_hash(identifier: str) -> str:
    """64 bits of a hash of an id, in the byte order of this machine, as hexadecimal digits."""
    return hashlib.blake2b(identifier.encode(), digest_size=8).hexdigest()


def _counted(shard: Shard, settings: Settings, counts: list[int]) -> Iterator[Item]:
    """All items of a shard; `counts` gets the number of each piece's items as they are read."""
    for piece in shard.pieces:
        counts.append(0)
        for item in _piece_items(piece, settings):
            counts[-1] += 1
            yield item


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
    pending: Iterator[Item], extract: Extract, settings: Settings, poisoned: frozenset[int]
) -> Iterator[Record | Rejection]:
    for position, item in enumerate(pending):
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
