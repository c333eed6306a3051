"""The check of a finished dataset: hashes, counts, the schema of every line, every input in its place."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extract.dataset.receipts import damaged_receipts
from extract.dataset.workspace import MANIFEST, RECORDS, REJECTED, Workspace
from extract.errors import ConfigError
from extract.read import digest
from extract.records import Record, Rejection


def verify(out: Path) -> Iterator[str]:
    """What is wrong with the dataset in `out`, one line a fault; nothing where all is well.

    Keeps the ids and places of all articles in memory, some 200 bytes each. Raises `ConfigError` where there
    is no dataset.
    """
    manifest = read_manifest(out)
    yield from _outputs(out, manifest)
    yield from damaged_receipts(Workspace(out).shards)
    counts = _Counts(manifest)
    for name, count in ((RECORDS, counts.record), (REJECTED, counts.rejection)):
        yield from _lines(out / name, count)
    yield from counts.totals()


def _lines(path: Path, count: Callable[[bytes], Iterator[str]]) -> Iterator[str]:
    """What is wrong with single lines of a file."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                for fault in count(line):
                    yield f"{path.name}:{number}: {fault}"
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"]))
                yield f"{path.name}:{number}: {where or 'the line'}: {first['msg']}"


def read_manifest(out: Path) -> dict[str, Any]:
    """The manifest of the dataset in `out`; raises `ConfigError` where there is none."""
    try:
        manifest: dict[str, Any] = json.loads((out / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise ConfigError(f"{out}: no {MANIFEST}, so no finished dataset") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"{out / MANIFEST}: {error}") from None
    return manifest


def _outputs(out: Path, manifest: dict[str, Any]) -> Iterator[str]:
    for name, said in manifest["outputs"].items():
        path = out / name
        if not path.is_file():
            yield f"{name}: it is missing"
        elif path.stat().st_size != said["bytes"]:
            yield f"{name}: {path.stat().st_size} bytes, not {said['bytes']} as the manifest says"
        elif digest(path) != said["sha256"]:
            yield f"{name}: its bytes are not those of the manifest"


class _Counts:
    """What the lines say, to be held against the manifest."""

    def __init__(self, manifest: dict[str, Any]) -> None:
        self._said = manifest
        self._hashes: dict[str, list[str | None]] = {}
        for entry in manifest["inputs"]:
            self._hashes.setdefault(entry["path"], []).append(entry["sha256"])
        self._ids: set[str] = set()
        self._places: set[str] = set()
        self._records: Counter[str] = Counter()
        self._rejected: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()

    def record(self, line: bytes) -> Iterator[str]:
        """Count a record; says what is wrong with its id, place or source. Raises `ValidationError`."""
        record = Record.model_validate_json(line)
        self._records[record.source.path] += 1
        if record.id in self._ids:
            yield f"a second record {record.id!r}"
        self._ids.add(record.id)
        yield from self._placed(record.source.place, record.source.path)
        if record.source.sha256 not in self._hashes.get(record.source.path, [record.source.sha256]):
            yield f"{record.source.path} had another sha256"

    def rejection(self, line: bytes) -> Iterator[str]:
        """Count a rejection; says what is wrong with its place. Raises `ValidationError`."""
        rejection = Rejection.model_validate_json(line)
        path = self._path(rejection.source)
        self._rejected[path] += 1
        self._reasons[rejection.reason] += 1
        yield from self._placed(rejection.source, path)

    def totals(self) -> Iterator[str]:
        """Where the counts of the manifest are not those of the lines."""
        for path in self._hashes:
            if not self._records[path] + self._rejected[path]:
                yield f"{path}: neither in {RECORDS} nor in {REJECTED}"
        said: dict[str, Counter[str]] = {"records": Counter(), "rejected": Counter()}
        for entry in self._said["inputs"]:
            for kind, counter in said.items():
                counter[entry["path"]] += entry[kind]
        for kind, found in (("records", self._records), ("rejected", self._rejected)):
            for path in sorted(said[kind] | found):
                if said[kind][path] != found[path]:
                    yield f"{path}: {found[path]} {kind}, not {said[kind][path]} as the manifest says"
        if dict(self._reasons) != self._said["rejected"]:
            yield f"rejections: {dict(self._reasons)}, not {self._said['rejected']} as the manifest says"

    def _placed(self, place: str, path: str) -> Iterator[str]:
        if path not in self._hashes:
            yield f"{path} is no input"
        elif place in self._places and len(self._hashes[path]) == 1:
            yield f"a second line for {place}"
        self._places.add(place)

    def _path(self, source: str) -> str:
        """The input that a place belongs to: the longest beginning of it that is one."""
        path = source
        while path not in self._hashes and ":" in path:
            path = path.rpartition(":")[0]
        return path if path in self._hashes else source
