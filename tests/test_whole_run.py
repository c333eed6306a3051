"""Batch work with the real extraction: bytes, nasty inputs, options, memory."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from extract.article import Article
from extract.dataset import Labour, run, verify
from extract.read import read_paths
from extract.records import Record, Rejection
from extract.settings import Settings
from tests import fake
from tests.articles import ROOT
from tests.nasty import build

DATASET = ("records.jsonl", "rejected.jsonl", "manifest.json")


def test_workers_change_no_byte_of_real_and_nasty_articles(tmp_path: Path) -> None:
    inputs = [ROOT / "data" / "raw", build.INPUTS]
    for workers, shard_bytes in ((1, 10**9), (2, 10_000)):
        out = tmp_path / str(workers)
        summary = run(inputs, out, Settings(), labour=Labour(workers, shard_bytes))
        assert list(verify(out)) == []
        assert summary.rejected["not_french"] > 0
        assert "internal_error" not in summary.rejected
        assert "worker_died" not in summary.rejected
    assert [(tmp_path / "1" / name).read_bytes() for name in DATASET] == [
        (tmp_path / "2" / name).read_bytes() for name in DATASET
    ]


def test_an_article_alone_gives_the_record_it_gives_among_others(
    outcomes: Callable[[Iterable[Article]], list[Record | Rejection]],
) -> None:
    articles = [item for item in read_paths([ROOT / "data" / "raw"], Settings()) if isinstance(item, Article)]
    assert outcomes(articles) == [found for article in articles for found in outcomes([article])]


def test_options_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("clé;corps\nun;Le président français est à Paris.\n", "utf-8")
    (tmp_path / "list").write_text("a.csv\n")
    (tmp_path / "m.csv").write_text("id,published\nun,2025-02-28\n")
    done = subprocess.run(
        [sys.executable, "-m", "extract", "run", "-", "--files-from", "list", "--out", "out", "--field", "id=clé",
         "--field", "text=corps", "--metadata", "m.csv", "--stdin-type", "jsonl", "--json"],
        input='{"corps": "Deux Danois sont à Rome."}\n{"corps": 3}\n', capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["rejected"] == {"bad_field": 1}
    records = [
        json.loads(line) for line in (tmp_path / "out" / "records.jsonl").read_text("utf-8").splitlines()
    ]
    assert [(record["id"], record["published"]) for record in records] == [
        ("un", "2025-02-28"),
        ("stdin#1", None),
    ]


MEASURE = """
import re, sys
from pathlib import Path
from extract.dataset import Labour, run
from extract.settings import Settings
run([Path(sys.argv[1])], Path(sys.argv[2]), Settings(), labour=Labour(0, loader=sys.argv[3]))
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.parametrize("kind", ["rows", "files"])
def test_memory_is_flat_over_ten_thousand_articles(kind: str, tmp_path: Path) -> None:
    peaks = []
    for count in (500, 10_000):
        folder = tmp_path / str(count)
        folder.mkdir()
        texts = (f"Article {number}. " + "Une phrase de plus. " * 20 for number in range(count))
        if kind == "rows":
            rows = (json.dumps({"text": text}) for text in texts)
            (folder / "a.jsonl").write_text("\n".join(rows))
        else:
            for number, text in enumerate(texts):
                (folder / f"{number}.txt").write_text(text)
        command = [sys.executable, "-c", MEASURE, str(folder), str(tmp_path / f"out{count}"), fake.LOADER]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        peaks.append(int(done.stdout))
    print(f"peak memory, {kind}: {peaks[0]} MiB for 500 articles, {peaks[1]} MiB for 10,000")  # noqa: T201
    assert peaks[1] - peaks[0] < 40
