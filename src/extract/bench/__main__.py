"""`python -m extract.bench [INPUT] [--rounds N] [--repeat N] [--sizes N ...]`: every table of the benchmark."""

import argparse
import os
import tempfile
from pathlib import Path

from extract.bench import growth, stages, systems
from extract.bench.corpus import write_corpus

_RAW = Path(__file__).parents[3] / "data" / "raw"
_SIZES = (100, 1_000)  # 10,000 takes two minutes, 100,000 twenty
# BLAS reads these when it is loaded: the children inherit them.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m extract.bench", description=systems.__doc__)
    parser.add_argument("inputs", nargs="?", type=Path, default=_RAW, help="articles; without it data/raw")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=20, help="how often the articles stand in a round")
    parser.add_argument("--sizes", type=int, nargs="*", default=_SIZES, help="of the corpora that grow")
    arguments = parser.parse_args()
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        articles = write_corpus(arguments.inputs, corpus, arguments.repeat)
        print(systems.report(articles, systems.compare(corpus, arguments.rounds)))  # noqa: T201 (a command)
        print(stages.report(stages.sample(corpus)))  # noqa: T201
    print(growth.grow(arguments.inputs, arguments.sizes))  # noqa: T201


if __name__ == "__main__":
    main()
