# ruff: noqa: T201 (a script that prints its figures)
"""How batch work scales: `python -m tests.suites.batch [--rounds N]`.

Times the same articles with one and two workers, in turns; what loading takes falls out as the difference of two
sizes. Then the time of everything but the extraction: planning, receipts and merge.
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from extract.article import Article
from extract.dataset import Labour, Progress, run
from extract.read import read_paths
from extract.settings import Settings
from tests.articles import ROOT

SIZES = (20, 60)  # how often the articles of data/raw stand in the corpus


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        corpora = [corpus(Path(folder) / f"{size}.jsonl", size) for size in SIZES]
        ratios, shares = [], []
        for _ in range(rounds):
            one, two = (rate(corpora, Path(folder) / "out", workers) for workers in (1, 2))
            ratios.append(two / one)
            shares.append(overhead(corpora[-1], Path(folder) / "out"))
            print(f"{one:.1f} articles/s with one worker, {two:.1f} with two; overhead {shares[-1]:.2%}")
    print(f"two workers: {statistics.median(ratios):.2f} times one ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"plan, receipts and merge: {statistics.median(shares):.2%} of a run")


def corpus(path: Path, size: int) -> Path:
    """The articles of data/raw, `size` times, in one file."""
    found = [item for item in read_paths([ROOT / "data" / "raw"], Settings()) if isinstance(item, Article)]
    rows = (
        {"id": f"{article.id}-{number}", "text": article.text} for number in range(size) for article in found
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def rate(corpora: list[Path], out: Path, workers: int) -> float:
    """Articles a second, from what the larger corpus has more."""
    seconds, articles = [], []
    for path in corpora:
        summary = run([path], out, Settings(), labour=Labour(workers, 64 * 1024), mode="restart")
        seconds.append(summary.seconds)
        articles.append(summary.records)
    return (articles[1] - articles[0]) / (seconds[1] - seconds[0])


def overhead(path: Path, out: Path) -> float:
    """The part of a run in which no article is extracted: before the first event and after the last."""
    times: dict[str, list[float]] = {"plan": [], "extract": [], "merge": []}

    def note(progress: Progress) -> None:
        times[progress.stage].append(time.monotonic())

    began = time.monotonic()
    run([path], out, Settings(), labour=Labour(1, 64 * 1024), mode="restart", report=note)
    ended = time.monotonic()
    return (times["plan"][-1] - began + ended - times["extract"][-1]) / (ended - began)


if __name__ == "__main__":
    main()
