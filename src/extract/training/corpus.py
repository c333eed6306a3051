"""The training texts as tokens with the labels and tags that are wanted of the model."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.analysis import ModelSpan
from extract.names.labels import KINDS, encode
from extract.tokens import Tokens, tokenise
from extract.training.conventions import follow_guidelines
from extract.training.mending import mend


@dataclass(frozen=True, slots=True)
class Text:
    """A tokenised text with its names in order; None where nobody marked them."""

    tokens: Tokens
    names: list[ModelSpan] | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Forms with, one item a form, the label wanted (-1: unknown) and the tag wanted (-1: unknown)."""

    forms: list[str]
    labels: list[int]
    tags: list[int]


Example = list[Paragraph]


def read_winer(path: Path, *, ruled: bool = True) -> list[Text]:
    """WiNER's articles, mended; brought to the conventions of a record where `ruled`."""
    return [_winer_text(row, ruled=ruled) for row in _read_rows(path)]


def read_marked(path: Path) -> list[Text]:
    """Texts with entities, brought to the conventions of a record."""
    return [_text(row["text"], follow_guidelines(row["text"], row["entities"])) for row in _read_rows(path)]


def read_plain(path: Path) -> list[Text]:
    """Texts whose names nobody marked."""
    return [Text(tokenise(row["text"]), None) for row in _read_rows(path)]


def example(text: Text, tags: list[int]) -> Example:
    """The paragraphs of `text` with what is wanted of each token."""
    labels = [-1] * len(text.tokens) if text.names is None else encode(text.names, len(text.tokens))
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


def _winer_text(row: dict[str, Any], *, ruled: bool) -> Text:
    text, entities = mend(row["text"], row["entities"])
    entities = [entity for entity in entities if entity["label"] in KINDS]
    return _text(text, follow_guidelines(text, entities) if ruled else entities)


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
