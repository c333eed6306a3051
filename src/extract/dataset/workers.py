"""Worker processes under supervision: one that dies or sticks is noticed, and costs one article at most.

The pools of the standard library hang for ever, or give up altogether, when a worker is killed. Here each
worker has its own pipe: when it dies the pipe ends. Its shard is then taken again with care, item by item, by a
fresh process; the item at which two careful workers have died is rejected ("worker_died"), and the run goes on.
"""

import math
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from extract.dataset.extractor import load
from extract.dataset.receipts import Receipt
from extract.dataset.shard import Task, run_shard
from extract.errors import ConfigError
from extract.settings import Settings

STUCK_AFTER = 600.0  # seconds without a sign of life; the longest article allowed takes about one minute
_LOADING = 600.0  # seconds that loading the model may take
_TASKS = (
    500  # of a worker, half an hour's: then a fresh one takes its place, for the model's memory grows slowly
)
_BEAT = 0.5  # seconds between signs of life of a worker that is not careful
_STILLBORN = 5  # workers that die one after the other before they are ready, until the run gives up


@dataclass(frozen=True, slots=True)
class Work:
    """What all workers of a run share: how to extract, and the folder of shards."""

    settings: Settings
    folder: Path
    loader: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded."""


@dataclass(frozen=True, slots=True)
class Alive:
    """So many items of the shard are finished."""

    items: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The worker cannot go on, and no other could; `fault`: because of this program."""

    message: str
    fault: bool = False


Message = Ready | Alive | Failed | Receipt


@dataclass(slots=True)
class _Worker:
    """The parent's view of a worker: its task, the items of it and the tasks before it that are finished."""

    process: SpawnProcess
    pipe: "Connection[Task, Message]"
    ready: bool = False
    task: Task | None = None
    items: int = 0
    finished: int = 0
    heard: float = field(default_factory=time.monotonic)


