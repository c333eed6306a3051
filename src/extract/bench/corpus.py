"""The articles that are measured."""

import json
from pathlib import Path

from extract.article import Article
from extract.read import digest, find_inputs, read
from extract.settings import Settings


def read_articles(inputs: Path) -> list[Article]:
    """The articles of all files of `inputs`."""
    found = (
        item for file in find_inputs([inputs]).files for item in read(file, digest(file.path), Settings())
    )
    return [item for item in found if isinstance(item, Article)]


def write_corpus(inputs: Path, corpus: Path, repeat: int) -> int:
    """Write the articles of `inputs` `repeat` times, each with an id of its own; returns how many stand there."""
    articles = read_articles(inputs)
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
