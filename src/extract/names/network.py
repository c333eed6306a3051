"""The network without gradients: fixed blocks of places, so that a text's output never depends on its batch.

A matrix product gives a row the same bits wherever it stands, as long as the shapes are the same
(tests/test_names_model.py holds it), so every product here has `BLOCK` rows, the last ones empty.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from extract.names.lexemes import ATTRIBUTES

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]
Array = TypeVar("Array", bound=NDArray[np.generic])

BLOCK = 256  # rows: a block's arrays fit a core's second-level cache
# How far each layer of the encoder looks to both sides: the upper ones skip tokens, to see a long name whole.
REACHES = (1, 1, 2, 3)
GAP = max(REACHES)  # empty places between paragraphs, that none sees another
SHARED_BEFORE = 3  # the layer before which mentions of one form learn from one another
EPSILON = np.float32(1e-8)


class Network:
    """Weights by name, as `training/network.py` makes them.

    `width` is that of a state; `form_width` that of all that is computed of a form alone: its embedding, and what
    it adds in the first layer of the encoder where it is the place before, the place itself and the place after.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self.width = len(weights["mix.G"])
        bounds = self.width + np.arange(4) * len(weights["encode.0.b"])
        self._before, self._here, self._after = (slice(*pair) for pair in pairwise(bounds.tolist()))
        self.form_width = int(bounds[-1])
        self._first = np.concatenate(np.split(weights["encode.0.W"], 3), axis=1)
        self._heads = np.concatenate([weights["names.W"], weights["tags.W"]], axis=1)
        self._bias = np.concatenate([weights["names.b"], weights["tags.b"]])
        self._labels = len(weights["names.b"])

    def embed(self, table_rows: Rows, vectors: Floats, lists: Floats) -> Floats:
        """What is computed of forms alone (forms, form_width).

        Taken are their rows in the tables (forms, tables, 4), their word vectors (forms, 300) and the lists that
        they stand in (forms, lists).
        """
        tables = [self._weights[f"table.{name}"] for name in ATTRIBUTES]
        computed = np.empty((len(vectors), self.form_width), dtype=np.float32)
        for part in _parts(len(vectors), BLOCK):
            looked_up = [table[table_rows[part, index]].sum(axis=1) for index, table in enumerate(tables)]
            known = _padded(vectors[part]) @ self._weights["vectors.W"]
            known += _padded(lists[part]) @ self._weights["lists.W"]
            embedded = self._maxout("mix", np.concatenate([*map(_padded, looked_up), known], axis=1))
            length = part.stop - part.start
            computed[part, : self.width] = embedded[:length]
            computed[part, self.width :] = (embedded @ self._first)[:length]
        return computed

    def scores(self, table: Floats, forms: Rows, groups: Rows) -> tuple[Floats, Floats]:
        """The scores of labels and of tags at each place.

        `forms` are the rows of the places' forms in `table` (forms, form_width), whose row 0 is zero and stands for no
        token, as before, between and after paragraphs; places of one group hold the same form in the same text,
        groups are numbered from 0 without a gap.
        """
        is_token = (forms > 0)[:, None]
        states = self._enter(table, forms, is_token)
        states = self._encode(states, is_token, range(1, SHARED_BEFORE))
        states = self._share(states, is_token, groups)
        states = self._encode(states, is_token, range(SHARED_BEFORE, len(REACHES)))
        scores = np.empty((len(states), len(self._bias)), dtype=np.float32)
        for part in _parts(len(states), BLOCK):
            block = _padded(states[part]) @ self._heads
            scores[part] = block[: part.stop - part.start]
        scores += self._bias
        return scores[:, : self._labels], scores[:, self._labels :]

    def _enter(self, table: Floats, forms: Rows, is_token: Flags) -> Floats:
        """The states after the first layer: a sum of what each form and its neighbours add, without a product."""
        states = np.empty((len(forms), self.width), dtype=np.float32)
        reach = REACHES[0]
        forms = np.pad(forms, reach)
        for part in _parts(len(states), BLOCK):
            seen = table[forms[part.start : part.stop + 2 * reach]]
            here = seen[reach:-reach]
            pieces = here[:, self._here] + seen[: -2 * reach, self._before]
            pieces += seen[2 * reach :, self._after]
            states[part] = here[:, : self.width] + self._best("encode.0", pieces) * is_token[part]
        return states

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
        """A linear layer in several pieces, and the greatest of them."""
        return self._best(name, inputs @ self._weights[f"{name}.W"])

    def _best(self, name: str, pieces: Floats) -> Floats:
        """The greatest of the pieces and their bias, normalised and scaled; `pieces` are changed."""
        weights = self._weights
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