@dataclass(slots=True)
class _Crew:
    """The workers, what waits for them, and how many of them died one after the other before they were ready."""

    queue: deque[Task]
    workers: list[_Worker] = field(default_factory=list)
    stillborn: int = 0

    def size_needed(self, count: int) -> int:
        """How many workers have something to do, `count` at most."""
        return min(count, len(self.queue) + sum(worker.task is not None for worker in self.workers))


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be told of a run: `items` more are finished (or, after a death, lost), or a `note`."""

    items: int = 0
    note: str = ""


def run_tasks(
    tasks: Iterable[Task],
    work: Work,
    count: int,
    report: Callable[[Event], None],
    stuck_after: float = STUCK_AFTER,
) -> Generator[Receipt, None, None]:
    """The receipts of all tasks, as they are finished by `count` processes.

    Raises `ConfigError` where no worker can start or the folder cannot be written to. Whatever ends the
    iteration ends the workers.
    """
    crew = _Crew(deque(tasks))
    try:
        while needed := crew.size_needed(count):
            _retire(crew)
            crew.workers += [_start(work) for _ in range(needed - len(crew.workers))]
            _hand_out(crew)
            for worker in _heard(crew.workers, stuck_after):
                message = _receive(worker)
                if message is None:
                    _bury(worker, crew, report)
                elif receipt := _take(message, worker, crew, report):
                    yield receipt
    finally:
        for worker in crew.workers:
            worker.process.kill()
            _end(worker)


def run_here(
    tasks: Iterable[Task], work: Work, report: Callable[[Event], None]
) -> Generator[Receipt, None, None]:
    """The receipts of all tasks, done in this process: what kills a worker ends the run."""
    extract = load(work.loader, work.settings)
    for task in tasks:
        receipt = run_shard(task, extract, work.settings, work.folder, lambda _: None)
        report(Event(receipt.items))
        yield receipt


def _take(message: Message, worker: _Worker, crew: _Crew, report: Callable[[Event], None]) -> Receipt | None:
    """Note what a worker says; the receipt if it is one."""
    match message:
        case Ready():
            worker.ready, crew.stillborn = True, 0
        case Alive(items):
            report(Event(items - worker.items))
            worker.items = items
        case Failed(reason, fault):
            raise RuntimeError(reason) if fault else ConfigError(reason)
        case Receipt():
            report(Event(message.items - worker.items))
            worker.task = None
            worker.finished += 1
            return message
    return None


def _start(work: Work) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, work), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _retire(crew: _Crew) -> None:
    for worker in [worker for worker in crew.workers if worker.finished >= _TASKS and not worker.task]:
        crew.workers.remove(worker)
        worker.process.kill()
        _end(worker)


def _hand_out(crew: _Crew) -> None:
    for worker in crew.workers:
        if crew.queue and worker.ready and worker.task is None:
            task = crew.queue.popleft()
            worker.task, worker.items, worker.heard = task, 0, time.monotonic()
            try:
                worker.pipe.send(task)
            except OSError:
                continue  # it died: its pipe will say so


def _heard(workers: list[_Worker], stuck_after: float) -> list[_Worker]:
    """The workers that said something or died; kills those that said nothing for too long."""
    talking = wait([worker.pipe for worker in workers], timeout=1.0)
    now = time.monotonic()
    for worker in workers:
        if worker.pipe in talking:
            worker.heard = now
        elif now - worker.heard > (stuck_after if worker.task else math.inf if worker.ready else _LOADING):
            worker.process.kill()
    return [worker for worker in workers if worker.pipe in talking]


def _receive(worker: _Worker) -> Message | None:
    """What the worker says; None where it is dead."""
    try:
        return worker.pipe.recv()
    except (EOFError, OSError):
        return None


def _bury(worker: _Worker, crew: _Crew, report: Callable[[Event], None]) -> None:
    """Give the task of a dead worker back, to be taken again with care."""
    crew.workers.remove(worker)
    _end(worker)
    died = f"a worker died (exit code {worker.process.exitcode})"
    if worker.task:
        report(Event(-worker.items, f"{died} after {worker.items} items of shard {worker.task.name}"))
        crew.queue.appendleft(_after_death(worker.task, worker.items))
        return
    crew.stillborn += not worker.ready
    if crew.stillborn >= _STILLBORN:
        raise ConfigError(f"{died}, {_STILLBORN} in a row before they had loaded the model")
    report(Event(note=died))


def _end(worker: _Worker) -> None:
    worker.process.join(timeout=0.2)  # the dead tell their exit code
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _after_death(task: Task, items: int) -> Task:
    """How to take a task again whose worker died after it had finished `items`."""
    if not task.careful or task.suspect != items:
        return replace(task, careful=True, suspect=items if task.careful else None)
    if items in task.poisoned:
        files = ", ".join(sorted({piece.file.name for piece in task.shard.pieces}))
        raise ConfigError(f"workers die over one of {files}, even without reading its article {items + 1}")
    return replace(task, suspect=None, poisoned=task.poisoned | {items})


def serve(pipe: "Connection[Message, Task]", work: Work) -> None:
    """The life of a worker: load, then run every task that comes, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the parent
    try:
        extract = load(work.loader, work.settings)
        pipe.send(Ready())
        while True:
            task = pipe.recv()
            pipe.send(run_shard(task, extract, work.settings, work.folder, _beat(pipe, task)))
    except (EOFError, BrokenPipeError):
        return  # the parent is gone
    except ConfigError as error:
        pipe.send(Failed(str(error)))
    except OSError as error:
        pipe.send(Failed(f"{work.folder}: {error.strerror or error}; what is finished is kept"))
    except Exception:  # noqa: BLE001 (told to the parent, which raises it)
        pipe.send(Failed(traceback.format_exc(), fault=True))


def _beat(pipe: "Connection[Message, Task]", task: Task) -> Callable[[int], None]:
    """Says how far the shard is: of a careful task after each item, else now and then."""
    last = time.monotonic()

    def beat(items: int) -> None:
        nonlocal last
        if task.careful or time.monotonic() - last > _BEAT:
            pipe.send(Alive(items))
            last = time.monotonic()

    return beat
