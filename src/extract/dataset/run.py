"""A run: find, plan, do what is not done, merge."""

import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Literal

from extract.dataset.extractor import FRENCH
from extract.dataset.files import writing_to
from extract.dataset.identity import identity
from extract.dataset.log import Log
from extract.dataset.merge import merge
from extract.dataset.plan import SHARD_BYTES, Piece, plan, shards
from extract.dataset.receipts import Located, Receipt, by_key, discard, read_receipts
from extract.dataset.shard import Task
from extract.dataset.workers import STUCK_AFTER, Event, Work, run_here, run_tasks
from extract.dataset.workspace import LOG, workspace
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

    `workers` processes take shards of about `shard_bytes` bytes of articles; one that gives no sign of life for
    `stuck_after` seconds is killed. No workers mean this process, unsupervised. `loader` names the function that
    makes the extraction. The `engine` "dask" gives the shards to the Dask cluster at `scheduler`, without an
    address to one of its own.
    """

    workers: int = 1
    shard_bytes: int = SHARD_BYTES
    stuck_after: float = STUCK_AFTER
    loader: str = FRENCH
    engine: Literal["processes", "dask"] = "processes"
    scheduler: str | None = None


Mode = Literal["resume", "retry", "restart"]
Report = Callable[[Progress], None]
ALONE = Labour()


def run(
    paths: Iterable[Path],
    out: Path,
    settings: Settings,
    *,
    glob: str = "*",
    labour: Labour = ALONE,
    mode: Mode = "resume",
    report: Report = lambda _: None,
) -> Summary:
    """Extract everything that `paths` stand for into the dataset `out`; goes on where an earlier run stopped.

    The bytes of the dataset depend on the inputs and the settings alone. With the `mode` "restart" nothing of an
    earlier run is used, with "retry" everything but its rejections. Raises `ConfigError` before anything starts
    for a missing path, an output folder that is not writable or was begun with other settings (unless it is to
    restart), or a missing model; later on where the disk is full or gone. Raises `Interrupted` on SIGINT and
    SIGTERM. After both the same call goes on.

    The workers import the main module: a script calls this under `if __name__ == "__main__":`.
    """
    began = time.monotonic()
    inputs = find_inputs(paths, glob, out)
    if not inputs.files:
        raise ConfigError("no input has a known type: nothing to read")
    current = identity(settings)
    with (
        workspace(out, current, restart=mode == "restart") as place,
        writing_to(out),
        _interruptible(),
        Log(out / LOG) as log,
    ):
        log.write("begun", files=len(inputs.files), workers=labour.workers)
        pieces = plan(inputs, settings, lambda done: report(Progress("plan", done, len(inputs.files))))
        located = by_key(read_receipts(place.shards))
        tasks = _tasks(pieces, located, labour, retry=mode == "retry")
        missing = sum(piece.part.items for task in tasks for piece in task.shard.pieces)
        total = sum(piece.part.items for piece in pieces)
        log.write("planned", articles=total, missing=missing, shards=len(tasks))
        located |= _extracted(tasks, Work(settings, place.shards, labour.loader), labour, report, log, total)
        tally = merge(
            pieces, located, place, current, lambda done: report(Progress("merge", done, len(pieces)))
        )
        discard(place.shards, {located[piece.key].shard for piece in pieces})
        seconds = time.monotonic() - began
        log.write("ended", seconds=round(seconds, 3), records=tally.records, rejected=dict(tally.reasons))
    return Summary(tally.records, dict(tally.reasons), total - missing, inputs.ignored, seconds)


def _tasks(
    pieces: Sequence[Piece], located: Mapping[str, Located], labour: Labour, *, retry: bool
) -> list[Task]:
    """What is to be done: all pieces that nothing is known of, and to `retry` those that hold rejections."""
    missing = [piece for piece in pieces if piece.key not in located]
    tasks = [Task(shard) for shard in shards(missing, labour.shard_bytes)]
    if retry:
        failed = [piece for piece in pieces if piece.key in located and located[piece.key].done.rejections]
        known = {piece.key: located[piece.key] for piece in failed}
        generation = 1 + max((place.generation for place in located.values()), default=0)
        for shard in shards(failed, labour.shard_bytes):
            lines = {
                piece.key: (known[piece.key].shard, known[piece.key].done.start) for piece in shard.pieces
            }
            tasks.append(Task(shard, known=lines, generation=generation))
    return tasks


def _extracted(
    tasks: Sequence[Task], work: Work, labour: Labour, report: Report, log: Log, total: int
) -> dict[str, Located]:
    """Do all tasks; says where the lines of their pieces lie."""
    missing = sum(piece.part.items for task in tasks for piece in task.shard.pieces)
    tell = _teller(report, log, total, missing)
    located: dict[str, Located] = {}
    began, finished = time.monotonic(), 0
    with closing(_receipts(tasks, work, labour, tell)) as receipts:
        for receipt in receipts:
            located |= by_key([receipt])
            finished += receipt.items
            rate = finished / (time.monotonic() - began)
            log.write("shard", name=receipt.shard, articles=receipt.items, articles_per_second=round(rate, 2))
    return located


def _receipts(
    tasks: Sequence[Task], work: Work, labour: Labour, tell: Callable[[Event], None]
) -> Generator[Receipt, None, None]:
    if labour.engine == "dask" and tasks:
        from extract.dataset.cluster import run_on_cluster  # an optional extra

        yield from run_on_cluster(tasks, work, labour.workers, labour.scheduler, tell)
    elif labour.workers:
        yield from run_tasks(tasks, work, labour.workers, tell, labour.stuck_after)
    elif tasks:
        yield from run_here(tasks, work, tell)


def _teller(report: Report, log: Log, total: int, missing: int) -> Callable[[Event], None]:
    """Counts the events of workers into progress; what was done before counts as done."""
    done = total - missing

    def tell(event: Event) -> None:
        nonlocal done
        done += event.items
        report(Progress("extract", done, total, event.note))
        if event.note:
            log.write("worker", note=event.note)

    return tell


@contextmanager
def _interruptible() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into `Interrupted`, where this is the main thread."""

    def stop(number: int, _frame: FrameType | None) -> None:
        for other in before:
            signal.signal(other, signal.SIG_IGN)  # the end takes a moment, and must not be ended itself
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
