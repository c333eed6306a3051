"""The same shards on a Dask cluster, whose workers see the same input and output folders."""

from collections.abc import Callable, Generator, Sequence
from functools import cache
from typing import Any

from extract.dataset.extractor import load
from extract.dataset.receipts import Receipt
from extract.dataset.shard import Extract, Task, run_shard
from extract.dataset.workers import Event, Work, run_tasks
from extract.errors import ConfigError
from extract.settings import Settings


def run_on_cluster(
    tasks: Sequence[Task], work: Work, count: int, scheduler: str | None, report: Callable[[Event], None]
) -> Generator[Receipt, None, None]:
    """The receipts of all tasks, as the cluster at `scheduler` finishes them; without address a local one of `count`.

    A task that Dask gives up because its workers die is taken over by a process of our own, which finds the article
    that kills. Raises `ConfigError` where Dask is not installed or the cluster cannot be reached.
    """
    with _client(scheduler, count) as client:
        from distributed import KilledWorker, as_completed

        futures = {
            client.submit(run_task, task, work, key=f"shard-{task.name}", pure=False): task for task in tasks
        }
        for future in as_completed(list(futures)):  # type: ignore[no-untyped-call]
            try:
                receipt: Receipt = future.result()
            except KilledWorker as error:
                report(Event(note=f"Dask gave up: {error}"))
                yield from run_tasks([futures[future]], work, 1, report)
                continue
            except OSError as error:
                raise ConfigError(
                    f"{work.folder}: {error.strerror or error}; what is finished is kept"
                ) from error
            report(Event(receipt.items))
            future.release()
            yield receipt


def run_task(task: Task, work: Work) -> Receipt:
    """One task in a worker of the cluster, whose process loads the model once."""
    return run_shard(task, _loaded(work.loader, work.settings), work.settings, work.folder, lambda _: None)


@cache
def _loaded(loader: str, settings: Settings) -> Extract:
    return load(loader, settings)


def _client(scheduler: str | None, count: int) -> Any:  # noqa: ANN401 (the library has no types)
    try:
        from distributed import Client
    except ImportError:
        raise ConfigError("Dask is not installed; install it with: pip install 'extract[dask]'") from None
    try:
        if scheduler:
            return Client(scheduler, timeout=30)  # type: ignore[no-untyped-call]
        return Client(n_workers=count, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise ConfigError(f"no Dask scheduler answers at {scheduler}: {error}") from None
