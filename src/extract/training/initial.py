"""The weights that training starts from: the base model's own NER network where it fits, small noise elsewhere."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import spacy
from numpy.typing import NDArray
from thinc.api import Model

from extract.names.gazetteer import LISTS
from extract.names.labels import BILUO
from extract.names.lexemes import ATTRIBUTES
from extract.names.network import REACHES, Floats
from extract.names.tags import UPOS

WIDTH = 96  # of the base model
NEW_PIECES = 2  # of the new layer's maxout; the base model's have three
AnyModel = Model[Any, Any]
INHERITED = 4  # the first attributes are the base model's, in its order


def inherited_weights(
    base_model: str, sizes: Sequence[int], random: np.random.Generator
) -> dict[str, Floats]:
    """The network of `base_model`'s NER up to its encoder, with new attributes, lists, a new layer and heads."""
    nlp = spacy.load(
        base_model, exclude=["parser", "lemmatizer", "tagger", "morphologizer", "attribute_ruler"]
    )
    layers = list(cast("Any", nlp.get_pipe("ner")).model.get_ref("tok2vec").walk())
    tables = [layer.get_param("E") for layer in layers if layer.name == "hashembed"]
    maxouts = [layer for layer in layers if layer.name == "maxout"]
    norms = [layer for layer in layers if layer.name == "layernorm"]
    [static] = [layer for layer in layers if layer.name == "static_vectors"]
    weights = {f"table.{name}": np.array(table) for name, table in zip(ATTRIBUTES, tables, strict=False)}
    for name, size in list(zip(ATTRIBUTES, sizes, strict=True))[INHERITED:]:
        weights[f"table.{name}"] = _noise(random, (size, WIDTH), 0.1)
    weights["vectors.W"] = np.array(static.get_param("W").T)
    weights["lists.W"] = _noise(random, (len(LISTS), WIDTH), 0.1)
    for name, maxout, norm in zip(_layer_names(), maxouts, norms, strict=True):
        weights |= _maxout_weights(name, maxout, norm)
    weights["mix.W"] = _with_new_attributes(weights["mix.W"])
    weights |= _new_maxout("share", 2 * WIDTH, random)
    return weights | _head_weights(random)


def _layer_names() -> list[str]:
    return ["mix", *(f"encode.{index}" for index in range(len(REACHES)))]


def _maxout_weights(name: str, maxout: AnyModel, norm: AnyModel) -> dict[str, Floats]:
    """Thinc's (out, pieces, in) as (in, pieces x out)."""
    weights, bias = np.array(maxout.get_param("W")), np.array(maxout.get_param("b"))
    return {
        f"{name}.W": np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
        f"{name}.b": np.ascontiguousarray(bias.T.reshape(-1)),
        f"{name}.G": np.array(norm.get_param("G")),
        f"{name}.beta": np.array(norm.get_param("b")),
    }


def _with_new_attributes(weights: Floats) -> Floats:
    """Room for the new attributes between the inherited ones and the vectors; zeros, so that nothing changes at first."""
    inherited = INHERITED * WIDTH
    new = np.zeros(((len(ATTRIBUTES) - INHERITED) * WIDTH, weights.shape[1]), dtype=np.float32)
    return np.concatenate([weights[:inherited], new, weights[inherited:]])


def _new_maxout(name: str, inputs: int, random: np.random.Generator) -> dict[str, Floats]:
    """A layer that adds little at first: its gain is small."""
    return {
        f"{name}.W": _noise(random, (inputs, NEW_PIECES * WIDTH), np.sqrt(1 / inputs)),
        f"{name}.b": np.zeros(NEW_PIECES * WIDTH, dtype=np.float32),
        f"{name}.G": np.full(WIDTH, 0.1, dtype=np.float32),
        f"{name}.beta": np.zeros(WIDTH, dtype=np.float32),
    }


def _head_weights(random: np.random.Generator) -> dict[str, Floats]:
    """New weights of the two heads."""
    sizes = {"names": len(BILUO), "tags": len(UPOS)}
    weights: dict[str, Floats] = {}
    for name, size in sizes.items():
        weights[f"{name}.W"] = _noise(random, (WIDTH, size), 0.02)
        weights[f"{name}.b"] = np.zeros(size, dtype=np.float32)
    return weights


def _noise(random: np.random.Generator, shape: tuple[int, ...], spread: float) -> NDArray[np.float32]:
    return random.standard_normal(shape, dtype=np.float32) * np.float32(spread)
