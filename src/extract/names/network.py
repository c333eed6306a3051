"""The network without gradients: fixed blocks of places, so that a text's output never depends on its batch.

A matrix product gives a row the same bits wherever it stands, as long as the shapes are the same
(tests/test_names_model.py holds it), so every product here has `BLOCK` rows, the last ones empty.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from extract.names.lexemes import ATTRIBUTES

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]
Array = TypeVar("Array", bound=NDArray[np.generic])

BLOCK = 256  # rows: a block's arrays fit a core's second-level cache
# How far each layer of the encoder looks to both sides: the upper ones skip a token, to see a long name whole.
REACHES = (1, 1, 1, 1, 2, 2)
GAP = max(REACHES)  # empty places between paragraphs, that none sees another
SHARED_BEFORE = 3  # the layer before which mentions of one form learn from one another
EPSILON = np.float32(1e-8)


class Network:
    """Weights by name, as `training/network.py` makes them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self.width = len(weights["mix.G"])
        self._heads = np.concatenate([weights["names.W"], weights["tags.W"]], axis=1)
        self._bias = np.concatenate([weights["names.b"], weights["tags.b"]])
        self._labels = len(weights["names.b"])

    def embed(self, table_rows: Rows, vectors: Floats) -> Floats:
        """The embeddings of forms, from their rows in the tables (forms, tables, 4) and their vectors (forms, 300)."""
        tables = [self._weights[f"table.{name}"] for name in ATTRIBUTES]
        embedded = np.empty((len(vectors), self.width), dtype=np.float32)
        for part in _parts(len(vectors), BLOCK):
            looked_up = [table[table_rows[part, index]].sum(axis=1) for index, table in enumerate(tables)]
            projected = _padded(vectors[part]) @ self._weights["vectors.W"]
            mixed = np.concatenate([*map(_padded, looked_up), projected], axis=1)
            embedded[part] = self._maxout("mix", mixed)[: part.stop - part.start]
        return embedded

    def scores(self, states: Floats, is_empty: Flags, groups: Rows) -> tuple[Floats, Floats]:
        """The scores of labels and of tags at each place, from the embeddings of the places.

        `is_empty` says which places hold no token: before, between and after paragraphs; places of one group
        hold the same form in the same text, groups are numbered from 0 without a gap.
        """
        is_token = ~is_empty[:, None]
        states = self._encode(states, is_token, range(SHARED_BEFORE))
        states = self._share(states, is_token, groups)
        states = self._encode(states, is_token, range(SHARED_BEFORE, len(REACHES)))
        scores = np.empty((len(states), len(self._bias)), dtype=np.float32)
        for part in _parts(len(states), BLOCK):
            block = _padded(states[part]) @ self._heads
            scores[part] = block[: part.stop - part.start]
        scores += self._bias
        return scores[:, : self._labels], scores[:, self._labels :]

    def _encode(self, states: Floats, is_token: Flags, layers: range) -> Floats:
        """The states after `layers`; a block's outer places, which do not see all they should, are not kept."""
        encoded = np.empty_like(states)
        margin = sum(REACHES[index] for index in layers)
        for part in _parts(len(states), BLOCK - 2 * margin):
            around = slice(max(0, part.start - margin), part.stop + margin)
            block = self._encode_block(_padded(states[around]), _padded(is_token[around]), layers)
            first = part.start - around.start
            encoded[part] = block[first : first + part.stop - part.start]
        return encoded

    def _encode_block(self, states: Floats, is_token: Flags, layers: range) -> Floats:
        wide = np.zeros((BLOCK, 3 * self.width), dtype=np.float32)
        states *= is_token
        for index in layers:
            reach = REACHES[index]
            wide[reach:, : self.width] = states[:-reach]
            wide[:, self.width : -self.width] = states
            wide[:-reach, -self.width :] = states[reach:]
            update = self._maxout(f"encode.{index}", wide)
            update *= is_token
            states += update
        return states

    def _share(self, states: Floats, is_token: Flags, groups: Rows) -> Floats:
        """The states with what the mean state of each place's group adds to them."""
        order = np.argsort(groups, kind="stable")
        firsts = np.flatnonzero(np.diff(groups[order], prepend=-1))
        sums = np.add.reduceat(states[order], firsts, axis=0)
        counts = np.diff(firsts, append=len(groups)).astype(np.float32)
        means = sums / counts[:, None]
        shared = np.empty_like(states)
        for part in _parts(len(states), BLOCK):
            wide = _padded(np.concatenate([states[part], means[groups[part]]], axis=1))
            shared[part] = self._maxout("share", wide)[: part.stop - part.start]
        shared *= is_token
        shared += states
        return shared

    def _maxout(self, name: str, inputs: Floats) -> Floats:
        """The greatest of a linear layer's pieces, normalised and scaled."""
        weights = self._weights
        pieces = inputs @ weights[f"{name}.W"]
        pieces += weights[f"{name}.b"]
        best: Floats = np.maximum(pieces[:, : self.width], pieces[:, self.width : 2 * self.width])
        for first in range(2 * self.width, pieces.shape[1], self.width):
            np.maximum(best, pieces[:, first : first + self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + EPSILON
        best *= (1 / np.sqrt(spread))[:, None]
        best *= weights[f"{name}.G"]
        best += weights[f"{name}.beta"]
        return best


def _parts(length: int, size: int) -> Iterator[slice]:
    """Slices of at most `size` that cover `length`."""
    for first in range(0, length, size):
        yield slice(first, min(length, first + size))


def _padded(rows: Array) -> Array:
    """`rows` followed by zeros up to the size of a block."""
    block = np.zeros((BLOCK, *rows.shape[1:]), dtype=rows.dtype)
    block[: len(rows)] = rows
    return cast("Array", block)
