"""The network with its gradients: each layer returns its output and the function that takes gradients back.

The same layers without gradients are in `names/network.py`; a test holds them equal.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extract.names.network import EPSILON, REACHES, SHARED_BEFORE, Floats, Rows

Backward = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts as the network takes them.

    `table_rows` holds for each attribute the four rows of each distinct form (forms, 4), `vectors` their
    word vectors (forms, 300), `lists` the lists that they stand in (forms, lists), `forms` the form of each place. Places are the tokens with an empty place
    before, between and after paragraphs; `tokens` are the places of the tokens. Places of one group hold the
    same form in the same text.
    """

    table_rows: Mapping[str, Rows]
    vectors: Floats
    lists: Floats
    forms: Rows
    tokens: Rows
    empty: Rows
    groups: Rows


@dataclass(frozen=True, slots=True)
class Dropout:
    """How much is dropped while training: of each layer's output, and of word identities."""

    layer: float
    word: float
    random: np.random.Generator

    @classmethod
    def none(cls) -> "Dropout":
        """Nothing is dropped: for evaluation."""
        return cls(0, 0, np.random.default_rng(0))

    def mask(self, shape: tuple[int, ...], rate: float) -> Floats:
        """Zeros at `rate`, the rest scaled to keep the mean."""
        if not rate:
            return np.ones(shape, dtype=np.float32)
        kept = self.random.random(shape, dtype=np.float32) >= rate
        return kept.astype(np.float32) / np.float32(1 - rate)


class Parameters:
    """Named parameters and their gradients, each a view of one flat array, so that an optimiser sees one."""

    def __init__(self, values: Mapping[str, Floats]) -> None:
        size = sum(value.size for value in values.values())
        self.flat = np.zeros(size, dtype=np.float32)
        self.flat_gradient = np.zeros(size, dtype=np.float32)
        self.values: dict[str, Floats] = {}
        self.gradients: dict[str, Floats] = {}
        at = 0
        for name, value in values.items():
            part = slice(at, at + value.size)
            self.values[name] = self.flat[part].reshape(value.shape)
            self.gradients[name] = self.flat_gradient[part].reshape(value.shape)
            self.values[name][:] = value
            at += value.size


def linear(parameters: Parameters, name: str, inputs: Floats) -> tuple[Floats, Backward]:
    """`inputs` times the layer's weights plus its bias."""
    weights = parameters.values[f"{name}.W"]
    outputs = inputs @ weights + parameters.values[f"{name}.b"]

    def backward(d_outputs: Floats) -> Floats:
        parameters.gradients[f"{name}.W"] += inputs.T @ d_outputs
        parameters.gradients[f"{name}.b"] += d_outputs.sum(axis=0)
        return d_outputs @ weights.T

    return outputs, backward


def maxout(parameters: Parameters, name: str, inputs: Floats) -> tuple[Floats, Backward]:
    """A linear layer in several pieces, the greatest of them, normalised to mean 0 and variance 1 and scaled."""
    width = len(parameters.values[f"{name}.G"])
    pieces, back_linear = linear(parameters, name, inputs)
    stacked = pieces.reshape(len(inputs), -1, width)
    best = stacked.max(axis=1)
    is_best = stacked == best[:, None]
    outputs, back_norm = _normalise(parameters, name, best)

    def backward(d_outputs: Floats) -> Floats:
        d_best = back_norm(d_outputs)
        return back_linear((is_best * d_best[:, None]).reshape(pieces.shape))

    return outputs, backward


def _normalise(parameters: Parameters, name: str, inputs: Floats) -> tuple[Floats, Backward]:
    gain, bias = parameters.values[f"{name}.G"], parameters.values[f"{name}.beta"]
    centred = inputs - inputs.mean(axis=1, keepdims=True)
    scale = 1 / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + EPSILON)
    unit = centred * scale

    def backward(d_outputs: Floats) -> Floats:
        parameters.gradients[f"{name}.G"] += (d_outputs * unit).sum(axis=0)
        parameters.gradients[f"{name}.beta"] += d_outputs.sum(axis=0)
        d_unit = d_outputs * gain
        d_inputs: Floats = d_unit - d_unit.mean(axis=1, keepdims=True)
        d_inputs -= unit * (d_unit * unit).mean(axis=1, keepdims=True)
        d_inputs *= scale
        return d_inputs

    return unit * gain + bias, backward


