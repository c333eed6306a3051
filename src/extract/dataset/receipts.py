"""Receipts: what each finished shard holds, and the proof that its file is whole.

A receipt is written after its shard's file is on the disk, so that a shard without one was not finished.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
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
class Receipt:
    """A finished shard: its file's name in the folder of shards, size and sha256, and what of each piece is in it."""

    shard: str
    size: int
    sha256: str
    pieces: tuple[Done, ...]


def write_receipt(receipt: Receipt, folder: Path) -> None:
    """Put a receipt beside its shard's file."""
    with replacing(folder / f"{receipt.shard}.receipt") as file:
        file.write(json.dumps(asdict(receipt), ensure_ascii=False).encode())


def read_receipts(folder: Path) -> Iterator[Receipt]:
    """The receipts in `folder` whose shard's file is still what they say, in the order of their names."""
    for path in sorted(folder.glob("*.receipt")):
        receipt = _receipt(path)
        if receipt and _is_whole(receipt, folder):
            yield receipt


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


def by_key(receipts: Iterable[Receipt]) -> dict[str, tuple[str, Done]]:
    """For each piece that is done, the shard in which its lines lie, and where."""
    return {done.key: (receipt.shard, done) for receipt in receipts for done in receipt.pieces}
