"""A run: find, plan, do what is not done, merge."""

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Literal

from extract.dataset.extractor import FRENCH
from extract.dataset.files import writing_to
from extract.dataset.identity import identity
from extract.dataset.merge import merge
from extract.dataset.plan import SHARD_BYTES, plan, shards
from extract.dataset.receipts import by_key, read_receipts
from extract.dataset.workers import STUCK_AFTER, Event, Work, run_shards
from extract.dataset.workspace import workspace
from extract.errors import ConfigError, Interrupted
from extract.read import find_inputs
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` files planned, articles extracted, or pieces merged; or a `note`."""

    stage: Literal["plan", "extract", "merge"]
    done: int
    total: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run made: records and rejections by reason, of which `reused` articles were done before.

    `ignored` files of the input folders are of no known type; `seconds` is the time it took.
    """

    records: int
    rejected: dict[str, int]
    reused: int
    ignored: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Labour:
    """How the work is done, which changes no byte of the dataset.

    `workers` processes take shards of about `shard_bytes` bytes of articles; one that gives no sign of life
    for `stuck_after` seconds is killed. `loader` names the function that makes the extraction.
    """

    workers: int = 1
    shard_bytes: int = SHARD_BYTES
    stuck_after: float = STUCK_AFTER
    loader: str = FRENCH


Report = Callable[[Progress], None]
_ALONE = Labour()


def run(
    paths: Iterable[Path],
    out: Path,
    settings: Settings,
    *,
    glob: str = "*",
    labour: Labour = _ALONE,
    restart: bool = False,
    report: Report = lambda _: None,
) -> Summary:
    """Extract everything that `paths` stand for into the dataset `out`; goes on where an earlier run stopped.

    The bytes of the dataset depend on the inputs and the settings alone. Raises `ConfigError` before anything starts for a missing path,
    an output folder that is not writable or was begun with other settings (unless `restart`), a missing model;
    later on where the disk is full or gone. Raises `Interrupted` on SIGINT and SIGTERM. After both the same
    call goes on.
    """
    began = time.monotonic()
    inputs = find_inputs(paths, glob)
    if not inputs.files:
        raise ConfigError("no input has a known type: nothing to read")
    current = identity(settings)
    with workspace(out, current, restart=restart) as place, writing_to(out), _interruptible():
        files = len(inputs.files)
        pieces = plan(inputs, settings, lambda done: report(Progress("plan", done, files)))
        located = by_key(read_receipts(place.shards))
        missing = [piece for piece in pieces if piece.key not in located]
        tell = _teller(report, sum(piece.part.items for piece in pieces), sum(p.part.items for p in missing))
        work = Work(settings, place.shards, labour.loader)
        todo = shards(missing, labour.shard_bytes)
        for receipt in run_shards(todo, work, labour.workers, tell, labour.stuck_after):
            located.update(by_key([receipt]))
        tally = merge(
            pieces, located, place, current, lambda done: report(Progress("merge", done, len(pieces)))
        )
    reused = sum(piece.part.items for piece in pieces) - sum(piece.part.items for piece in missing)
    return Summary(tally.records, dict(tally.reasons), reused, inputs.ignored, time.monotonic() - began)


def _teller(report: Report, total: int, missing: int) -> Callable[[Event], None]:
    """Counts the events of workers into progress; what was done before counts as done."""
    done = total - missing

    def tell(event: Event) -> None:
        nonlocal done
        done += event.items
        report(Progress("extract", done, total, event.note))

    return tell


@contextmanager
def _interruptible() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into `Interrupted`, where this is the main thread."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Interrupted("interrupted; what is finished is kept, the same command goes on", number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
