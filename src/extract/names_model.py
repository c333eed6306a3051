"""The names model: tokens to people, organisations, places, other names, and parts of speech."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from extract.analysis import ModelSpan
from extract.errors import ConfigError
from extract.names.embedding import Embedding
from extract.names.labels import best_labels, spans
from extract.names.network import GAP, Network, Rows
from extract.names.tags import UPOS
from extract.names.vectors import Vectors
from extract.tokens import Tokens

WEIGHTS = "weights.npz"
Prediction = tuple[list[ModelSpan], list[str]]


class NamesModel:
    """A trained network and the embeddings of the forms it has met, computed once per form."""

    def __init__(self, network: Network, embedding: Embedding) -> None:
        self._network = network
        self._embedding = embedding

    @classmethod
    def load(cls, path: Path, vectors: Vectors) -> "NamesModel":
        """The model in the folder `path`, above the word vectors of the base model.

        Raises `ConfigError` where the folder holds no model.
        """
        file = path / WEIGHTS
        if not file.is_file():
            raise ConfigError(f"{file}: no such file; a names model is a folder that holds it")
        with np.load(file) as stored:
            weights = {name: stored[name].astype(np.float32) for name in stored.files}
        network = Network(weights)
        return cls(network, Embedding(network, weights, vectors))

    def predict(self, batch: Sequence[Tokens]) -> list[Prediction]:
        """For each text its names in order, none across a line break, and the part of speech of each token.

        A text's prediction is the same whatever batch it comes in.
        """
        texts = [tokens for tokens in batch if len(tokens)]
        if not texts:
            return [([], []) for _ in batch]
        lengths = [span.stop - span.first for tokens in texts for span in tokens.paragraphs]
        places = _places(lengths)
        table, rows = self._embedding.of(list(chain.from_iterable(tokens.forms for tokens in texts)))
        forms = np.zeros(places[-1] + 1 + GAP, dtype=np.intp)
        groups = np.zeros_like(forms)
        forms[places], groups[places] = rows, _groups(texts, rows)
        label_scores, tag_scores = self._network.scores(table, forms, groups)
        starts = np.cumsum([0, *lengths[:-1]])
        labels = best_labels(label_scores[places], starts).tolist()
        tags = [UPOS[tag] for tag in tag_scores[places].argmax(axis=1).tolist()]
        return list(_cut(batch, labels, tags))


def _places(lengths: Sequence[int]) -> Rows:
    """Where tokens stand when `GAP` empty places are set before, between and after paragraphs."""
    return np.arange(sum(lengths)) + GAP * np.repeat(np.arange(1, len(lengths) + 1), lengths)


def _groups(texts: Sequence[Tokens], forms: Rows) -> Rows:
    """For each token a number above 0 that it shares with the tokens of its form in its text."""
    text = np.repeat(np.arange(len(texts)), [len(tokens) for tokens in texts])
    groups: Rows = np.unique(text * (int(forms.max()) + 1) + forms, return_inverse=True)[1]
    return groups + 1


def _cut(batch: Iterable[Tokens], labels: list[int], tags: list[str]) -> Iterable[Prediction]:
    """The labels and tags of each text of the batch, the labels as spans."""
    first = 0
    for tokens in batch:
        stop = first + len(tokens)
        yield spans(labels[first:stop]), tags[first:stop]
        first = stop
