"""The network without gradients: fixed blocks of places, so that a text's output never depends on its batch.

A matrix product gives a row the same bits wherever it stands, as long as the shapes are the same
(tests/test_names_model.py holds it), so every product here has `BLOCK` rows, the last ones empty.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from extract.names.lexemes import ATTRIBUTES

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]

BLOCK = 256  # rows: a block's arrays fit a core's second-level cache
_EPSILON = np.float32(1e-8)


class Network:
    """Weights by name, as `training/network.py` makes them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self._depth = sum(name.startswith("encode.") and name.endswith(".W") for name in weights)
        self.width = len(weights["mix.G"])
        heads = [weights["names.W"], weights["tags.W"]]
        self._heads = np.concatenate(heads, axis=1)
        self._bias = np.concatenate([weights["names.b"], weights["tags.b"]])
        self._split = heads[0].shape[1]
        self._inner = BLOCK - 2 * self._depth

    def embed(self, table_rows: Rows, vectors: Floats) -> Floats:
        """The embeddings of forms, from their rows in the tables (forms, tables, 4) and their vectors (forms, 300)."""
        tables = [self._weights[f"table.{name}"] for name in ATTRIBUTES]
        embedded = np.empty((len(vectors), self.width), dtype=np.float32)
        for first in range(0, len(vectors), BLOCK):
            part = slice(first, first + BLOCK)
            looked_up = [table[table_rows[part, index]].sum(axis=1) for index, table in enumerate(tables)]
            projected = _padded(vectors[part]) @ self._weights["vectors.W"]
            mixed = np.concatenate([*map(_padded, looked_up), projected], axis=1)
            embedded[part] = self._maxout("mix", mixed)[: len(vectors) - first]
        return embedded

    def scores(self, states: Floats, is_empty: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """The scores of labels and of tags at each place, from the embeddings of the places.

        `is_empty` says which places hold no token: before, between and after paragraphs.
        """
        places = len(states)
        scores = np.empty((places, len(self._bias)), dtype=np.float32)
        margin = self._depth
        for first in range(0, places, self._inner):
            around = slice(max(0, first - margin), min(places, first + self._inner + margin))
            block = self._encode(_padded(states[around]), _padded(~is_empty[around]))
            stop = min(places, first + self._inner)
            shift = around.start
            scores[first:stop] = (block @ self._heads + self._bias)[first - shift : stop - shift]
        return scores[:, : self._split], scores[:, self._split :]

    def _encode(self, states: Floats, is_token: NDArray[np.bool_]) -> Floats:
        """The states of a block's places in their context."""
        states = states * is_token[:, None]
        wide = np.zeros((BLOCK, 3 * self.width), dtype=np.float32)
        for index in range(self._depth):
            wide[1:, : self.width] = states[:-1]
            wide[:, self.width : -self.width] = states
            wide[:-1, -self.width :] = states[1:]
            states = states + self._maxout(f"encode.{index}", wide) * is_token[:, None]
        return states

    def _maxout(self, name: str, inputs: Floats) -> Floats:
        """The greatest of a linear layer's pieces, normalised and scaled."""
        weights = self._weights
        pieces = inputs @ weights[f"{name}.W"] + weights[f"{name}.b"]
        best = np.maximum(pieces[:, : self.width], pieces[:, self.width : 2 * self.width])
        np.maximum(best, pieces[:, 2 * self.width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + _EPSILON
        best *= (1 / np.sqrt(spread))[:, None]
        best *= weights[f"{name}.G"]
        best += weights[f"{name}.beta"]
        return best


def _padded(rows: NDArray[np.generic]) -> NDArray[np.generic]:
    """`rows` followed by zeros up to the size of a block."""
    block = np.zeros((BLOCK, *rows.shape[1:]), dtype=rows.dtype)
    block[: len(rows)] = rows
    return block
