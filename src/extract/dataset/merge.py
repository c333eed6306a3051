"""Shards → the dataset: the lines of all pieces in the order of the plan, records apart from rejections."""

import json
import re
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path

from extract.dataset.files import HashedFile, replacing
from extract.dataset.identity import Identity
from extract.dataset.plan import Piece
from extract.dataset.receipts import Done, Located, is_record, shard_file
from extract.dataset.shard import id_hash
from extract.dataset.workspace import MANIFEST, RECORDS, REJECTED, Workspace
from extract.read import Input
from extract.records import Record, Rejection

# How a record's line begins.
_ID = re.compile(rb'\{"schema_version":"[^"]*","id":("(?:[^"\\]|\\.)*")')


@dataclass(slots=True)
class _Input:
    file: Input
    sha256: str
    records: int = 0
    rejected: int = 0


@dataclass(slots=True)
class Tally:
    """What went into the dataset: records, rejections by reason, and both by input, in the order of the inputs."""

    records: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    inputs: list[_Input] = field(default_factory=list)

    def count(self, piece: Piece, reason: str | None) -> None:
        """Add an outcome: a record, or a rejection for a `reason`. All pieces of an input follow one another."""
        if not self.inputs or self.inputs[-1].file is not piece.file:
            self.inputs.append(_Input(piece.file, piece.sha256))
        if reason is None:
            self.records += 1
            self.inputs[-1].records += 1
        else:
            self.reasons[reason] += 1
            self.inputs[-1].rejected += 1


def merge(
    pieces: Sequence[Piece],
    located: Mapping[str, Located],
    place: Workspace,
    identity: Identity,
    report: Callable[[int], None],
) -> Tally:
    """Write records.jsonl, rejected.jsonl and, last, manifest.json; `report` hears the number of pieces merged.

    Without its manifest a folder holds no dataset: the old one goes before the first file is replaced.
    """
    tally = Tally()
    doubles = _Doubles(_repeated(located[piece.key].done for piece in pieces))
    with replacing(place.out / RECORDS) as records, replacing(place.out / REJECTED) as rejected:
        for number, (piece, lines) in enumerate(_lines(pieces, located, place.shards), start=1):
            for line in map(doubles.settled, lines):
                reason = None if is_record(line) else json.loads(line)["reason"]
                (rejected if reason else records).write(line)
                tally.count(piece, reason)
            report(number)
        (place.out / MANIFEST).unlink(missing_ok=True)
    with replacing(place.out / MANIFEST) as manifest:
        for chunk in _manifest(tally, identity, {RECORDS: records, REJECTED: rejected}):
            manifest.write(chunk.encode())
    return tally


def _lines(
    pieces: Iterable[Piece], located: Mapping[str, Located], folder: Path
) -> Iterator[tuple[Piece, Iterator[bytes]]]:
    """Each piece with the lines of its outcomes, which have to be read before the next one's."""
    for shard, group in groupby(pieces, key=lambda piece: located[piece.key].shard):
        with shard_file(folder, shard).open("rb") as file:
            for piece in group:
                done = located[piece.key].done
                file.seek(done.start)
                yield piece, islice(file, done.records + done.rejections)


def _repeated(pieces: Iterable[Done]) -> frozenset[int]:
    """The hashes of ids that more than one record has: 8 bytes a record, whatever their number."""
    hashes = array("Q")
    for done in pieces:
        hashes.extend(done.hashes())
    if not hashes:
        return frozenset()
    import numpy as np  # heavy, and only for this sort

    ordered = np.sort(np.frombuffer(hashes, dtype=np.uint64))
    return frozenset(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]).tolist())


class _Doubles:
    """Finds records whose id an earlier record has, among those whose hash is repeated."""

    def __init__(self, suspects: frozenset[int]) -> None:
        self._suspects = suspects
        self._places: dict[str, str] = {}

    def settled(self, line: bytes) -> bytes:
        """The line, or the rejection of a record whose id was used before."""
        if not self._suspects or not is_record(line):
            return line
        if (found := _ID.match(line)) and _number(id_hash(json.loads(found[1]))) not in self._suspects:
            return line
        record = Record.model_validate_json(line)
        place = record.source.place
        if record.id not in self._places:
            self._places[record.id] = place
            return line
        message = f"{place}: its id {record.id!r} is that of {self._places[record.id]}"
        rejection = Rejection(
            id=record.id, source=place, stage="read", reason="duplicate_id", message=message
        )
        return rejection.model_dump_json().encode() + b"\n"


def _number(digits: str) -> int:
    """The hash as `Done.hashes` reads it."""
    return int.from_bytes(bytes.fromhex(digits), sys.byteorder)


def _manifest(tally: Tally, identity: Identity, files: Mapping[str, HashedFile]) -> Iterator[str]:
    """The manifest as JSON, one line an input: there may be millions of them."""
    made = {
        **{name: value for name, value in identity.items() if name != "code"},
        "records": tally.records,
        "rejected": dict(sorted(tally.reasons.items())),
        "outputs": {name: {"sha256": file.sha256, "bytes": file.size} for name, file in files.items()},
    }
    yield json.dumps(made, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "inputs": [\n'
    for number, found in enumerate(tally.inputs, start=1):
        counts = {"sha256": found.sha256 or None, "records": found.records, "rejected": found.rejected}
        line = json.dumps({"path": found.file.name, **counts}, ensure_ascii=False)
        yield f"  {line}{',' if number < len(tally.inputs) else ''}\n"
    yield " ]\n}\n"
