"""Where the time of a run goes: a sample of what runs, taken every millisecond of processor time."""

import signal
from collections import Counter
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from extract.bench.worker import extract_all
from extract.dataset.extractor import french
from extract.settings import Settings

_INTERVAL = 0.001  # seconds
# What runs for one of these modules, at whatever depth, is its stage; the rest reads, writes and checks.
_STAGES = {
    "extract.names_model": "names and tags",
    "extract.tokens": "tokens",
    "extract.language": "language",
    "extract.numbers": "numbers",
    "extract.entities.people": "people",
    "extract.entities.organisations": "organisations",
    "extract.entities.countries": "countries",
    "extract.entities.dates": "dates",
    "extract.entities.counts": "counts",
}
_REST = "reading, records, writing"


def sample(corpus: Path) -> Mapping[str, int]:
    """How many samples fell into each stage of a run over `corpus`, whose caches a first run has filled."""
    context = get_context("spawn")
    here, there = context.Pipe()
    context.Process(target=_run, args=(corpus, there), daemon=True).start()
    counts: Mapping[str, int] = here.recv()
    return counts


def report(counts: Mapping[str, int]) -> str:
    """The share of each stage as text."""
    total = max(1, sum(counts.values()))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "\n".join(["share of a run", *(f"  {stage:26}{count / total:7.1%}" for stage, count in ordered)])


def _run(corpus: Path, connection: Connection) -> None:
    settings = Settings()
    extract = french(settings)
    counts: Counter[str] = Counter()

    def count(_signal: int, frame: FrameType | None) -> None:
        counts[_stage(frame)] += 1

    extract_all(corpus, extract, settings)
    signal.signal(signal.SIGPROF, count)
    signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)
    extract_all(corpus, extract, settings)
    signal.setitimer(signal.ITIMER_PROF, 0)
    connection.send(counts)


def _stage(frame: FrameType | None) -> str:
    """The outermost stage on the stack."""
    stage = _REST
    while frame:
        module = frame.f_globals.get("__name__", "")
        for prefix, name in _STAGES.items():
            if module == prefix or module.startswith(f"{prefix}."):
                stage = name
        frame = frame.f_back
    return stage
