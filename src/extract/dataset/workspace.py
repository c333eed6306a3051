"""The output folder: the dataset, and beside it in `.state` what a second run needs to go on."""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from extract.dataset.files import replacing, writing_to
from extract.dataset.identity import Identity, differences
from extract.errors import ConfigError

RECORDS = "records.jsonl"
REJECTED = "rejected.jsonl"
MANIFEST = "manifest.json"
LOG = "run.log.jsonl"


@dataclass(frozen=True, slots=True)
class Workspace:
    """An output folder that this run alone writes to."""

    out: Path

    @property
    def state(self) -> Path:
        """Identity, shards and receipts."""
        return self.out / ".state"

    @property
    def shards(self) -> Path:
        """Shards and receipts."""
        return self.state / "shards"


@contextmanager
def workspace(out: Path, current: Identity, *, restart: bool) -> Iterator[Workspace]:
    """Take possession of an output folder, made where it is missing.

    Raises `ConfigError` where it cannot be written to, another run is at work in it, or it was begun with
    another `current` identity and is not to `restart`.
    """
    place = Workspace(out)
    with writing_to(out):
        place.state.mkdir(parents=True, exist_ok=True)
        with (place.state / "lock").open("w") as lock:
            _lock(lock, out)
            before = _identity(place)
            changed = differences(before, current) if before is not None else []
            if changed and not restart:
                raise ConfigError(
                    f"{out} was begun otherwise ({'; '.join(changed)}); --restart begins it anew"
                )
            if restart:
                shutil.rmtree(place.shards, ignore_errors=True)
            place.shards.mkdir(exist_ok=True)
            _sweep(place)
            write_json(place.state / "identity.json", current)
            yield place


def _sweep(place: Workspace) -> None:
    """Remove what writers left behind that were killed."""
    for folder in (place.out, place.shards):
        for path in folder.glob(".*.tmp"):
            path.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:  # noqa: ANN401 (whatever json takes)
    """Replace the JSON file at `path`."""
    with replacing(path) as file:
        file.write(json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")


def _lock(lock: IO[str], out: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ConfigError(f"{out}: another run is writing to it") from None


def _identity(place: Workspace) -> Identity | None:
    """The identity with which the folder was begun; None where it was not."""
    try:
        found: Identity = json.loads((place.state / "identity.json").read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        raise ConfigError(f"{place.state}/identity.json is damaged; --restart begins anew") from None
    return found
