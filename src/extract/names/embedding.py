"""Embeddings of written forms, each computed once: the first half of the network depends on nothing else."""

from collections.abc import Mapping, Sequence

import numpy as np

from extract.names.gazetteer import memberships
from extract.names.hashing import hash_strings, table_rows
from extract.names.lexemes import ATTRIBUTES, attributes, spellings
from extract.names.network import Floats, Network, Rows
from extract.names.vectors import WIDTH, Vectors

SEED = 8  # of the first embedding table, as in spaCy's MultiHashEmbed; each next table has the next seed
CAPACITY = 30_000  # forms kept: 115 MB


class Embedding:
    """What the network computes of the forms met, at most `CAPACITY` of them and those of the batch at hand."""

    def __init__(self, network: Network, weights: Mapping[str, Floats], vectors: Vectors) -> None:
        self._network = network
        self._vectors = vectors
        self._sizes = [len(weights[f"table.{name}"]) for name in ATTRIBUTES]
        self._clear(CAPACITY)

    def _clear(self, room: int) -> None:
        self._index: dict[str, int] = {}
        self._table = np.zeros((1 + room, self._network.form_width), dtype=np.float32)

    def of(self, forms: Sequence[str]) -> tuple[Floats, Rows]:
        """A table of forms whose row 0 is zero, and the row of each form, another for every form."""
        new = [form for form in dict.fromkeys(forms) if form not in self._index]
        if len(self._index) + len(new) >= len(self._table):
            new = list(dict.fromkeys(forms))
            self._clear(max(CAPACITY, len(new)))
        if new:
            self._learn(new)
        return self._table, np.array([*map(self._index.__getitem__, forms)], dtype=np.intp)

    def _learn(self, new: Sequence[str]) -> None:
        first = 1 + len(self._index)
        rows, vectors = form_rows(new, self._sizes), form_vectors(new, self._vectors)
        self._table[first : first + len(new)] = self._network.embed(rows, vectors, memberships(new))
        self._index.update(zip(new, range(first, first + len(new)), strict=True))


def form_rows(forms: Sequence[str], sizes: Sequence[int]) -> Rows:
    """The four rows of each form in the table of each attribute: (forms, attributes, 4)."""
    strings = zip(*map(attributes, forms), strict=True)
    columns = [
        table_rows(hash_strings(column), SEED + index, size)
        for index, (column, size) in enumerate(zip(strings, sizes, strict=True))
    ]
    return np.stack(columns, axis=1)


def form_vectors(forms: Sequence[str], vectors: Vectors) -> Floats:
    """The word vector of each form, of the best of its spellings that has one; zeros where none has."""
    tried = list(map(spellings, forms))
    rows = np.full(len(forms), -1, dtype=np.int32)
    for rank in range(max(map(len, tried))):
        missing = [index for index in np.flatnonzero(rows < 0).tolist() if rank < len(tried[index])]
        if missing:
            rows[missing] = vectors.find([tried[index][rank] for index in missing])
    table = np.zeros((len(forms), WIDTH), dtype=np.float32)
    table[rows >= 0] = vectors.table[rows[rows >= 0]]
    return table
