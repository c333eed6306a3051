"""The benchmark's tables."""

import json
from pathlib import Path

from extract.bench.corpus import write_corpus
from extract.bench.stages import report as report_stages
from extract.bench.stages import sample
from extract.bench.systems import Measured, report

RAW = Path(__file__).parents[1] / "data" / "raw"


def test_the_ratios_are_those_of_one_round() -> None:
    measured = {
        "extract run": Measured(start=1.0, rounds=[1.0, 2.0, 4.0], peak=200.0),
        "stock spaCy": Measured(start=4.0, rounds=[3.0, 8.0, 20.0], peak=800.0),
    }
    lines = report(10, measured).splitlines()
    assert lines[1].split()[-6:] == ["5.0", "1.00", "1.00", "1.00", "1.00", "200"]
    assert lines[2].split()[-6:] == ["1.2", "4.00", "3.00", "5.00", "4.00", "800"]
    assert lines[3] == "start-up 0.25, memory 0.25 of the stock pipeline's"


def test_a_corpus_repeats_the_articles_with_ids_of_their_own(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    count = write_corpus(RAW, corpus, repeat=3)
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    assert len(rows) == count == len({row["id"] for row in rows})
    assert len({row["text"] for row in rows}) == count // 3


def test_each_sample_falls_into_a_stage(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    write_corpus(RAW, corpus, repeat=4)
    counts = sample(corpus)
    assert counts["names and tags"] > 0
    assert "names and tags" in report_stages(counts)
