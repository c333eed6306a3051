"""Speed as ratios: `extract` with one worker against the stock pipeline of the same base model, in one run.

    python -m extract.bench [FILE.jsonl] [--rounds N]

Each system runs in a process of its own, on one thread; the rounds take turns, so that what else the machine
does falls on both. Only ratios mean anything: absolute figures follow the machine.
"""

import argparse
import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from extract import base_model
from extract.settings import Settings

_RAW = Path(__file__).parents[2] / "data" / "raw"
# BLAS reads these when it is loaded: the children inherit them.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
_BATCH_SIZES = (32, 128, 512)  # the stock pipeline tries each, and its best counts


@dataclass(slots=True)
class Measured:
    """Seconds from the start of a process to its first result, seconds of each round, peak memory in MiB."""

    start: float
    rounds: list[float]
    peak: float


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="?", type=Path, default=_RAW, help="articles; without it data/raw")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=20, help="how often the articles stand in a round")
    arguments = parser.parse_args()
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        articles = write_corpus(arguments.inputs, corpus, arguments.repeat)
        ours, stock = compare(corpus, arguments.rounds)
    print(report(articles, ours, stock))  # noqa: T201 (a command)


def write_corpus(inputs: Path, corpus: Path, repeat: int) -> int:
    """Write the articles of `inputs` `repeat` times, each with an id of its own; returns how many stand there."""
    from extract.article import Article
    from extract.read import digest, find_inputs, read

    found = (
        item for file in find_inputs([inputs]).files for item in read(file, digest(file.path), Settings())
    )
    articles = [item for item in found if isinstance(item, Article)]
    rows = [
        {
            "id": f"{article.id}/{number}",
            "text": article.text,
            "published": str(article.published or "2025-02-28"),
        }
        for number in range(repeat)
        for article in articles
    ]
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return len(rows)


def compare(corpus: Path, rounds: int) -> tuple[Measured, Measured]:
    """Measure both systems, their rounds in turns."""
    ours, stock = _start(_ours, corpus), _start(_stock, corpus)
    measured = [Measured(child.recv(), [], 0.0) for child in (ours, stock)]
    for _ in range(rounds):
        for child, result in zip((ours, stock), measured, strict=True):
            child.send("round")
            result.rounds.append(child.recv())
    for child, result in zip((ours, stock), measured, strict=True):
        child.send("stop")
        result.peak = child.recv()
    return measured[0], measured[1]


def report(articles: int, ours: Measured, stock: Measured) -> str:
    """The figures of a run as text."""
    ratios = sorted(theirs / mine for theirs, mine in zip(stock.rounds, ours.rounds, strict=True))
    lines = [
        f"{'':26}{'extract run':>12}{'stock':>12}",
        f"{'articles a second, median':26}{_rate(articles, ours):12.1f}{_rate(articles, stock):12.1f}",
        f"{'start to first result, s':26}{ours.start:12.2f}{stock.start:12.2f}",
        f"{'peak memory, MiB':26}{ours.peak:12.0f}{stock.peak:12.0f}",
        f"times stock: min {ratios[0]:.2f}, median {statistics.median(ratios):.2f}, max {ratios[-1]:.2f}",
        f"start-up: {ours.start / stock.start:.2f} of stock's; memory: {ours.peak / stock.peak:.2f} of stock's",
    ]
    return "\n".join(lines)


def _rate(articles: int, measured: Measured) -> float:
    return articles / statistics.median(measured.rounds)


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


def _ours(corpus: Path, start: float, connection: Connection) -> None:
    """What a worker of `extract run` does: plan, then each shard read, extracted and written."""
    from extract.dataset.extractor import french
    from extract.dataset.plan import plan, shards
    from extract.dataset.shard import Task, run_shard
    from extract.read import find_inputs

    settings = Settings()
    extract = french(settings)

    def extract_all(inputs: Path) -> None:
        pieces = plan(find_inputs([inputs]), settings, lambda _: None)
        with tempfile.TemporaryDirectory() as folder:
            for shard in shards(pieces):
                run_shard(Task(shard), extract, settings, Path(folder), lambda _: None)

    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.jsonl"
        first.write_text(corpus.read_text("utf-8").split("\n", 1)[0], "utf-8")
        extract_all(first)
    _serve(start, connection, lambda: extract_all(corpus))


def _stock(corpus: Path, start: float, connection: Connection) -> None:
    import spacy

    nlp = spacy.load(base_model.choose())
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


if __name__ == "__main__":
    main()
