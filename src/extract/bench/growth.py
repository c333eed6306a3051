"""Cost against the length of articles and the size of a corpus: linear in time, flat in memory.

Each row is a process of its own that does what a worker of `extract run` does. Its articles are paragraphs of the input
in ever new order, with ever new invented words among them, so that nothing that is kept by word or by text can stay
small by chance. Times are of the processor; only their ratios mean anything.
"""

import json
import random
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from extract.bench.corpus import read_articles
from extract.bench.worker import extract_all
from extract.dataset.extractor import french
from extract.settings import Settings

_LENGTHS = (100, 1_000, 10_000, 100_000, 1_000_000)
_USUAL = 2_000  # characters of an article of the corpora that are measured by their size
_AT_LEAST = 1_000_000  # characters of all articles of one length together
_MOST = 5_000  # articles of one length
_SYLLABLES = (
    "ba",
    "cor",
    "du",
    "fen",
    "gal",
    "ji",
    "lo",
    "mar",
    "nou",
    "pré",
    "rin",
    "sau",
    "té",
    "val",
    "zé",
)
_INVENTED = 0.05  # of the words


@dataclass(frozen=True, slots=True)
class Row:
    """What a run over `articles` of `length` characters took: seconds, and MiB before it and at its peak."""

    articles: int
    length: int
    seconds: float
    before: float
    peak: float


def grow(inputs: Path, sizes: Sequence[int]) -> str:
    """The tables by length and by the number of articles, of corpora of `sizes` articles, as text."""
    paragraphs = read_paragraphs(inputs)
    lengths = [(min(_MOST, _AT_LEAST // length), length) for length in _LENGTHS]
    by_length = [measure(paragraphs, number, length) for number, length in lengths]
    by_size = [measure(paragraphs, number, _USUAL) for number in sizes]
    return f"{report('by length', by_length)}\n{report('by articles', by_size)}"


def read_paragraphs(inputs: Path) -> list[str]:
    """The paragraphs of all articles of `inputs`."""
    lines = (line for article in read_articles(inputs) for line in article.text.split("\n"))
    return [line for line in lines if line.strip()]


def measure(paragraphs: Sequence[str], articles: int, length: int) -> Row:
    """Extract from a corpus of that many articles in a new process."""
    with tempfile.TemporaryDirectory() as folder:
        first, corpus = Path(folder) / "first.jsonl", Path(folder) / "corpus.jsonl"
        _write(first, invent(paragraphs, 1, _USUAL))
        _write(corpus, invent(paragraphs, articles, length))
        context = get_context("spawn")
        here, there = context.Pipe()
        context.Process(target=_run, args=(first, corpus, there), daemon=True).start()
        return Row(articles, length, *here.recv())


def invent(paragraphs: Sequence[str], articles: int, length: int) -> Iterator[str]:
    """As many texts of `length` characters, the same on every run, each unlike the others."""
    chance = random.Random(length)  # noqa: S311 (nothing secret)
    for _ in range(articles):
        text = ""
        while len(text) < length:
            text += f"{_with_new_words(chance.choice(paragraphs), chance)}\n"
        yield text[:length]


def report(title: str, rows: Sequence[Row]) -> str:
    """The rows as text; `times` is the cost of a character, the first row's being 1."""
    least = rows[0].seconds / (rows[0].articles * rows[0].length) if rows else 1.0
    lines = [
        f"{title:12}{'articles':>10}{'characters':>12}{'ms/article':>12}{'times':>8}{'first, MiB':>12}{'peak':>8}"
    ]
    lines += [
        f"{'':12}{row.articles:10,}{row.length:12,}{row.seconds / row.articles * 1e3:12.2f}"
        f"{row.seconds / (row.articles * row.length) / least:8.2f}{row.before:12.0f}{row.peak:8.0f}"
        for row in rows
    ]
    return "\n".join(lines)


def _with_new_words(paragraph: str, chance: random.Random) -> str:
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=4)).capitalize() if chance.random() < _INVENTED else word
        for word in paragraph.split(" ")
    )


def _write(path: Path, texts: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            row = {"id": str(number), "text": text, "published": "2025-02-28"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _run(first: Path, corpus: Path, connection: Connection) -> None:
    """Send the seconds of a run over `corpus`, and the peaks of memory before and after it, in MiB."""
    settings = Settings()
    extract = french(settings)
    extract_all(first, extract, settings)
    before, begin = _peak(), time.process_time()
    extract_all(corpus, extract, settings)
    connection.send((time.process_time() - begin, before, _peak()))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
