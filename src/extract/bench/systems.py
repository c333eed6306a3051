"""Articles a second of `extract` with one worker, of the stock pipeline of the same base model, and of EDS-NLP.

Each system runs in a process of its own, on one thread; the rounds take turns, so that what else the machine does
falls on all. Only ratios mean anything: absolute figures follow the machine.
"""

import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from extract import base_model

_BATCH_SIZES = (32, 128, 512)  # the other pipelines try each, and their best counts


@dataclass(slots=True)
class Measured:
    """Seconds from the start of a process to its first result, seconds of each round, peak memory in MiB."""

    start: float
    rounds: list[float]
    peak: float


def compare(corpus: Path, rounds: int) -> dict[str, Measured]:
    """Measure each system that is installed, their rounds in turns."""
    systems = {name: system for name, system in _SYSTEMS.items() if find_spec(system.package)}
    children = {name: _start(system.serve, corpus) for name, system in systems.items()}
    measured = {name: Measured(child.recv(), [], 0.0) for name, child in children.items()}
    for _ in range(rounds):
        for name, child in children.items():
            child.send("round")
            measured[name].rounds.append(child.recv())
    for name, child in children.items():
        child.send("stop")
        measured[name].peak = child.recv()
    return measured


def report(articles: int, measured: Mapping[str, Measured]) -> str:
    """The figures of a run as text: a line a system, the ratios those of `extract` to it, round by round."""
    ours = measured[_OURS]
    lines = [f"{'':26}{'articles/s':>11}{'times':>7}{'min':>7}{'max':>7}{'start, s':>10}{'peak, MiB':>11}"]
    for name, result in measured.items():
        ratios = sorted(theirs / mine for theirs, mine in zip(result.rounds, ours.rounds, strict=True))
        rate = articles / statistics.median(result.rounds)
        lines.append(
            f"{name:26}{rate:11.1f}{statistics.median(ratios):7.2f}{ratios[0]:7.2f}{ratios[-1]:7.2f}"
            f"{result.start:10.2f}{result.peak:11.0f}"
        )
    stock = measured[_STOCK]
    lines.append(
        f"start-up {ours.start / stock.start:.2f}, memory {ours.peak / stock.peak:.2f} of the stock pipeline's"
    )
    return "\n".join(lines)


def _start(serve: Callable[[Path, float, Connection], None], corpus: Path) -> Any:  # noqa: ANN401 (a Connection)
    """The connection to a process that has given its first result; one starts after the other is ready."""
    context = get_context("spawn")
    here, there = context.Pipe()
    context.Process(target=serve, args=(corpus, time.monotonic(), there), daemon=True).start()
    here.poll(None)
    return here


def _serve(start: float, connection: Connection, once: Callable[[], object]) -> None:
    """Say how long the first result took, then run a round for each request until told to stop."""
    connection.send(time.monotonic() - start)
    while connection.recv() == "round":
        begin = time.monotonic()
        once()
        connection.send(time.monotonic() - begin)
    connection.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _serve_ours(corpus: Path, start: float, connection: Connection) -> None:
    # Imported here, not to slow the start of the other systems.
    from extract.bench.worker import extract_all
    from extract.dataset.extractor import french
    from extract.settings import Settings

    settings = Settings()
    extract = french(settings)
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.jsonl"
        first.write_text(corpus.read_text("utf-8").split("\n", 1)[0], "utf-8")
        extract_all(first, extract, settings)
    _serve(start, connection, lambda: extract_all(corpus, extract, settings))


def _serve_stock(corpus: Path, start: float, connection: Connection) -> None:
    import spacy

    _serve_pipeline(spacy.load(base_model.choose()), corpus, start, connection)


def _serve_edsnlp(corpus: Path, start: float, connection: Connection) -> None:
    """EDS-NLP's dates and quantities: rules of the same family, for two of the five kinds."""
    import edsnlp

    nlp = edsnlp.blank("eds")
    for name in ("normalizer", "sentences", "dates", "quantities"):
        nlp.add_pipe(f"eds.{name}")
    _serve_pipeline(nlp, corpus, start, connection)


def _serve_pipeline(nlp: Any, corpus: Path, start: float, connection: Connection) -> None:  # noqa: ANN401 (either library's)
    texts = [json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines()]
    nlp(texts[0])
    first = time.monotonic() - start

    def seconds(size: int) -> float:
        begin = time.monotonic()
        for _ in nlp.pipe(texts[:200], batch_size=size):
            pass
        return time.monotonic() - begin

    best = min(_BATCH_SIZES, key=seconds)
    _serve(time.monotonic() - first, connection, lambda: sum(1 for _ in nlp.pipe(texts, batch_size=best)))


@dataclass(frozen=True, slots=True)
class _System:
    """A system: the package that it needs, and what its process does."""

    package: str
    serve: Callable[[Path, float, Connection], None]


_OURS, _STOCK = "extract run", "stock spaCy"
_SYSTEMS = {
    _OURS: _System("extract", _serve_ours),
    _STOCK: _System("spacy", _serve_stock),
    "EDS-NLP dates, quantities": _System("edsnlp", _serve_edsnlp),
}
