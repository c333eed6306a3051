"""Receipts: what each finished shard holds, and the proof that its file is whole.

A receipt is written after its shard's file is on the disk, so that a shard without one was not finished.
"""

import json
from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extract.dataset.files import replacing
from extract.read import digest


@dataclass(frozen=True, slots=True)
class Done:
    """Where the lines of a piece lie in its shard's file, and how many of them are records and rejections.

    `ids` holds one 64-bit hash of the id a record, in order, as hexadecimal digits.
    """

    key: str
    start: int
    length: int
    records: int
    rejections: int
    ids: str

    def hashes(self) -> "array[int]":
        """The hashes of the records' ids, as numbers."""
        return array("Q", bytes.fromhex(self.ids))


@dataclass(frozen=True, slots=True)
class Located:
    """A piece that is done, and the shard in whose file its lines lie."""

    shard: str
    generation: int
    done: Done


@dataclass(frozen=True, slots=True)
class Receipt:
    """A finished shard: its file's name in the folder of shards, size and sha256, and what of each piece is in it.

    Of two receipts for the same piece the one of the later `generation` counts.
    """

    shard: str
    generation: int
    size: int
    sha256: str
    pieces: tuple[Done, ...]

    @property
    def items(self) -> int:
        """How many lines it holds."""
        return sum(done.records + done.rejections for done in self.pieces)


def write_receipt(receipt: Receipt, folder: Path) -> None:
    """Put a receipt beside its shard's file."""
    with replacing(folder / f"{receipt.shard}.receipt") as file:
        file.write(json.dumps(asdict(receipt), ensure_ascii=False).encode())


def read_receipts(folder: Path) -> Iterator[Receipt]:
    """The receipts in `folder` whose shard's file is still what they say."""
    for path in sorted(folder.glob("*.receipt")):
        receipt = _receipt(path)
        if receipt and _is_whole(receipt, folder):
            yield receipt


def damaged_receipts(folder: Path) -> Iterator[str]:
    """One line for each receipt in `folder` that does not hold, or shard's file that has none."""
    for path in sorted(folder.glob("*.receipt")):
        receipt = _receipt(path)
        if receipt is None or not _is_whole(receipt, folder):
            yield f"{path.name}: its shard's file is not what it says"
    for path in sorted(folder.glob("*.jsonl")):
        if not path.with_suffix(".receipt").exists():
            yield f"{path.name}: it has no receipt"


def discard(folder: Path, used: Collection[str]) -> None:
    """Remove the shards that are not `used`, with their receipts."""
    for path in folder.iterdir():
        if path.stem not in used:
            path.unlink()


def is_record(line: bytes) -> bool:
    """Whether a line of a shard is a record: each begins with its schema version, no rejection does."""
    return line.startswith(b'{"schema_version":')


def shard_file(folder: Path, shard: str) -> Path:
    """The file of a shard: the lines of its outcomes, records and rejections, in order."""
    return folder / f"{shard}.jsonl"


def _receipt(path: Path) -> Receipt | None:
    try:
        fields: dict[str, Any] = json.loads(path.read_bytes())
        return Receipt(**{**fields, "pieces": tuple(Done(**piece) for piece in fields["pieces"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _is_whole(receipt: Receipt, folder: Path) -> bool:
    path = shard_file(folder, receipt.shard)
    try:
        return path.stat().st_size == receipt.size and digest(path) == receipt.sha256
    except OSError:
        return False


def by_key(receipts: Iterable[Receipt]) -> dict[str, Located]:
    """For each piece that is done, where its lines lie."""
    found: dict[str, Located] = {}
    for receipt in receipts:
        for done in receipt.pieces:
            if done.key not in found or found[done.key].generation < receipt.generation:
                found[done.key] = Located(receipt.shard, receipt.generation, done)
    return found
