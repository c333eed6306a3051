"""Examples as the arrays that the network takes."""

from collections.abc import Sequence

import numpy as np

from extract.names.embedding import form_rows, form_vectors
from extract.names.gazetteer import LISTS, memberships
from extract.names.lexemes import ATTRIBUTES
from extract.names.network import GAP, Floats, Rows
from extract.names.vectors import WIDTH, Vectors
from extract.training.corpus import Example
from extract.training.network import Batch

EMPTY = " "  # the form of a place that holds no token


class Lexicon:
    """All forms met so far, each with its table rows, its word vector and its lists."""

    def __init__(self, vectors: Vectors, sizes: Sequence[int]) -> None:
        self._vectors = vectors
        self._sizes = sizes
        self._index: dict[str, int] = {}
        self._rows: Rows = np.zeros((0, len(ATTRIBUTES), 4), dtype=np.intp)
        self._table: Floats = np.zeros((0, WIDTH), dtype=np.float32)
        self._lists: Floats = np.zeros((0, len(LISTS)), dtype=np.float32)

    def batch(self, examples: Sequence[Example]) -> Batch:
        """The paragraphs of `examples` one after the other, empty places around each."""
        gap = [EMPTY] * GAP
        places: list[str] = [*gap]
        tokens: list[int] = []
        texts: list[int] = [0] * GAP
        for text, paragraph in ((text, part) for text, example in enumerate(examples) for part in example):
            tokens.extend(range(len(places), len(places) + len(paragraph.forms)))
            places.extend([*paragraph.forms, *gap])
            texts.extend([text] * (len(paragraph.forms) + GAP))
        self._learn(places)
        everywhere = np.array([self._index[form] for form in places], dtype=np.intp)
        distinct, forms = np.unique(everywhere, return_inverse=True)
        token_places = np.array(tokens, dtype=np.intp)
        empty = np.setdiff1d(np.arange(len(places)), token_places)
        rows = {name: self._rows[distinct, column] for column, name in enumerate(ATTRIBUTES)}
        groups = np.unique(np.array(texts) * len(distinct) + forms, return_inverse=True)[1]
        return Batch(rows, self._table[distinct], self._lists[distinct], forms, token_places, empty, groups)

    def _learn(self, places: Sequence[str]) -> None:
        new = [form for form in dict.fromkeys(places) if form not in self._index]
        if not new:
            return
        self._index |= dict(zip(new, range(len(self._index), len(self._index) + len(new)), strict=True))
        self._rows = np.concatenate([self._rows, form_rows(new, self._sizes)])
        self._table = np.concatenate([self._table, form_vectors(new, self._vectors)])
        self._lists = np.concatenate([self._lists, memberships(new)])
