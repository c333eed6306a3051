"""The gold of real news: the annotations of winer.jsonl, joined to their texts, which stand outside the project.

    .venv/bin/python -m tests.gold.winer OUT.jsonl

writes the full gold, in the form of articles.jsonl. The texts are those of ../shared/gold/ner/winer-dev.jsonl
(WiNER-fr), mended; the sha256 beside each annotation says that a text is the one that was annotated.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.training.mending import mend

_ANNOTATIONS = Path(__file__).with_name("winer.jsonl")
TEXTS = Path(__file__).parents[3] / "shared" / "gold" / "ner" / "winer-dev.jsonl"
_PREFIX = "winer-"


def main() -> None:
    """Write the full gold to the path given."""
    parser = argparse.ArgumentParser(description="Write the full gold of the WiNER articles.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, default=TEXTS, help="winer-dev.jsonl")
    options = parser.parse_args()
    lines = [json.dumps(article, ensure_ascii=False) for article in articles(options.texts)]
    options.out.write_text("\n".join(lines) + "\n", "utf-8")


def articles(path: Path = TEXTS) -> Iterator[dict[str, Any]]:
    """The annotated articles with their texts, in the order of winer.jsonl.

    `path` is winer-dev.jsonl. Raises `OSError` where it cannot be read, `ValueError` where it lacks an article
    or holds another text than the one annotated.
    """
    texts = {row["id"]: row["text"] for row in _rows(path)}
    for annotation in _rows(_ANNOTATIONS):
        name = annotation["id"].removeprefix(_PREFIX)
        if name not in texts:
            raise ValueError(f"{path} has no article {name!r}")
        yield _join(annotation, texts[name])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _join(annotation: dict[str, Any], published_text: str) -> dict[str, Any]:
    text, _ = mend(published_text, [])
    if hashlib.sha256(text.encode()).hexdigest() != annotation["sha256"]:
        raise ValueError(f"the text of {annotation['id']!r} is not the one that was annotated")
    for span in _spans(annotation):
        if text[span["start"] : span["end"]] != span["text"]:
            raise ValueError(f"{annotation['id']}: {span['text']!r} does not stand at {span['start']}")
    head = {key: annotation[key] for key in ("id", "published")}
    fields = {key: value for key, value in annotation.items() if key not in {*head, "sha256"}}
    return head | {"title": None, "text": text} | fields


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with offsets in `value`, however deep."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _spans(item)


if __name__ == "__main__":
    main()
