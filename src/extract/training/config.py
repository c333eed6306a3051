"""What training may vary: the committed configuration names every one of these."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import ConfigError
from extract.training.augmentation import Rates


@dataclass(frozen=True, slots=True)
class Config:
    """The choices of one training.

    `marked` and `sentences` are paths below the data folder: whole texts, and single sentences of which each
    epoch takes the share `sentences_share`; `written` are the files of `articles/` (a pattern); `invented` made-up articles join each epoch. `tables` are
    the rows of each attribute's embedding table, `batch` examples make a step, `rate` is the highest learning
    rate, `tag_weight` what the tags' loss counts beside the labels'; the weights of all `seeds` are averaged.
    """

    base_model: str
    winer: str
    marked: tuple[str, ...]
    sentences: tuple[str, ...]
    written: str
    development: str
    sentences_share: float
    invented: int
    rates: Rates
    tables: tuple[int, ...]
    seeds: tuple[int, ...]
    epochs: int
    batch: int
    rate: float
    decay: float
    layer_dropout: float
    word_dropout: float
    smoothing: float
    tag_weight: float
    average_keep: float


def read_config(path: Path) -> Config:
    """The configuration in a TOML file that gives every field of `Config`.

    Raises `ConfigError` for a missing or unknown field.
    """
    fields = tomllib.loads(path.read_text("utf-8"))
    fixed: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    try:
        return Config(**fixed | {"rates": Rates(**fields.get("rates", {}))})
    except TypeError as error:
        raise ConfigError(f"{path}: {error}") from error
