"""The training texts as tokens with the labels and tags that are wanted of the model."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from extract.analysis import ModelSpan
from extract.names.labels import KINDS, encode
from extract.tokens import Tokens, tokenise
from extract.training.conventions import follow_guidelines
from extract.training.marks import apply_marks, read_marks
from extract.training.mending import Entity, mend

_ARTICLES = Path(__file__).parent / "articles"
_INLINE = re.compile(rf"\[({'|'.join(KINDS)}) ([^\]]*)\]|((?:[^\[]|\[(?!(?:{'|'.join(KINDS)}) ))+)")


@dataclass(frozen=True, slots=True)
class Text:
    """A tokenised text with its names in order."""

    tokens: Tokens
    names: list[ModelSpan]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Forms with, one item a form, the label wanted and the tag wanted (-1: unknown)."""

    forms: list[str]
    labels: list[int]
    tags: list[int]


Example = list[Paragraph]


def read_winer(path: Path, *, ruled: bool = True) -> list[Text]:
    """WiNER's articles, mended; brought to the conventions of a record and corrected by hand where `ruled`."""
    return [_winer_text(row, path, ruled=ruled) for row in _read_rows(path)]


def read_marked(path: Path) -> list[Text]:
    """Texts with the entities of their file, if it has any, as a record has them, corrected by hand."""
    return [_ruled_text(row["id"], row["text"], row.get("entities", []), path) for row in _read_rows(path)]


def read_articles(pattern: str) -> list[Text]:
    """The invented articles in the files of `articles/` whose names match `pattern`, each name marked in its line."""
    paths = sorted(file for file in _ARTICLES.iterdir() if fnmatch(file.name, pattern))
    texts = (file.read_text("utf-8").partition("\n")[2] for file in paths)
    return [_inline_text(article) for text in texts for article in re.split(r"\n{2,}", text.strip())]


def example(text: Text, tags: list[int]) -> Example:
    """The paragraphs of `text` with what is wanted of each token."""
    labels = encode(text.names, len(text.tokens))
    return [
        Paragraph(
            text.tokens.forms[span.first : span.stop],
            labels[span.first : span.stop],
            tags[span.first : span.stop],
        )
        for span in text.tokens.paragraphs
    ]


def _read_rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _winer_text(row: dict[str, Any], path: Path, *, ruled: bool) -> Text:
    text, entities = mend(row["text"], row["entities"])
    entities = [entity for entity in entities if entity["label"] in KINDS]
    return _ruled_text(row["id"], text, entities, path) if ruled else _text(text, entities)


def _ruled_text(identifier: str, text: str, entities: list[Entity], path: Path) -> Text:
    marks = read_marks(path.stem).get(identifier, ())
    return _text(text, apply_marks(text, follow_guidelines(text, entities), marks))


def _inline_text(article: str) -> Text:
    """The text of an article and its names: "À [LOC Lens], [PER Zoé Petit] …"."""
    written, entities, length = [], [], 0
    for label, name, plain in _INLINE.findall(article):
        if label:
            entities.append({"start": length, "end": length + len(name), "label": label})
        written.append(name or plain)
        length += len(written[-1])
    return _text("".join(written), entities)


def _text(text: str, entities: Iterable[dict[str, Any]]) -> Text:
    tokens = tokenise(text)
    return Text(tokens, list(_spans(tokens, entities)))


def _spans(tokens: Tokens, entities: Iterable[dict[str, Any]]) -> Iterator[ModelSpan]:
    """The entities as whole tokens, those that overlap an earlier one or cross a line break left out."""
    taken = 0
    for entity in sorted(entities, key=lambda entity: entity["start"]):
        inside = [
            index
            for index in range(taken, len(tokens))
            if tokens.starts[index] < entity["end"] and tokens.ends[index] > entity["start"]
        ]
        if not inside or "\n" in tokens.normalised[entity["start"] : entity["end"]]:
            continue
        taken = inside[-1] + 1
        yield ModelSpan(inside[0], taken, entity["label"])