def embed(parameters: Parameters, batch: Batch, dropout: Dropout) -> tuple[Floats, Callable[[Floats], None]]:
    """The embedding of each form: its attributes' table rows, its vector and its lists, mixed."""
    known = dropout.mask((len(batch.vectors), 1), dropout.word) > 0
    vectors, lists = batch.vectors * known, batch.lists * known
    parts = [
        parameters.values[f"table.{name}"][rows].sum(axis=1) * (known if name in {"norm", "fold"} else 1)
        for name, rows in batch.table_rows.items()
    ]
    width = parts[0].shape[1]
    parts.append(vectors @ parameters.values["vectors.W"] + lists @ parameters.values["lists.W"])
    mixed, back_mix = maxout(parameters, "mix", np.concatenate(parts, axis=1, dtype=np.float32))

    def backward(d_mixed: Floats) -> None:
        d_parts = back_mix(d_mixed)
        parameters.gradients["vectors.W"] += vectors.T @ d_parts[:, -width:]
        parameters.gradients["lists.W"] += lists.T @ d_parts[:, -width:]
        for index, (name, rows) in enumerate(batch.table_rows.items()):
            d_part = d_parts[:, index * width : (index + 1) * width]
            if name in {"norm", "fold"}:
                d_part = d_part * known
            _add_at(parameters.gradients[f"table.{name}"], rows.ravel(), np.repeat(d_part, 4, axis=0))

    return mixed, backward


def _add_at(table: Floats, rows: Rows, values: Floats) -> None:
    """Add each of `values` to its row of `table`; rows may stand more than once."""
    order = np.argsort(rows, kind="stable")
    distinct, firsts = np.unique(rows[order], return_index=True)
    table[distinct] += np.add.reduceat(values[order], firsts, axis=0)


def window(states: Floats, reach: int) -> Floats:
    """Each place with the places `reach` before and after it side by side."""
    places, width = states.shape
    wide = np.zeros((places, 3 * width), dtype=np.float32)
    wide[reach:, :width] = states[:-reach]
    wide[:, width : 2 * width] = states
    wide[:-reach, 2 * width :] = states[reach:]
    return wide


def _back_window(d_wide: Floats, reach: int) -> Floats:
    width = d_wide.shape[1] // 3
    d_states = d_wide[:, width : 2 * width].copy()
    d_states[:-reach] += d_wide[reach:, :width]
    d_states[reach:] += d_wide[:-reach, 2 * width :]
    return d_states


def encode(parameters: Parameters, batch: Batch, dropout: Dropout) -> tuple[Floats, Callable[[Floats], None]]:
    """The state of each token in its context."""
    embedded, back_embed = embed(parameters, batch, dropout)
    mask = dropout.mask((len(batch.forms), embedded.shape[1]), dropout.layer)
    mask[batch.empty] = 0
    states = embedded[batch.forms] * mask
    layers = []
    for index in range(len(REACHES)):
        if index == SHARED_BEFORE:
            states, back_layer = _share(parameters, states, batch, dropout)
            layers.append(back_layer)
        states, back_layer = _layer(parameters, index, states, batch, dropout)
        layers.append(back_layer)

    def backward(d_tokens: Floats) -> None:
        d_states = np.zeros_like(states)
        d_states[batch.tokens] = d_tokens
        for back_layer in reversed(layers):
            d_states = back_layer(d_states)
        d_embedded = np.zeros_like(embedded)
        _add_at(d_embedded, batch.forms, d_states * mask)
        back_embed(d_embedded)

    return states[batch.tokens], backward


def _layer(
    parameters: Parameters, index: int, states: Floats, batch: Batch, dropout: Dropout
) -> tuple[Floats, Backward]:
    reach = REACHES[index]
    update, back_maxout = maxout(parameters, f"encode.{index}", window(states, reach))
    mask = dropout.mask(update.shape, dropout.layer)
    mask[batch.empty] = 0

    def backward(d_outputs: Floats) -> Floats:
        return d_outputs + _back_window(back_maxout(d_outputs * mask), reach)

    return states + update * mask, backward


def _share(parameters: Parameters, states: Floats, batch: Batch, dropout: Dropout) -> tuple[Floats, Backward]:
    """Each place learns the mean state of its form in its text: what a name is, its clearest mention says."""
    width = states.shape[1]
    counts = np.bincount(batch.groups).astype(np.float32)[:, None]
    shared = np.zeros((len(counts), width), dtype=np.float32)
    _add_at(shared, batch.groups, states)
    wide = np.concatenate([states, (shared / counts)[batch.groups]], axis=1)
    update, back_maxout = maxout(parameters, "share", wide)
    mask = dropout.mask(update.shape, dropout.layer)
    mask[batch.empty] = 0

    def backward(d_outputs: Floats) -> Floats:
        d_wide = back_maxout(d_outputs * mask)
        d_shared = np.zeros_like(shared)
        _add_at(d_shared, batch.groups, d_wide[:, width:])
        return d_outputs + d_wide[:, :width] + (d_shared / counts)[batch.groups]

    return states + update * mask, backward


def cross_entropy(
    scores: Floats, targets: Sequence[int] | Rows, smoothing: float, weights: Floats
) -> tuple[float, Floats]:
    """The weighted sum of the tokens' losses, and its gradient."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    wanted = np.full(scores.shape, smoothing / scores.shape[1], dtype=np.float32)
    wanted[np.arange(len(scores)), targets] += np.float32(1 - smoothing)
    loss = float(-(wanted * logs).sum(axis=1) @ weights)
    return loss, (np.exp(logs) - wanted) * weights[:, None]
